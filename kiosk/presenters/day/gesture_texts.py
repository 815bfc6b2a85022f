"""What is said of a gesture: before it, when it asks; after it; and when it is taken back."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.day.consequences import Consequences
from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.domain.people.told import Told
from kiosk.domain.text.language import labelled, tr


def people_text(names: Sequence[str]) -> str:
    """« DUPONT Léa », « DUPONT Léa et MARTIN Paul », « 5 usagers »."""
    if not names:
        return tr("rendez-vous")
    if len(names) > 2:
        return tr("{} usagers").format(len(names))
    return tr(" et ").join(names)


def done_text(action: Action, names: Sequence[str]) -> str:
    """« DUPONT Léa en salle d’attente », « DUPONT Léa\u00a0: vu », « 5 usagers en salle d’attente »."""
    if action is Action.WAITING:
        return f"{people_text(names)} {ACTION_LABELS[action].done}"
    # After a colon, what was noted: no gender is guessed.
    return labelled(people_text(names), ACTION_LABELS[action].done)


def undone_text(action: Action, names: Sequence[str]) -> str:
    """« Geste repris : DUPONT Léa (Salle d’attente) »."""
    return tr("Geste repris\u00a0: {} ({})").format(people_text(names), ACTION_LABELS[action].label)


def verb_text(weighed: Consequences) -> str:
    """What a yes does: « Annuler le rendez-vous », « Marquer « absent (excusé) » »."""
    match weighed.action:
        case Action.REVOKED:
            return tr("Annuler les rendez-vous") if len(weighed.allowed) > 1 else tr("Annuler le rendez-vous")
        case Action.WAITING:
            return tr("Mettre en salle d’attente")
        case Action.RESET:
            return ACTION_LABELS[Action.RESET].label
        case _:
            # In quotes, as the status reads: no gender is guessed.
            return tr("Marquer «\u00a0{}\u00a0»").format(ACTION_LABELS[weighed.action].done)


def question_text(weighed: Consequences) -> str:
    """What the lines of a question are about, and what is worth knowing besides."""
    noted = labelled(tr("Déjà noté"), ", ".join(weighed.settled)) if weighed.settled else ""
    head = "" if weighed.remark and not weighed.told else told_head(weighed.told)
    return "\n".join(filter(None, (noted, weighed.remark, head)))


def after_text(weighed: Consequences) -> str:
    """What stands below the lines: who is not told, and whom taking it back would tell."""
    back = "\n".join(told.text for told in weighed.told_back)
    said = labelled(tr("Reprendre ensuite ce geste préviendrait"), back) if back else ""
    return "\n".join(filter(None, (untold_text(weighed.untold), said)))


def told_head(told: Sequence[Told]) -> str:
    """What stands above the lines that say who will be told."""
    return tr("Seront prévenus\u00a0:") if told else tr("Personne ne sera prévenu.")


def told_lines(weighed: Consequences) -> tuple[str, ...]:
    """Who will be told, how and of what."""
    return tuple(told.text for told in weighed.told)


def untold_text(names: Sequence[str]) -> str:
    """Which usagers nobody tells although their RDV changes; empty when there are none."""
    return tr("Non prévenus, à appeler si besoin\u00a0: {}").format(", ".join(names)) if names else ""
