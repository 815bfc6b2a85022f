"""The part of the morning in which somebody stands at the counter: found, written down, given an RDV, noted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kiosk.domain.dates.times import hour, long_date
from kiosk.domain.day.shown import takes_place
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.search_text import fold
from kiosk.presenters.booking.modes import Made
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.views.usagers.palette import Palette
from tests.end_to_end.browser import Browser, picks_the_first_slot
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.screen import CTRL, SHIFT, Key, Screen
from tests.support.waiting import until

KNOWN = "GARNIER Sébastien"
UNKNOWN = "ZARAGOZA Ines"
TYPED = "zaragoza ines 3/4/85"
TELEPHONE = "0639981234"
WALKS_IN = "GARNIER Florentina"

Say = Callable[[str], None]
Picture = Callable[[str], Awaitable[None]]


async def somebody_is_found(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    """A name is said: Ctrl+K, from wherever one is, to the fiche."""
    presenter = screen.frame.presenter.page("usagers")
    rows = (await _looks_for(screen, "garnier seb")).model.rows
    assert rows, "« garnier seb » ne trouve personne"
    assert rows[0].name.text == KNOWN, f"le premier trouvé est {rows[0].name.text}"
    await picture("recherche")
    await screen.press(Key.Key_Return)
    fiche = presenter.fiche
    await until(lambda: fiche.fiche is not None and not fiche.loading, "la fiche entière")
    shown = fiche.fiche
    assert shown is not None
    there = await colleague.client.user(shown.usager.id, organisation_id=colleague.organisations[0].id)
    same = (usager_name(there.usager), there.usager.phone_number) == (KNOWN, shown.usager.phone_number)
    assert same, "la fiche n’est pas celle de la plateforme"
    await picture("fiche")
    say(f"Quelqu’un donne son nom : Ctrl+K, quelques lettres, Entrée. La fiche de {KNOWN} est là.")


async def somebody_arrives_by_the_palette(
    screen: Screen, colleague: Colleague, name: str, say: Say, picture: Picture
) -> None:
    """From wherever one is: a name, and today's RDV of that person is in the waiting room."""
    rows = (await _looks_for(screen, fold(name))).model.rows
    assert rows, f"« {fold(name)} » ne trouve personne"
    assert rows[0].name.text == name, f"le premier trouvé est {rows[0].name.text}"
    await picture("arrive-de-la-palette")
    await screen.press(Key.Key_Return, SHIFT)
    await screen.says(name, "En salle d’attente")
    await until(lambda: not screen.parts.desk.unsent_count, "l’envoi de l’arrivée")
    if colleague.can.waiting_room:
        assert await colleague.waiting_since(name) is not None, f"la plateforme ne sait pas que {name} est là"
    await screen.press(Key.Key_1, CTRL)
    say(f"{name} dit son nom en passant : Ctrl+K, Maj+Entrée. Son RDV du jour est en salle d’attente.")


async def somebody_is_written_down(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    """Nobody bears that name: what was typed fills the form, and the platform has the fiche."""
    # Only our own demonstration takes the numbers of fiction that its people have.
    telephone = TELEPHONE if colleague.can.version else ""
    search = await _looks_for(screen, f"{TYPED} {telephone}".strip())
    presenter = screen.frame.presenter
    if search.state == "found":
        # Somebody of a name alike: « Créer … » is the last line.
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_End)
    await screen.press(Key.Key_Return)
    form = presenter.page("usagers").form
    await until(lambda: form.is_open, "la fiche à remplir")
    await screen.painted()
    await picture("nouvelle-fiche")
    await screen.press(Key.Key_Return, CTRL)
    fiche = presenter.page("usagers").fiche
    await until(lambda: fiche.usager is not None and usager_name(fiche.usager) == UNKNOWN, "la fiche créée")
    await until(lambda: fiche.fiche is not None, "la fiche reçue par la plateforme")
    made = fiche.fiche
    assert made is not None
    there = await colleague.client.user(made.usager.id, organisation_id=colleague.organisations[0].id)
    known = (usager_name(there.usager), str(there.usager.birth_date))
    assert known == (UNKNOWN, "1985-04-03"), f"la plateforme a {known}"
    await picture("fiche-creee")
    say(f"{UNKNOWN} n’a pas de fiche : nom, date et téléphone tapés d’un trait la remplissent, Ctrl+Entrée la crée.")


