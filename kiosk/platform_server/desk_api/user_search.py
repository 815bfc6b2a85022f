"""Usagers found by what one hears at the counter: names, birth names, telephone, e-mail, birth date.

Accents, case and small slips are forgiven. Beyond the caller's organisations a usager is found by their names, and by a
telephone number, an e-mail or a birth date only when it is given whole: parts of what is masked cannot be tried out.

``responsible_id`` asks instead for the proches of an usager, those whom the caller sees whole.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from kiosk.domain.dates.birth_dates import birth_dates_in
from kiosk.domain.text import search_text
from kiosk.platform_server.data import schema
from kiosk.platform_server.desk_api.masked_users import attached_to, territory_scope, whole_scope, write_users
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.user_index import UserIndex
from kiosk.platform_server.values.refusals import failure

MOST_ANSWERED = 20
_MOST_PROCHES = 100
_LONGEST_QUERY = 200
_MOST_WORDS = 8
_EMAIL = re.compile(r"\S*@\S*")
_DOTTED = re.compile(r"[\d.\-]+")
_WHOLE_NUMBER = 10  # digits of a French number


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query, taken apart."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    emails: tuple[str, ...]
    births: tuple[tuple[str, str], ...]
    """Birth dates, and the digits of those which may be the beginning of a number as well (« 06.12.34 »)."""

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers or self.emails or self.births)


def read_query(text: str, today: date) -> Wanted:
    """« dupont 31/12/90 » as a word and a birth date."""
    rest = text[:_LONGEST_QUERY]
    emails = tuple(found.lower() for found in _EMAIL.findall(rest) if found != "@")
    rest = _EMAIL.sub(" ", rest)
    births: list[tuple[str, str]] = []
    for one in reversed(birth_dates_in(rest, today)):
        written = rest[one.start : one.end]
        births.append((one.day.isoformat(), search_text.national_digits(written) if _DOTTED.fullmatch(written) else ""))
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    query = search_text.Query(rest)
    return Wanted(query.words[:_MOST_WORDS], query.numbers[:_MOST_WORDS], emails, tuple(reversed(births)))


def find(
    index: UserIndex, wanted: Wanted, circles: Sequence[Collection[int]], whole: Collection[int], limit: int
) -> list[int]:
    """The best ``limit``: names borne whole come first, then begun, then alike; within each, the nearest circle first.

    ``circles`` are organisations, each circle within the next; ``whole`` those in which contacts are found by a part.
    """
    contacts = _by_contacts(index, wanted, whole)
    found: list[int] = []
    taken: set[int] = set()
    for parts in _by_names(index, wanted.words, contacts, limit):
        for circle in circles:
            for part in parts():
                fresh = attached_to(index, circle, part) - taken
                chosen = heapq.nsmallest(limit - len(found), fresh, key=lambda user_id: index.entries[user_id].name)
                found += chosen
                taken.update(chosen)
                if len(found) >= limit:
                    return found
    return found


def _by_names(
    index: UserIndex, words: Sequence[str], contacts: set[int] | None, limit: int
) -> Iterator[Callable[[], Iterable[set[int]]]]:
    """Who bears all the words and has the contacts: whole, then begun, then alike. Each is told in parts."""

    def once(*sets: set[int]) -> Callable[[], Iterable[set[int]]]:
        together = _all(sets if contacts is None else (contacts, *sets))
        return lambda: [together]

    if not words:
        yield once()
        return
    yield once(*[index.words.whole(word) for word in words])
    if len(words) == 1 and contacts is None:
        # A letter or two begin thousands of names, of which the first few are wanted.
        yield lambda: index.words.beginning_in_turn(words[0], 10 * limit)
    begun = [index.words.beginning(word) for word in words]
    yield once(*begun)
    # A word that someone bears was probably heard right: what looks like it starts alike. One that nobody bears may be
    # wrong from its first letter on, and is held against every name there is.
    alike = [
        index.words.alike(word, same_start=1 if bearers else 0) for word, bearers in zip(words, begun, strict=True)
    ]
    if any(alike):
        yield once(*[one | other for one, other in zip(begun, alike, strict=True)])


def _by_contacts(index: UserIndex, wanted: Wanted, whole: Collection[int]) -> set[int] | None:
    """Who has all the numbers, e-mails and dates; None where none was asked for."""
    sets = [_by_number(index, number, whole) for number in wanted.numbers]
    for email in wanted.emails:
        matching = index.emails.whole(email) | attached_to(index, whole, index.emails.beginning(email))
        sets.append(matching or attached_to(index, whole, index.emails.alike(email, same_start=1)))
    for day, digits in wanted.births:
        born = index.births.whole(day)
        sets.append(born | _by_number(index, digits, whole) if digits else born)
    return _all(sets) if sets else None


def _by_number(index: UserIndex, number: str, whole: Collection[int]) -> set[int]:
    """Whose telephone begins or ends so, or who was born in that year."""
    matching = index.phones.beginning(number) | index.reversed_phones.beginning(number[::-1])
    if len(number) == 4:
        matching |= index.births.beginning(f"{number}-")
    matching = attached_to(index, whole, matching)
    return matching | index.phones.whole(number) if len(number) >= _WHOLE_NUMBER else matching


def _all(sets: Iterable[set[int]]) -> set[int]:
    smallest_first = sorted(sets, key=len)
    return set.intersection(*smallest_first)


def _proches(call: Call, responsible_id: int, organisation_id: int | None) -> Answer:
    user = schema.users.c
    seen_whole, territory = whole_scope(call), territory_scope(call, organisation_id)
    in_sight = visibility.users_in_sight(call.reference, call.agent, seen_whole)
    query = select(user.id).where(user.responsible_id == responsible_id, in_sight).order_by(user.id)
    found = list(call.connection.scalars(query.limit(_MOST_PROCHES + 1)))
    index = call.platform.user_index
    with index.lock:
        index.refresh(call.connection)
        users = write_users(call, index, found[:_MOST_PROCHES], seen_whole, territory)
    return Answer({"users": users, "more": len(found) > _MOST_PROCHES})


def _search(call: Call) -> Answer:
    organisation_id = call.query.integer("organisation_id")
    if organisation_id is not None:
        visibility.member(call.reference, call.agent, organisation_id)
    responsible_id = call.query.integer("responsible_id")
    if responsible_id is not None:
        return _proches(call, responsible_id, organisation_id)
    text = call.query.text("q") or ""
    if len(text) > _LONGEST_QUERY:
        raise failure(422, "La recherche est trop longue.")
    wanted = read_query(text, call.platform.clock.now().date())
    if not wanted or not call.agent.roles:
        return Answer({"users": [], "more": False})
    seen_whole, territory = whole_scope(call), territory_scope(call, organisation_id)
    index = call.platform.user_index
    with index.lock:
        index.refresh(call.connection)
        circles = [seen_whole & territory, territory]
        if organisation_id is not None:
            circles.insert(0, {organisation_id})
        found = find(index, wanted, circles, seen_whole & territory, MOST_ANSWERED + 1)
        users = write_users(call, index, found[:MOST_ANSWERED], seen_whole, territory)
    return Answer({"users": users, "more": len(found) > MOST_ANSWERED})


ENDPOINTS = (Endpoint("GET", "/users/search", _search),)
