"""The life of the process: profile, window, loop, and an end in good order."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from kiosk.app import logs, pauses
from kiosk.app.compose import Parts, compose
from kiosk.app.given_account import GivenAccount
from kiosk.app.last_resort import LastResort
from kiosk.app.one_process import OneProcess
from kiosk.app.options import Options
from kiosk.app.profile_folder import usual_profile
from kiosk.app.quit_signals import QuitSignals
from kiosk.clock import PARIS, Clock
from kiosk.desk.session.carried import look_at_end
from kiosk.domain.platform.failures import MemoryUnwritable
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.domain.text.language import tr
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.presenters.work.questions import Question
from kiosk.settings import ConfigurationError, Settings, default_files, load
from kiosk.store.file.own_files import own_folder, trouble
from kiosk.store.secrets import SecretStore, SystemKeyring
from kiosk.views import theme, translations

if TYPE_CHECKING:
    from kiosk.app.commands.print_calls import PrintCalls
    from kiosk.app.demonstration import Demonstration
    from kiosk.app.demonstration_hall import Hall
    from kiosk.app.system_lock import Listening

_GEOMETRY = "window.geometry"
_STARTED_MS = 2000


def run(
    options: Options,
    account: GivenAccount | None = None,
    *,
    secrets: SecretStore | None = None,
    prepared: Callable[[Parts], None] | None = None,
) -> int:
    """Runs a desk until its window closes; returns the exit code of the process.

    ``account`` signs in at once, if nobody stays signed in. ``secrets`` stands in for the system's keyring and
    ``prepared`` is called before the window shows: both for tests, which the command line cannot reach. Raises
    ConfigurationError.
    """
    translations.speak(options.language or "fr")  # for the faults of the configuration
    try:
        settings = load([options.config], required=True) if options.config else load(default_files())
    except ConfigurationError as error:
        if not (at_a_terminal() or without_a_screen()):
            _tell_the_faults(options, str(error).splitlines())
        raise
    account = account or GivenAccount()
    if options.demo:
        return _demonstrate(options, settings, prepared)
    profile = options.profile or usual_profile()
    with contextlib.suppress(OSError):  # said in the window, which needs no folder
        own_folder(profile)
    clock = Clock(options.now, settings.desk.timezone or PARIS)
    keyring = SystemKeyring(allowed=settings.desk.keyring_backends)
    return _hold(options, settings, profile, clock, secrets or keyring, account, prepared)


def _demonstrate(options: Options, settings: Settings, prepared: Callable[[Parts], None] | None) -> int:
    from kiosk.app.demonstration import Demonstration, PassingSecrets, at_the_demonstrations_desk, demonstration_instant
    from kiosk.app.demonstration_hall import Hall

    now = options.now or demonstration_instant(Clock().now())
    demonstration = Demonstration(now, options.like)
    told = tr("Plateforme de démonstration\u00a0: {}").format(demonstration.instance)
    print(told, flush=True)  # noqa: T201 - to who started it
    hall = Hall(demonstration.profile, now)
    try:
        secrets = PassingSecrets()
        demonstration.introduce(secrets)
        hall.let_in(DeviceKind.DESK, tr("Accueil 1"), secrets)
        return _hold(
            Options(instance=demonstration.instance, now=now, language=options.language),
            demonstration.configured(
                at_the_demonstrations_desk(settings, hall.url, fiction_numbers=demonstration.takes_fiction)
            ),
            demonstration.profile,
            demonstration.clock,
            secrets,
            GivenAccount(*demonstration.account) if demonstration.takes_passwords else GivenAccount(),
            prepared or (lambda parts: _offer(parts, hall, demonstration)),
            demonstration.accounts,
        )
    finally:
        hall.stop()
        demonstration.stop()


def _offer(parts: Parts, hall: Hall, demonstration: Demonstration) -> None:
    """A small window with the four of the demonstration, which goes with the desk's."""
    from kiosk.views.device.offers import Offers

    office = demonstration.accounts[2]
    offers = Offers(
        (
            (tr("Le poste d’accueil"), lambda: _come_forward(parts.window)),
            (tr("Un agent dans son bureau"), lambda: hall.open_office(demonstration.instance, *office)),
            (tr("La borne du hall"), lambda: hall.open_device(DeviceKind.BORNE)),
            (tr("L’écran du hall"), lambda: hall.open_device(DeviceKind.SCREEN)),
        )
    )
    parts.window.ended.connect(offers.deleteLater)
    offers.show()


