"""The tree against RFC 6962's definition, the vectors of certificate-transparency, and its own proofs."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.documents.evidence import merkle

ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
FIRST_OF_EIGHT = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
]
SIX_TO_EIGHT = [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
]
VECTOR_LEAVES = [merkle.leaf_hash(entry) for entry in ENTRIES]


def split(size: int) -> int:
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def naive_root(entries: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = split(len(entries))
    return sha256(b"\x01" + naive_root(entries[:k]) + naive_root(entries[k:])).digest()


def naive_path(index: int, entries: list[bytes]) -> list[bytes]:
    """RFC 6962, 2.1.1."""
    if len(entries) == 1:
        return []
    k = split(len(entries))
    if index < k:
        return [*naive_path(index, entries[:k]), naive_root(entries[k:])]
    return [*naive_path(index - k, entries[k:]), naive_root(entries[:k])]


def naive_subproof(old: int, entries: list[bytes], whole: bool) -> list[bytes]:
    """RFC 6962, 2.1.2."""
    if old == len(entries):
        return [] if whole else [naive_root(entries)]
    k = split(len(entries))
    if old <= k:
        return [*naive_subproof(old, entries[:k], whole), naive_root(entries[k:])]
    return [*naive_subproof(old - k, entries[k:], False), naive_root(entries[:k])]


class Stored:
    """A log as a store keeps it: only the perfect nodes that appending returned."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.range = merkle.CompactRange()
        self.nodes: dict[tuple[int, int], bytes] = {}
        for leaf in leaves:
            for node in self.range.append(leaf):
                self.nodes[node.level, node.index] = node.hash

    def roots(self, spans: tuple[merkle.Span, ...]) -> list[bytes]:
        return [merkle.span_root(span, lambda level, index: self.nodes[level, index]) for span in spans]


def test_roots_of_the_known_vectors() -> None:
    for size, root in enumerate(ROOTS, start=1):
        assert merkle.tree_root(VECTOR_LEAVES[:size]).hex() == root


def test_proofs_of_the_known_vectors() -> None:
    stored = Stored(VECTOR_LEAVES)
    assert [part.hex() for part in stored.roots(merkle.inclusion_spans(0, 8))] == FIRST_OF_EIGHT
    assert [part.hex() for part in stored.roots(merkle.consistency_spans(6, 8))] == SIX_TO_EIGHT


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert merkle.CompactRange().root() == sha256(b"").digest()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=12), max_size=70))
def test_appending_gives_the_root_of_the_definition(entries: list[bytes]) -> None:
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    assert merkle.tree_root(leaves) == naive_root(entries)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 70), st.data())
def test_inclusion_proofs_are_those_of_the_definition(size: int, data: st.DataObject) -> None:
    entries = [str(number).encode() for number in range(size)]
    index = data.draw(st.integers(0, size - 1))
    stored = Stored([merkle.leaf_hash(entry) for entry in entries])
    proof = stored.roots(merkle.inclusion_spans(index, size))
    assert proof == naive_path(index, entries)
    leaf = merkle.leaf_hash(entries[index])
    assert merkle.inclusion_holds(leaf, index, size, proof, stored.range.root())


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 70), st.data())
def test_consistency_proofs_are_those_of_the_definition(new: int, data: st.DataObject) -> None:
    entries = [str(number).encode() for number in range(new)]
    old = data.draw(st.integers(0, new))
    stored = Stored([merkle.leaf_hash(entry) for entry in entries])
    proof = stored.roots(merkle.consistency_spans(old, new))
    expected = naive_subproof(old, entries, True) if 0 < old < new else []
    assert proof == expected
    assert merkle.consistency_holds(old, new, naive_root(entries[:old]), naive_root(entries), proof)


def test_all_wrong_inclusion_claims_fail() -> None:
    """Every index, size, leaf and proof part but the right one is refused."""
    entries = [str(number).encode() for number in range(13)]
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    stored = Stored(leaves)
    root = stored.range.root()
    for index, leaf in enumerate(leaves):
        proof = stored.roots(merkle.inclusion_spans(index, 13))
        others = [other for other in range(13) if other != index]
        assert not any(merkle.inclusion_holds(leaf, other, 13, proof, root) for other in others)
        assert not any(merkle.inclusion_holds(leaves[other], index, 13, proof, root) for other in others)
        for place in range(len(proof)):
            broken = [*proof[:place], bytes(32), *proof[place + 1 :]]
            assert not merkle.inclusion_holds(leaf, index, 13, broken, root)
        assert not merkle.inclusion_holds(leaf, index, 13, [*proof, bytes(32)], root)
        assert not merkle.inclusion_holds(leaf, index, 13, proof[:-1], root)


def test_a_rewritten_history_is_not_consistent() -> None:
    rng = random.Random(20260105)
    for _ in range(60):
        new = rng.randrange(2, 60)
        old = rng.randrange(1, new)
        entries = [str(number).encode() for number in range(new)]
        stored = Stored([merkle.leaf_hash(entry) for entry in entries])
        proof = stored.roots(merkle.consistency_spans(old, new))
        altered = [*entries]
        altered[rng.randrange(old)] = b"rewritten"
        old_root, new_root = naive_root(altered[:old]), stored.range.root()
        assert not merkle.consistency_holds(old, new, old_root, new_root, proof)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_no_proof_of_a_leaf_outside(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        merkle.inclusion_spans(index, size)
    assert not merkle.inclusion_holds(bytes(32), index, size, [], bytes(32))
