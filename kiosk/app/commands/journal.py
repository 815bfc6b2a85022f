"""``kiosk --journal``: the register of what was done at this desk, verified for the administrator of the site."""

from __future__ import annotations

import asyncio
import csv
import io
import sys
from pathlib import Path

from kiosk.app.diagnostic.command import speak
from kiosk.app.options import Options
from kiosk.app.profile_folder import usual_profile
from kiosk.clock import PARIS, Clock
from kiosk.domain.dates.times import hour, short_date
from kiosk.domain.platform.failures import KeyringMissing, MemoryFailure, MemoryLocked
from kiosk.domain.text.language import counted, tr
from kiosk.domain.writes.deed import Chain, Deed, in_words
from kiosk.exports.private_file import write_private
from kiosk.settings import default_files, load
from kiosk.store.register import Register
from kiosk.store.secrets import SecretStore, SystemKeyring

INTACT, BROKEN, UNREADABLE = 0, 1, 2
"""What the process ends with."""
_SHOWN_OF_A_SEAL = 16  # figures


def run(options: Options, report: Path | None = None, *, secrets: SecretStore | None = None) -> int:
    """Says whether the register is as it was written, and writes its lines to ``report``; the exit code."""
    settings = load([options.config], required=True) if options.config else load(default_files())
    speak(options.language or settings.language)
    clock = Clock(options.now, settings.desk.timezone or PARIS)
    profile = options.profile or usual_profile()
    register = Register(profile, secrets or SystemKeyring(), clock, settings.journal.months)
    if not register.exists:
        print(tr("Aucun journal n’est gardé sur ce poste."))  # noqa: T201
        return INTACT
    try:
        chain, deeds = asyncio.run(_read(register))
    except MemoryFailure as failure:
        print(_why(failure), file=sys.stderr)  # noqa: T201
        return UNREADABLE
    print("\n".join(_said(chain, deeds, clock)))  # noqa: T201
    if report is not None:
        try:
            write_private(report, _table(deeds, clock))
        except OSError as error:
            said = tr("{}\u00a0: le journal ne peut pas être écrit ({}).").format(report, error.strerror)
            print(said, file=sys.stderr)  # noqa: T201
            return UNREADABLE
    return INTACT if chain.broken_at is None else BROKEN


async def _read(register: Register) -> tuple[Chain, list[Deed]]:
    try:
        return await register.check(), await register.deeds()
    finally:
        await register.close()


def _said(chain: Chain, deeds: list[Deed], clock: Clock) -> list[str]:
    said = [counted(chain.lines, "{} ligne", "{} lignes")]
    if deeds:
        first, last = (_instant(one, clock) for one in (deeds[0], deeds[-1]))
        said.append(tr("de {} à {}").format(first, last))
    lines = [", ".join(said)]
    if chain.broken_at is not None:
        lines.append(
            tr("La chaîne est rompue à la ligne {}\u00a0: le journal n’est pas tel qu’il a été écrit.").format(
                chain.broken_at
            )
        )
    elif chain.last is not None:
        lines.append(
            tr("La chaîne est intacte. Dernière ligne\u00a0: {}, sceau {}.").format(
                chain.last.number, chain.last.seal.hex()[:_SHOWN_OF_A_SEAL]
            )
        )
    return lines


def _instant(deed: Deed, clock: Clock) -> str:
    at = deed.at.astimezone(clock.zone)
    return f"{short_date(at.date())} {hour(at)}"


def _table(deeds: list[Deed], clock: Clock) -> str:
    """One line each, semicolons between: what a spreadsheet opens. Numbers alone, nothing that anybody typed."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(
        [
            tr("instant"), tr("instance"), tr("agent"), tr("organisation"), tr("geste"), tr("reprise"), tr("RDV"),
            tr("usagers"),
        ]
    )  # fmt: skip
    for one in deeds:
        what = in_words(one.what)
        usagers = " ".join(str(number) for number in one.usager_ids)
        at = one.at.astimezone(clock.zone).isoformat(sep=" ", timespec="seconds")
        undoes = tr("oui") if one.undoes else ""
        rows.writerow(
            [at, one.instance, one.agent_id, one.organisation_id or "", what, undoes, one.rdv_id or "", usagers]
        )
    return out.getvalue()


def _why(failure: MemoryFailure) -> str:
    if isinstance(failure, MemoryLocked):
        return tr("Kiosk est ouvert sur ce profil\u00a0: fermez-le, puis recommencez.")
    if isinstance(failure, KeyringMissing):
        return tr("Le coffre des mots de passe ne répond pas\u00a0: le journal ne peut pas être lu.")
    return tr(
        "Le journal ne peut pas être lu\u00a0: il est abîmé, ou sa clé n’est plus dans le coffre des mots de passe."
    )
