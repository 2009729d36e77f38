"""The Merkle tree of RFC 9162 (section 2.1), over SHA-256: root, inclusion, consistency."""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of one entry's bytes as a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _all_hashes(*given: bytes) -> bool:
    return all(len(one) == len(EMPTY_ROOT) for one in given)


class Accumulator:
    """The right edge of a growing tree: appends in logarithmic time and gives the root at any moment."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._peaks: list[bytes] = []  # whole subtrees, largest first
        for leaf in leaves:
            self.append(leaf)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash at the end."""
        at = self.size
        while at & 1:
            leaf = _node(self._peaks.pop(), leaf)
            at >>= 1
        self._peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root over every leaf appended so far."""
        if not self._peaks:
            return EMPTY_ROOT
        above = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            above = _node(peak, above)
        return above


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes."""
    return Accumulator(leaves).root()


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """The hashes that lead from leaf `index` to the root, nearest first."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    at = _split(len(leaves))
    left, right = leaves[:at], leaves[at:]
    if index < at:
        return (*inclusion_proof(index, left), root(right))
    return (*inclusion_proof(index - at, right), root(left))


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], *, expected: bytes
) -> bool:
    """Whether the proof leads from `leaf` at `index` to the root `expected` of a tree of `size` (2.1.3.2)."""
    if not 0 <= index < size or not _all_hashes(leaf, expected, *proof):
        return False
    at, last, above = index, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            above = _node(one, above)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            above = _node(above, one)
        at >>= 1
        last >>= 1
    return last == 0 and above == expected


def consistency_proof(old: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """The hashes that show that the tree of the first `old` leaves is the beginning of this one."""
    if not 0 < old <= len(leaves):
        raise IndexError(old)
    return _subproof(old, leaves, whole=True)


def _subproof(old: int, leaves: Sequence[bytes], *, whole: bool) -> tuple[bytes, ...]:
    if old == len(leaves):
        return () if whole else (root(leaves),)
    at = _split(len(leaves))
    if old <= at:
        return (*_subproof(old, leaves[:at], whole=whole), root(leaves[at:]))
    return (*_subproof(old - at, leaves[at:], whole=False), root(leaves[:at]))


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the proof shows the old tree to be the beginning of the new one (2.1.4.2)."""
    if not 0 < old_size <= new_size:
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if not proof:
        return False
    # A whole old tree is its own first hash, which the proof leaves out.
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    at, last = old_size - 1, new_size - 1
    while at & 1:
        at >>= 1
        last >>= 1
    old = new = path[0]
    for one in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = _node(one, old), _node(one, new)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            new = _node(new, one)
        at >>= 1
        last >>= 1
    return last == 0 and old == old_root and new == new_root