async def somebody_is_given_an_rdv(
    screen: Screen, colleague: Colleague, browser: Browser, say: Say, picture: Picture
) -> None:
    """On the desk's own page where the platform tells what is free, else on the platform's."""
    if colleague.can.creneaux:
        await the_first_slot_is_booked(screen, colleague, say, picture)
    else:
        await the_platform_s_page_is_opened(screen, colleague, browser, say, picture)


async def the_platform_s_page_is_opened(
    screen: Screen, colleague: Colleague, browser: Browser, say: Say, picture: Picture
) -> None:
    """Ctrl+N, the name, Enter: the platform's own page has the usager, and where it tells, the RDV comes back."""
    booking = screen.frame.presenter.page("booking")
    plan = booking.plan
    await screen.press(Key.Key_N, CTRL)
    await until(lambda: booking.way == "plan", "ce que la plateforme sait faire")
    page = screen.frame.page("booking")
    assert page is not None
    assert page.plan is not None
    await until(page.plan.search.field.hasFocus, "le clavier sur « Pour qui »")
    await screen.write("zaragoza")
    rows = booking.usagers.model
    await until(lambda: bool(rows.rows) and usager_name(rows.rows[0].usager) == UNKNOWN, UNKNOWN)
    await screen.press(Key.Key_Return)
    await until(lambda: plan.usager is not None and usager_name(plan.usager) == UNKNOWN, UNKNOWN)
    assert plan.usager is not None
    usager_id = plan.usager.id
    await picture("rdv-sur-la-plateforme")
    await screen.press(Key.Key_Return)
    await until(lambda: plan.step in ("waiting", "elsewhere"), "la page de la plateforme ouverte")
    opened = browser.opened[-1]
    if plan.step == "elsewhere":
        where = f"/admin/organisations/{plan.organisation_id}/creneaux_search?user_ids%5B%5D={usager_id}"
        assert opened.endswith(where), f"la page ouverte est {opened}"
        await picture("rdv-dans-le-navigateur")
        await screen.press(Key.Key_1, CTRL)
        say(f"La plateforme garde ses créneaux : Ctrl+N, le nom, et sa page s’ouvre avec {UNKNOWN} choisie.")
        return
    await picks_the_first_slot(opened)
    await until(lambda: plan.step == "booked", "le RDV pris sur la page de la plateforme")
    assert plan.rdv is not None, "le RDV pris n’est pas montré"
    there = await colleague.client.rdvs(plan.rdv.organisation_id, plan.rdv.starts_at, plan.rdv.starts_at)
    named = {usager_name(p.usager) for rdv in there if rdv.id == plan.rdv.id for p in rdv.participations}
    assert named == {UNKNOWN}, f"le RDV de la plateforme est pour {named}"
    await picture("rdv-cree")
    at = plan.rdv.starts_at
    await screen.press(Key.Key_1, CTRL)
    say(f"La plateforme garde ses créneaux : le RDV est pris sur sa page et revient, {long_date(at)} à {hour(at)}.")


