"""Who is told what of an RDV, when, and in which words."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from sqlalchemy import update

from kiosk.platform_server.data import levels, schema
from kiosk.platform_server.outbound import deliveries
from kiosk.platform_server.outbound.notifications import decide, messages, reminders, state
from kiosk.platform_server.outbound.notifications.channels import SmtpMailer, UnreadableAddress
from kiosk.platform_server.outbound.notifications.decide import Event
from kiosk.platform_server.outbound.notifications.messages import Message
from kiosk.platform_server.outbound.notifications.state import Place, State
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.values.instants import seconds

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
SOON = seconds(NOW) + 3600
MESSAGE = Message(
    event=Event.CREATED,
    to_agent=False,
    name="Léa DUPONT",
    proche="Tom",
    uid="u",
    sequence=0,
    starts_at=SOON,
    ends_at=SOON + 1800,
    previous_starts_at=None,
    zone_name="Europe/Paris",
    motif="Consultation",
    location_type="public_office",
    lieu="Centre",
    address="1 place du Marché",
    organisation="MDS Nord",
    organisation_phone="01 23 45 67 89",
    instruction="Apportez le carnet de santé",
    link="https://platform.test/rdv/u",
)


class Row:
    """As much of an RDV's row as the rules look at."""

    def __init__(self, **values: Any) -> None:
        self.status, self.starts_at, self.lieu_id = "unknown", SOON, 1
        self.__dict__.update(values)


def rdv(agents: tuple[int, ...] = (4,), active: bool = True, lifecycle: bool = True, **values: Any) -> State:
    row: Any = Row(**values)
    return State(row, frozenset(agents), (Place(1, active, lifecycle, True),))


def users(before: State | None, after: State | None, visibility: str = decide.NOTIFYING) -> list[Event]:
    return [one.event for one in decide.users_to_tell(before, after, visibility, seconds(NOW))]


def agents(
    before: State | None, after: State | None, author: int | None = 9, level: str = "others"
) -> list[tuple[Event, int]]:
    levels = dict.fromkeys((4, 5, 6), level)
    told = decide.agents_to_tell(before, after, levels, author, seconds(NOW), "Europe/Paris")
    return [(one.event, one.agent_id) for one in told]


def test_usagers_are_told_of_what_begins_moves_and_ends() -> None:
    assert users(None, rdv()) == [Event.CREATED]
    assert users(rdv(), rdv(active=False)) == [Event.CANCELLED]
    assert users(rdv(), rdv(status="revoked")) == [Event.CANCELLED]
    # Going back is a new RDV for whoever was told that it was off.
    assert users(rdv(active=False), rdv()) == [Event.CREATED]
    assert users(rdv(), rdv(starts_at=SOON + 60)) == [Event.UPDATED]
    assert users(rdv(), rdv(lieu_id=2)) == [Event.UPDATED]


def test_usagers_are_not_told_of_what_does_not_concern_them() -> None:
    assert users(rdv(), rdv(status="seen")) == []
    assert users(rdv(), rdv(agents=(5,))) == []
    # Whoever deletes an RDV tells people themselves.
    assert users(rdv(), None) == []
    assert users(None, rdv(lifecycle=False)) == []
    assert users(None, rdv(), visibility="visible_and_not_notified") == []
    assert users(None, rdv(starts_at=seconds(NOW))) == []


def test_agents_are_told_of_what_others_do() -> None:
    assert agents(None, rdv()) == [(Event.CREATED, 4)]
    assert agents(None, rdv(), author=4) == []
    assert agents(rdv(agents=(4, 5)), rdv(agents=(5, 6))) == [(Event.CANCELLED, 4), (Event.CREATED, 6)]
    assert agents(rdv(), rdv(starts_at=SOON + 60)) == [(Event.UPDATED, 4)]
    assert agents(rdv(), rdv(status="seen")) == []


