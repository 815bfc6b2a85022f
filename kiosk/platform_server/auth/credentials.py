"""An e-mail and a password: whose they are, and how often that may be tried."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Call
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.running.door import BUSY_S
from kiosk.platform_server.running.passwords import LONGEST


class WrongCredentials(Exception):  # noqa: N818 - an answer, not a fault
    """Nobody's, or of somebody who may not sign in."""


class NotConfirmed(WrongCredentials):
    """Of somebody who was invited and has not come yet: told to who knows the password alone, but by the original."""


class TooManyTries(Exception):  # noqa: N818 - an answer, not a fault
    """Not now: ``seconds`` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def agent_of(call: Call, email: object, password: object) -> Agent:
    """The agent whose they are. Raises WrongCredentials, NotConfirmed and TooManyTries."""
    if not isinstance(email, str) or not isinstance(password, str) or len(password) > LONGEST or len(email) > LONGEST:
        raise WrongCredentials  # by what was sent alone
    account = email.strip().lower()
    door = call.platform.door
    wait = door.wait_s(account, call.address)
    if wait is None and call.crowded:
        wait = BUSY_S
    if wait is not None:
        raise TooManyTries(wait)
    # All are looked at, whoever it is: how long the answer takes does not tell who has an account.
    called_so = [a for a in call.reference.agents.values() if (a.email or "").lower() == account]
    agent = called_so[0] if called_so else None
    hashed, invited = _password_hash(call, 0 if agent is None else agent.id)
    right = call.platform.passwords.verify(password, hashed) and agent is not None
    if right and not invited and agent is not None:
        door.let_in(account, call.address)
        return agent
    door.failed(account, call.address)
    raise NotConfirmed if right or (invited and not call.reference.like.clean_errors) else WrongCredentials


def _password_hash(call: Call, agent_id: int) -> tuple[str | None, bool]:
    """What is kept of an agent's password, and whether they were invited and have not come yet.

    Read anew each time: `kiosk-platform set-password` changes it beside a running server.
    """
    column = schema.agents.c
    mine = (column.id == agent_id) & column.deleted_at.is_(None)
    with call.platform.database.read() as connection:
        row = connection.execute(select(column.password_hash, column.invited).where(mine)).first()
    return (None, False) if row is None else (row.password_hash, row.invited)
