"""A morning at the counter, played in the real window with real keys and clicks, each step checked on the screen and
on the platform. ``make demo`` plays it where there is no display; a test plays it too.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit

from kiosk.domain.day.board import COUNTER_LABELS, Counter
from kiosk.domain.day.status import Shown, Status, Tense
from kiosk.domain.text.search_text import fold
from tests.end_to_end import at_a_shared_desk, at_the_counter
from tests.end_to_end.at_the_counter import Picture, Say
from tests.end_to_end.browser import Browser
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.support.platform_process import Account
from tests.support.waiting import until

MDS = "MDS d’Ormeval"
CENTRE = "MDS d’Ormeval – Centre"
LATE = "L’HOSTIS Gwenaëlle"
WAITING = "DIABY Ismaël"
EARLY = "N’GUESSAN Adjoua"
LATER = "FERREIRA DOS SANTOS-VANDENBERGHE Marie-Charlotte"


class WentWrong(AssertionError):  # noqa: N818 - says what happened
    """The screen or the platform does not say what it should; the text is for people."""


def expect(holds: object, what: str) -> None:
    """Raises WentWrong, saying ``what`` was expected, unless it holds."""
    if not holds:
        raise WentWrong(what)


async def play(
    screen: Screen,
    colleague: Colleague,
    browser: Browser,
    account: Account,
    relief: Account,
    say: Say,
    picture: Picture,
) -> None:
    """Plays the morning of ``account``, whom ``relief`` stands in for at the end.

    ``say`` gets a French sentence for each step as it happens, ``picture`` a name to draw under.

    Raises AssertionError as soon as something is not as it should be.
    """
    await _arrive(screen, colleague, account, say, picture)
    await _one_lieu(screen, colleague, say, picture)
    await _someone_late_comes(screen, colleague, say, picture)
    await _someone_is_received(screen, colleague, say, picture)
    await _the_other_desk(screen, colleague, say, picture)
    await _somebody_is_typed(screen, colleague, say, picture)
    await _printed_while_a_neighbour_acts(screen, colleague, say, picture)
    await at_the_counter.somebody_arrives_by_the_palette(screen, colleague, to_come(screen)[0], say, picture)
    await _someone_cancels(screen, colleague, say, picture)
    await at_the_counter.somebody_is_found(screen, colleague, say, picture)
    await at_the_counter.somebody_is_written_down(screen, colleague, say, picture)
    await at_the_counter.somebody_is_given_an_rdv(screen, colleague, browser, say, picture)
    await at_the_counter.somebody_walks_in(screen, colleague, say, picture)
    await _columns(screen, say, picture)
    await at_a_shared_desk.somebody_leans_over(screen, say, picture)
    await at_a_shared_desk.a_code_is_chosen_and_the_desk_locked(screen, say, picture)
    await at_a_shared_desk.a_colleague_takes_the_desk(screen, relief, say, picture)
    await _leave(screen, say, picture)


async def _arrive(screen: Screen, colleague: Colleague, account: Account, say: Say, picture: Picture) -> None:
    await until(lambda: screen.signing_in, "la page de connexion")
    await picture("connexion")
    say("Nadège, secrétaire, se connecte.")
    await screen.sign_in(account.email, account.password)
    expect(screen.at_work, f"la connexion est refusée : {screen.sign_in_page.error.text()}")
    await screen.day_shown()
    frame = screen.frame
    expect(frame.top.organisation.text() == MDS, f"l’agenda s’ouvre sur « {frame.top.organisation.text()} »")
    people = sum(len(rdv.participations) for rdv in await colleague.day())
    shown = sum(screen.figure(counter) for counter in Counter)
    expect(shown == people, f"les compteurs disent {shown} usagers, la plateforme {people}")
    await picture("agenda")
    counted = ", ".join(f"{screen.figure(one)} {COUNTER_LABELS[one].lower()}" for one in Counter)
    say(f"L’agenda du {frame.top.day.day_button.text().lower()} s’affiche : {counted}.")


async def _one_lieu(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    await screen.choose(screen.frame.top.lieu, CENTRE)
    await until(lambda: screen.frame.top.lieu.text() == CENTRE, "le lieu choisi en haut de l’écran")
    here = [rdv for rdv in await colleague.day() if rdv.lieu is None or rdv.lieu.name == CENTRE]
    people = sum(len(rdv.participations) for rdv in here)
    shown = sum(screen.figure(counter) for counter in Counter)
    expect(shown == people, f"au Centre les compteurs disent {shown} usagers, la plateforme {people}")
    waiting = sum(p.waiting_since is not None for rdv in here for p in rdv.participations)
    expect(
        screen.figure(Counter.WAITING) == waiting,
        f"« En salle d’attente » dit {screen.figure(Counter.WAITING)}, la plateforme {waiting}",
    )
    await picture("lieu")
    say(f"Elle ne garde que « {CENTRE} » : {len(here)} RDV, {waiting} usagers en salle d’attente.")


async def _someone_late_comes(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    before = screen.figure(Counter.WAITING)
    await screen.gesture(LATE, Key.Key_A)
    await screen.says(LATE, "En salle d’attente")
    await until(lambda: screen.notice == f"{LATE} en salle d’attente", "le message de l’arrivée")
    await until(lambda: screen.figure(Counter.WAITING) == before + 1, "le compteur des arrivés")
    await sent(screen)
    await picture("arrivee")
    if colleague.can.waiting_room:
        expect(await colleague.waiting_since(LATE) is not None, f"la plateforme ne sait pas que {LATE} est là")
        say(f"{LATE}, en retard, arrive : touche A. La plateforme a l’heure d’arrivée.")
        return
    expect(await colleague.status(LATE) is Status.UNKNOWN, f"la plateforme a changé l’état de {LATE}")
    warning = screen.frame.presenter.link.warning_text
    expect("visible que sur ce poste" in warning, f"rien ne dit que l’attente reste sur ce poste : « {warning} »")
    say(f"{LATE}, en retard, arrive : touche A. La plateforme n’a pas de salle d’attente, ce poste garde l’heure.")


async def _someone_is_received(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    shared = colleague.can.waiting_room
    if not shared:
        # Nobody has been noted before: here they wait in the order in which this desk noted them.
        await screen.gesture(WAITING, Key.Key_A)
        await screen.says(WAITING, "En salle d’attente")
        await sent(screen)
    since = await colleague.waiting_since(WAITING)
    expect(not shared or since is not None, f"{WAITING} devrait attendre")
    first, last = (WAITING, LATE) if shared else (LATE, WAITING)
    await screen.press(Key.Key_2, CTRL)
    await until(lambda: screen.names() and screen.place(LATE) >= 0, "la salle d’attente")
    expect(screen.names()[0] == first, f"la salle d’attente commence par {screen.names()[0]}")
    expect(screen.names()[-1] == last, f"la salle d’attente finit par {screen.names()[-1]}")
    before = screen.place(WAITING), screen.waits_for(WAITING)
    await picture("salle-d-attente")
    say("La salle d’attente est dans l’ordre d’arrivée.")
    await screen.gesture(WAITING, Key.Key_V)
    await until(lambda: screen.place(WAITING) < 0, f"{WAITING} hors de la salle d’attente")
    await sent(screen)
    expect(await colleague.status(WAITING) is Status.SEEN, f"la plateforme ne dit pas que {WAITING} est vu")
    await picture("vu")
    say(f"{WAITING} est reçu : touche V.")
    await screen.press(Key.Key_Z, CTRL)
    await until(lambda: screen.place(WAITING) == before[0], f"{WAITING} de nouveau à sa place dans la salle d’attente")
    await screen.tells("Geste repris")
    await sent(screen)
    expect(screen.waits_for(WAITING) >= before[1], f"{WAITING} n’a pas retrouvé son heure d’arrivée à l’écran")
    expect(await colleague.status(WAITING) is Status.UNKNOWN, f"la plateforme dit encore que {WAITING} est vu")
    expect(await colleague.waiting_since(WAITING) == since, f"{WAITING} n’a pas retrouvé son heure d’arrivée")
    await picture("repris")
    say("C’était une erreur : Ctrl+Z. L’heure d’arrivée est retrouvée.")
    await screen.press(Key.Key_1, CTRL)


async def _the_other_desk(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    await screen.says(EARLY, "En salle d’attente" if colleague.can.waiting_room else "À venir")
    await colleague.sets(EARLY, Status.SEEN)
    await screen.says(EARLY, "Vu")
    await picture("autre-guichet")
    say(f"Le guichet voisin note {EARLY} « vu » : l’écran le montre.")


async def _somebody_is_typed(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    before, here = screen.figure(Counter.WAITING), to_come(screen)[0]
    await screen.press(Key.Key_Slash)
    header = screen.frame.page("agenda").header
    await until(header.filter.hasFocus, "le clavier dans le filtre")
    await screen.write(fold(here))
    await until(lambda: screen.current == here, f"{here} en main")
    await screen.press(Key.Key_Return)
    await screen.press(Key.Key_A)
    await screen.says(here, "En salle d’attente")
    await picture("filtre")
    await screen.press(Key.Key_Escape)
    await until(lambda: not header.filter.text() and len(screen.names()) > 9, "toute la journée")
    expect(screen.figure(Counter.WAITING) == before + 1, "le compteur des arrivés n’a pas bougé")
    await sent(screen)
    say(f"{here} se présente : « / », quelques lettres, Entrée, A.")


async def _printed_while_a_neighbour_acts(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    theirs = to_come(screen)[0]
    with TemporaryDirectory(prefix="kiosk-liste-") as folder:
        await screen.press(Key.Key_P, CTRL)
        await until(lambda: printing(screen) is not None, "le choix de l’imprimante ou du fichier")
        dialog = printing(screen)
        await colleague.sets(theirs, Status.SEEN)
        await screen.says(theirs, "Vu")
        await picture("impression")
        if isinstance(dialog, QFileDialog):
            name = dialog.findChild(QLineEdit)
            assert isinstance(name, QLineEdit)
            name.setText(str(Path(folder) / "liste.pdf"))
            dialog.accept()
            await screen.tells("Document enregistré")
            expect((Path(folder) / "liste.pdf").read_bytes().startswith(b"%PDF"), "le document n’est pas un PDF")
        elif dialog is not None:
            dialog.reject()
        await until(lambda: printing(screen) is None, "la fin du choix")
    expect(screen.frame.presenter.link.connected, "la synchronisation s’est arrêtée")
    say(f"Ctrl+P : pendant qu’elle choisit, le guichet voisin note {theirs} « vu », et l’écran le montre.")


def to_come(screen: Screen) -> list[str]:
    """Who is expected alone and later, under a name that nobody else has: the days of the demonstration differ."""
    rows = [row for row in screen.frame.presenter.page("agenda").board.model.rows if row.entry is not None]
    names = [row.name for row in rows]
    cast = {LATE, WAITING, EARLY, LATER}
    return [
        row.name
        for row in rows
        if row.shown is Shown.UPCOMING and row.tense is Tense.TODAY_AHEAD and len(row.usagers) == 1
        if not row.entry.rdv.collectif and names.count(row.name) == 1 and row.name not in cast
    ]


def printing(screen: Screen) -> QDialog | None:
    """What asks where to print, None when nothing does."""
    asked = [*screen.window.findChildren(QFileDialog), *screen.window.findChildren(QPrintDialog)]
    return next((one for one in asked if one.isVisible()), None)


async def _someone_cancels(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    await screen.gesture(LATER, Key.Key_E)
    question = await screen.asked()
    text = screen.question_text
    # Only our own demonstration sends to the numbers of fiction that its people have.
    by_sms = "SMS" in text or not colleague.can.version
    expect(by_sms and "e-mail" in text, f"la question ne dit pas comment l’usager est prévenu : {text}")
    await picture("question")
    await screen.press(Key.Key_Escape)
    await screen.answered()
    expect(screen.state(LATER) == "À venir", f"« non » a changé l’état : {screen.state(LATER)}")
    expect(await colleague.status(LATER) is Status.UNKNOWN, "« non » a changé l’état sur la plateforme")
    say("Une usagère voudrait annuler : touche E. Kiosk dit qui sera prévenu ; réponse « non », rien ne change.")
    await screen.gesture(LATER, Key.Key_E)
    question = await screen.asked()
    await screen.click(question.yes)
    await screen.says(LATER, "Absent (excusé)")
    await sent(screen)
    expect(await colleague.status(LATER) is Status.EXCUSED, "la plateforme n’a pas reçu l’annulation")
    await picture("excuse")
    say("Réponse « oui » : le rendez-vous est annulé, l’usagère est prévenue.")
    await screen.press(Key.Key_Z, CTRL)
    question = await screen.asked()
    await picture("question-du-retour")
    await screen.click(question.yes)
    await screen.says(LATER, "À venir")
    await sent(screen)
    expect(await colleague.status(LATER) is Status.UNKNOWN, "la plateforme n’a pas reçu le retour")
    await picture("retour")
    say("Elle viendra finalement : Ctrl+Z, qui demande aussi avant de prévenir.")


async def _columns(screen: Screen, say: Say, picture: Picture) -> None:
    await screen.press(Key.Key_C)
    await until(lambda: screen.frame.page("agenda").columns is not None, "les colonnes")
    columns = screen.frame.page("agenda").columns
    assert columns is not None
    await until(columns.isVisible, "les colonnes")
    await picture("colonnes")
    say("La même journée en colonnes, une par agent : touche C.")
    await screen.press(Key.Key_L)
    await until(screen.frame.page("agenda").table.isVisible, "la liste")


async def _leave(screen: Screen, say: Say, picture: Picture) -> None:
    await screen.choose(screen.frame.top.who, "Se déconnecter")
    await until(lambda: screen.among_names or screen.question is not None, "les noms du poste, ou une question")
    if (question := screen.question) is not None:
        # The RDV that was taken back is in its form still: leaving asks about what was begun.
        await screen.click(question.yes)
    await until(lambda: screen.among_names, "les noms de qui partage le poste")
    await picture("deconnexion")
    say("Nadège se déconnecte.")


async def sent(screen: Screen) -> None:
    """Waits until the screen says that nothing is left to send."""
    await until(lambda: not screen.parts.desk.unsent_count, "l’envoi des gestes")
