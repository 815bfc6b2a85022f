"""Someone is looked for as one types: what is shown, what stays where it was, what Enter takes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest

from kiosk.desk import Desk
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import FoundUsager, Match
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Forbidden, MemoryDamaged, Unreachable
from kiosk.presenters.usagers import search as usager_search
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.words.marked_text import carried
from kiosk.presenters.words.usager_texts import row_of
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import NOW, FakeDesk, as_work, until
from tests.presenters.usagers.people import AWA, LEA, MASKED, PAUL
from tests.presenters.usagers.usager_fakes import FakeUsagers, found, names


class Searching:
    """A search over a fake desk, and all that it said."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.people = FakeUsagers()
        vars(self.desk)["usagers"] = self.people
        self.told: list[Notice] = []
        notices = Notices()
        notices.noticed.connect(self.told.append)
        self.tasks = Tasks(notices)
        self.search = UsagerSearchPresenter(as_work(cast(Desk, self.desk), self.tasks, clock=self.desk.clock))
        self.search.set_organisation(1)
        self.chosen: list[Usager] = []
        self.search.chosen.connect(self.chosen.append)
        self.created: list[str] = []
        self.search.create_wanted.connect(self.created.append)

    @property
    def names(self) -> list[str]:
        return names(self.search.model.rows)

    @property
    def state(self) -> str:
        return self.search.state

    async def types(self, text: str) -> None:
        """Types ``text``; comes back once memory has answered."""
        self.search.set_text(text)
        await until(lambda: "memory" not in self.tasks.names)

    async def settles(self) -> None:
        await until(lambda: not self.tasks.names)


@pytest.fixture
async def at(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Searching]:
    monkeypatch.setattr(usager_search, "PAUSE", 0)
    searching = Searching()
    yield searching
    await searching.tasks.close()


async def test_memory_answers_first_and_those_of_today_come_first(at: Searching) -> None:
    at.people.gate.clear()
    await at.types("dup")
    assert at.names == ["DUPONT Léa", "DUPOND Paul"]
    assert at.state == "found"
    row = at.search.model.rows[0]
    assert row.today
    assert row.side == "RDV à 15:20"
    assert row.name.marks == ((0, 3),)
    assert at.search.note == "La plateforme complète la recherche…"
    at.people.gate.set()
    await at.settles()
    assert at.search.note == ""


async def test_it_says_of_how_many_it_looked_through_where_some_never_came(at: Searching) -> None:
    at.people.among = (2486, 2497)
    await at.types("personne de ce nom")
    await at.settles()
    assert at.state == "nothing"
    assert at.search.note == "Recherche sur 2\u202f486 des 2\u202f497 usagers que la plateforme annonce."
    at.people.among = None
    await at.types("dup")
    await at.settles()
    assert at.search.note == ""


async def test_it_says_that_the_list_has_not_come_where_the_platform_cannot_search(at: Searching) -> None:
    """Who is not found then may well be there: nobody should be written down twice for that."""
    told = "La liste des usagers n’est pas encore reçue\u00a0: recherche parmi ceux que connaît ce poste."
    at.people.listed = False
    await at.types("dup")
    await at.settles()
    assert at.search.note == "", "the platform has looked through all of them"
    at.desk.capabilities = Capabilities()
    await at.types("personne de ce nom")
    await at.settles()
    assert (at.state, at.search.note) == ("nothing", told)
    at.people.listed = True
    await at.types("dup")
    await at.settles()
    assert at.search.note == ""


async def test_the_platform_adds_below_and_nothing_moves(at: Searching) -> None:
    at.people.gate.clear()
    await at.types("dup")
    moved: list[int] = []
    at.search.model.modelReset.connect(lambda: moved.append(1))
    at.people.at_platform = (*found(Usager(7, "Anne", "Dupuis")), *found(LEA), MASKED)
    at.people.gate.set()
    await until(lambda: len(at.names) == 4)
    assert at.names == ["DUPONT Léa", "DUPOND Paul", "DUPUIS Anne", "D***** Léo"]
    assert at.search.model.rows[0].side == "RDV à 15:20", "what memory knows of the day is not lost"
    assert at.search.model.rows[3].side == "Importer"
    assert not moved, "the list was never emptied"


async def test_whom_only_the_platform_knows_stays_while_they_match(at: Searching) -> None:
    at.people.at_platform = found(Usager(7, "Anne", "Dupuis"))
    await at.types("dup")
    await at.settles()
    at.people.gate.clear()
    await at.types("dupu")
    assert at.names == ["DUPUIS Anne"]
    await at.types("dupuz")
    assert at.names == []
    assert at.state == "searching"
    at.people.gate.set()


async def test_what_holds_no_letter_keeps_nobody_in_sight(at: Searching) -> None:
    at.people.people.clear()
    at.people.at_platform = found(Usager(7, "Anne", "Dupuis"))
    await at.types("dup")
    await at.settles()
    assert at.names == ["DUPUIS Anne"]
    at.people.at_platform = ()
    await at.types("\N{GRINNING FACE}")
    assert at.names == []
    await at.settles()
    assert at.state == "nothing"


