"""One call of the matrix made and looked at: what was answered, what was told, which rows changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.platform_server.rights.calls import made
from tests.platform_server.rights.sight import may_change, told
from tests.platform_server.rights.world import FREE, Role, World

_CODES = {400: "0", 401: "1", 403: "3", 404: "4", 405: "5", 409: "9", 415: "7", 422: "2", 429: "8", 500: "!"}
"""How a refusal is written in the matrix; « + » is an answer that is none."""


@dataclass
class Verdict:
    """What became of a call, and what is wrong with it."""

    outcome: str
    faults: list[str] = field(default_factory=list)


def judge(world: World, role: Role, name: str, place: str) -> Verdict:
    """Makes the call and puts everything back."""
    here = place if place in role.roles else next(iter(role.roles), "N")
    method, path, sent = made(world, name, place, FREE[here])
    answer = world.send(role, method, path, **sent)
    verdict = Verdict("+" if answer.status_code < 400 else _CODES.get(answer.status_code, str(answer.status_code)))
    verdict.faults = leaks(world, role, name, f"{path} {sent}", answer.headers.items(), answer.text)
    changed = list(world.changes())
    verdict.faults += [
        f"{table}: {old} became {new}"
        for table, old, new in changed
        if verdict.outcome != "+" or not may_change(world, role, name.partition(" <")[0], table, old, new)
    ]
    if changed:
        world.put_back()
    return verdict


def leaks(world: World, role: Role, name: str, asked: str, headers: object, body: str) -> list[str]:
    """What of an answer its caller may not be told; what they sent themselves is no news."""
    call = name.partition(" <")[0]
    text = f"{headers} {body}"
    faults = ["a secret of somebody else's"] if any(s in text for s in world.secrets - {*_own(world, role)}) else []
    words = world.found_in(text) - world.found_in(asked)
    if not words:
        return faults
    known_in = world.places_of_users()
    for word in sorted(words):
        about = world.words[word]
        if not told(world, role, call, about, known_in.get(about.about, ())):
            faults.append(f"tells {about}")
    return faults


def _own(world: World, role: Role) -> list[str]:
    return list(world.headers[role.letter].values())
