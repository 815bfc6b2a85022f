"""An RDV at another organisation: what is asked before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from kiosk.domain.day.model import Organisation
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.presenters.work.questions import Question


def _say(text: str) -> str:
    return QCoreApplication.translate("Prescription", text)


def question(host: Organisation, usagers: Sequence[Usager], accept: Callable[[], None]) -> Question:
    """What the agents of ``host`` will see and may do; ``accept`` makes the RDV."""
    return Question(
        title=_say("Prendre ce rendez-vous à «\u00a0{}\u00a0»\u202f?").format(host.name),
        text=_say(
            "Ses agents verront la fiche de l’usager (identité, coordonnées et ce qui y est noté) "
            "et la garderont dans leur organisation\u00a0:"
        ),
        lines=tuple(usager_name(usager) for usager in usagers),
        yes=_say("Créer RDV"),
        no=_say("Ne rien créer"),
        accept=accept,
        after=_say(
            "Le rendez-vous sera dans leur agenda, pas dans le vôtre\u00a0: eux seuls pourront le déplacer "
            "ou l’annuler."
        ),
    )


def not_while_cut() -> str:
    """Why it cannot be made now: it would be kept where nobody here sees what becomes of it."""
    return _say(
        "Un rendez-vous à une autre organisation se prend quand la plateforme répond. "
        "Ce que vous avez saisi reste ici\u202f; recommencez quand la connexion revient."
    )