async def test_a_platform_quicker_than_the_memory_shows_no_empty_list(at: Searching) -> None:
    at.people.memory_gate.clear()
    at.people.at_platform = found(Usager(7, "Anne", "Dupuis"))
    at.search.set_text("dup")
    await until(lambda: "platform" not in at.tasks.names)
    assert (at.names, at.state) == ([], "searching")
    at.people.memory_gate.set()
    await at.settles()
    assert at.names[-1] == "DUPUIS Anne"
    assert at.state == "found"


async def test_an_older_answer_never_replaces_a_newer_one(at: Searching) -> None:
    at.people.gate.clear()
    at.people.at_platform = found(Usager(7, "Anne", "Dupuis"))
    await at.types("dup")
    await until(lambda: at.people.platform_asked == ["dup"])
    await at.types("traor")
    at.people.at_platform = ()
    at.people.gate.set()
    await at.settles()
    assert at.names == ["TRAORÉ Awa"]


async def test_one_letter_is_not_asked_of_the_platform(at: Searching) -> None:
    await at.types("d")
    await at.settles()
    assert at.people.platform_asked == []
    assert at.names


async def test_a_platform_that_cannot_search_is_not_asked(at: Searching) -> None:
    at.desk.capabilities = Capabilities()
    for text in ("du", "dup", "dupo"):
        await at.types(text)
        await at.settles()
    assert at.people.platform_asked == []
    assert at.search.note == "", "the desk's own copy is whole there"
    assert not at.told


async def test_during_a_cut_the_age_of_what_is_known_is_said(at: Searching) -> None:
    at.desk.sync_state = at.desk.sync_state.__class__(connected=False, last_synced=NOW.replace(hour=8, minute=31))
    await at.types("dup")
    await at.settles()
    assert at.people.platform_asked == []
    assert at.search.note == "La plateforme ne répond pas\u00a0: usagers connus de ce poste, à jour de 8:31."


async def test_a_platform_that_does_not_answer_is_said_without_a_notice(at: Searching) -> None:
    at.people.platform_failure = Unreachable()
    await at.types("dup")
    await at.settles()
    assert at.search.note.startswith("La plateforme ne répond pas")
    assert not at.told


async def test_nobody_found_offers_to_create(at: Searching) -> None:
    at.people.gate.clear()
    await at.types("  zorg   luc ")
    assert at.state == "searching", "the platform may still know them"
    at.people.gate.set()
    await at.settles()
    assert at.state == "nothing"
    assert at.search.model.create == "Créer «\u00a0zorg luc\u00a0»"
    at.search.choose_first()
    assert at.created == ["  zorg   luc "]


async def test_enter_waits_for_the_answer_to_all_that_was_typed(at: Searching) -> None:
    """Typing fast and pressing Enter never opens the one whom fewer letters had found."""
    await at.types("dup")
    assert at.names[0] == "DUPONT Léa"
    at.people.memory_gate.clear()
    at.search.set_text("dupond")
    at.search.choose_first()
    assert at.chosen == []
    at.people.memory_gate.set()
    await until(lambda: at.chosen)
    assert at.chosen == [PAUL]


async def test_who_bears_the_name_comes_before_who_resembles_it(at: Searching) -> None:
    """The desk only knows someone alike; the platform knows the one who was meant."""
    at.people.alike = True
    at.people.gate.clear()
    at.people.at_platform = found(Usager(7, "Anne", "Dupz"))
    await at.types("dup")
    assert at.names == ["DUPONT Léa", "DUPOND Paul"], "a guess is better than nothing"
    at.search.choose_first()
    assert at.chosen == [], "but Enter takes no guess while the platform may still name the right one"
    at.people.gate.set()
    await until(lambda: at.chosen)
    assert at.names == ["DUPZ Anne", "DUPONT Léa", "DUPOND Paul"]
    assert [one.last_name for one in at.chosen] == ["Dupz"]
    assert at.search.model.rows[0].name.marks == ((0, 3),), "what matched is shown of these too"


async def test_nothing_moves_under_the_hand_that_goes_through_the_lines(at: Searching) -> None:
    at.people.alike = True
    at.people.gate.clear()
    at.people.at_platform = found(Usager(7, "Anne", "Dupz"))
    await at.types("dup")
    at.search.hold(True)
    at.people.gate.set()
    await at.settles()
    assert at.names == ["DUPONT Léa", "DUPOND Paul", "DUPZ Anne"]


async def test_going_on_typing_gives_enter_up(at: Searching) -> None:
    at.people.memory_gate.clear()
    at.search.set_text("dup")
    at.search.choose_first()
    at.search.set_text("dupo")
    at.people.memory_gate.set()
    await at.settles()
    assert at.chosen == []


