"""A write happens once, however often it is sent: with the same Idempotency-Key it is answered as it was."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from kiosk.platform_server.data import changes, notices, schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, to_answer
from kiosk.platform_server.outbound import outgoing
from kiosk.platform_server.rules import versions
from kiosk.platform_server.rules.rdvs import BeforeAndAfter, standings
from kiosk.platform_server.rules.sight import of_answer
from kiosk.platform_server.values.refusals import Refusal, failure, forbidden

_LONGEST_KEY = 200
_OF_SITE = 1 << 40


def write_once(endpoint: Endpoint, call: Call, raw: bytes) -> Answer:
    """Runs a write once: with an Idempotency-Key seen before, the first answer is given again. Raises Refusal."""
    # Keys are an agent's own: a page without sign-in has none.
    known = endpoint.keyed and call.session is not None and call.platform.options.like.keys
    key = call.headers.get("idempotency-key", "").strip() if known else ""
    if len(key) > _LONGEST_KEY:
        raise failure(400, "Idempotency-Key trop longue.")
    request_hash = hashlib.sha256(
        b"\0".join(
            [call.method.encode(), str(sorted(call.path.items())).encode(), endpoint.path.encode(), call.query.raw, raw]
        )
    ).digest()
    with call.platform.database.write() as connection:
        call.db = connection
        if key:
            earlier = _earlier(connection, call, _owner(call, endpoint), key, request_hash)
            if earlier is not None:
                return earlier
        try:
            with connection.begin_nested():
                answer = endpoint.handler(call)
                _tell(call)
                if call.reference_changed:
                    notices.tell(connection, notices.About.REFERENCE)
        except Refusal as refusal:
            if not key:
                raise
            answer = to_answer(refusal)
        if key:
            _keep(connection, call, _owner(call, endpoint), key, request_hash, answer)
    if call.reference_changed:
        call.platform.forget_reference()
    if call.changed and answer.status < 300:
        call.platform.bell.ring()
    return answer


def _owner(call: Call, endpoint: Endpoint) -> int:
    """Whose the keys are: an agent's; below zero a device's of the site, and, far below, an agent's of what the site
    shares: those are forgotten at night."""
    if call.device is not None:
        return -call.device.id
    return -_OF_SITE - call.agent.id if endpoint.devices else call.agent.id


def _tell(call: Call) -> None:
    """Notes what a write did, for histories, the desks that wait, webhooks and people; once all of it is written."""
    if not call.changed:
        return
    touched = {object_id for _, what, object_id, _ in call.changed if what == "rdv"}
    # Another connection still sees what stood before this write.
    with call.platform.database.read() as earlier:
        rdvs = BeforeAndAfter(standings(earlier, touched), standings(call.connection, touched))
        versions.record(earlier, call, rdvs)
        changes.record(call.connection, call.changed, call.now)
        outgoing.put(call.platform, earlier, call, rdvs)


def _earlier(connection: Connection, call: Call, owner: int, key: str, request_hash: bytes) -> Answer | None:
    column = schema.idempotency_keys.c
    mine = (column.agent_id == owner) & (column.key == key)
    row = connection.execute(select(schema.idempotency_keys).where(mine)).first()
    if row is None:
        return None
    if row.request_hash != request_hash:
        raise failure(422, "Cette clé a déjà servi à une autre requête.")
    if of_answer(call, _read(row.body)) < row.sight:
        # It was done, and is not told again to who could not ask for it any more.
        raise forbidden()
    return Answer(status=row.status, raw=row.body, token=row.status < 300)


def _keep(connection: Connection, call: Call, owner: int, key: str, request_hash: bytes, answer: Answer) -> None:
    connection.execute(
        insert(schema.idempotency_keys).values(
            agent_id=owner,
            key=key,
            request_hash=request_hash,
            status=answer.status,
            body=answer.body(),
            sight=of_answer(call, _read(answer.body())),
            created_at=call.now,
        )
    )


def _read(body: bytes) -> Any:
    return msgspec.json.decode(body) if body else None
