"""Every command of the desk, once: its words, its keys, its icon, where it is offered.

Shortcuts, menus, buttons, tooltips, the F1 page and the reminder at the bottom are made of these lines. Keys that only
go about inside a widget (arrows, Tab, typing) are the widget's own. Words are in French, and translated when said.
What a command is, and how its keys are pressed and bound, stands in ``keys`` and is found here beside the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.sending import Choice
from kiosk.views.keys import Command as Command
from kiosk.views.keys import Extra as Extra
from kiosk.views.keys import Where as Where
from kiosk.views.keys import add_to as add_to
from kiosk.views.keys import bind as bind
from kiosk.views.keys import done_by as done_by
from kiosk.views.keys import is_held as is_held
from kiosk.views.keys import keys_shown
from kiosk.views.keys import pressed_of as pressed_of

_OF_THE_DAY = (Where.AGENDA, Where.OWN_DAY, Where.WAITING_ROOM)
_WINDOW, _FRAME, _AGENDA, _COLUMNS = (Where.WINDOW,), (Where.FRAME,), (Where.AGENDA,), (Where.COLUMNS,)
_FICHE, _BOOKING, _WALK_INS, _ABSENCES = (Where.FICHE,), (Where.BOOKING,), (Where.WALK_INS,), (Where.ABSENCES,)
_SENDINGS = (Where.SENDINGS,)
_ON_RDVS = (Where.RDV_LIST, Where.REMAINS, *_OF_THE_DAY)
_OF_WALK_INS = (Where.WAITING_ROOM, Where.WALK_INS)
_CALLED = (Where.WALK_INS, *_OF_THE_DAY)

# On the lines chosen. What these letters do is done at once, and some of it tells people: on other pages they do the
# same or nothing, for the hand does not look at the page.


def _gesture(action: Action, key: str, icon: str, hint: str = "") -> Command:
    return Command(ACTION_LABELS[action].label_french, (key,), _ON_RDVS, icon, hint)


GESTURES: Final[Mapping[Action, Command]] = {
    Action.WAITING: _gesture(Action.WAITING, "A", "status-waiting", french("arrivé")),
    Action.SEEN: _gesture(Action.SEEN, "V", "status-seen", french("vu")),
    Action.NOSHOW: _gesture(Action.NOSHOW, "N", "status-noshow", french("absent")),
    Action.EXCUSED: _gesture(Action.EXCUSED, "E", "status-excused"),
    Action.REVOKED: _gesture(Action.REVOKED, "S", "status-revoked"),
    Action.RESET: _gesture(Action.RESET, "R", "action-reset"),
}
UNDO = Command("Reprendre le dernier acte, puis celui d’avant", ("Ctrl+Z",), _FRAME, "undo", hint="reprendre")
JOURNAL = Command("Journal de ce poste", ("Ctrl+Shift+Z",), _FRAME, "history", hint="journal")
TAKE_BACK = Command("Reprendre", ("Return",), (Where.JOURNAL,), "undo", hint="reprendre")
PANEL = Command("Ouvrir le volet du rendez-vous", ("Return",), _OF_THE_DAY, "panel", hint="volet")
FICHE = Command("Ouvrir la fiche de l’usager", ("U",), _ON_RDVS, hint="fiche")
NEXT_IN_NEED = Command("Prendre qui a besoin de quelque chose", ("Space",), _AGENDA, hint="suivant")
CALL_IN = Command("Appeler", ("K",), _CALLED, "bell", hint="appeler")
CALL_PLACE = Command("Appeler ailleurs…", ("P",), _CALLED, "place")
NO_ANSWER = Command("Ne répond pas", ("X",), _CALLED, "problem")
CALLS: Final = (CALL_IN, CALL_PLACE, NO_ANSWER)
UNFOLD = Command("Déplier ou replier une ligne", ("Right", "Left"), _OF_THE_DAY, shown=2)
SEVERAL = Command("Choisir plusieurs lignes", ("Shift+Down", "Ctrl+Click"), _ON_RDVS, shown=2)

# On the RDV chosen
RDV_ACTS: Final[Mapping[RdvAct, Command]] = {
    RdvAct.MOVE: Command("Déplacer", ("D",), _OF_THE_DAY, "move"),
    RdvAct.MODIFY: Command("Modifier", ("M",), _OF_THE_DAY, "edit"),
    RdvAct.DUPLICATE: Command("Dupliquer", ("Ctrl+D",), _OF_THE_DAY, "copy"),
    RdvAct.HISTORY: Command("Historique", ("H",), _OF_THE_DAY, "history"),
    RdvAct.PRINT: Command("Imprimer le rendez-vous", ("I",), _OF_THE_DAY, "print"),
    RdvAct.ATTEST: Command("Attestation de présence", ("J",), _OF_THE_DAY, "print"),
    RdvAct.DELETE: Command("Supprimer", ("Del",), _OF_THE_DAY, "trash"),
}
CALL = Command("Appeler", (), _OF_THE_DAY, "place-phone")
CARRY = Command("Colonnes\u00a0: 5 minutes plus tôt, plus tard", ("Ctrl+Up", "Ctrl+Down"), _COLUMNS, shown=2)
ACROSS = Command("Colonnes\u00a0: à l’agent voisin", ("Ctrl+Left", "Ctrl+Right"), _COLUMNS, shown=2)
FREE = Command("Colonnes\u00a0: aller au temps libre", ("F",), _COLUMNS)

WEEK = Command("Colonnes\u00a0: semaine de l’agent", ("W",), _COLUMNS, "calendar")

# Going about the agenda
ROWS = Command("D’une ligne à l’autre", ("Up", "Down"), _OF_THE_DAY, shown=2)
SCREENS = Command("D’un écran à l’autre", ("PgUp", "PgDown"), _OF_THE_DAY, shown=2)
NOW = Command("Aller à l’heure présente", ("Ctrl+M",), _FRAME)
FILTER = Command("Filtrer l’agenda", ("/",), _AGENDA, hint="filtrer")
LIST = Command("Voir en liste", ("L",), _AGENDA, "list")
COLUMNS = Command("Voir en colonnes", ("C",), _AGENDA, "columns")
WAITING_STRIP = Command("Qui attend, au-dessus de l’agenda", ("B",), _AGENDA)
BACK = Command("Revenir d’un pas", ("Esc",), _WINDOW, hint="revenir")

# « Trouver un RDV »
MOTIF = Command("Choisir le motif", ("/",), _BOOKING, hint="motif")
HOURS = Command("D’une heure à l’autre", ("Up", "Down", "Left", "Right"), _BOOKING, shown=4)
TAKE = Command("Choisir l’heure, puis créer le RDV", ("Return",), _BOOKING, hint="choisir")
FIRST_SLOT = Command("Premier créneau qui convient", ("P",), _BOOKING, hint="premier créneau")
MORNING = Command("Matin", ("M",), _BOOKING, "morning", hint="matin")
AFTERNOON = Command("Après-midi", ("T",), _BOOKING, "afternoon", hint="après-midi")
WHOLE_DAY = Command("Journée", ("J",), _BOOKING, "clock")
WITHOUT_SLOT = Command("Sans créneau\u00a0: tout à la main", ("B",), _BOOKING, "edit", hint="sans créneau")
SAME_AGENT = Command("Même agent que d’habitude", ("H",), _BOOKING, "user")
WIDEN = Command("Élargir la recherche au territoire", ("L",), _BOOKING)
MORE_TOGETHER = Command("Plus d’agents libres ensemble", ("+",), _BOOKING)
FEWER_TOGETHER = Command("Moins d’agents libres ensemble", ("-",), _BOOKING)
WHO = Command("Chercher l’usager", ("U",), (Where.BOOKING, Where.PLAN), hint="usager")
DAY_BEFORE = Command("Jour d’avant", ("Alt+Shift+Left",), _BOOKING)
DAY_AFTER = Command("Jour d’après", ("Alt+Shift+Right",), _BOOKING)
PRINT_SLIP = Command("Imprimer le rendez-vous pris", ("I",), (Where.BOOKED,), "print")

# Usagers
SEARCH = Command("Chercher un usager", ("/",), (Where.USAGERS,), hint="chercher")
FOUND = Command("Aux résultats", ("Down",), (Where.PLAN, Where.USAGERS), hint="résultats")
OPEN_FICHE = Command("Ouvrir la fiche", ("Return",), (Where.USAGERS,), hint="ouvrir la fiche")
TO_THE_DAY = Command("Voir le RDV du jour", ("Ctrl+Return",), (Where.USAGERS,))
ARRIVED = Command("Arrivé\u00a0: en salle d’attente", ("Shift+Return",), (Where.USAGERS,), hint="arrivé")
FICHE_BOOK = Command("Nouveau RDV", ("T",), _FICHE, "booking")
FICHE_EDIT = Command("Modifier", ("M",), _FICHE, "edit")
FICHE_PRINT = Command("Imprimer", ("I",), _FICHE, "print")
FICHE_PROCHE = Command("Ajouter un proche", ("P",), _FICHE)
FICHE_REFERENTS = Command("Agents référents…", ("G",), _FICHE)
FICHE_MERGE = Command("Fusionner avec une autre fiche…", ("F",), _FICHE)
FICHE_HISTORY = Command("Historique des changements", ("H",), _FICHE, "history")
FICHE_ATTACH = Command("Rattacher à l’organisation", (), _FICHE)
FICHE_REMOVE = Command("Retirer de l’organisation…", (), _FICHE)

# Forms
SAVE = Command("Enregistrer", ("Ctrl+Return", "Ctrl+Enter"), (Where.FORM,), hint="enregistrer")
MERGE = Command("Fusionner les deux fiches", ("Ctrl+Return", "Ctrl+Enter"), (Where.MERGE,), hint="fusionner")
CHOOSE = Command("Choisir l’usager qui ressemble", ("F2",), (Where.FORM,))
CLOSE = Command(
    "Revenir\u202f; ce qui est saisi est gardé",
    ("Esc",),
    (Where.FORM, Where.MERGE, Where.REFERENTS),
    hint="revenir",
)
FIELD = Command("Fusion\u00a0: champ", ("Up", "Down"), (Where.MERGE,), hint="champ", shown=2)
SIDE = Command("Fusion\u00a0: choisir", ("Left", "Right"), (Where.MERGE,), hint="choisir", shown=2)
ADD_FIRST = Command("Référents\u00a0: ajouter le premier", ("Return",), (Where.REFERENTS,), hint="ajouter le premier")

# Those who come without an RDV
WALK_IN = Command("Quelqu’un se présente sans RDV", ("Ctrl+U",), _FRAME, hint="quelqu’un se présente")
OUTCOMES: Final[Mapping[WalkInOutcome, Command]] = {
    WalkInOutcome.SEEN: Command("Reçu", ("V",), _WALK_INS, hint="reçu"),
    WalkInOutcome.REDIRECTED: Command("Orienté ailleurs", ("O",), _OF_WALK_INS, hint="orienté"),
    WalkInOutcome.LEFT: Command("Parti", ("Q",), _OF_WALK_INS, hint="parti"),
    WalkInOutcome.WAITING: Command("Remettre en attente", ("R",), _WALK_INS),
}
TAKE_CHARGE = Command("Prendre en charge", ("T",), _OF_WALK_INS, "user", hint="prendre en charge")
TAKE_AWAY = Command("Retirer la ligne", ("Del",), _WALK_INS, "close")
NOTE = Command("Noter sans RDV", ("Ctrl+Return", "Ctrl+Enter"), (Where.WALK_IN,))

# « Indisponibilités »
NEW_ABSENCE = Command("Créer une indisponibilité", ("C",), _ABSENCES, hint="créer")
ABSENT_TODAY = Command("Absent aujourd’hui", ("J",), _ABSENCES, hint="absent aujourd’hui")
PRINT_ABSENCE = Command("Imprimer les rendez-vous à déplacer", ("I",), _ABSENCES, "print")
EDIT_ABSENCE = Command("Modifier", ("Return",), _ABSENCES, hint="modifier")
REMOVE_ABSENCE = Command("Supprimer", ("Del",), _ABSENCES, hint="supprimer")
SEARCH_ABSENCE = Command("Chercher un agent ou un motif", ("/",), _ABSENCES, hint="chercher")

# « Ateliers »
NEW_WORKSHOP = Command("Créer un atelier", ("C",), (Where.WORKSHOPS,), hint="créer")
JOIN = Command("Inscrire quelqu’un", ("I",), (Where.WORKSHOPS,), "plus", hint="inscrire quelqu’un")
WORKSHOP_IN_AGENDA = Command("Voir l’atelier dans l’agenda du jour", ("Return",), (Where.WORKSHOPS,), hint="agenda")
CALL_OFF = Command("Annuler l’atelier", ("Del",), (Where.WORKSHOPS,), "trash", hint="annuler")

# « Mon agenda »
OPEN_RDV = Command("Voir le RDV dans l’agenda du jour", ("Return",), (Where.WEEK,), "agenda", hint="voir dans l’agenda")
WEEK_FICHE = Command("Ouvrir la fiche de l’usager", ("U",), (Where.WEEK,), hint="fiche")
WEEK_FREE = Command("Aller au temps libre", ("F",), (Where.WEEK,), hint="temps libre")
WEEK_FILE = Command("Exporter la semaine (.ics)", ("X",), (Where.WEEK,), "calendar", hint="exporter")
WHOSE_WEEK = Command("Choisir l’agent", ("G",), (Where.WEEK,), "user", hint="agent")

# « Statistiques »
EXPORT_FIGURES = Command("Exporter les chiffres", ("X",), (Where.STATISTICS,), hint="exporter")
PRINT_FIGURES = Command("Imprimer les chiffres", ("I",), (Where.STATISTICS,), "print", hint="imprimer")
READ_FIGURES = Command("Relire la période auprès de la plateforme", ("L",), (Where.STATISTICS,), hint="relire")

# « À renseigner »
SURE = Command(
    "Marquer «\u00a0vu\u00a0» les arrivées notées", ("T",), (Where.REMAINS,), "status-seen", hint="arrivées notées"
)
REMAINS_IN_AGENDA = Command("Voir le RDV dans l’agenda du jour", ("Return",), (Where.REMAINS,), "agenda", hint="agenda")

# « Liste des RDV »
SEARCH_RDVS = Command("Chercher un usager dans la liste", ("/",), (Where.RDV_LIST,), hint="chercher")
RDV_IN_AGENDA = Command("Voir le RDV dans l’agenda du jour", ("Return",), (Where.RDV_LIST,), "agenda", hint="agenda")
ORDER = Command("Trier par une colonne", ("G",), (Where.RDV_LIST,), hint="trier")
EXPORT = Command("Exporter la liste", ("X",), (Where.RDV_LIST,), "export", hint="exporter")

# « Envois »
DECISIONS: Final[Mapping[Choice, Command]] = {
    Choice.SEND_OLD: Command("Envoyer maintenant", ("P",), _SENDINGS, hint="envoyer et prévenir"),
    Choice.SAME_PERSON: Command("C’est la même personne", ("C",), _SENDINGS, hint="c’est la même personne"),
    Choice.CREATE: Command("Créer quand même", ("K",), _SENDINGS, hint="créer quand même"),
    Choice.KEEP_MINE: Command("Garder le mien", ("M",), _SENDINGS, hint="garder le mien"),
    Choice.KEEP_THEIRS: Command("Garder le leur", ("L",), _SENDINGS, hint="garder le leur"),
    Choice.RETRY: Command("Réessayer, ou refaire", ("T",), _SENDINGS, hint="réessayer"),
    Choice.GIVE_UP: Command("Renoncer", ("Del",), _SENDINGS, "trash", hint="renoncer"),
}
OPEN_SENDING = Command("Voir le RDV ou la fiche, continuer la saisie", ("Return",), _SENDINGS, hint="voir")

# Days and pages. On a French keyboard the digits are under Shift: the keys as they are engraved work too.
PREVIOUS_DAY = Command("Jour ou semaine d’avant", ("Alt+Left", "Ctrl+PgUp"), _FRAME, shown=2)
NEXT_DAY = Command("Jour ou semaine d’après", ("Alt+Right", "Ctrl+PgDown"), _FRAME, shown=2, hint="semaine suivante")
TODAY = Command("Aujourd’hui", ("Ctrl+T",), _FRAME)
CALENDAR = Command("Choisir un jour", ("Ctrl+J",), _FRAME)
TO_AGENDA = Command("Agenda du jour", ("Ctrl+1", "Ctrl+&"), _FRAME, "agenda")
TO_WAITING_ROOM = Command("Salle d’attente", ("Ctrl+2", "Ctrl+É"), _FRAME, "waiting-room")
TO_USAGERS = Command("Usagers", ("Ctrl+3", 'Ctrl+"'), _FRAME, "usagers")
TO_BOOKING = Command("Trouver un RDV", ("Ctrl+4", "Ctrl+N", "Ctrl+'"), _FRAME, "booking", shown=2)
TO_WALK_INS = Command("Sans RDV", ("Ctrl+5", "Ctrl+("), _FRAME, "walk-in")
# Not as it is engraved: « Ctrl+- » makes the text smaller, as everywhere.
TO_ABSENCES = Command("Indispo\u00adnibilités", ("Ctrl+6",), _FRAME, "absence")
TO_WEEK = Command("Mon agenda", ("Ctrl+7", "Ctrl+È"), _FRAME, "calendar")
TO_OWN_DAY = Command("Ma journée", ("Ctrl+Shift+M",), _FRAME, "morning")
TO_WORKSHOPS = Command("Ateliers", ("Ctrl+8", "Ctrl+_"), _FRAME, "group")
TO_SENDINGS = Command("Envois", ("Ctrl+9", "Ctrl+Ç"), _FRAME, "unsent", hint="envois")
TO_STATISTICS = Command("Statistiques", ("Ctrl+Shift+S",), _FRAME, "statistics")
TO_RDV_LIST = Command("Liste des RDV", ("Ctrl+F",), _FRAME, "list")
TO_REMAINS = Command("À renseigner", ("Ctrl+G",), _FRAME, "status-to-fill")
DAY_KEYS: Final = (PREVIOUS_DAY, NEXT_DAY, TODAY, CALENDAR)
"""In the order in which a choice of the day shows them."""
NEXT_PART = Command("À la partie suivante de l’écran", ("F6",), _FRAME)
PREVIOUS_PART = Command("À la partie précédente de l’écran", ("Shift+F6",), _FRAME)
PALETTE = Command("Trouver un usager, d’où que l’on soit", ("Ctrl+K",), _FRAME)
PRINT_DAY = Command("Imprimer la liste du jour", ("Ctrl+P",), _FRAME, "print")
PRINT_NEXT = Command("Imprimer la liste du prochain jour ouvré", ("Ctrl+Shift+P",), _FRAME, "print")
PRINT_LIEUX = Command("Imprimer le jour, une feuille par lieu", (), _FRAME, "print")
PRINT_LABELS = Command("Imprimer les étiquettes du jour", (), _FRAME, "print")
PRINT_AGENTS = Command("Imprimer le jour, une feuille par agent", (), _FRAME, "print")
LARGER = Command("Texte plus grand", ("Ctrl++", "Ctrl+="), _FRAME, "larger")
SMALLER = Command("Texte plus petit", ("Ctrl+-",), _FRAME, "smaller")
USUAL_SIZE = Command("Taille de texte habituelle", ("Ctrl+0", "Ctrl+À"), _FRAME)
REFRESH = Command("Mettre à jour maintenant", ("F5",), _WINDOW, "refresh")
ERASE_MINE = Command("Effacer mes données de ce poste…", (), _WINDOW, "trash")
CHECK = Command("Vérifier ce poste", ("F8",), _WINDOW, "desk")
COPY = Command("Vérifier ce poste\u00a0: copier le rapport", ("Ctrl+C",), (Where.CHECK,))
LOCK = Command("Verrouiller", ("Ctrl+L",), _FRAME, "lock", hint="verrouiller")
CODE = Command("Choisir un code pour ce poste…", (), _FRAME, "keyboard")
PAIR = Command("Jumeler ce poste avec le compagnon du site…", (), _FRAME, "swap")
SWITCH = Command("Changer d’agent", ("Ctrl+Shift+L",), _WINDOW, "swap", hint="changer d’agent")
FORGET_AGENT = Command("Oublier cet agent sur ce poste", ("Del",), (Where.SWITCH,), "trash")
LEAVE = Command("Se déconnecter", ("Ctrl+Shift+Q",), _FRAME, "sign-out")
DISCREET = Command("Écran discret\u00a0: initiales au lieu des noms", ("F9",), _FRAME, "eye-off", hint="écran discret")
ABOUT = Command("À propos de Kiosk", (), _WINDOW, "info")
SIGN_IN_AGAIN = Command("Se reconnecter", ("Ctrl+R",), _FRAME)
HELP = Command("Touches du clavier", ("F1", "?"), _FRAME, "keyboard", hint="toutes les touches", shown=2)

HINTS: Final[Mapping[str, tuple[Command, ...]]] = {
    Where.AGENDA: (GESTURES[Action.WAITING], CALL_IN, GESTURES[Action.SEEN], NEXT_IN_NEED, UNDO, FILTER, PANEL),
    Where.WAITING_ROOM: (CALL_IN, GESTURES[Action.SEEN], UNDO, PANEL, FICHE),
    Where.OWN_DAY: (CALL_IN, GESTURES[Action.SEEN], UNDO, PANEL, FICHE),
    Where.USAGERS: (SEARCH, FOUND, OPEN_FICHE, ARRIVED, BACK),
    Where.BOOKING: (MOTIF, TAKE, FIRST_SLOT, MORNING, AFTERNOON, WHO, NEXT_DAY),
    Where.PLAN: (WHO, FOUND, BACK),
    Where.WALK_INS: (WALK_IN, CALL_IN, *(one for one in OUTCOMES.values() if one.hint), UNDO),
    Where.ABSENCES: (ABSENT_TODAY, NEW_ABSENCE, EDIT_ABSENCE, REMOVE_ABSENCE, SEARCH_ABSENCE),
    Where.WORKSHOPS: (NEW_WORKSHOP, JOIN, WORKSHOP_IN_AGENDA, CALL_OFF),
    Where.WEEK: (OPEN_RDV, WEEK_FICHE, WEEK_FREE, WHOSE_WEEK, WEEK_FILE, NEXT_DAY),
    Where.STATISTICS: (EXPORT_FIGURES, PRINT_FIGURES, READ_FIGURES),
    Where.FORM: (SAVE, CLOSE),
    Where.MERGE: (FIELD, SIDE, MERGE, CLOSE),
    Where.REFERENTS: (ADD_FIRST, CLOSE),
    Where.JOURNAL: (TAKE_BACK, BACK),
    Where.SENDINGS: (*DECISIONS.values(), OPEN_SENDING),
    Where.RDV_LIST: (SEARCH_RDVS, RDV_IN_AGENDA, GESTURES[Action.SEEN], UNDO, ORDER, EXPORT, FICHE),
    Where.REMAINS: (GESTURES[Action.SEEN], GESTURES[Action.NOSHOW], SURE, UNDO, REMAINS_IN_AGENDA, FICHE),
}


def every() -> tuple[Command, ...]:
    """The whole table, in the order in which it is learnt."""
    tables = (GESTURES, RDV_ACTS, OUTCOMES, DECISIONS)
    found: list[Command] = []
    for one in globals().values():
        found += [one] if isinstance(one, Command) else one.values() if one in tables else []
    return tuple(found)


def hints(where: str, *, calls: bool = True) -> tuple[tuple[str, str], ...]:
    """The keys that the bottom reminds of on a page, the most useful first: (key, what it does). ``calls``: whether
    anybody can be called here."""
    shown = [one for one in (*HINTS.get(where, ()), HELP) if calls or one not in CALLS]
    return tuple((_together(one), tr(one.hint)) for one in shown)


def _together(command: Command) -> str:
    """« ↑ ↓ »: arrows go together, else the first key is enough of a reminder."""
    keys = keys_shown(command)
    return " ".join(keys) if all(len(key) == 1 for key in keys) else keys[0]
