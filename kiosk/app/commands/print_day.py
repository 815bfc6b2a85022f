"""``kiosk print-day``: the list of a day, on paper or in a file, without a window: what a scheduler runs each evening.

Where a Kiosk is at work on the profile it is asked to print: two processes would exchange the same tokens, and the
memory is one process's. Else the session that stays is gone on with for as long as it takes.
"""

from __future__ import annotations

import asyncio
import os
import sys

import msgspec

from kiosk.app.commands.print_job import Ended, Outcome, PrintJob, carry_out, not_allowed, on_a_line
from kiosk.app.diagnostic.command import speak
from kiosk.app.given_account import GivenAccount
from kiosk.app.made_desk import MadeDesk, make_desk
from kiosk.app.one_process import PRINT, OneProcess
from kiosk.app.options import Options
from kiosk.app.profile_folder import usual_profile
from kiosk.clock import PARIS, Clock
from kiosk.domain.platform.failures import Failure
from kiosk.domain.text.language import tr
from kiosk.settings import ConfigurationError, Settings, default_files, load
from kiosk.store.file.own_files import own_folder
from kiosk.store.secrets import SecretStore, SystemKeyring

_PATIENCE_MS = 120_000


def run(options: Options, job: PrintJob, account: GivenAccount, *, secrets: SecretStore | None = None) -> int:
    """Prints, and says what; the exit code of the process. ``account`` signs in where nobody stays signed in."""
    try:
        settings = load([options.config], required=True) if options.config else load(default_files())
    except ConfigurationError as error:
        return _end(Outcome(Ended.WRONG_USE, str(error)))
    speak(options.language or settings.language)
    if not settings.paper.by_command:
        return _end(not_allowed())
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no window is made, and there may be no display
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    profile = options.profile or usual_profile()
    try:
        own_folder(profile)
    except OSError:
        return _end(Outcome(Ended.NOT_PRINTED, tr("{}\u00a0: ce dossier ne peut pas être écrit.").format(profile)))
    one = OneProcess(profile)
    try:
        if not one.first:
            return _end(_handed_over(one, job))
        keyring = secrets or SystemKeyring(allowed=settings.desk.keyring_backends)
        clock = Clock(options.now, settings.desk.timezone or PARIS)
        made = make_desk(settings, profile, clock, keyring, instance=options.instance)
        where = options.instance or settings.instance.url
        return _end(asyncio.run(_alone(made, clock, settings, job, account, where)))
    finally:
        one.release()
        del application


async def _alone(
    made: MadeDesk, clock: Clock, settings: Settings, job: PrintJob, account: GivenAccount, instance: str
) -> Outcome:
    desk, given = made.desk, False
    try:
        if not await desk.resume() and account:
            email, password = account.take()
            await desk.sign_in(instance, email, password, stay=False)
            given = True
        return await carry_out(desk, clock, job, alone=True, usual=settings.desk.organisation_id)
    except Failure:
        return Outcome(Ended.NOT_PRINTED, tr("Kiosk n’a pas pu se connecter à la plateforme."))
    finally:
        if given:
            await desk.sign_out()
        await desk.close()
        await made.register.close()


def _handed_over(one: OneProcess, job: PrintJob) -> Outcome:
    answer = one.ask_first(PRINT + on_a_line(job), _PATIENCE_MS)
    try:
        return msgspec.json.decode(answer.encode(), type=Outcome)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return Outcome(Ended.NOT_PRINTED, tr("Kiosk est ouvert sur ce profil, et ne répond pas."))


def _end(outcome: Outcome) -> int:
    print(outcome.text, file=sys.stderr if outcome.ended else sys.stdout)
    return int(outcome.ended)