async def the_first_slot_is_booked(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    """Ctrl+N, the motif, Enter on the first hour that is free, the name, Enter."""
    booking = screen.frame.presenter.page("booking")
    await screen.press(Key.Key_N, CTRL)
    await until(lambda: booking.search.motif_rows("") and booking.way == "slots", "les motifs")
    page = screen.frame.page("booking")
    assert page is not None
    await screen.write("acces")
    await screen.press(Key.Key_Return)
    await until(lambda: booking.search.state == "found", "les créneaux")
    await until(page.grid.hasFocus, "le clavier sur les créneaux")
    await picture("creneaux")
    await screen.press(Key.Key_Return)
    await until(page.side.search.field.hasFocus, "le clavier sur « Pour qui »")
    await screen.write("zaragoza")
    rows = booking.usagers.model
    await until(lambda: bool(rows.rows) and usager_name(rows.rows[0].usager) == UNKNOWN, UNKNOWN)
    await screen.press(Key.Key_Return)
    await until(page.side.form.book_button.hasFocus, "le clavier sur « Créer RDV »")
    form = booking.draft.form
    await picture("rdv-a-creer")
    await screen.press(Key.Key_Return)
    await until(lambda: isinstance(booking.draft.stage, Made), "le RDV créé")
    at = form.starts_at
    assert at is not None
    there = await colleague.client.rdvs(form.organisation_id, at, at)
    found = [rdv for rdv in there if UNKNOWN in {usager_name(p.usager) for p in rdv.participations}]
    assert [agent.id for rdv in found for agent in rdv.agents] == [agent.id for agent in form.agents], (
        "la plateforme n’a pas ce RDV"
    )
    await picture("rdv-cree")
    say(f"Le premier créneau lui convient : Ctrl+N, le motif, trois fois Entrée. RDV {long_date(at)} à {hour(at)}.")
    await screen.press(Key.Key_1, CTRL)
    await screen.press(Key.Key_Z, CTRL)
    await until(lambda: screen.question is not None or "RDV repris" in screen.notice, "le RDV repris")
    if screen.question is not None:
        await picture("rdv-a-reprendre")
        await screen.click(screen.question.yes)
        await screen.answered()
        await screen.tells("RDV repris")
    await until(lambda: not screen.parts.desk.unsent_count, "l’envoi de l’annulation")
    there = await colleague.client.rdvs(form.organisation_id, at, at)
    left = [rdv for rdv in there if rdv.id == found[0].id and takes_place(rdv)]
    assert not left, "la plateforme attend encore l’usagère"
    await picture("rdv-repris")
    say("Elle se ravise : Ctrl+Z reprend le RDV, et dit d’abord qui sera prévenu.")


async def somebody_walks_in(screen: Screen, colleague: Colleague, say: Say, picture: Picture) -> None:
    """Without an RDV: who, what for; the first créneau of the day is taken, and the person waits."""
    presenter = screen.frame.presenter
    flow, search = presenter.page("walk_ins").flow, presenter.page("walk_ins").search
    await screen.press(Key.Key_U, CTRL)
    await screen.write("garnier florentina")
    await until(lambda: search.state == "found", WALKS_IN)
    await screen.press(Key.Key_Return)
    await until(lambda: flow.step == "what" and bool(flow.motif_rows("")), "les motifs")
    await screen.write("enfant de 2")
    await screen.press(Key.Key_Return)
    await until(lambda: flow.slot_state not in ("", "looking"), "le premier créneau")
    booked = flow.slot_state == "found"
    await picture("sans-rdv")
    await screen.press(Key.Key_Return)
    became = "RDV pris" if booked else "En attente"

    def lines() -> list[tuple[str, str]]:
        return [(line.walk_in.name, line.outcome) for line in presenter.page("walk_ins").lines]

    await until(lambda: lines() == [(WALKS_IN, became)], "la ligne du jour")
    if booked:
        await screen.press(Key.Key_1, CTRL)
        await screen.says(WALKS_IN, "En salle d’attente")
        await until(lambda: not screen.parts.desk.unsent_count, "l’envoi du RDV")
        since = await colleague.waiting_since(WALKS_IN)
        assert since is not None, f"la plateforme ne sait pas que {WALKS_IN} attend"
        say(
            f"{WALKS_IN} vient sans rendez-vous : Ctrl+U. Le premier créneau du jour est pris, son attente compte déjà."
        )
    else:
        say(f"{WALKS_IN} vient sans rendez-vous : Ctrl+U. Aucun créneau aujourd’hui ; son attente est notée.")
    await picture("sans-rdv-note")
    await screen.press(Key.Key_1, CTRL)


async def _looks_for(screen: Screen, text: str) -> UsagerSearchPresenter:
    """Types where Ctrl+K leads, the palette or on their page the field; waits for both memory and platform."""
    search: UsagerSearchPresenter = screen.frame.presenter.page("usagers").palette
    await screen.press(Key.Key_K, CTRL)
    palette = screen.frame.findChild(Palette)
    field = palette.search.field if palette is not None and palette.isVisible() else None
    if field is None:
        page = screen.frame.page("usagers")
        assert page is not None, "la recherche ne s’ouvre pas"
        field, search = page.search.field, screen.frame.presenter.page("usagers").search
    await until(field.hasFocus, "le clavier dans la recherche")
    field.clear()
    await until(lambda: search.state not in ("found", "nothing"), "rien de ce qui fut cherché")
    await screen.write(text)
    await until(lambda: search.state in ("found", "nothing"), "une réponse")
    await until(lambda: "complète" not in search.note, "la réponse de la plateforme")
    return search
