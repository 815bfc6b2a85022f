"""What the agent signed in chose for themselves (« Mon compte » on the platform).

``GET`` and ``PATCH agents/me/preferences``: ``{"preferences": {"rdv_notifications_level": "others", "told_who_waits":
false}}``; the first is one of ``data.levels.Level``, the second whether they are told by e-mail that somebody waits.
"""

from __future__ import annotations

from sqlalchemy import update

from kiosk.platform_server.data import levels, schema
from kiosk.platform_server.data.levels import Level
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.params import wrapped
from kiosk.platform_server.values.validation import refused

_FIELD = "rdv_notifications_level"
_WAITS = "told_who_waits"


def _show(call: Call) -> Answer:
    mine = [call.agent.id]
    waits = bool(levels.told_of_waits(call.connection, mine))
    return Answer({"preferences": {_FIELD: levels.of(call.connection, mine)[call.agent.id], _WAITS: waits}})


def _update(call: Call) -> Answer:
    sent = wrapped(call.body, "preferences")
    if _FIELD in sent:
        if sent[_FIELD] not in list(Level):
            raise refused(_FIELD, "inclusion")
        mine = schema.agents.c.id == call.agent.id
        call.connection.execute(update(schema.agents).where(mine).values({_FIELD: sent[_FIELD]}))
        call.reference_changed = True
    if _WAITS in sent:
        if not isinstance(sent[_WAITS], bool):
            raise refused(_WAITS, "inclusion")
        levels.tell_of_waits(call.connection, call.agent.id, wanted=sent[_WAITS])
    return _show(call)


ENDPOINTS = (
    Endpoint("GET", "/agents/me/preferences", _show),
    Endpoint("PATCH", "/agents/me/preferences", _update, Kind.WRITE),
)
