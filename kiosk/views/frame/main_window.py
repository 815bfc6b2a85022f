"""The window: the sign-in page, the frame of who is at work, or a locked desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHelpEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QWidget

from kiosk import resources
from kiosk.domain.text.language import tr
from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.work.notices import Notice
from kiosk.presenters.work.questions import Question
from kiosk.views.commands import CHECK, SWITCH, bind
from kiosk.views.cut_texts import show_cut
from kiosk.views.frame.display_menu import Dressing
from kiosk.views.frame.main_frame import MainFrame
from kiosk.views.frame.out_of_sight import OutOfSight
from kiosk.views.kept.in_window import KeptInWindow
from kiosk.views.lock.watch import Watch
from kiosk.views.page import Place
from kiosk.views.widgets.sheets import Pages

if TYPE_CHECKING:
    from kiosk.views.diagnostic.page import DiagnosticPage
    from kiosk.views.lock.page import LockPage
    from kiosk.views.sign_in.page import SignInPage
    from kiosk.views.switch.page import SwitchPage

SMALLEST = QSize(900, 560)
FIRST = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Shows nothing until the presenter says « opened » or « closed », so that no page flashes by at start."""

    ended = Signal()
    """The window has closed, and the person has agreed to what it costs."""

    def __init__(
        self,
        application: ApplicationPresenter,
        diagnostic: DiagnosticPresenter,
        places: Sequence[Place],
        parent: QWidget | None = None,
    ) -> None:
        """``places``: the pages, in the order of the rail."""
        super().__init__(parent)
        self._places = places
        self._application = application
        self._diagnostic = diagnostic
        self._may_close = False
        self._dressing = Dressing(self)
        self.setWindowTitle("Kiosk")
        self.setWindowIcon(QIcon(str(resources.folder() / "icons" / "kiosk.svg")))
        self.stack = Pages(self)
        self.fit_screen()
        self.stack.setObjectName("page")
        self.setCentralWidget(self.stack)
        self.sign_in_page: SignInPage | None = None
        self.frame: MainFrame | None = None
        self.lock_page: LockPage | None = None
        self.switch_page: SwitchPage | None = None
        self.diagnostic_page: DiagnosticPage | None = None
        self.away = OutOfSight(self, self.stack)
        self._waiting: list[Notice | Question] = []  # said and asked while nothing may be shown
        Watch(application, self)
        self._under: QWidget | None = None  # the page that the check lies on
        self._kept = KeptInWindow(application.kept, self.stack, self.setWindowTitle)
        bind(self, CHECK, self.check_desk).setContext(Qt.ShortcutContext.WindowShortcut)
        bind(self, SWITCH, application.change_agent).setContext(Qt.ShortcutContext.WindowShortcut)
        application.opened.connect(self._opened)
        application.closed.connect(self._closed)
        application.locked.connect(self._locked)
        application.switching.connect(self._switching)
        application.notices.noticed.connect(self._say)
        application.work.questions.asked.connect(self._ask)

    def fit_screen(self) -> None:
        """The window is no larger than the screen that there is, and may be as small as that."""
        room = self.screen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        if not self.isMaximized() and not self.isFullScreen():
            wanted = self.size() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else FIRST
            self.resize(wanted.boundedTo(room))

    def _opened(self, presenter: FramePresenter) -> None:
        if self.frame is None or self.frame.presenter is not presenter:
            if self.frame is not None:
                self._waiting = []  # of somebody else
            self._drop_frame()
            self.frame = MainFrame(presenter, self._places, self)
            self.frame.top.check_wanted.connect(self.check_desk)
            self.frame.top.erase_mine_wanted.connect(self._application.kept.ask_to_erase_mine)
            self._kept.in_the_frame(self.frame)
            self.stack.addWidget(self.frame)
        self._dressing.follow(presenter.display)
        self.away.give_back(self.frame)
        self.stack.setCurrentWidget(self.frame)
        self.setWindowTitle("Kiosk")
        if not self.away.give_focus_back():
            self.frame.focus_page()
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            self._ask(one) if isinstance(one, Question) else self._say(one)

    def _closed(self, reason: str) -> None:
        self.away.take(self.frame)
        if self.sign_in_page is None:
            from kiosk.views.sign_in.page import SignInPage

            self.sign_in_page = SignInPage(self._application.sign_in, self)
            self.sign_in_page.check_wanted.connect(self.check_desk)
            self._kept.at_the_door(self.sign_in_page)
            self.stack.addWidget(self.sign_in_page)
        self.stack.setCurrentWidget(self.sign_in_page)
        self.setWindowTitle(tr("Connexion"))
        self._nobody_left()

    def _locked(self) -> None:
        """Nothing of anyone is left in the window, nor around it; painted so before the machine can go to sleep."""
        self.away.take(self.frame)
        if self.lock_page is None:
            from kiosk.views.lock.page import LockPage

            self.lock_page = LockPage(self._application.lock, self)
            self.lock_page.check_wanted.connect(self.check_desk)
            self.stack.addWidget(self.lock_page)
        self.stack.setCurrentWidget(self.lock_page)
        self.setWindowTitle(tr("Kiosk est verrouillé"))
        self.lock_page.begin()
        self.repaint()

    def _switching(self) -> None:
        """The names of those who share the desk, and nothing of anybody whom they receive."""
        self.away.take(self.frame)
        if self.switch_page is None:
            from kiosk.views.switch.page import SwitchPage

            self.switch_page = SwitchPage(self._application.switch, self)
            self.stack.addWidget(self.switch_page)
        self.stack.setCurrentWidget(self.switch_page)
        self.setWindowTitle(tr("Changer d’agent"))
        self._nobody_left()
        self.switch_page.begin()
        self.repaint()

    def _nobody_left(self) -> None:
        """Nothing stays of who was at work and is no more."""
        if self._application.frame is None:
            self._drop_frame()
            self._waiting = []
            self._dressing.follow(None)

    def check_desk(self) -> None:
        """« Vérifier ce poste », over the page shown; once more where that is the page shown."""
        shown = self.stack.currentWidget()
        if shown is None:
            return  # nothing is open yet
        if self.diagnostic_page is None:
            from kiosk.views.diagnostic.page import DiagnosticPage

            self.diagnostic_page = DiagnosticPage(self._diagnostic, self)
            self.diagnostic_page.left.connect(self._end_check)
            self.stack.addWidget(self.diagnostic_page)
        if shown is not self.diagnostic_page:
            self._under = shown
        page = self.sign_in_page
        self._diagnostic.start(page.instance.text() if page is not None and self._under is page else "")
        self.stack.setCurrentWidget(self.diagnostic_page)
        self.setWindowTitle(tr("Vérifier ce poste"))

    def _end_check(self) -> None:
        under = self._under
        if under is None:
            return
        self.stack.setCurrentWidget(under)
        if under is self.frame:
            self.setWindowTitle("Kiosk")
            self.frame.focus_page()
        elif under is self.lock_page:
            self.setWindowTitle(tr("Kiosk est verrouillé"))
            self.lock_page.take_focus()
        elif under is self.switch_page:
            self.setWindowTitle(tr("Changer d’agent"))
            self.switch_page.take_focus()
        else:
            self.setWindowTitle(tr("Connexion"))

    def _drop_frame(self) -> None:
        self.away.drop()
        if self.frame is not None:
            self.stack.removeWidget(self.frame)
            self.frame.deleteLater()
            self.frame = None

    def _say(self, notice: Notice) -> None:
        shown = self.stack.currentWidget()
        if shown is self.diagnostic_page:
            shown = self._under  # where it is found afterwards
        if self.frame is not None and shown is self.frame:
            self.frame.say(notice)
        elif self._application.lock.on:
            self._waiting.append(notice)
        elif self._application.switch.on and self._application.frame is None:
            self._application.switch.say(notice.text)
        elif notice.kind in ("error", "warning") and self.sign_in_page is not None:
            self.sign_in_page.say(notice.text)

    def _ask(self, question: Question) -> None:
        from kiosk.views import confirm

        if self._application.lock.on and question.text != self._application.may_close():
            self._waiting.append(question)  # it may name people
        else:
            confirm.ask(question, self)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return show_cut(event, self)
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        question = "" if self._may_close else self._application.may_close()
        if not question:
            event.accept()
            self.ended.emit()
            return
        event.ignore()
        self._application.work.questions.ask(
            Question(
                title=tr("Fermer Kiosk\u202f?"),
                text=question,
                lines=(),
                yes=tr("Fermer quand même"),
                no=tr("Garder Kiosk ouvert"),
                accept=self._close_anyway,
            )
        )

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()
