"""The fields of an usager as people read them: their choices, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from kiosk.domain.people.fiche import CAISSE_LABELS, FAMILY_LABELS, LOGEMENT_LABELS
from kiosk.domain.people.phones import with_country
from kiosk.domain.people.usager_checks import Fault
from kiosk.domain.people.usagers import Likeness
from kiosk.domain.text.language import tr

PRIVATE_FIELDS: Final = ("caisse_affiliation", "affiliation_number", "family_situation", "number_of_children")
"""What may be changed of a fiche beside what a desk keeps: read from the platform, and written there, each time."""

READ_ONLY_FIELDS: Final = ("address_details", "logement", "case_number", "notes")
"""What the platform shows of a fiche and changes on its own pages only (API v1 ignores them)."""

_SAID_OTHERWISE = frozenset({"taken", "frozen", "changed"})
"""Codes for which a form has more to say than that the value is refused."""


def field_choices(field: str) -> tuple[tuple[str, str], ...]:
    """(value, name) of the choices of a field; none of a field that is typed."""
    labels = {"caisse_affiliation": CAISSE_LABELS, "family_situation": FAMILY_LABELS, "logement": LOGEMENT_LABELS}
    return tuple(labels.get(field, {}).items())


def choice_text(field: str, value: object) -> str:
    """What is read of ``value``: the name of a choice, a figure, a text; empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("oui") if value else tr("non")
    return next((name for key, name in field_choices(field) if key == value), str(value))


def fault_text(fault: Fault, typed: str = "") -> str:
    """What is wrong with what was ``typed``, and what to do."""
    return {
        Fault.BLANK: tr("À remplir."),
        Fault.BIRTH_UNREADABLE: tr("Date à vérifier. Par exemple\u00a0: 3/4/1985 ou 3 avril 1985."),
        Fault.BIRTH_FUTURE: tr("Cette date est à venir\u00a0: vérifiez l’année."),
        Fault.BIRTH_TOO_OLD: tr("Plus de 130 ans\u00a0: vérifiez l’année."),
        Fault.BIRTH_INCOMPLETE: tr(
            "La plateforme ne prend que des dates entières\u00a0: celle-ci reste vide, "
            "et ce que vous écrivez ici est gardé en note sur ce poste."
        ),
        Fault.PHONE_INVALID: tr("Numéro à vérifier\u00a0: il en manque ou il y a des chiffres en trop."),
        Fault.EMAIL_INVALID: tr("Adresse à vérifier. Par exemple\u00a0: prenom.nom@exemple.fr."),
        Fault.PHONE_FICTIONAL: tr(
            "Numéro réservé à la fiction\u00a0: la plateforme le refuse. Demandez le vrai, ou laissez vide."
        ),
        Fault.PHONE_DEMONSTRATION: tr("Numéro de démonstration\u00a0: il ne sonne chez personne."),
        Fault.PHONE_FOREIGN: tr(
            "Numéro étranger\u202f? Commencez par + et l’indicatif du pays, par exemple\u00a0: {}."
        ).format((with_country(typed) or "+212 6 12 34 56 78").replace(" ", "\u00a0")),
        Fault.PHONE_WITHOUT_SMS: tr("Ce n’est pas un mobile\u00a0: la plateforme n’y envoie pas de SMS."),
    }[fault]


def refused_text(field: str, codes: Collection[str]) -> str:
    """What the platform has against a field, in the words of the form; empty where it is said otherwise."""
    if not _SAID_OTHERWISE.isdisjoint(codes):
        return ""
    match field:
        case "phone_number":
            return tr("La plateforme n’accepte pas ce numéro\u00a0: vérifiez-le.")
        case "email" | "notification_email":
            return tr("La plateforme n’accepte pas cette adresse\u00a0: vérifiez-la.")
        case "birth_date":
            return tr("La plateforme n’accepte pas cette date\u00a0: vérifiez-la.")
        case _:
            return tr("La plateforme n’accepte pas cette valeur\u00a0: vérifiez-la.")


def brought_back_text() -> str:
    """Why a form is filled in already."""
    return tr("Vous retrouvez ce que vous aviez saisi.")


def overtaken_text() -> str:
    """Somebody else wrote what a form was about to write."""
    return tr("Quelqu’un a modifié cette fiche entre-temps. Vérifiez ce qui est signalé, puis enregistrez.")


def likeness_text(likeness: Likeness) -> str:
    """What two fiches have in common."""
    return {
        Likeness.EMAIL: tr("Même e-mail"),
        Likeness.IDENTITY: tr("Mêmes nom, prénom et date de naissance"),
        Likeness.PHONE: tr("Même téléphone"),
        Likeness.SOUND: tr("Nom qui se prononce pareil, même date de naissance"),
    }[likeness]


def left_over_text(parts: Collection[str]) -> str:
    """What was typed in a search and fits no field of the form; empty where all of it does."""
    return tr("Sans champ où l’écrire\u00a0: {}.").format(", ".join(parts)) if parts else ""
