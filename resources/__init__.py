"""Data that ships with the program: fonts, icons, translations, templates."""
