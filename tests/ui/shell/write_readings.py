"""Write the readings of characters anew from pypinyin (by hand, when a title needs one that is missing)."""

from importlib.resources import files
from pathlib import Path

from pypinyin import Style, pinyin


def characters() -> list[str]:
    """The 3,755 usual characters: level 1 of GB 2312."""
    codes = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return [text for text in (code.decode("gb2312", errors="ignore") for code in codes) if text]


def lines() -> list[str]:
    """One line a reading, with the characters that have it."""
    by_reading: dict[str, list[str]] = {}
    for each in characters():
        for reading in pinyin(each, style=Style.NORMAL, heteronym=True)[0]:
            by_reading.setdefault(reading.replace("ü", "v"), []).append(each)
    return [f"{reading} {''.join(found)}" for reading, found in sorted(by_reading.items())]


if __name__ == "__main__":
    target = Path(str(files("resources"))) / "pinyin" / "readings.txt"
    target.write_text("\n".join(lines()) + "\n", encoding="utf-8")
