"""Draws specimen documents marked 样本, for demo, sample and tests; never a real person's document."""

from lendesk.recognition.specimens.album import HELD_BACK_SEED, TUNING_SEED, album, draw_specimen
from lendesk.recognition.specimens.cards import Specimen, draw_bank_card, draw_id_back, draw_id_front
from lendesk.recognition.specimens.damage import Damage
from lendesk.recognition.specimens.levels import Level
from lendesk.recognition.specimens.styles import HELD_BACK, TUNING, Style

__all__ = [
    "HELD_BACK",
    "HELD_BACK_SEED",
    "TUNING",
    "TUNING_SEED",
    "Damage",
    "Level",
    "Specimen",
    "Style",
    "album",
    "draw_bank_card",
    "draw_id_back",
    "draw_id_front",
    "draw_specimen",
]
