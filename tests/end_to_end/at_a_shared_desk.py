"""The part of the morning in which a desk is shared: hidden from who leans over, locked, handed over and taken back."""

from __future__ import annotations

from kiosk.views.lock.code_dialog import CodeDialog
from tests.end_to_end.at_the_counter import Picture, Say
from tests.end_to_end.screen import CTRL, SHIFT, Key, Screen
from tests.support.platform_process import Account
from tests.support.waiting import until

CODE = "renard42"


async def somebody_leans_over(screen: Screen, say: Say, picture: Picture) -> None:
    """F9: initials, and the names again."""
    before = screen.names()
    rows = screen.frame.presenter.page("agenda").board.model.rows
    people = {row.name for row in rows if len(row.usagers) == 1}
    assert people, "personne dans l’agenda"
    await screen.press(Key.Key_F9)
    await until(lambda: not people & set(screen.names()), "des initiales à la place des noms")
    await picture("ecran-discret")
    await screen.press(Key.Key_F9)
    await until(lambda: screen.names() == before, "les noms")
    say("Quelqu’un se penche au comptoir : F9, des initiales à la place des noms. F9 de nouveau, ils reviennent.")


async def a_code_is_chosen_and_the_desk_locked(screen: Screen, say: Say, picture: Picture) -> None:
    """A short code, Ctrl+L, the code."""
    await screen.choose(screen.frame.top.who, "Choisir un code pour ce poste…")
    await until(lambda: screen.window.findChildren(CodeDialog), "le choix d’un code")
    (dialog,) = screen.window.findChildren(CodeDialog)
    await screen.write(CODE)
    await screen.press(Key.Key_Return)
    await screen.write(CODE)
    await picture("code")
    await screen.press(Key.Key_Return)
    await until(lambda: not screen.window.findChildren(CodeDialog), f"le code accepté : {dialog.said.text()}")
    await screen.press(Key.Key_L, CTRL)
    await until(lambda: screen.window.stack.currentWidget() is screen.window.lock_page, "l’écran verrouillé")
    page = screen.window.lock_page
    assert page is not None
    await until(lambda: page.field.hasFocus() and page.field.accessibleName() == "Code de ce poste", "le code demandé")
    await picture("verrouille")
    await screen.write(CODE)
    await screen.press(Key.Key_Return)
    await until(lambda: screen.at_work, "l’agenda")
    await screen.day_shown()
    say("Elle choisit un code court, s’éloigne : Ctrl+L, plus rien de personne à l’écran. Le code rouvre, sans réseau.")


async def a_colleague_takes_the_desk(screen: Screen, relief: Account, say: Say, picture: Picture) -> None:
    """Ctrl+Maj+L and a sign-in the first time; two keys and a code back."""
    first = screen.frame.top.who.text()
    await screen.press(Key.Key_L, CTRL | SHIFT)
    await screen.sign_in(relief.email, relief.password)
    assert screen.at_work, f"la connexion est refusée : {screen.sign_in_page.error.text()}"
    await screen.day_shown()
    second = screen.frame.top.who.text()
    assert second not in ("", first), f"la session est encore celle de {first}"
    assert screen.frame.presenter.journal.acts == (), "le journal est encore celui d’une autre"
    await screen.press(Key.Key_L, CTRL | SHIFT)
    await until(lambda: screen.among_names and screen.sharers.rows, "les noms de celles qui partagent le poste")
    await picture("changer-d-agent")
    await screen.write("1")
    await screen.write(CODE)
    await screen.press(Key.Key_Return)
    await until(lambda: screen.at_work and screen.frame.top.who.text() == first, f"l’agenda de {first}")
    await screen.day_shown()
    say(f"{second} prend le poste : Ctrl+Maj+L. Puis {first} revient en deux touches et son code.")
