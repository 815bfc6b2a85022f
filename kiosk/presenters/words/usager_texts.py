"""What is read of an usager in one or two lines, wherever someone is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dates.times import hour, short_date, spoken_hour
from kiosk.domain.day.consequences import means_of
from kiosk.domain.day.rows import Row
from kiosk.domain.day.shown import Need
from kiosk.domain.day.status import SHOWN_LABELS, Shown
from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.names import capitalised, spoken_name, usager_name
from kiosk.domain.people.phones import phone_text
from kiosk.domain.people.reached import proche_text
from kiosk.domain.people.told import EMAIL, SMS
from kiosk.domain.people.usagers import FoundUsager, Match
from kiosk.domain.text.language import Words, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.spans import Span, together
from kiosk.presenters.words.marked_text import MarkedText, carried

_TODAY = Words(
    {
        Shown.UPCOMING: "Attendu(e) à {}",
        Shown.WAITING: "En salle d’attente, RDV de {}",
        Shown.TO_FILL: "À renseigner, RDV de {}",
        Shown.SEEN: "Vu(e) à {}",
        Shown.NOSHOW: "Absent (non excusé), RDV de {}",
        Shown.EXCUSED: "Absent (excusé), RDV de {}",
        Shown.REVOKED: "RDV de {} annulé",
        Shown.OTHER: "RDV à {}",
    }
)


@masked
@dataclass(frozen=True, slots=True)
class UsagerRow:
    """One person found, ready to be drawn: a name, what tells homonyms apart, and when they come or came."""

    found: FoundUsager
    name: MarkedText
    details: tuple[MarkedText, ...]
    side: str  # « Attendu(e) à 14:15 », « Vu(e) à 9:30 », « RDV le 12/03/2026 », « Importer »
    today: bool
    spoken: str
    sign: str = ""
    """The icon of what has become of today's RDV."""
    expected: bool = False
    """Whether something is still to be done for them today."""

    @property
    def usager(self) -> Usager:
        return self.found.usager


def usager_phone(usager: Usager) -> str:
    """The number at which ``usager`` is called, as it is read out; empty when there is none."""
    return phone_text(usager.phone_number or usager.phone_number_formatted or "")


def accepted_text(who: Usager | Contact) -> str:
    """By what somebody may be told, and what is missing: « Accepte les SMS, mais n’a pas de mobile »."""
    match who.notify_by_sms, who.notify_by_email:
        case True, True:
            accepted = tr("Accepte les SMS et les e-mails")
        case True, False:
            accepted = tr("Accepte les SMS, refuse les e-mails")
        case False, True:
            accepted = tr("Accepte les e-mails, refuse les SMS")
        case _:
            return tr("Refuse les SMS et les e-mails")
    means = means_of(who)
    no_sms, no_email = who.notify_by_sms and SMS not in means, who.notify_by_email and EMAIL not in means
    if no_sms and who.phone_number and not who.phone_number_formatted:
        # The platform does not take it for a number, as those of fiction.
        said = tr("{}, mais la plateforme n’envoie pas de SMS à son numéro et il n’y a pas d’e-mail")
        return (said if no_email else tr("{}, mais la plateforme n’envoie pas de SMS à son numéro")).format(accepted)
    match no_sms, no_email:
        case True, True:
            return tr("{}, mais n’a ni mobile ni e-mail").format(accepted)
        case True, False:
            return tr("{}, mais n’a pas de mobile").format(accepted)
        case False, True:
            return tr("{}, mais n’a pas d’e-mail").format(accepted)
    return accepted


def born_text(usager: Usager, birth_year: int | None = None) -> str:
    """« né(e) le 12/03/1985 », « né(e) en 1985 » of a masked one, else nothing."""
    if usager.birth_date is not None:
        return tr("né(e) le {}").format(short_date(usager.birth_date))
    return tr("né(e) en {}").format(birth_year) if birth_year else ""


def today_text(row: Row) -> str:
    """What has become of an RDV of today: « Attendu(e) à 14:15 », « Vu(e) à 9:30 »."""
    if row.shown is Shown.WAITING and row.waiting_since is not None:
        return tr("En salle d’attente depuis {}").format(hour(row.waiting_since))
    if row.late_minutes is not None:
        return tr("Attendu(e) à {}, en retard").format(row.hour)
    return _TODAY[row.shown or Shown.OTHER].format(row.hour)


def row_of(found: FoundUsager, now: datetime, today: Row | None = None) -> UsagerRow:
    """``found`` as a line; hours and days are those of ``now``'s zone. ``today`` is their line of the agenda."""
    usager = found.usager
    details = tuple(detail for detail in _details(found) if detail.text)
    side = today_text(today) if today is not None and not found.masked else _side(found, now)
    return UsagerRow(
        found=found,
        name=_name(found),
        details=details,
        side=side,
        today=today is not None or found.rdv_today_at is not None,
        spoken=", ".join(
            text
            for text in (
                spoken_name(usager),
                *(one.text for one in details),
                side if today is not None else _spoken_side(found, now, side),
            )
            if text
        ),
        sign=_sign(found, today),
        expected=today.need is not Need.NOTHING if today is not None else found.rdv_today_at is not None,
    )


