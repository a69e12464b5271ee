"""Finds rows of the replica by what a person types: trigrams of names, pinyin, tails and numbers."""

from __future__ import annotations

import json
from typing import Any

from lendesk.storage.encrypted import EncryptedFile
from lendesk.usecases.search.queries import FindAnything, Found, FoundKind, kinds_of, most_of
from lendesk.usecases.search.words import (
    FEWEST_OF_TAIL,
    GAP,
    MOST_PERSONS,
    MOST_RANKED,
    in_signs,
    number_part,
    tail_fits,
    tail_of,
    typed_words,
)

MOST_BY_NAME = 100
"""So many papers come in by words of their own: a number, or the name of a person whose row is not here."""
_PAPERS = {
    FoundKind.APPLICATION: ("applications", "amount_fen"),
    FoundKind.LOAN: ("loans", "outstanding_fen"),
}

_CUSTOMERS = (
    "SELECT key, name, search_words, id_masked, phone_masked FROM customers WHERE rowid IN"
    " (SELECT * FROM (SELECT rowid FROM customers_words WHERE words MATCH :match LIMIT :most)"
    " UNION SELECT rowid FROM customers WHERE name = :typed)"
    " ORDER BY name <> :typed, instr(search_words, :first), name, key"
)


def find_anything(file: EncryptedFile, query: FindAnything) -> tuple[Found, ...]:
    """Hits among the rows that the pull has brought; it keeps no contracts."""
    if not typed_words(query.words):
        return ()
    most = most_of(query)
    persons = _customers(file, query.words)
    found: list[Found] = []
    for kind in kinds_of(query):
        if kind is FoundKind.CUSTOMER:
            found += [_customer(row) for row in persons[:most]]
        elif kind in _PAPERS:
            table, amount = _PAPERS[kind]
            found += [_paper(kind, row) for row in _papers(file, table, amount, query.words, persons, most)]
    return tuple(found)


def customer_keys(file: EncryptedFile, typed: str) -> list[str]:
    """The customers whom all of the typed words fit, best first."""
    return [row["key"] for row in _customers(file, typed)] if typed_words(typed) else []


def paper_places(table: str, most: int = -1) -> str:
    """SQL for the rowids of the papers that `paper_values` look for; `most` by words, -1 for all."""
    return (
        f"SELECT rowid FROM {table} WHERE customer_id IN (SELECT value FROM json_each(:persons)) UNION"  # noqa: S608
        f" SELECT * FROM (SELECT rowid FROM {table}_words WHERE words MATCH :match"
        f" ORDER BY rowid DESC LIMIT {most:d})"
    )


def paper_values(file: EncryptedFile, typed: str) -> dict[str, Any]:
    """What the statement of `paper_places` is given."""
    return _paper_values(typed, customer_keys(file, typed))


def _customers(file: EncryptedFile, typed: str) -> list[Any]:
    words = typed_words(typed)
    values = {
        "match": " AND ".join(_match(word) for word in words),
        "typed": typed.strip(),
        "first": GAP + in_signs(words[0]),
        "most": MOST_RANKED,
    }
    rows = file.rows(_CUSTOMERS, values)
    long_tails = [word for word in words if len(tail_of(word)) > FEWEST_OF_TAIL]
    chinese = [GAP + in_signs(word) for word in words if _in_chinese(word)]
    return [
        row
        for row in rows
        if all(word in row["search_words"] for word in chinese)
        and all(_fits(row, word) for word in long_tails)
    ]


def _match(word: str) -> str:
    """One word as FTS5 wants it; of a longer tail only the last four are kept here."""
    tail = tail_of(word)
    shorter = f" OR {_phrase(GAP + tail[-FEWEST_OF_TAIL:])}" if len(tail) > FEWEST_OF_TAIL else ""
    # A character has a trigram of its own; with the gap before it the phrase would begin with those of half
    # the alphabet. What fits across two characters falls out in `_customers`.
    begins = "" if _in_chinese(word) else GAP
    return f"({_phrase(begins + in_signs(word))}{shorter})"


def _in_chinese(word: str) -> bool:
    return not word[0].isascii()


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _fits(row: Any, word: str) -> bool:
    masks = (row["phone_masked"], row["id_masked"])
    return GAP + word in row["search_words"] or any(tail_fits(mask, tail_of(word)) for mask in masks)


def _papers(
    file: EncryptedFile, table: str, amount: str, typed: str, persons: list[Any], most: int
) -> list[Any]:
    statement = (
        f"SELECT key, customer_id, number, customer_name, product_name, product_name_en,"  # noqa: S608
        f" {amount} AS amount, status FROM {table} WHERE rowid IN ({paper_places(table, MOST_BY_NAME)})"
        " ORDER BY key DESC LIMIT :most"
    )
    keys = [row["key"] for row in persons[:MOST_PERSONS]]
    return file.rows(statement, {**_paper_values(typed, keys), "most": most})


def _paper_values(typed: str, persons: list[str]) -> dict[str, Any]:
    ways = [" AND ".join(_phrase(GAP + word) for word in typed_words(typed)) or '""']
    part = number_part(typed)
    ways += [_phrase(part)] if part else []
    return {"persons": json.dumps(persons), "match": " OR ".join(f"({way})" for way in ways)}


def _customer(row: Any) -> Found:
    return Found(
        kind=FoundKind.CUSTOMER,
        key=row["key"],
        customer_id=row["key"],
        name=row["name"],
        id_masked=row["id_masked"],
        phone_masked=row["phone_masked"],
    )


def _paper(kind: FoundKind, row: Any) -> Found:
    return Found(
        kind=kind,
        key=row["key"],
        customer_id=row["customer_id"],
        name=row["customer_name"],
        number=row["number"],
        product_name=row["product_name"],
        product_name_en=row["product_name_en"],
        amount_fen=row["amount"],
        status=row["status"],
    )