def test_agents_of_a_workshop_are_told_of_who_joins_and_leaves() -> None:
    few, more = rdv(), replace(rdv(), places=(Place(1, True, True, True), Place(2, True, True, True)))
    off = replace(more, places=(more.places[0], replace(more.places[1], active=False)))
    cases = [(few, more, Event.JOINED), (off, more, Event.JOINED), (more, few, Event.LEFT), (more, off, Event.LEFT)]
    for before, after, event in cases:
        found = {
            (level, author): [
                one.event
                for one in decide.agents_to_tell(
                    before, after, {4: level}, author, seconds(NOW), "Europe/Paris", workshop=True
                )
            ]
            for level in levels.Level
            for author in (4, 9)
        }
        assert {who for who, events in found.items() if events == [event]} == {
            ("all", 4), ("all", 9), ("others", 9), ("soon", 9),
        }  # fmt: skip
        assert agents(before, after) == [], "of any other RDV that is no news"
    assert list(decide.agents_to_tell(few, few, {}, 9, seconds(NOW), "Europe/Paris", workshop=True)) == []


def test_an_agent_s_message_of_a_workshop_counts_and_names_nobody() -> None:
    joined = msgspec.structs.replace(MESSAGE, event=Event.JOINED, to_agent=True, name="Hélène", coming=4, seats=6)
    mail = messages.email(joined, "pmi@bocage.test", "RDV <rdv@bocage.test>", NOW, "<1@bocage.test>")
    body = mail.get_body(("plain",))
    assert body is not None
    assert "lundi 23 novembre 2026 à 11h20. 4 inscrits sur 6 places." in body.get_content()
    assert str(mail["subject"]).startswith("Nouvelle inscription")


def test_agents_are_told_what_they_chose() -> None:
    for before, after in ((None, rdv()), (rdv(), rdv(starts_at=SOON + 60))):
        [(event, _)] = agents(before, after, level="all", author=4)
        assert agents(before, after, level="others", author=4) == []
        assert agents(before, after, level="soon", author=4) == []
        assert agents(before, after, level="none", author=9) == []
        assert agents(before, after, level="soon", author=9) == [(event, 4)]
    assert agents(rdv(), None, level="all") == []


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ((datetime(2026, 11, 24, 23, 59, tzinfo=PARIS),), True),
        ((datetime(2026, 11, 25, 0, 0, tzinfo=PARIS),), False),
        # What leaves tomorrow for later, or comes to tomorrow, matters as well.
        ((datetime(2026, 11, 24, 9, 0, tzinfo=PARIS), datetime(2026, 12, 24, 9, 0, tzinfo=PARIS)), True),
        ((datetime(2026, 12, 24, 9, 0, tzinfo=PARIS), datetime(2026, 11, 24, 9, 0, tzinfo=PARIS)), True),
    ],
)
def test_soon_is_today_and_tomorrow(starts: tuple[datetime, ...], told: bool) -> None:
    before = rdv(starts_at=seconds(starts[0])) if len(starts) > 1 else None
    assert bool(agents(before, rdv(starts_at=seconds(starts[-1])), level="soon")) is told


