"""How the link with the platform is, in the one or two words that stand at the bottom of the window."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import Unintelligible
from kiosk.domain.text.language import tr
from kiosk.presenters.words.sync_texts import WORRYING_OFFSET, when

if TYPE_CHECKING:
    from kiosk.desk.types import News, SyncState

_STEP = 10  # seconds


class LinkState(StrEnum):
    """The worst of what is so."""

    SESSION = "session"  # somebody has to sign in again
    PORTAL = "portal"  # the network asks who one is before it lets anything through
    CUT = "cut"  # the platform cannot be reached
    SILENT = "silent"  # nothing at all was heard for longer than was promised
    CLOCK = "clock"  # this machine's clock is off
    SLOW = "slow"  # answers are long in coming
    CONNECTED = "connected"
    CONNECTING = "connecting"  # nobody knows yet


def link_state(state: SyncState, news: News) -> LinkState:
    """What is said of ``state`` and ``news``."""
    if state.signed_out:
        return LinkState.SESSION
    if state.connected is False:
        portal = isinstance(state.failure, Unintelligible) and state.failure.portal
        return LinkState.PORTAL if portal else LinkState.CUT
    if news.silent_since is not None:
        return LinkState.SILENT
    if state.connected is None:
        return LinkState.CONNECTING
    if state.clock_offset is not None and abs(state.clock_offset) >= WORRYING_OFFSET:
        return LinkState.CLOCK
    return LinkState.SLOW if news.slow else LinkState.CONNECTED


def link_text(state: SyncState, news: News, now: datetime) -> str:
    """« Connecté », « Coupé depuis 8:42 », « Plus de nouvelles depuis 40 s »."""
    match link_state(state, news):
        case LinkState.SESSION:
            return tr("Session à rouvrir")
        case LinkState.PORTAL:
            return tr("Portail du réseau")
        case LinkState.CUT:
            since = state.cut_since
            return tr("Coupé") if since is None else tr("Coupé depuis {}").format(when(since, now))
        case LinkState.SILENT:
            return tr("Plus de nouvelles depuis {}").format(_since(news.silent_since or now, now))
        case LinkState.CLOCK:
            return tr("Heure décalée")
        case LinkState.SLOW:
            return tr("Lent")
        case LinkState.CONNECTED:
            return tr("Connecté")
        case LinkState.CONNECTING:
            return tr("Connexion…")


def follows_text(state: SyncState, news: News) -> str:
    """What becomes, as the link is, of what waits to leave."""
    match link_state(state, news):
        case LinkState.SESSION:
            return tr("Ce qui attend est gardé jusqu’à ce que vous vous reconnectiez.")
        case LinkState.PORTAL | LinkState.CUT | LinkState.SILENT:
            return tr("Ce qui attend est gardé sur ce poste jusqu’au retour de la connexion.")
        case LinkState.CONNECTING | LinkState.SLOW:
            return tr("Ce que vous faites est gardé jusqu’à la réponse de la plateforme.")
        case _:
            return tr("Ce que vous faites part aussitôt.")


def slow_text(news: News) -> str:
    """What stands behind « Lent »."""
    return tr("La plateforme met du temps à répondre. Vos gestes sont gardés jusqu’à sa réponse.") if news.slow else ""


def _since(instant: datetime, now: datetime) -> str:
    """« 40 s », « 3 min », then the hour: as a glance takes it in."""
    age = round((now - instant).total_seconds())
    if 0 <= age < 60:
        return f"{max(_STEP, age // _STEP * _STEP)}\u00a0s"
    return f"{age // 60}\u00a0min" if 0 <= age < 3600 else when(instant, now)