def _sign(found: FoundUsager, today: Row | None) -> str:
    if found.masked:
        return ""
    if today is None:
        return "clock" if found.rdv_today_at is not None else ""
    return "late" if today.late_minutes is not None else SHOWN_LABELS[today.shown or Shown.OTHER].icon


def _name(found: FoundUsager) -> MarkedText:
    usager = found.usager
    shown = usager_name(usager)
    first = capitalised(usager.first_name)
    last = shown[: len(shown) - len(first)].rstrip() if first else shown
    marks: list[Span] = list(carried(_spans(found, "last_name", usager.last_name), usager.last_name, last))
    begins = len(shown) - len(first)
    for start, end in carried(_spans(found, "first_name", usager.first_name), usager.first_name, first):
        marks.append((begins + start, begins + end))
    return MarkedText(shown, together(marks))


def _details(found: FoundUsager) -> Iterator[MarkedText]:
    """What stands under the name: birth name, birth, number, then what else the search has found."""
    usager = found.usager
    yield _birth(found)
    phone = usager_phone(usager)
    phone_field = "phone_number" if usager.phone_number else "phone_number_formatted"
    source = usager.phone_number or usager.phone_number_formatted or ""
    matched = next((m for m in found.matches if m.field in ("phone_number", "phone_number_formatted")), None)
    if matched is not None and (matched.field != phone_field or not matched.spans):
        yield MarkedText(phone, ((0, len(phone)),) if phone else ())
    else:
        yield MarkedText(phone, carried(matched.spans, source, phone) if matched else ())
    if usager.email and _match(found, "email"):
        yield _marked(found, "email", usager.email, usager.email)
    if usager.case_number and _match(found, "case_number"):
        yield _after(tr("dossier "), _marked(found, "case_number", usager.case_number, usager.case_number))
    if usager.address and _match(found, "address"):
        yield _marked(found, "address", usager.address, usager.address)
    yield MarkedText(proche_text(usager))


def _birth(found: FoundUsager) -> MarkedText:
    """« né(e) le 12/03/1985 », « né(e) MARTIN le 12/03/1985 », « né(e) MARTIN »."""
    usager = found.usager
    birth = born_text(usager, found.birth_year)
    marks: tuple[Span, ...] = ()
    if birth and (match := _match(found, "birth_date")):
        begins = birth.rindex(" ") + 1
        marks = tuple((begins + start, begins + end) for start, end in match.spans or ((0, len(birth) - begins),))
    if not usager.birth_name or usager.birth_name.casefold() == usager.last_name.casefold():
        return MarkedText(birth, marks)
    name = _marked(found, "birth_name", usager.birth_name, usager.birth_name.upper())
    born = tr("né(e) ")
    shift = len(name.text) + 1
    return MarkedText(
        f"{born}{name.text} {birth.removeprefix(born)}".rstrip(),
        (*_after(born, name).marks, *((start + shift, end + shift) for start, end in marks)),
    )


def _match(found: FoundUsager, field: str) -> Match | None:
    return next((match for match in found.matches if match.field == field), None)


def _spans(found: FoundUsager, field: str, text: str) -> tuple[Span, ...]:
    """Where ``field`` matched; as a whole where the search did not say more."""
    match = _match(found, field)
    if match is None:
        return ()
    return match.spans or ((0, len(text)),)


def _marked(found: FoundUsager, field: str, source: str, shown: str) -> MarkedText:
    return MarkedText(shown, carried(_spans(found, field, source), source, shown))


def _after(words: str, marked: MarkedText) -> MarkedText:
    return MarkedText(words + marked.text, tuple((s + len(words), e + len(words)) for s, e in marked.marks))


def _side(found: FoundUsager, now: datetime) -> str:
    if found.masked:
        return tr("Importer")
    if found.rdv_today_at is not None:
        return tr("RDV à {}").format(hour(found.rdv_today_at.astimezone(now.tzinfo)))
    if found.last_rdv_at is not None:
        return tr("RDV le {}").format(short_date(found.last_rdv_at.astimezone(now.tzinfo).date()))
    return ""


def _spoken_side(found: FoundUsager, now: datetime, side: str) -> str:
    if found.masked:
        return tr("connu d’une autre organisation, à importer")
    if found.rdv_today_at is not None:
        return tr("rendez-vous aujourd’hui à {}").format(spoken_hour(found.rdv_today_at.astimezone(now.tzinfo)))
    return side
