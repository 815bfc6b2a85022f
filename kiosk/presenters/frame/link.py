"""How things stand between the desk and the platform, in the words that the frame shows all along."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import __version__
from kiosk.domain.platform.desk_version import DeskAge, desk_age
from kiosk.domain.text.language import inside, labelled, tr
from kiosk.presenters.around.ticker import Ticker
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.frame.link_state import LinkState, follows_text, link_state, link_text, slow_text
from kiosk.presenters.words.sentences import sentence_all_along, session_lost
from kiosk.presenters.words.sync_texts import (
    aged_text,
    clock_unknown_text,
    cut_text,
    help_text,
    incomplete_text,
    missing_texts,
    put_back_text,
    silent_text,
    site_text,
    standing_warnings,
)
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

_AGES_MS = 5000


class LinkPresenter(QObject):
    """The link, and F5. Hours are those of the organisation."""

    changed = Signal()
    """One of the texts is not what it was."""
    signed_out = Signal()
    """The platform does not know who is at work any more."""
    sign_in_again_wanted = Signal()
    sendings_wanted = Signal()

    def __init__(self, work: Work, where: Whereabouts, ticker: Ticker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._where = where
        self._ticker = ticker
        self._followed = work.clock.followed
        self._put_back_at = work.desk.sync_state.put_back_at
        self._version_read = False
        self._refreshing = False
        self._signed_out = False
        self._said: tuple[object, ...] = ()
        ticker.ticked.connect(self.tell)
        self._ageing = QTimer(self, interval=_AGES_MS)
        self._ageing.timeout.connect(self.tell)
        work.follow(lambda _change: self.tell())

    def start(self) -> None:
        """What is shown grows older from now on."""
        self._ageing.start()
        self.tell()

    def stop(self) -> None:
        """Nothing is told after this."""
        self._ageing.stop()

    @property
    def connected(self) -> bool | None:
        """None while it is not known yet."""
        return self._work.desk.sync_state.connected

    @property
    def busy(self) -> bool:
        """Whether something is being pulled or sent."""
        return self._work.desk.sync_state.busy or self._refreshing

    @property
    def detail(self) -> str:
        """What there is to know of the link besides, where nobody need do anything; often empty."""
        slow = slow_text(self._work.desk.news) if self.state is LinkState.SLOW else ""
        return slow or clock_unknown_text(self._work.desk.sync_state.tells_time)

    @property
    def state(self) -> LinkState:
        """How the link is, the worst first."""
        return link_state(self._work.desk.sync_state, self._work.desk.news)

    @property
    def state_text(self) -> str:
        """The same in a word or two."""
        return link_text(self._work.desk.sync_state, self._work.desk.news, self._where.now)

    @property
    def follows_text(self) -> str:
        """How the link is, and what becomes of what waits."""
        state, news = self._work.desk.sync_state, self._work.desk.news
        return f"{self.state_text}. {follows_text(state, news)}"

    @property
    def sync_text(self) -> str:
        """« À jour il y a 20 s »: how old what is looked at is, and whether it is whole."""
        state = self._work.desk.sync_state
        words = incomplete_text if state.missing.rdvs or state.missing.cut else aged_text
        return words(state.last_synced, self._where.now)

    @property
    def ages(self) -> str:
        """Of when the agenda of each organisation is, a line each; empty where the agent has one alone."""
        if len(self._where.organisations) < 2:
            return ""
        known = self._work.desk.news.up_to_date
        return "\n".join(
            labelled(one.name, inside(aged_text(known.get(one.id), self._where.now)))
            for one in self._where.organisations
        )

    @property
    def silent(self) -> bool:
        """Whether nothing at all was heard for longer than was promised, and no failure either."""
        return self._work.desk.news.silent_since is not None and self.connected is not False and not self._signed_out

    @property
    def cut_text(self) -> str:
        """The band shown while the platform is out of reach; empty otherwise."""
        state = self._work.desk.sync_state
        silent_since = self._work.desk.news.silent_since
        if self.silent and silent_since is not None:
            return silent_text(silent_since, self._where.now)
        if state.connected is not False or self.lost_text:
            return ""
        return cut_text(state.cut_since, state.failure, self._where.now)

    @property
    def lost_text(self) -> str:
        """The band shown while who signed in by the browser is to do so again; empty otherwise."""
        who = self._work.desk.who
        lost = who is not None and who.by_browser and self._work.desk.sync_state.signed_out
        return session_lost() if lost else ""

    @property
    def warning_text(self) -> str:
        """What the person must know all along; empty when there is nothing."""
        state, can = self._work.desk.sync_state, self._work.desk.capabilities
        return "\n".join(
            standing_warnings(
                durable=self._work.desk.memory_durable,
                offset=state.clock_offset,
                waiting_room_shared=can is None or can.waiting_room,
                site=site_text(state.site, self._where.now),
                failure=state.failure,
                stumbles=state.stumbles,
                missing=missing_texts(
                    state.missing.rdvs - len(state.missing.old),
                    len(state.missing.old),
                    cut=state.missing.cut,
                    others=state.missing.others,
                ),
            )
        )

    @property
    def help_text(self) -> str:
        """Who asks for help at a borne of the lobby; empty where nobody does."""
        return help_text(self._work.desk.sync_state.site.helps, self._where.now)

    def go_and_help(self) -> None:
        """Somebody goes to who asked first: the other desks are told so."""
        helps, site, organisation_id = (
            self._work.desk.sync_state.site.helps,
            self._work.desk.site,
            self._where.organisation_id,
        )
        if helps and site is not None and organisation_id is not None:
            self._work.tasks.run("go and help", site.helped(organisation_id, helps[0].id), done=self._helped)

    @property
    def version_text(self) -> str:
        """That the platform recommends a newer Kiosk, until it is read, or needs one; empty otherwise."""
        can = self._work.desk.capabilities
        if can is None or (self._version_read and not self.outdated):
            return ""
        match desk_age(__version__, can.desk_recommended, can.desk_minimum):
            case DeskAge.TOO_OLD:
                said = tr(
                    "La plateforme demande Kiosk {} au moins, et ce poste a la version {}\u00a0: "
                    "prévenez votre support."
                )
                return said.format(can.desk_minimum, __version__)
            case DeskAge.OLD:
                said = tr("Kiosk {} est conseillé par la plateforme\u202f; ce poste a la version {}. Rien ne presse.")
                return said.format(can.desk_recommended, __version__)
        return ""

    def read_version(self) -> None:
        """What is recommended was read: it is not said again before the next session."""
        self._version_read = True
        self.changed.emit()

    @property
    def outdated(self) -> bool:
        """Whether the platform needs a newer Kiosk."""
        can = self._work.desk.capabilities
        return can is not None and desk_age(__version__, "", can.desk_minimum) is DeskAge.TOO_OLD

    @property
    def version_page(self) -> str:
        """Where the platform says that a newer Kiosk is to be had; empty where it does not."""
        can = self._work.desk.capabilities
        return can.desk_page if can is not None else ""

    @property
    def grave(self) -> bool:
        """Whether what must be known is that something done here may be lost: worse than a cut."""
        failure = self._work.desk.sync_state.failure
        return not self._work.desk.memory_durable or (failure is not None and bool(sentence_all_along(failure)))

    def refresh(self) -> None:
        """F5: asks the platform for everything shown, now."""
        if not self._refreshing:
            self._refreshing = True
            self._work.tasks.run("refresh", self._work.desk.bring_up_to_date(), done=self._refreshed)
            self.tell()

    def sign_in_again(self) -> None:
        """Ctrl+R: back to the browser, once the session has been lost."""
        if self.lost_text:
            self.sign_in_again_wanted.emit()

    def _say_put_back(self, unsent: int) -> None:
        action = tr("Voir les envois") if unsent else ""
        act = self.sendings_wanted.emit if unsent else None
        self._work.notices.error(put_back_text(unsent), key="put back", action=action, act=act)

    def tell(self) -> None:
        """Says what is not as it was said."""
        put_back_at = self._work.desk.sync_state.put_back_at
        if put_back_at != self._put_back_at:
            self._put_back_at = put_back_at
            if put_back_at is not None:
                self._say_put_back(self._work.desk.unsent_count)
        if self._work.clock.followed != self._followed:
            # The platform's clock has been heard, and it is another time than the desk believed.
            self._followed = self._work.clock.followed
            self._ticker.ticked.emit()  # and with it, this
            return
        said = (
            self.connected,
            self.busy,
            self.detail,
            self.sync_text,
            self.state_text,
            self.ages,
            self.cut_text,
            self.lost_text,
            self.warning_text,
            self.help_text,
        )
        if said != self._said:
            self._said = said
            self.changed.emit()
        before, self._signed_out = self._signed_out, self._work.desk.sync_state.signed_out
        if self._signed_out and not before:
            self.signed_out.emit()

    def _helped(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)

    def _refreshed(self, outcome: Outcome[None]) -> None:
        self._refreshing = False
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        elif isinstance(outcome, Ok):
            missing = self._work.desk.sync_state.missing
            whole = not missing.rdvs and not missing.cut
            self._work.notices.info(
                tr("L’agenda est à jour") if whole else tr("L’agenda a été relu, mais pas en entier")
            )
        self.tell()
