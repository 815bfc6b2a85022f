"""Indisponibilités of the agents in sight."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import Row, delete, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.lists import page_of_rows
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.absences import written_absence
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.values.instants import END_OF_DAY, local_day, on_day, read_day, zone
from kiosk.platform_server.values.leniency import record_id, scalars, text_of
from kiosk.platform_server.values.refusals import forbidden, not_found
from kiosk.platform_server.values.validation import Faults

_EARLIEST_YEAR = 2018
_YEARS_AHEAD = 5
# « 9 », « 9:30 », « 0930 », « 09:30:15 »: what the platform reads as a time of day.
_TIME = re.compile(r"^\s*(\d|[01]\d|2[0-4]):?([0-5]\d)?:?([0-5]\d)?\s*$")


def _index(call: Call) -> Answer:
    absence = schema.absences.c
    seen = [a.id for a in visibility.agents(call.reference, call.agent)]
    listed = select(schema.absences).where(absence.agent_id.in_(seen))
    latest_first = (absence.first_day.desc(), absence.start_time.desc(), absence.id.desc())
    return page_of_rows(call, "absences", listed, latest_first, lambda rows: [_written(call, row) for row in rows])


def _show(call: Call) -> Answer:
    return Answer({"absence": _written(call, find_absence(call, call.id()))})


def _create(call: Call) -> Answer:
    agent = _agent_named(call)
    values: dict[str, Any] = {"agent_id": agent.id if agent else None, **_sent(call)}
    values["end_day"] = values.get("end_day") or values.get("first_day")
    _check(call, values)
    # Only what is right is asked whether it may be, as on the platform.
    if agent is not None and not visibility.sees_agent(call.reference, call.agent, agent):
        raise forbidden()
    absence_id = call.insert(schema.absences, values)
    _tell(call, int(values["agent_id"]), absence_id)
    return _written_again(call, absence_id)


def _update(call: Call) -> Answer:
    row = find_absence(call, call.id())
    values = {**row._asdict(), **_sent(call)}
    values["end_day"] = values["end_day"] or values["first_day"]
    _check(call, values, row)
    call.connection.execute(update(schema.absences).where(schema.absences.c.id == row.id).values(values))
    _tell(call, row.agent_id, row.id)
    return _written_again(call, row.id)


def _destroy(call: Call) -> Answer:
    row = find_absence(call, call.id())
    call.connection.execute(delete(schema.absences).where(schema.absences.c.id == row.id))
    _tell(call, row.agent_id, row.id, deleted=True)
    return Answer(status=204)


def _written_again(call: Call, absence_id: int) -> Answer:
    row = call.connection.execute(select(schema.absences).where(schema.absences.c.id == absence_id)).one()
    return Answer({"absence": _written(call, row)})


def _tell(call: Call, agent_id: int, absence_id: int, *, deleted: bool = False) -> None:
    for organisation_id in call.reference.agents[agent_id].roles:
        call.touched(organisation_id, "absence", absence_id, deleted=deleted)


def _agent_named(call: Call) -> Agent | None:
    """The agent of ``agent_id``, else of ``agent_email``. Raises Refusal: 404 for an e-mail that nobody has."""
    sent = {name: text_of(value) or "" for name, value in scalars(call.body, ("agent_id", "agent_email")).items()}
    sent_id, email = sent.get("agent_id", "").strip(), sent.get("agent_email", "")
    agents = call.reference.agents
    if sent_id:
        return agents.get(record_id(sent_id))
    if not email.strip():
        return None
    agent = next((a for a in agents.values() if a.email == email), None)
    if agent is None:
        raise not_found("agent", token=True)
    return agent


def _sent(call: Call) -> dict[str, Any]:
    """What of an absence was sent; what cannot be read counts as left empty."""
    readers = {"title": _title, "first_day": _day, "end_day": _day, "start_time": _time, "end_time": _time}
    return {name: readers[name](value) for name, value in scalars(call.body, readers).items()}


def _title(value: Any) -> str | None:
    return (text_of(value) or "").strip(" \t\r\n\v\f\0") or None


def _day(value: Any) -> str | None:
    day = read_day(value) if isinstance(value, str) else None
    return None if day is None else day.isoformat()


def _time(value: Any) -> str | None:
    found = _TIME.match(value) if isinstance(value, str) else None
    if found is not None and int(found[1]) == 24:
        return None if int(found[2] or 0) or int(found[3] or 0) else END_OF_DAY
    return None if found is None else time(int(found[1]), int(found[2] or 0), int(found[3] or 0)).isoformat()


def _check(call: Call, values: dict[str, Any], present: Row[Any] | None = None) -> None:
    """Raises Refusal (422) naming every field at fault. ``present`` is what is to be changed."""
    faults = Faults()
    for field in ("first_day", "start_time", "end_time", "agent_id", "title"):
        if not values.get(field):
            if field == "agent_id":
                faults.add("agent", "blank", "doit exister")
            else:
                faults.add(field, "blank")
    faults.refuse()
    agent = call.reference.agents[values["agent_id"]]
    zone_name = call.reference.zone_of(agent)
    furthest = local_day(call.now, zone_name) + relativedelta(years=_YEARS_AHEAD)
    for field in ("first_day", "end_day"):
        day = date.fromisoformat(values[field])
        if day.year < _EARLIEST_YEAR:
            faults.add(field, f"ne peut pas être avant {_EARLIEST_YEAR}")
        elif day > furthest:
            faults.add(field, f"ne peut pas être dans plus de {_YEARS_AHEAD} ans")
    faults.refuse()
    here = zone(zone_name)
    recurrence = None if present is None else present.recurrence
    # What comes back ends with its last time, if it ever does.
    last_day = values["end_day"] if recurrence is None else recurrence.get("until")
    begins = on_day(date.fromisoformat(values["first_day"]), values["start_time"]).replace(tzinfo=here)
    if last_day is not None:
        ends = on_day(date.fromisoformat(last_day), values["end_time"]).replace(tzinfo=here)
        # Compared as instants: across the change of hour wall clocks mislead.
        if ends.timestamp() <= begins.timestamp():
            faults.add("ends_time", "doit être après le début.")
    if present is not None and recurrence is not None:
        if values["end_day"] != values["first_day"]:
            faults.add("recurrence", "pas possible avec une indisponibilité de plusieurs jours")
        if values["first_day"] != present.first_day:
            faults.add("base", "Le début de la récurrence ne correspond pas au premier jour.")
        until = recurrence.get("until")
        if until is not None and until <= values["first_day"] != present.first_day:
            faults.add("base", "La fin de la récurrence doit être après le premier jour.")
    faults.refuse()


def find_absence(call: Call, absence_id: int) -> Row[Any]:
    """The absence with this id. Raises Refusal: 404, or 403 when the agent's role does not see whose it is."""
    row = call.connection.execute(select(schema.absences).where(schema.absences.c.id == absence_id)).first()
    if row is None:
        raise not_found("absence", token=True)
    if not visibility.sees_agent(call.reference, call.agent, call.reference.agents[row.agent_id]):
        raise forbidden()
    return row


def _written(call: Call, row: Row[Any]) -> dict[str, Any]:
    # As on the platform, those in sight are of the whole territory: of another one nobody learns anything.
    near = call.reference.organisations_in(call.reference.territories_of(call.agent))
    return written_absence(call.reference, row, call.now, near)


ENDPOINTS = (
    Endpoint("GET", "/absences", _index),
    Endpoint("GET", "/absences/{id}", _show),
    Endpoint("POST", "/absences", _create, Kind.WRITE),
    Endpoint("PATCH", "/absences/{id}", _update, Kind.WRITE),
    Endpoint("PUT", "/absences/{id}", _update, Kind.WRITE),
    Endpoint("DELETE", "/absences/{id}", _destroy, Kind.WRITE),
)
