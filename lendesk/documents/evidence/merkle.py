"""A Merkle tree after RFC 6962: hashes, append by compact range, proofs and their verification.

Proofs are planned as spans of leaves; whoever stores the tree gives each span's root by `span_root`
from the perfect nodes that `CompactRange.append` returned, so no proof needs more than log² hashes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
HASH_BYTES = 32


def leaf_hash(data: bytes) -> bytes:
    """The hash of an entry; the prefix keeps leaves and nodes apart (RFC 6962, 2.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Node:
    """The root of a perfect subtree: 2**level leaves, the `index`-th of that level, counted from 0."""

    level: int
    index: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Span:
    """Leaves from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(slots=True)
class CompactRange:
    """The least that must be kept to append and to know the root: one hash for each bit set in `size`."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)
    """Roots of the perfect subtrees from left (largest) to right."""

    def append(self, hash_of_leaf: bytes) -> list[Node]:
        """Take one more leaf; returns the perfect subtrees that it completed, the leaf itself first."""
        done = [Node(0, self.size, hash_of_leaf)]
        self.peaks.append(hash_of_leaf)
        merges = self.size
        while merges & 1:
            right, left = self.peaks.pop(), self.peaks.pop()
            self.peaks.append(node_hash(left, right))
            merges >>= 1
            done.append(Node(done[-1].level + 1, merges, self.peaks[-1]))
        self.size += 1
        return done

    def root(self) -> bytes:
        """The tree's head over all leaves so far."""
        return _bag(self.peaks)


def tree_root(leaf_hashes: Iterable[bytes]) -> bytes:
    """The head over leaf hashes, in one pass and with log space."""
    compact = CompactRange()
    for one in leaf_hashes:
        compact.append(one)
    return compact.root()


def span_root(span: Span, node: Callable[[int, int], bytes]) -> bytes:
    """The root of a span that a proof asks for, from perfect nodes given by `node(level, index)`.

    Spans of proofs start at a multiple of the largest power of two that they hold.
    """
    peaks, start = [], span.start
    while start < span.end:
        level = (span.end - start).bit_length() - 1
        peaks.append(node(level, start >> level))
        start += 1 << level
    return _bag(peaks)


def inclusion_spans(index: int, size: int) -> tuple[Span, ...]:
    """The spans whose roots prove that leaf `index` is in the tree of `size`, from the leaf upwards."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    spans, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(start, middle))
            start = middle
    return tuple(reversed(spans))


def consistency_spans(old: int, new: int) -> tuple[Span, ...]:
    """The spans whose roots prove that a tree of `new` leaves extends one of `old` (RFC 6962, 2.1.2)."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} does not extend one of {old}")
    if old in (0, new):
        return ()
    spans, start, end, whole = [], 0, new, True
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            spans.append(Span(middle, end))
            end = middle
        else:
            spans.append(Span(start, middle))
            start, whole = middle, False
    if not whole:
        spans.append(Span(start, end))
    return tuple(reversed(spans))


def inclusion_holds(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf's hash with the proof gives the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or any(len(part) != HASH_BYTES for part in proof):
        return False
    if len(proof) != len(inclusion_spans(index, size)):
        return False
    place, last, found = index, size - 1, leaf
    for part in proof:
        if place & 1 or place == last:
            found = node_hash(part, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, part)
        place, last = place >> 1, last >> 1
    return found == root


def consistency_holds(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof leads from the old head to the new one (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new or any(len(part) != HASH_BYTES for part in proof):
        return False
    if len(proof) != len(consistency_spans(old, new)):
        return False
    if old == 0:
        return old_root == EMPTY_ROOT
    if old == new:
        return old_root == new_root
    parts = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    return _replay(old - 1, new - 1, parts) == (old_root, new_root)


def _replay(place: int, last: int, parts: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Both heads as the proof's parts build them, from the rightmost leaf of the old tree upwards."""
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = parts[0]
    for part in parts[1:]:
        if place & 1 or place == last:
            older, newer = node_hash(part, older), node_hash(part, newer)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node_hash(newer, part)
        place, last = place >> 1, last >> 1
    return older, newer


def _bag(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def _split(size: int) -> int:
    """The largest power of two smaller than `size` (which is above 1)."""
    return 1 << (size - 1).bit_length() - 1
