"""Every key of the desk, once: what is bound, what tooltips show and what F1 lists come from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from kiosk.domain.day.rdv_act import RDV_ACTS
from kiosk.domain.day.status import ACTION_LABELS, Action

FILTER: Final = "/"
LIST: Final = "L"
COLUMNS: Final = "C"
FREE: Final = "F"
PANEL: Final = "Entrée"
UNDO: Final = "Ctrl+Z"
REFRESH: Final = "F5"
HELP: Final = "F1"
LEAVE: Final = "Ctrl+L"
SIGN_IN_AGAIN: Final = "Ctrl+R"
PREVIOUS_DAY: Final = "Alt+←"
NEXT_DAY: Final = "Alt+→"
TODAY: Final = "Ctrl+T"
CALENDAR: Final = "Ctrl+J"
NOW: Final = "Ctrl+M"
PALETTE: Final = "Ctrl+K"
USAGER: Final = "U"
FICHE_BOOK: Final = "N"
FICHE_EDIT: Final = "M"
FICHE_PRINT: Final = "I"
FICHE_PROCHE: Final = "P"
FICHE_REFERENTS: Final = "R"
FICHE_MERGE: Final = "F"
WALK_IN: Final = "Ctrl+U"
PRINT: Final = "Ctrl+P"
CHECK: Final = "F8"
SAVE: Final = "Ctrl+Entrée"
CHOOSE: Final = "F2"
BOOKING: Final = "Ctrl+N"
# On « Trouver un RDV »
FIRST_SLOT: Final = "P"
WHOLE_DAY: Final = "J"
MORNING: Final = "M"
AFTERNOON: Final = "A"
SAME_AGENT: Final = "R"
WIDEN: Final = "E"
WHO: Final = "U"
DAY_BEFORE: Final = "Maj+Alt+←"
DAY_AFTER: Final = "Maj+Alt+→"
PRINT_SLIP: Final = "I"
NEW_ABSENCE: Final = "N"

# On a French keyboard the digits are under Shift: the keys as they are engraved work too.
BINDINGS: Final[dict[str, tuple[str, ...]]] = {
    "previous_day": ("Alt+Left", "Ctrl+PgUp"),
    "next_day": ("Alt+Right", "Ctrl+PgDown"),
    "today": ("Ctrl+T",),
    "calendar": ("Ctrl+J",),
    "now": ("Ctrl+M",),
    "refresh": ("F5",),
    "undo": ("Ctrl+Z",),
    "help": ("F1",),
    "leave": ("Ctrl+L",),
    "sign_in_again": (SIGN_IN_AGAIN,),
    "agenda": ("Ctrl+1", "Ctrl+&"),
    "waiting_room": ("Ctrl+2", "Ctrl+É"),
    "save": ("Ctrl+Return", "Ctrl+Enter"),
    "choose": (CHOOSE,),
    "usagers": ("Ctrl+3", 'Ctrl+"'),
    "palette": (PALETTE,),
    "walk_ins": ("Ctrl+5", "Ctrl+("),
    "walk_in": (WALK_IN,),
    "print": (PRINT,),
    "check": (CHECK,),
    "absences": ("Ctrl+6", "Ctrl+-"),
    "day_before": ("Alt+Shift+Left",),
    "day_after": ("Alt+Shift+Right",),
    "booking": ("Ctrl+4", "Ctrl+'", "Ctrl+N"),
}

ACTION_OF_KEY: Final[dict[int, Action]] = {
    int(getattr(Qt.Key, f"Key_{label.key}")): action for action, label in ACTION_LABELS.items()
}


def sequences(name: str) -> list[QKeySequence]:
    """The key sequences bound to ``name``."""
    return [QKeySequence(text) for text in BINDINGS[name]]


@dataclass(frozen=True, slots=True)
class KeyLine:
    keys: tuple[str, ...]  # each is one way
    what: str


@dataclass(frozen=True, slots=True)
class KeySection:
    title: str
    lines: tuple[KeyLine, ...]


def _say(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


def hints(place: str) -> tuple[tuple[str, str], ...]:
    """The keys that the bottom of a page reminds of, the most useful first: (key, what it does)."""
    own = {
        "walk_ins": (
            (WALK_IN, _say("quelqu’un se présente")),
            ("V", _say("reçu")),
            ("O", _say("orienté")),
            ("P", _say("parti")),
            (UNDO, _say("annuler")),
        ),
        "booking": (
            (FILTER, _say("motif")),
            ("Entrée", _say("choisir")),
            (FIRST_SLOT, _say("premier créneau")),
            (MORNING, _say("matin")),
            (AFTERNOON, _say("après-midi")),
            (WHO, _say("usager")),
            ("Alt+← →", _say("semaine")),
        ),
        "absences": (
            (NEW_ABSENCE, _say("créer")),
            ("Entrée", _say("modifier")),
            ("Suppr", _say("supprimer")),
            (FILTER, _say("chercher")),
        ),
        "form": ((SAVE, _say("enregistrer")), ("Échap", _say("revenir"))),
        "merge": (
            ("↑ ↓", _say("champ")),
            ("← →", _say("choisir")),
            (SAVE, _say("fusionner")),
            ("Échap", _say("revenir")),
        ),
        "referents": (("Entrée", _say("ajouter le premier")), ("Échap", _say("revenir"))),
        "usagers": (
            (FILTER, _say("chercher")),
            ("↓", _say("résultats")),
            (PANEL, _say("ouvrir la fiche")),
            ("Échap", _say("revenir")),
        ),
    }.get(place)
    usual = (
        ("A", _say("arrivé")),
        ("V", _say("vu")),
        (UNDO, _say("annuler")),
        (FILTER, _say("filtrer")),
        (PANEL, _say("volet")),
    )
    return (*(own or usual), (HELP, _say("toutes les touches")))


def sections() -> tuple[KeySection, ...]:
    """All keys, for people, in the order in which they are learnt."""
    gestures = tuple(KeyLine((label.key,), label.label) for label in ACTION_LABELS.values())
    return (
        KeySection(
            _say("Sur les lignes choisies"),
            (
                *gestures,
                KeyLine((UNDO,), _say("Annuler le dernier geste, puis ceux d’avant")),
                KeyLine((PANEL,), _say("Ouvrir le volet du rendez-vous")),
                KeyLine((USAGER,), _say("Ouvrir la fiche de l’usager")),
                KeyLine(("Espace",), _say("Déplier ou replier une ligne")),
                KeyLine(("Maj+↓", "Ctrl+clic"), _say("Choisir plusieurs lignes")),
            ),
        ),
        KeySection(
            _say("Sur le rendez-vous choisi"),
            (
                *(KeyLine((label.shown_key,), _say(label.label)) for label in RDV_ACTS.values()),
                KeyLine(("Ctrl+↑", "Ctrl+↓"), _say("Colonnes\u00a0: 5 minutes plus tôt, plus tard")),
                KeyLine(("Ctrl+←", "Ctrl+→"), _say("Colonnes\u00a0: à l’agent voisin")),
                KeyLine((FREE,), _say("Colonnes\u00a0: aller au temps libre")),
            ),
        ),
        KeySection(
            _say("Se déplacer"),
            (
                KeyLine(("↑", "↓"), _say("D’une ligne à l’autre")),
                KeyLine(("Pg préc.", "Pg suiv."), _say("D’un écran à l’autre")),
                KeyLine((NOW,), _say("Aller à l’heure présente")),
                KeyLine((FILTER,), _say("Filtrer l’agenda")),
                KeyLine((LIST,), _say("Voir en liste")),
                KeyLine((COLUMNS,), _say("Voir en colonnes")),
                KeyLine(("Échap",), _say("Revenir d’un pas")),
            ),
        ),
        KeySection(
            _say("Trouver un RDV"),
            (
                KeyLine((FILTER,), _say("Choisir le motif")),
                KeyLine(("↑", "↓", "←", "→"), _say("D’une heure à l’autre")),
                KeyLine((PANEL,), _say("Choisir l’heure, puis créer le RDV")),
                KeyLine((FIRST_SLOT,), _say("Premier créneau qui convient")),
                KeyLine((MORNING, AFTERNOON, WHOLE_DAY), _say("Matin, après-midi, journée")),
                KeyLine((SAME_AGENT,), _say("Même agent que d’habitude")),
                KeyLine((WIDEN,), _say("Élargir la recherche au territoire")),
                KeyLine(("+", "-"), _say("Agents libres ensemble")),
                KeyLine((WHO,), _say("Chercher l’usager")),
                KeyLine((PREVIOUS_DAY, NEXT_DAY), _say("Semaine d’avant, d’après")),
                KeyLine((DAY_BEFORE, DAY_AFTER), _say("Jour d’avant, d’après")),
            ),
        ),
        KeySection(
            _say("Dans une fiche"),
            (
                KeyLine((FICHE_BOOK, FICHE_EDIT, FICHE_PRINT), _say("Nouveau RDV, modifier, imprimer")),
                KeyLine((FICHE_PROCHE, FICHE_REFERENTS, FICHE_MERGE), _say("Proche, référents, fusion")),
                KeyLine((SAVE,), _say("Enregistrer")),
                KeyLine((CHOOSE,), _say("Choisir l’usager qui ressemble")),
                KeyLine(("Échap",), _say("Revenir\u202f; ce qui est saisi est gardé")),
            ),
        ),
        KeySection(
            _say("Jours et pages"),
            (
                KeyLine((PREVIOUS_DAY, "Ctrl+Pg préc."), _say("Jour précédent")),
                KeyLine((NEXT_DAY, "Ctrl+Pg suiv."), _say("Jour suivant")),
                KeyLine((TODAY,), _say("Aujourd’hui")),
                KeyLine((CALENDAR,), _say("Choisir un jour")),
                KeyLine(("Ctrl+1",), _say("Agenda du jour")),
                KeyLine(("Ctrl+2",), _say("Salle d’attente")),
                KeyLine((BOOKING, "Ctrl+4"), _say("Trouver un RDV")),
                KeyLine(("Ctrl+3",), _say("Usagers")),
                KeyLine((PALETTE,), _say("Trouver un usager, d’où que l’on soit")),
                KeyLine(("Ctrl+5",), _say("Sans rendez-vous")),
                KeyLine((WALK_IN,), _say("Quelqu’un se présente sans RDV")),
                KeyLine(("Ctrl+6",), _say("Indisponibilités")),
                KeyLine((PRINT,), _say("Imprimer la liste du jour affiché")),
                KeyLine((REFRESH,), _say("Mettre à jour maintenant")),
                KeyLine((CHECK,), _say("Vérifier ce poste")),
                KeyLine((LEAVE, SIGN_IN_AGAIN), _say("Se déconnecter, se reconnecter")),
                KeyLine((HELP, "?"), _say("Cette aide")),
            ),
        ),
    )
