"""What an ID number's region code says about the address on the same card."""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum import numdb

from lendesk.domain.customers import identity

_NAMED = re.compile(r"(?:\[\d*-\d*\])?([^,\[\]]+)")
SHORTEST = 3
"""Names of fewer characters are one misreading away from too many others."""


def region_names(number: str) -> tuple[str, ...]:
    """Names that the region of an ID number has had, empty for an unknown one."""
    found = [info.get("county", "") for _, info in numdb.get("cn/loc").info(number[:6])]
    names = [name for county in found for name in _NAMED.findall(county)]
    return tuple(name for name in names if len(name) >= SHORTEST and name != "市辖区")


@lru_cache(maxsize=1)
def all_names() -> frozenset[str]:
    """Every county's name that was ever in force."""
    counties = (
        county[3].get("county", "") for province in numdb.get("cn/loc").prefixes for county in province[4]
    )
    return frozenset(name for county in counties for name in _NAMED.findall(county))


def region_repair(address: str, number: str) -> str:
    """The address with the county's name of the number in place of one that looks nearly like it.

    Empty when the name stands there rightly, when nothing like it does, and for a number that is wrong.
    """
    if identity.check_id_number(number):
        return ""
    names = region_names(number)
    if any(name in address for name in names):
        return ""
    offers = {
        address[:at] + name + address[at + len(name) :]
        for name in names
        for at in range(len(address) - len(name) + 1)
        if _nearly(address[at : at + len(name)], name) and address[at : at + len(name)] not in all_names()
    }
    return offers.pop() if len(offers) == 1 else ""


def _nearly(text: str, name: str) -> bool:
    """One character differs, and not in the kind of place (县, 区, 市), which changes with the years."""
    different = [at for at, (one, other) in enumerate(zip(text, name, strict=True)) if one != other]
    return len(different) == 1 and different[0] != len(name) - 1
