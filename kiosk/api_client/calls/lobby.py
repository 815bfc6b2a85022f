"""The calls of a site's lobby: what desks bring, and what a borne and a screen ask (docs/site-api.md)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from kiosk.api_client.call import Call
from kiosk.api_client.calls.base import Calls
from kiosk.domain.platform.failures import Unintelligible
from kiosk.domain.platform.lobby import CalledAs, CheckIn, LobbyDay, ShownCall, ShownRdv, Told, Visit
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.masked import masked

SITE = "/api/site/v1"
_LONGEST_SHOWN = 80


@masked
class _LobbyDay(msgspec.Struct, gc=False):
    day: str
    key: str
    slips_key: str
    called_as: str = ""
    shows_agents: bool = False


class _ShownRdv(msgspec.Struct, gc=False):
    starts_at: datetime
    ticket: str
    whom: str = ""


class _CheckIn(msgspec.Struct, gc=False):
    answer: str
    rdvs: list[_ShownRdv] = []
    opens_at: datetime | None = None


class _Ticket(msgspec.Struct, gc=False):
    ticket: int
    ahead: int = 0


class _ShownCall(msgspec.Struct, gc=False):
    key: str
    shown: str
    place: str
    called_at: datetime
    times: int = 1


class _Screen(msgspec.Struct, gc=False):
    cursor: str
    now: datetime
    calls: list[_ShownCall]


class LobbyCalls(Calls):
    """Each is for one kind of device; the companion refuses the others."""

    # --- a desk's

    async def lobby_day(self, organisation_id: int) -> LobbyDay:
        """What the day is brought under."""
        return await self._ask(Call("GET", f"{SITE}/organisations/{organisation_id}/lobby"), _LobbyDay, _lobby_day)

    async def bring_visits(self, organisation_id: int, day: str, visits: Sequence[Visit]) -> None:
        """Says who is expected, and who no longer is. Raises ``Conflict`` where that day is over."""
        told = [
            {
                "participation_id": one.participation_id,
                "rdv_id": one.rdv_id,
                "person": one.person,
                "by": list(one.by),
                "code": one.code or None,
                "starts_at": one.starts_at.isoformat(),
                "lieu_id": one.lieu_id,
                "whom": one.whom,
                "called": one.called,
                "gone": one.gone,
            }
            for one in visits
        ]
        path = f"{SITE}/organisations/{organisation_id}/visits"
        await self._send(Call("PUT", path, body={"day": day, "visits": told}))

    async def helped(self, organisation_id: int, number: int) -> None:
        """Somebody of this desk goes to who asked for help."""
        path = f"{SITE}/organisations/{organisation_id}/helps"
        await self._send(Call("PUT", path, body={"helps": [{"id": number}]}))

    # --- a borne's

    async def check_in_by_code(self, organisation_id: int, lieu_id: int | None, code: str) -> CheckIn:
        """Whether somebody with that slip is expected; they wait from then on. Raises ``Throttled`` after misses."""
        return await self._check_in(organisation_id, {"code": code, "lieu_id": lieu_id})

    async def check_in(self, organisation_id: int, lieu_id: int | None, letters: str, birth_date: date) -> CheckIn:
        """The same by three letters of a name and a birth date."""
        body = {"letters": letters, "birth_date": birth_date.isoformat(), "lieu_id": lieu_id}
        return await self._check_in(organisation_id, body)

    async def _check_in(self, organisation_id: int, body: object) -> CheckIn:
        # Said twice it is so once; and whoever waits before the borne does not wait for a third try.
        call = Call("POST", f"{SITE}/organisations/{organisation_id}/check_in", body=body, retried=False)
        return await self._ask(call, _CheckIn, _read_check_in)

    async def ticket(
        self, organisation_id: int, lieu_id: int | None, motif_id: int | None, key: str
    ) -> tuple[int, int]:
        """The number of who has no RDV, alike for one ``key``, and how many wait before them."""
        body = {"key": key, "lieu_id": lieu_id, "motif_id": motif_id}
        call = Call("POST", f"{SITE}/organisations/{organisation_id}/tickets", body=body, retried=False)
        return await self._ask(call, _Ticket, lambda read: (read.ticket, read.ahead))

    async def ask_help(self, organisation_id: int) -> None:
        """Somebody asks for help at this borne."""
        call = Call("POST", f"{SITE}/organisations/{organisation_id}/help", body={}, retried=False)
        await self._send(call)

    # --- a screen's

    async def screen(self, organisation_id: int) -> tuple[str, Sequence[ShownCall]]:
        """The cursor from which changes go on, and the last calls, the latest first."""
        path = f"{SITE}/organisations/{organisation_id}/screen"
        return await self._ask(Call("GET", path), _Screen, _read_screen)


def _lobby_day(body: _LobbyDay) -> LobbyDay:
    chosen = CalledAs(body.called_as) if body.called_as in list(CalledAs) else CalledAs.TICKET
    try:
        key, slips_key = (base64.b64decode(one, validate=True) for one in (body.key, body.slips_key))
    except binascii.Error:
        raise Unintelligible from None
    if len(key) < 16 or len(slips_key) < 16:
        raise Unintelligible
    return LobbyDay(body.day, key, slips_key, chosen, body.shows_agents)


def _read_check_in(body: _CheckIn) -> CheckIn:
    if body.answer not in list(Told):
        raise Unintelligible
    rdvs = tuple(ShownRdv(_aware(one.starts_at), clean_line(one.ticket), _short(one.whom)) for one in body.rdvs)
    return CheckIn(Told(body.answer), rdvs, None if body.opens_at is None else _aware(body.opens_at))


def _read_screen(body: _Screen) -> tuple[str, Sequence[ShownCall]]:
    calls = tuple(
        ShownCall(one.key, _short(one.shown), _short(one.place), _aware(one.called_at), one.times) for one in body.calls
    )
    return body.cursor, calls


def _short(text: str) -> str:
    return clean_line(text)[:_LONGEST_SHOWN]


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise Unintelligible
    return at
