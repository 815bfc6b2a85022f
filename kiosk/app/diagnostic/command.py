"""``kiosk --diagnostic``: the check of this desk in a terminal, for its technician and for scripts."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from kiosk import __version__
from kiosk.app.apart import Unwaited
from kiosk.app.diagnostic.bundle import gather
from kiosk.app.diagnostic.check import Workstation, check
from kiosk.app.options import Options
from kiosk.app.profile_folder import usual_profile
from kiosk.clock import PARIS, Clock
from kiosk.domain.diagnostic.report import SIGNS, Check, Line, Mark, report_text
from kiosk.domain.text.language import tr
from kiosk.exports.private_file import write_private
from kiosk.settings import default_files, inspect
from kiosk.store.secrets import SecretStore, SystemKeyring

WELL, TO_SEE, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
"""What the process ends with. 2 is also argparse's, and 130 that of Ctrl+C in a shell."""
_COLOURS: Final = {Mark.WELL: "32", Mark.SEE: "33", Mark.WRONG: "31", Mark.NOTE: "2"}


def run(
    options: Options, report: Path | None = None, bundle: Path | None = None, *, secrets: SecretStore | None = None
) -> int:
    """Prints the report, and writes it to ``report`` too; the exit code of the process.

    ``bundle``: the file of all that the support wants to know.
    """
    files = [options.config] if options.config else [path for path in default_files() if path.is_file()]
    settings, faults = inspect(files, required=True)
    speak(options.language or settings.language)
    clock = Clock(options.now, settings.desk.timezone or PARIS)
    profile = options.profile or usual_profile()
    desk = Workstation(
        settings, profile, clock, secrets or SystemKeyring(allowed=settings.desk.keyring_backends), faults, len(files)
    )
    lines: list[Line] = []
    counting = _Counting(sys.stderr, len(Check) - 1)

    def tell(line: Line) -> None:
        lines.append(line)
        counting.show(len(lines))

    counting.show(0)
    try:
        with asyncio.Runner() as runner:
            runner.get_loop().set_default_executor(Unwaited())
            runner.run(check(desk, options.instance, tell))
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        counting.end()
    _print(report_text(lines, __version__, clock.now(), *_marks(sys.stdout)))
    told = report_text(lines, __version__, clock.now())
    for path in (report, bundle):
        if path is None:
            continue
        try:
            write_private(path, told if path is report else gather(told, settings, profile))
        except OSError as error:
            said = tr("{}\u00a0: le rapport ne peut pas être écrit ({}).").format(path, error.strerror)
            print(said, file=sys.stderr)  # noqa: T201
            return WRONG_USE
    return TO_SEE if any(line.asks for line in lines) else WELL


def speak(code: str) -> None:
    """Has what a command says in the language ``code``."""
    if code != "fr":
        # Qt reads translations, and may not load on the machine that is checked: French it is then.
        with suppress(ImportError):
            from kiosk.views import translations

            translations.speak(code)


class _Counting:
    """How far it is, on a terminal only."""

    def __init__(self, stream: TextIO, whole: int) -> None:
        self._stream = stream if stream.isatty() else None
        self._whole = whole

    def show(self, count: int) -> None:
        if self._stream is not None:
            self._stream.write("\r" + tr("Vérification\u00a0: {} sur {}").format(count, self._whole))
            self._stream.flush()

    def end(self) -> None:
        if self._stream is not None:
            self._stream.write("\r" + " " * 40 + "\r")
            self._stream.flush()


def _marks(stream: TextIO) -> tuple[Mapping[Mark, str], int] | tuple[()]:
    """Coloured signs where colours are seen and signs can be written; words anywhere else."""
    coloured = stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM", "") != "dumb"
    try:
        "".join(SIGNS.values()).encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return ()
    return ({mark: f"\x1b[{_COLOURS[mark]}m{sign}\x1b[0m" for mark, sign in SIGNS.items()}, 1) if coloured else ()


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:  # a terminal with few letters
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()