async def test_someone_of_another_organisation_is_imported_then_chosen(at: Searching) -> None:
    at.people.at_platform = (MASKED,)
    await at.types("leo duv")
    await at.settles()
    at.search.choose(0)
    assert at.search.importing
    await until(lambda: at.chosen)
    assert at.people.attached == [(9, 1)]
    assert at.chosen[0].last_name == "Duval"
    assert not at.search.importing
    assert not at.search.model.rows[0].found.masked


async def test_enter_after_a_name_imports_nobody(at: Searching) -> None:
    at.people.at_platform = (MASKED,)
    await at.types("leo duv")
    await at.settles()
    offered: list[int] = []
    at.search.import_offered.connect(lambda: offered.append(1))
    at.search.choose_first()
    assert offered
    assert not at.search.importing
    assert at.search.note == "Connu d’une autre organisation. Entrée\u00a0: importer dans la vôtre."
    at.search.set_text("leo du")
    await at.settles()
    assert at.search.note == ""


async def test_an_import_that_is_refused_is_said(at: Searching) -> None:
    at.people.at_platform = (MASKED,)
    await at.types("leo duv")
    await at.settles()
    at.people.platform_failure = Forbidden()
    at.search.choose(0)
    await at.settles()
    assert at.chosen == []
    assert at.told[0].kind == "error"
    assert not at.search.importing


async def test_another_organisation_is_searched_anew(at: Searching) -> None:
    await at.types("awa")
    at.search.set_organisation(2)
    await at.settles()
    assert at.people.memory_asked == ["awa", "awa"]


async def test_somebody_new_needs_no_search(at: Searching) -> None:
    at.search.choose(0)
    assert at.created == [""]
    at.search.choose_first()
    assert at.created == [""], "an Enter too many opens nothing"
    at.search.creates = False
    at.search.choose(0)
    assert at.created == [""]


async def test_an_emptied_field_shows_nobody(at: Searching) -> None:
    await at.types("awa")
    await at.types(" ")
    assert (at.state, at.names, at.search.note) == ("idle", [], "")


async def test_a_memory_that_cannot_be_read_is_said(at: Searching) -> None:
    at.people.failure = MemoryDamaged()
    await at.types("awa")
    await at.settles()
    assert at.told[0].kind == "error"
    assert at.state == "nothing"


async def test_what_changes_in_memory_is_shown_where_it_stood(at: Searching) -> None:
    await at.types("dup")
    await at.settles()
    at.people.today = {2: NOW}
    at.desk.tell("rdvs")
    await at.settles()
    assert at.names == ["DUPONT Léa", "DUPOND Paul"], "nobody changes places under the hand"
    assert at.search.model.rows[1].today


async def test_a_reading_that_a_newer_one_replaces_empties_nothing(at: Searching) -> None:
    await at.types("dup")
    await at.settles()
    at.people.memory_gate.clear()
    shown: list[int] = []
    at.search.changed.connect(lambda: shown.append(len(at.names)))
    for _ in range(3):
        at.desk.tell("rdvs")
        await asyncio.sleep(0)
    at.people.memory_gate.set()
    await at.settles()
    assert 0 not in shown
    assert at.names == ["DUPONT Léa", "DUPOND Paul"]


def test_matches_are_marked_in_what_is_read() -> None:
    by_phone = FoundUsager(LEA, (Match("phone_number_formatted", True, ((3, 6),)),))
    shown = {one.text: one.marks for one in row_of(by_phone, NOW).details}
    assert shown["06\u00a039\u00a098\u00a000\u00a012"] == ((0, 14),)
    by_number = FoundUsager(LEA, (Match("phone_number", True, ((3, 8),)),))
    shown = {one.text: one.marks for one in row_of(by_number, NOW).details}
    assert shown["06\u00a039\u00a098\u00a000\u00a012"] == ((3, 8),)
    by_mail = FoundUsager(LEA, (Match("email", True, ((0, 3),)),))
    assert any(one.text == LEA.email and one.marks == ((0, 3),) for one in row_of(by_mail, NOW).details)
    by_birth = FoundUsager(AWA, (Match("birth_date", True),))
    assert row_of(by_birth, NOW).details[0].marks == ((9, 19),)


@pytest.mark.parametrize(
    ("source", "shown", "spans", "marks"),
    [
        ("Dupont", "DUPONT", ((0, 3),), ((0, 3),)),
        ("de  la tour", "DE LA TOUR", ((7, 11),), ((6, 10),)),
        ("+33639980012", "06 39 98 00 12", ((3, 6),), ((1, 5),)),
        ("Straße", "STRASSE", ((0, 2),), ()),
        ("", "", ((0, 1),), ()),
    ],
)
def test_carried(
    source: str, shown: str, spans: tuple[tuple[int, int], ...], marks: tuple[tuple[int, int], ...]
) -> None:
    assert carried(spans, source, shown) == marks


async def test_the_spoken_line_says_all(at: Searching) -> None:
    await at.types("léa")
    spoken = at.search.model.rows[0].spoken
    assert spoken.startswith("Dupont Léa, né(e) le 03/04/1985, 06")
    assert spoken.endswith("rendez-vous aujourd’hui à 15 heures 20")
    await asyncio.sleep(0)
