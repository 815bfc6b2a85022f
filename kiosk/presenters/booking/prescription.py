"""An RDV at another organisation: what is asked before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.domain.day.model import Organisation
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.work.questions import Question


def question(host: Organisation, usagers: Sequence[Usager], accept: Callable[[], None]) -> Question:
    """What the agents of ``host`` will see and may do; ``accept`` makes the RDV."""
    return Question(
        title=tr("Prendre ce rendez-vous à «\u00a0{}\u00a0»\u202f?").format(host.name),
        text=tr(
            "Ses agents verront la fiche de l’usager (identité, coordonnées et ce qui y est noté) "
            "et la garderont dans leur organisation\u00a0:"
        ),
        lines=tuple(usager_name(usager) for usager in usagers),
        yes=tr("Créer RDV"),
        no=tr("Ne rien créer"),
        accept=accept,
        after=tr(
            "Le rendez-vous sera dans leur agenda, pas dans le vôtre\u00a0: eux seuls pourront le déplacer "
            "ou l’annuler."
        ),
    )


def not_while_cut() -> str:
    """Why it cannot be made now: it would be kept where nobody here sees what becomes of it."""
    return tr(
        "Un rendez-vous à une autre organisation se prend quand la plateforme répond. "
        "Ce que vous avez saisi reste ici\u202f; recommencez quand la connexion revient."
    )
