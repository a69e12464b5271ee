"""Finds printed labels in rows, also when one of their characters was misread."""

from __future__ import annotations

from collections.abc import Sequence

from lendesk.recognition.lines import Row, text_of

FRONT_LABELS = ("姓名", "性别", "民族", "出生", "住址", "公民身份号码")
BACK_LABELS = ("中华人民共和国", "居民身份证", "签发机关", "有效期限")


def label_end(row: Row, label: str, *, start: int = 0) -> int | None:
    """Position after the label in the row, None when it is not there.

    A label counts when at least half of its characters stand at their places; a whole one goes first.
    """
    text = text_of(row)
    whole = text.find(label, start)
    if whole >= 0:
        return whole + len(label)
    best, best_at = 0, None
    for at in range(start, len(text) - len(label) + 1):
        same = sum(one == other for one, other in zip(text[at : at + len(label)], label, strict=True))
        if same > best:
            best, best_at = same, at
    if best_at is None or best * 2 < len(label):
        return None
    return best_at + len(label)


def labels_seen(rows: Sequence[Row], labels: Sequence[str]) -> int:
    """How many of the labels are printed whole on some row."""
    texts = [text_of(row) for row in rows]
    return sum(any(label in text for text in texts) for label in labels)
