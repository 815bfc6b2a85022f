"""Who has nothing on a day has no column, and is named with why."""

from __future__ import annotations

from kiosk.domain.day.aside import Aside, set_aside
from kiosk.domain.day.board import BoardFilter, Thresholds
from kiosk.domain.day.columns import Columns, build_columns
from tests.domain.day.test_columns import AGENTS, SERVICES, absence, plage
from tests.domain.samples import DAY, NOW, at, rdv


def columns(*, rdvs: bool = False, plages: bool = True, **wanted: object) -> Columns:
    """Béatrice (7) receives, Karim (8) is away all day although he was to receive, Anne (9) has nothing."""
    return build_columns(
        [rdv(1, at(9))] if rdvs else [],
        day=DAY,
        now=NOW,
        lieu_id=None,
        wanted=BoardFilter(**wanted),  # type: ignore[arg-type]
        motifs={},
        agents=AGENTS,
        services=SERVICES,
        plages=[plage(number, at(9), at(12)) for number in (7, 8)] if plages else [],
        absences=[absence(8, at(0), at(23, 59))],
        thresholds=Thresholds(),
        everybody=True,
    )


def test_who_is_absent_or_has_nothing_is_named_with_why() -> None:
    left, aside = set_aside(columns(), (), (), plages_known=True)
    assert [one.agent_id for one in left.columns] == [7]
    assert aside == (
        Aside(8, "Karim Benali", "Action sociale", "Absent toute la journée"),
        Aside(9, "Anne Zola", "PMI", "Ne reçoit pas ce jour"),
    )
    _, elsewhere = set_aside(columns(), (), {9}, plages_known=True)
    assert elsewhere[1].why == "Reçoit dans un autre lieu"


def test_where_plages_are_not_told_nobody_is_said_not_to_receive() -> None:
    _, aside = set_aside(columns(plages=False), (), (), plages_known=False)
    assert [one.why for one in aside if one.agent_id != 8] == ["Aucun rendez-vous ce jour"] * 2


def test_who_is_wanted_has_a_column_all_the_same() -> None:
    left, aside = set_aside(columns(), {9}, (), plages_known=True)
    assert [one.agent_id for one in left.columns] == [9, 7]
    assert [(one.agent_id, one.shown) for one in aside] == [(8, False), (9, True)]


def test_an_absent_agent_with_rdvs_stays_in_sight() -> None:
    left, aside = set_aside(columns(rdvs=True), (), (), plages_known=True)
    with_rdvs = {one.agent_id for one in left.columns if one.cards}
    assert with_rdvs
    assert not with_rdvs & {one.agent_id for one in aside}


def test_a_filter_sets_nobody_aside() -> None:
    assert set_aside(columns(text="personne"), (), (), plages_known=True)[1] == ()
    assert [one.agent_id for one in set_aside(columns(service_ids=frozenset({2})), (), (), plages_known=True)[1]] == [8]