def _hold(
    options: Options,
    settings: Settings,
    profile: Path,
    clock: Clock,
    secrets: SecretStore,
    account: GivenAccount,
    prepared: Callable[[Parts], None] | None,
    accounts: tuple[tuple[str, str], ...] = (),
) -> int:
    application = _application()
    one = OneProcess(profile)
    if not one.first and not _taken_over(application, options, settings, one):
        return 0
    log = logs.start(profile)
    try:
        translations.install(application, options.language or settings.language)
        theme.apply(application, settings.display.theme, settings.display.text_percent)
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            return runner.run(_live(options, settings, profile, clock, secrets, one, account, prepared, accounts))
    finally:
        one.release()
        logs.stop(log)


def at_a_terminal() -> bool:
    """Whether what is written is read: not where Kiosk was started by its icon."""
    return any(stream is not None and stream.isatty() for stream in (sys.stderr, sys.stdin))


def without_a_screen() -> bool:
    """Whether nobody would see a window: the fault goes to whoever started Kiosk so."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal")


def _tell_the_faults(options: Options, faults: list[str]) -> None:
    """A window with all that is wrong in the configuration, for who has nothing else to read it in."""
    from kiosk.app.unanswering import ask_in_a_window

    application = _application()
    translations.install(application, options.language or "fr")
    theme.apply(application)
    told = Question(
        title=tr("La configuration de Kiosk est à corriger"),
        text=tr("Kiosk ne peut pas s’ouvrir. Transmettez ces lignes à votre support informatique\u00a0:"),
        lines=tuple(faults),
        yes=tr("Fermer Kiosk"),
        no="",
        accept=lambda: None,
    )
    ask_in_a_window(application, told, only=True)


def _taken_over(application: QApplication, options: Options, settings: Settings, one: OneProcess) -> bool:
    """Has the Kiosk that holds the profile come forward. Where it does not answer, offers to end it: whether it is."""
    one.raise_first(options.answer)
    if one.is_heard():
        return False
    if one.take():
        return True  # it was about to end
    from kiosk.app import unanswering

    pid = unanswering.process_of(one)
    translations.install(application, options.language or settings.language)
    theme.apply(application, settings.display.theme, settings.display.text_percent)
    if pid is None:
        unanswering.ask_in_a_window(application, unanswering.advice(), only=True)
        return False
    return unanswering.ask_in_a_window(application, unanswering.question()) and unanswering.end(one, pid)


def _application() -> QApplication:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("kiosk")
    application.setApplicationDisplayName("Kiosk")
    # The desk ends when its work is put away, not when a window disappears.
    application.setQuitOnLastWindowClosed(False)
    return application


async def _live(
    options: Options,
    settings: Settings,
    profile: Path,
    clock: Clock,
    secrets: SecretStore,
    one: OneProcess,
    account: GivenAccount,
    prepared: Callable[[Parts], None] | None,
    accounts: tuple[tuple[str, str], ...],
) -> int:
    logs.follow(asyncio.get_running_loop())
    parts = compose(settings, profile, clock, secrets, instance=options.instance, accounts=accounts)
    ended = asyncio.Event()
    parts.window.ended.connect(ended.set)
    one.raised.connect(lambda: _come_forward(parts.window))
    one.answered.connect(parts.presenter.browser_answered)
    print_calls: list[PrintCalls] = []
    one.print_wanted.connect(lambda *asked: _print(parts, clock, settings, print_calls, *asked))
    parts.presenter.sign_in.browser.succeeded.connect(lambda _instance: _come_forward(parts.window))
    if kept := parts.preferences.get(_GEOMETRY):
        parts.window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        parts.window.fit_screen()  # which may be another than it was kept on
    resort = LastResort()
    parts.window.ended.connect(resort.arm)
    signals = QuitSignals(ended.set, resort.arm)
    if account:
        _sign_in_at_once(parts, options.instance or settings.instance.url, account)
    if not one.writable or trouble(profile):
        _at_once(parts, lambda _: parts.presenter.notices.error(sentence_at_the_door(MemoryUnwritable())))
    if options.answer:
        # Nobody had asked: whoever did is gone, and its question with it.
        _at_once(parts, lambda _: parts.presenter.browser_answered(options.answer))
    if prepared is not None:
        prepared(parts)
    parts.window.show()
    parts.presenter.start()
    keeping = asyncio.create_task(parts.keep_house(), name="kiosk-keep-house")
    keeping.add_done_callback(look_at_end)
    searches = pauses.Searches(parts.window)
    QTimer.singleShot(_STARTED_MS, searches, searches.start)
    listening: list[Listening] = []
    QTimer.singleShot(_STARTED_MS, searches, lambda: listening.extend(_listen(parts)))
    try:
        await ended.wait()
    finally:
        signals.stop()
        searches.stop()
        for heard in listening:
            heard.stop()
        keeping.cancel()
        await asyncio.wait([keeping])
        for calls in print_calls:
            await calls.close()
        parts.preferences.set(_GEOMETRY, bytes(parts.window.saveGeometry().toBase64().data()).decode())
        await parts.close()
        resort.over()
    return 0


def _print(
    parts: Parts, clock: Clock, settings: Settings, made: list[PrintCalls], line: str, answer: Callable[[str], None]
) -> None:
    """Prints what another start asks for; whoever does is ``made`` for the first."""
    from kiosk.app.commands.print_calls import PrintCalls  # here: a start has no time for it

    if not made:
        made.append(PrintCalls(parts.desk, clock, settings))
    made[0].asked(line, answer)


def _listen(parts: Parts) -> Iterator[Listening]:
    """Locks with the system, and asks the platform anew when the network is another, where somebody tells."""
    from kiosk.app import network, system_lock  # here: a start has no time for it

    for heard in (system_lock.listen(parts.presenter.lock_now), network.listen(parts.desk.roused)):
        if heard is not None:
            yield heard


def _at_once(parts: Parts, do: Callable[[bool], object]) -> None:
    """On the first page that is shown, before anybody types; told whether it is the one where one signs in."""

    presenter = parts.presenter
    others = (presenter.opened, presenter.locked)
    doors = (presenter.closed, presenter.switching)

    def door(*_: object) -> None:
        shown(True)

    def other(*_: object) -> None:
        shown(False)

    def shown(signing_in: bool) -> None:
        for signal in doors:
            signal.disconnect(door)
        for signal in others:
            signal.disconnect(other)
        do(signing_in)

    for signal in doors:
        signal.connect(door)
    for signal in others:
        signal.connect(other)


def _come_forward(window: QWidget) -> None:
    """Shows the window above the others, as someone who starts Kiosk twice expects."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _sign_in_at_once(parts: Parts, instance: str, account: GivenAccount) -> None:
    """Signs in with the account that was given, once, if nobody stays signed in; it is forgotten either way."""

    def sign_in() -> None:
        email, password = account.take()
        parts.presenter.door.show_sign_in(instance, email)
        parts.presenter.sign_in.sign_in(instance, email, password, stay=False)

    _at_once(parts, lambda closed: sign_in() if closed else account.take())
