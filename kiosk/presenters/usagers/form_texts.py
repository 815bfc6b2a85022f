"""What a form says: its title, what stands under its fields and in the empty ones, what cannot be changed and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.usager_checks import tidied
from kiosk.domain.people.usagers import Duplicate
from kiosk.domain.platform.field_labels import field_label
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.usagers.fields import READ_ONLY_FIELDS, choice_text, fault_text
from kiosk.presenters.usagers.form_state import FormState


@masked
@dataclass(frozen=True, slots=True)
class FieldMessage:
    """What stands under a field. ``theirs``: what someone else wrote meanwhile, which can be taken instead."""

    text: str
    blocks: bool = False
    theirs: str = ""


def title_of(form: FormState) -> str:
    """« Créer un usager », « Modifier DUPONT Léa »."""
    if form.usager is not None:
        return tr("Modifier {}").format(usager_name(form.usager))
    if form.responsible is not None:
        return tr("Ajouter un proche de {}").format(usager_name(form.responsible))
    return tr("Créer un usager")


def cut_note(form: FormState) -> str:
    """What becomes of it while the platform is out of reach."""
    if form.usager is None:
        return tr(
            "Hors connexion\u00a0: la fiche est gardée sur ce poste jusqu’au retour de la plateforme. "
            "Les ressemblances ne sont cherchées que parmi les usagers connus ici."
        )
    return tr(
        "Hors connexion\u00a0: l’identité et les coordonnées peuvent être modifiées, et sont gardées jusqu’au "
        "retour de la plateforme. Le reste de la fiche n’est pas gardé sur ce poste."
    )


def kept_text(form: FormState) -> str:
    """Where what was typed is found again."""
    if form.usager is not None:
        return tr("Votre saisie est gardée\u00a0: vous la retrouverez en modifiant cette fiche.")
    if form.responsible is not None:
        return tr("Votre saisie est gardée\u00a0: vous la retrouverez en ajoutant un proche à cette personne.")
    return tr("Votre saisie est gardée\u00a0: vous la retrouverez en créant un usager.")


def earlier_text(form: FormState) -> str:
    """Whose fiche was begun and not finished."""
    return f"{form.texts['last_name']} {form.texts['first_name']}".strip() or tr("sans nom")


def caution_text(form: FormState) -> str:
    """What to do once somebody resembles them."""
    if form.usager is not None:
        return tr("Cette personne a peut-être déjà une fiche\u00a0: comparez avant d’enregistrer.")
    return tr("Cette personne a peut-être déjà une fiche\u00a0: choisissez-la, ou créez quand même.")


def done_text(form: FormState, usager: Usager, *, connected: bool | None) -> str:
    """What was made of it. ``usager`` is as they were written."""
    if connected is False:
        said = tr("Fiche gardée sur ce poste\u00a0: {}. Elle attend le retour de la plateforme.")
    elif form.usager is None:
        said = tr("Fiche créée\u00a0: {}")
    else:
        said = tr("Fiche enregistrée\u00a0: {}")
    return said.format(usager_name(usager))


def hints_of(form: FormState, today: date) -> dict[str, str]:
    """What stands in a field as long as it is empty: what it is for, what a proche has from their responsible."""
    shared = {"notification_email": tr("Peut être partagé, par un couple par exemple")}
    responsible = form.responsible
    if responsible is None:
        return shared
    hints = {
        "address": responsible.address or "",
        "phone_number": tidied("phone_number", responsible.phone_number or "", today, form.plan),
    }
    return shared | {name: tr("{} (du responsable)").format(text) for name, text in hints.items() if text}


def read_only_of(form: FormState) -> tuple[tuple[str, str], ...]:
    """(name, value) of what the platform tells and changes on its own pages only."""
    if form.fiche is None:
        return ()
    found = ((name, choice_text(name, getattr(form.fiche, name))) for name in READ_ONLY_FIELDS)
    return tuple((field_label(name), text) for name, text in found if text)


def locked_of(form: FormState) -> dict[str, str]:
    """Fields that cannot be changed here, and why."""
    fiche = form.fiche
    certified = tr("Identité certifiée par FranceConnect\u00a0: la plateforme n’accepte pas que ce champ soit modifié.")
    locks = dict.fromkeys(form.frozen, certified)
    if fiche is not None and fiche.invitation_accepted_at is not None and fiche.usager.email:
        locks["email"] = tr("L’usager a son propre compte\u00a0: lui seul peut changer cette adresse.")
    return locks


def messages_of(form: FormState, today: date, duplicates: Sequence[Duplicate]) -> Mapping[str, FieldMessage]:
    """What stands under the fields that the person has been through."""
    found = {
        name: FieldMessage(fault_text(fault, form.texts.get(name, "")), fault.blocks)
        for name, fault in form.read(today).faults.items()
        if name in form.left
    }
    found |= {name: FieldMessage(text, True) for name, text in form.refused.items()}
    if form.email_taken or any(one.blocks for one in duplicates):
        said = tr("Un autre usager a déjà cette adresse\u00a0: choisissez-le, ou donnez-en une autre.")
        if form.has_notification_email:
            said = tr("Un autre usager a déjà cette adresse\u00a0: choisissez-le, ou écrivez-la ci-dessous.")
        found["email"] = FieldMessage(said, True)
    for name, theirs in form.theirs.items():
        read = choice_text(name, theirs) or tr("vide")
        said = tr("Modifié entre-temps par quelqu’un d’autre\u00a0: «\u00a0{}\u00a0»").format(read)
        found[name] = FieldMessage(said, theirs=read)
    children = form.texts.get("number_of_children", "").strip()
    if children and not children.isdecimal():
        found["number_of_children"] = FieldMessage(tr("Un nombre est attendu."), True)
    return found
