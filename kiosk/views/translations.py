"""The language of the desk, given to what is shown and to Qt's own words (menus of text fields, buttons of dialogs)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kiosk import resources
from kiosk.domain.text import language

_CONTEXT = "kiosk"
_LOCALES = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    # A borne's.
    "ar": QLocale(QLocale.Language.Arabic, QLocale.Country.France),
    "es": QLocale(QLocale.Language.Spanish, QLocale.Country.Spain),
    "pt": QLocale(QLocale.Language.Portuguese, QLocale.Country.Portugal),
    "uk": QLocale(QLocale.Language.Ukrainian, QLocale.Country.Ukraine),
    "tr": QLocale(QLocale.Language.Turkish, QLocale.Country.Turkey),
    "ro": QLocale(QLocale.Language.Romanian, QLocale.Country.Romania),
}


def locale() -> QLocale:
    """By which Qt writes days and months in the language of the desk."""
    return _LOCALES[language.language()]


def speak(code: str) -> None:
    """Has what is shown be in that language from now on. Without its translations it stays in French."""
    translator = QTranslator()
    if code == "fr" or not translator.load(str(resources.folder() / "translations" / f"kiosk_{code}.qm")):
        language.speak()
        return
    language.speak(code, lambda text, about: translator.translate(_CONTEXT, text, about) or "")


def install(app: QCoreApplication, code: str = "fr") -> None:
    """Has ``app`` speak that language: Kiosk's texts, and where Qt speaks by itself or writes a date or a number."""
    speak(code)
    QLocale.setDefault(locale())
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(app)
    # Qt may have been installed without its translations.
    if translator.load(f"qtbase_{language.language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
