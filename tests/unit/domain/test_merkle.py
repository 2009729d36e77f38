"""The Merkle tree, against published vectors and against itself."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import merkle

# Roots over the eight leaves of the reference tree of Certificate Transparency (RFC 6962 test data).
_LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def _hashed(count: int) -> list[bytes]:
    return [merkle.leaf_hash(str(number).encode()) for number in range(count)]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    leaves = [merkle.leaf_hash(leaf) for leaf in _LEAVES[:size]]

    assert merkle.root(leaves).hex() == _ROOTS[size]


def _vectors(corpora: Path, kind: str) -> list[Any]:
    files = sorted((corpora / "merkle" / "testdata" / kind).rglob("*.json"))
    return [json.loads(file.read_text()) for file in files]


def _raw(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def test_every_published_inclusion_proof_gets_its_verdict(corpora: Path) -> None:
    vectors = _vectors(corpora, "inclusion")

    wrong = [
        one["desc"]
        for one in vectors
        if merkle.verify_inclusion(
            one["leafIdx"],
            one["treeSize"],
            _raw(one["leafHash"]),
            [_raw(step) for step in one["proof"] or []],
            expected=_raw(one["root"]),
        )
        == one["wantErr"]
    ]

    assert len(vectors) == 98
    assert wrong == []


def test_every_published_consistency_proof_gets_its_verdict(corpora: Path) -> None:
    vectors = _vectors(corpora, "consistency")

    wrong = [
        one["desc"]
        for one in vectors
        if merkle.verify_consistency(
            one["size1"],
            one["size2"],
            _raw(one["root1"]),
            _raw(one["root2"]),
            [_raw(step) for step in one["proof"] or []],
        )
        == one["wantErr"]
    ]

    assert len(vectors) == 98
    assert wrong == []


@pytest.mark.parametrize("size", range(1, 34))
def test_every_leaf_is_proved_and_no_other(size: int) -> None:
    leaves = _hashed(size)
    root = merkle.root(leaves)
    for index in range(size):
        proof = merkle.inclusion_proof(index, leaves)

        assert merkle.verify_inclusion(index, size, leaves[index], proof, expected=root)
        assert not merkle.verify_inclusion(index, size, _hashed(99)[98], proof, expected=root)
        assert not merkle.verify_inclusion(
            index, size, leaves[index], proof, expected=merkle.EMPTY_ROOT
        )
        assert (
            not merkle.verify_inclusion(
                (index + 1) % size, size, leaves[index], proof, expected=root
            )
            or size == 1
        )


@pytest.mark.parametrize("size", range(1, 20))
def test_every_beginning_is_consistent_and_no_other(size: int) -> None:
    leaves = _hashed(size)
    root = merkle.root(leaves)
    for old in range(1, size + 1):
        proof = merkle.consistency_proof(old, leaves)
        before = merkle.root(leaves[:old])
        forged = merkle.root([merkle.leaf_hash(b"forged"), *leaves[1:old]])

        assert merkle.verify_consistency(old, size, before, root, proof)
        assert not merkle.verify_consistency(old, size, forged, root, proof)


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_an_accumulator_knows_each_root_on_the_way(datas: list[bytes]) -> None:
    leaves = [merkle.leaf_hash(data) for data in datas]
    growing = merkle.Accumulator()

    for count, leaf in enumerate(leaves, start=1):
        growing.append(leaf)

        assert growing.root() == _plain_root(leaves[:count])
        assert growing.size == count


def _plain_root(leaves: list[bytes]) -> bytes:
    """RFC 9162's definition, word for word, with hashlib alone."""
    import hashlib

    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    both = _plain_root(leaves[:split]) + _plain_root(leaves[split:])
    return hashlib.sha256(b"\x01" + both).digest()


def test_a_proof_of_ten_thousand_has_fourteen_hashes() -> None:
    assert len(merkle.inclusion_proof(5000, _hashed(10_000))) == 14


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_no_proof_is_made_for_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(index, _hashed(size))


@pytest.mark.parametrize("old", [0, 4])
def test_no_consistency_proof_is_made_from_nothing_or_the_future(old: int) -> None:
    with pytest.raises(IndexError):
        merkle.consistency_proof(old, _hashed(3))