def test_tomorrow_is_that_of_the_organisation() -> None:
    # 24 November, one in the morning on La Réunion, when it is still the 23rd in Paris at ten in the evening.
    night = seconds(datetime(2026, 11, 23, 22, 0, tzinfo=PARIS))
    starts = (seconds(datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Indian/Reunion"))),)
    assert levels.wants("soon", own=False, starts=starts, now=night, zone_name="Indian/Reunion")
    assert not levels.wants("soon", own=False, starts=starts, now=night, zone_name="Europe/Paris")


def test_an_email_reads_well_and_carries_a_calendar() -> None:
    mail = messages.email(MESSAGE, "lea@exemple.test", "RDV <rdv@bocage.test>", NOW, "<1@bocage.test>")
    read = email.message_from_bytes(mail.as_bytes(), policy=email.policy.default)
    assert read["subject"] == "Rendez-vous confirmé\u00a0: lundi 23 novembre 2026 à 11h20"
    body = read.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert "Votre rendez-vous de Tom est prévu le lundi 23 novembre 2026 à 11h20." in text
    assert "Apportez le carnet de santé" in text
    [attached] = read.iter_attachments()
    [event] = Calendar.from_ical(attached.get_content()).walk("VEVENT")
    assert (event["summary"], event["location"], event["url"]) == (
        "Consultation",
        "1 place du Marché",
        "https://platform.test/rdv/u",
    )
    assert b"DUPONT" not in event.to_ical()


def test_a_visio_is_told_with_its_address_until_it_is_off() -> None:
    visio = msgspec.structs.replace(MESSAGE, location_type="visio", visio_url="https://visio.test/salle")
    for event, told in ((Event.CREATED, True), (Event.CANCELLED, False)):
        changed = msgspec.structs.replace(visio, event=event)
        mail = messages.email(changed, "lea@exemple.test", "RDV <rdv@bocage.test>", NOW, "<1@bocage.test>")
        body = mail.get_body(("plain",))
        assert body is not None
        assert ("https://visio.test/salle" in body.get_content()) is told


@pytest.mark.parametrize("name", ["A\r\nBcc: x@y", "Zoé\u2028Bcc", "é" * 400])
def test_no_name_makes_a_header(name: str) -> None:
    changed = Message(**{**{f: getattr(MESSAGE, f) for f in MESSAGE.__struct_fields__}, "name": name, "motif": name})
    mail = messages.email(changed, "lea@exemple.test", "RDV <rdv@bocage.test>", NOW, "<1@bocage.test>")
    assert email.message_from_bytes(mail.as_bytes(), policy=email.policy.default)["bcc"] is None


def test_an_sms_is_short() -> None:
    text = messages.sms(MESSAGE)
    assert text == (
        "Votre rendez-vous Consultation de Tom est prévu le lundi 23 novembre 2026 à 11h20. "
        "Centre, 1 place du Marché. MDS Nord 01 23 45 67 89"
    )


def test_a_reminder_leaves_two_days_before_and_never_on_a_day_off() -> None:
    holidays = {date(2026, 12, 25)}

    def due(*day_and_hour: int) -> datetime:
        starts_at = datetime(*day_and_hour, tzinfo=PARIS)  # type: ignore[arg-type, misc]
        at = reminders.due_at(seconds(starts_at), "Europe/Paris", holidays.__contains__)
        return datetime.fromtimestamp(at, PARIS)

    assert due(2026, 11, 27, 9) == datetime(2026, 11, 25, 9, tzinfo=PARIS)
    assert due(2026, 11, 24, 9) == datetime(2026, 11, 21, 9, tzinfo=PARIS)  # the 22nd is a Sunday
    assert due(2026, 12, 27, 9) == datetime(2026, 12, 24, 9, tzinfo=PARIS)  # Christmas


ZONES = ["Europe/Paris", "Indian/Reunion", "America/Cayenne", "Pacific/Noumea", "America/Miquelon"]


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001 - made aware
def test_no_reminder_ever_leaves_on_a_sunday_of_the_organisation(starts_at: datetime, zone_name: str) -> None:
    here = ZoneInfo(zone_name)
    begins = seconds(starts_at.replace(tzinfo=here))
    due = datetime.fromtimestamp(reminders.due_at(begins, zone_name, lambda _day: False), here)
    assert due.weekday() != 6
    # An hour more or less where the clocks change in between.
    assert 47 * 3600 <= begins - seconds(due) <= 73 * 3600


@pytest.fixture
def reminding(platform: Platform) -> Platform:
    """Léa can be written to, and her RDV is on Wednesday at nine."""
    wednesday = seconds(datetime(2026, 11, 25, 11, 0, tzinfo=PARIS))
    earlier = wednesday - 30 * 86400
    with platform.database.write() as connection:
        user, one = schema.users.c, schema.rdvs.c
        connection.execute(update(schema.users).where(user.id == 1).values(email="lea@exemple.test"))
        moved = {"starts_at": wednesday, "created_at": earlier}
        connection.execute(update(schema.rdvs).where(one.id == 1).values(moved))
    return platform


def remind(platform: Platform, at: int) -> list[str | None]:
    with platform.database.write() as connection:
        found = reminders.fallen_due(connection, platform.reference(connection), at, "https://platform.test")
        deliveries.put(connection, found, at)
        return [one.recipient for one in found if one.channel == deliveries.EMAIL]


def test_a_reminder_leaves_once(reminding: Platform) -> None:
    start = seconds(NOW)
    assert remind(reminding, start) == []  # a platform that begins knows nothing of what was sent before
    assert remind(reminding, start + 600) == []
    assert remind(reminding, seconds(datetime(2026, 11, 23, 11, 0, tzinfo=PARIS))) == ["lea@exemple.test"]
    assert remind(reminding, start + 7200) == []


def test_who_has_no_account_is_told_at_the_address_that_they_left(reminding: Platform) -> None:
    remind(reminding, seconds(NOW))
    with reminding.database.write() as connection:
        left = {"email": None, "notification_email": "autre@exemple.test"}
        connection.execute(update(schema.users).where(schema.users.c.id == 1).values(left))
    assert remind(reminding, seconds(NOW) + 86400) == ["autre@exemple.test"]


def test_what_fell_due_during_a_stop_leaves_afterwards(reminding: Platform) -> None:
    remind(reminding, seconds(NOW))
    assert remind(reminding, seconds(NOW) + 86400) == ["lea@exemple.test"]


@pytest.mark.parametrize(
    "values", [{"status": "excused"}, {"status": "seen"}, {"created_at": seconds(NOW) + 3600}], ids=str
)
def test_nobody_is_reminded_of_what_is_off_or_was_just_booked(reminding: Platform, values: dict[str, Any]) -> None:
    remind(reminding, seconds(NOW))
    with reminding.database.write() as connection:
        connection.execute(update(schema.rdvs).where(schema.rdvs.c.id == 1).values(values))
    assert remind(reminding, seconds(NOW) + 86400) == []


def test_an_rdv_that_moved_is_reminded_of_before_its_new_date(reminding: Platform) -> None:
    remind(reminding, seconds(NOW))
    later = seconds(datetime(2026, 12, 9, 11, 0, tzinfo=PARIS))
    with reminding.database.write() as connection:
        connection.execute(update(schema.rdvs).where(schema.rdvs.c.id == 1).values(starts_at=later))
    assert remind(reminding, seconds(NOW) + 86400) == []
    assert remind(reminding, later - 48 * 3600 - 60) == []
    assert remind(reminding, later - 48 * 3600) == ["lea@exemple.test"]
    assert remind(reminding, later - 3600) == []


def test_the_responsible_of_a_proche_is_reminded(reminding: Platform) -> None:
    """Tom's visit, whose responsible is Léa."""
    remind(reminding, seconds(NOW))
    with reminding.database.write() as connection:
        one = schema.rdvs.c
        connection.execute(update(schema.rdvs).where(one.id == 1).values(status="excused"))
        visit = {"starts_at": seconds(datetime(2026, 11, 25, 12, 0, tzinfo=PARIS)), "created_at": 0}
        connection.execute(update(schema.rdvs).where(one.id == 2).values(visit))
    assert remind(reminding, seconds(NOW) + 86400) == ["lea@exemple.test"]


def test_days_off_are_those_of_the_organisation_s_territory(reminding: Platform) -> None:
    reunion = ZoneInfo("Indian/Reunion")
    remind(reminding, seconds(NOW))
    with reminding.database.write() as connection:
        # Monday 20 December 2027 is a holiday there, and there alone.
        connection.execute(update(schema.territories).values(holiday_zone="La Réunion"))
        connection.execute(update(schema.organisations).values(timezone="Indian/Reunion"))
        wednesday = seconds(datetime(2027, 12, 22, 1, 0, tzinfo=reunion))
        connection.execute(update(schema.rdvs).where(schema.rdvs.c.id == 1).values(starts_at=wednesday))
    reminding.forget_reference()
    assert remind(reminding, seconds(datetime(2027, 12, 18, 0, 59, tzinfo=reunion))) == []
    assert remind(reminding, seconds(datetime(2027, 12, 18, 1, 0, tzinfo=reunion))) == ["lea@exemple.test"]
    assert remind(reminding, seconds(datetime(2027, 12, 21, 1, 0, tzinfo=reunion))) == []


def test_who_wants_no_reminder_gets_none(reminding: Platform) -> None:
    remind(reminding, seconds(NOW))
    with reminding.database.write() as connection:
        connection.execute(update(schema.participations).values(send_reminder_notification=False))
    assert remind(reminding, seconds(NOW) + 86400) == []


def test_the_state_of_an_rdv_is_read_whole(platform: Platform) -> None:
    with platform.database.read() as connection:
        found = state.read(connection, {3, 99})
    assert set(found) == {3}
    assert found[3].agent_ids == {3, 5}
    assert [place.user_id for place in found[3].places] == [3, 4]


def test_a_mail_server_is_named_by_an_address() -> None:
    assert SmtpMailer.of("smtp://rdv:m%40t@mail.test") == SmtpMailer("mail.test", 587, "rdv", "m@t", False)
    assert SmtpMailer.of("smtps://mail.test:4650").port == 4650
    for wrong in ("mail.test", "http://mail.test", "smtp://", "smtp://h:port"):
        with pytest.raises(UnreadableAddress):
            SmtpMailer.of(wrong)
