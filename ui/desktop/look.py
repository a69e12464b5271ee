"""How the program looks for the person who sits here: theme, density, language; kept as that person's own.

look = Look(app, preferences);  look.wear();  look.choose_theme("system");  look.theme  # the choice
"""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui import texts, tokens
from ui.preferences import Preferences

ThemeChoice = Literal["light", "dark", "system"]
THEMES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
DENSITIES: tuple[tokens.DensityName, ...] = get_args(tokens.DensityName)


def wear_theme(app: QApplication, choice: str) -> None:
    """Dress the program in "light" or "dark", or with anything else as the system has it now."""
    if choice in ("light", "dark"):
        tokens.apply_theme(app, "dark" if choice == "dark" else "light")
        return
    app.styleHints().unsetColorScheme()
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    tokens.apply_theme(app, "dark" if dark else "light", pinned=False)


class Look(QObject):
    """Reads and keeps what the person chose; windows switch density and language by themselves."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._app, self._preferences = app, preferences
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> ThemeChoice:
        """What the person chose; `tokens.theme_name()` is what it means now."""
        kept = self._preferences.get("theme", "")
        return next((one for one in THEMES if one == kept), tokens.theme_name())

    def wear(self) -> None:
        """Put on what the person chose in earlier sessions; what was never chosen stays as it is."""
        density = self._preferences.get("density")
        if density in DENSITIES and density != tokens.density_name():
            tokens.set_density(density)
        if self._preferences.get("theme") in THEMES:
            wear_theme(self._app, self.theme)
        language = self._preferences.get("language")
        if language in texts.LANGUAGES and language != texts.language():
            texts.switch(self._app, language)

    def choose_theme(self, choice: str) -> None:
        """Put one of `THEMES` on and keep it."""
        self._preferences.set("theme", choice)
        wear_theme(self._app, choice)

    def keep_density(self, name: str) -> None:
        """The person switched the density."""
        self._preferences.set("density", name)

    def keep_language(self, name: str) -> None:
        """The person switched the language."""
        self._preferences.set("language", name)

    def _follow_system(self) -> None:
        if self._preferences.get("theme") == "system":
            wear_theme(self._app, "system")
