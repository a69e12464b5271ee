"""Texts in Chinese and English, switched while the program runs.

The source text in the code is English; Chinese lies in `resources/translations/zh_CN/<area>.ts`, one file an
area so that areas grow without conflicts; all are loaded. No compile step.

    tr("intake", "Save draft")                        # a str, now
    tr("intake", "{count} fields read", count=9)      # facts go into braces; "1 field read": `ui.plurals`
    late("intake", "Save draft")                      # a text that follows the language: give it to widgets

The first argument is the context, by custom the area's name. Both arguments are literals, so that
`tests/ui/test_untranslated.py` finds strings without Chinese; run as a script it prints them as .ts lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from ui.formatting import Language
from ui.plurals import for_one

LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")
TextFact: TypeAlias = "str | int | LateText"


@dataclass(frozen=True, slots=True)
class LateText:
    """A text looked up whenever it is shown; `str()` gives it in the language in force."""

    context: str
    source: str
    facts: tuple[tuple[str, TextFact], ...] = ()

    def __str__(self) -> str:
        return tr(self.context, self.source, **dict(self.facts))

    def __bool__(self) -> bool:
        return bool(self.source)


Text: TypeAlias = str | LateText


@dataclass(slots=True)
class _Now:
    language: Language = "zh_CN"
    ours: QTranslator | None = None
    of_qt: QTranslator | None = None


_now = _Now()


def language() -> Language:
    """The language in force."""
    return _now.language


def tr(context: str, source: str, **facts: TextFact) -> str:
    """The text in the language in force with `{facts}` put in; the source itself where none is stored."""
    if _now.language == "en":
        text = for_one(source, facts) if facts else source
    else:
        text = chinese().get((context, source), source)
    return text.format(**facts) if facts else text


def late(context: str, source: str, **facts: TextFact) -> LateText:
    """The same, looked up at the moment of showing: widgets given it follow a switch of language."""
    return LateText(context, source, tuple(facts.items()))


@cache
def chinese() -> dict[tuple[str, str], str]:
    """Every stored translation by (context, source), from all files of the zh_CN folder."""
    found: dict[tuple[str, str], str] = {}
    for file in files("resources").joinpath("translations", "zh_CN").iterdir():
        if file.name.endswith(".ts"):
            found |= parse_ts(file.read_bytes())
    return found


def capital(text: Text) -> str:
    """The text with a capital letter in front, as what stands by itself has in English."""
    words = str(text)
    return words[:1].upper() + words[1:]


def parse_ts(content: bytes) -> dict[tuple[str, str], str]:
    """(context, source) → translation of one .ts file; messages without a translation are left out."""
    found: dict[tuple[str, str], str] = {}
    for context in ElementTree.fromstring(content).iter("context"):  # noqa: S314 our own resource
        name = context.findtext("name", "")
        for message in context.iter("message"):
            if text := message.findtext("translation", ""):
                found[(name, message.findtext("source", ""))] = text
    return found


class _Translator(QTranslator):
    """Hands our texts to Qt, so that `QObject.tr` works too and a switch sends LanguageChange."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        del disambiguation, n
        # Qt asks for its own texts here as well. None passes the question on; an empty text would count as
        # the answer, and Qt's readers take an empty error text for success.
        return chinese().get((context, sourceText)) if _now.language == "zh_CN" else None


def switch(app: QCoreApplication, to: Language) -> None:
    """Show everything in `to`; every widget gets a LanguageChange, now and at each further call."""
    _now.language = to
    for old in (_now.ours, _now.of_qt):
        if old is not None:
            app.removeTranslator(old)
    QLocale.setDefault(QLocale(to))
    _now.of_qt = _texts_of_qt(app, to)
    _now.ours = _Translator(app)
    app.installTranslator(_now.of_qt)
    app.installTranslator(_now.ours)


def _texts_of_qt(owner: QObject, to: Language) -> QTranslator:
    """Qt's own words (context menus, dialogs); an empty translator where this build brings none."""
    made = QTranslator(owner)
    made.load(f"qtbase_{to}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return made
