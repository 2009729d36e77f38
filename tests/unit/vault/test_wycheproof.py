"""The primitives, as the vault calls them, on vectors made to break them."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from casebook.vault.key import LENGTH, NONCE, TAG, CannotUnseal, Key, verified


def _cases(corpora: Path, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    read = json.loads((corpora / "wycheproof" / "testvectors_v1" / name).read_text())
    found = [(group, one) for group in read["testGroups"] for one in group["tests"]]
    assert len(found) == read["numberOfTests"]
    return found


def test_sealed_data(corpora: Path) -> None:
    """Only 256-bit keys, 12-byte nonces and 16-byte tags are ever used; the others are counted."""
    wrong, left_out = [], 0
    for group, one in _cases(corpora, "aes_gcm_test.json"):
        sizes = (group["keySize"], group["ivSize"], group["tagSize"])
        if sizes != (LENGTH * 8, NONCE * 8, TAG * 8):
            left_out += 1
            continue
        sealed = bytes.fromhex(one["iv"] + one["ct"] + one["tag"])
        try:
            plain = Key(bytes.fromhex(one["key"])).unseal(sealed, bytes.fromhex(one["aad"]))
            right = one["result"] != "invalid" and plain == bytes.fromhex(one["msg"])
        except CannotUnseal:
            right = one["result"] != "valid"
        if not right:
            wrong.append(one["tcId"])

    assert wrong == []
    assert left_out == 250, "vectors with other key, nonce or tag sizes"


def test_derived_keys(corpora: Path) -> None:
    """Only 32-byte keys are ever derived; the others are counted."""
    wrong, left_out = [], 0
    for _, one in _cases(corpora, "hkdf_sha256_test.json"):
        if one["size"] != LENGTH:
            left_out += 1
            continue
        key = Key.from_any(
            bytes.fromhex(one["ikm"]),
            salt=bytes.fromhex(one["salt"]),
            info=bytes.fromhex(one["info"]),
        )
        if (key.kept().hex() == one["okm"]) != (one["result"] == "valid"):
            wrong.append(one["tcId"])

    assert wrong == []
    assert left_out == 74, "vectors of other lengths"


def test_signatures(corpora: Path) -> None:
    wrong = [
        one["tcId"]
        for group, one in _cases(corpora, "ed25519_test.json")
        if verified(
            bytes.fromhex(group["publicKey"]["pk"]),
            bytes.fromhex(one["msg"]),
            bytes.fromhex(one["sig"]),
        )
        != (one["result"] == "valid")
    ]

    assert wrong == []


def test_agreement(corpora: Path) -> None:
    """'Acceptable' vectors (twists, odd encodings, zero results) may go either way, but never to another secret."""
    wrong, either = [], 0
    for _, one in _cases(corpora, "x25519_test.json"):
        private = X25519PrivateKey.from_private_bytes(bytes.fromhex(one["private"]))
        try:
            public = X25519PublicKey.from_public_bytes(bytes.fromhex(one["public"]))
            shared = private.exchange(public).hex()
        except ValueError:
            shared = ""
        either += one["result"] == "acceptable"
        refused_rightly = shared == "" and one["result"] != "valid"
        if not (shared == one["shared"] or refused_rightly):
            wrong.append(one["tcId"])

    assert wrong == []
    assert either == 254


# The points of low order on Curve25519 and its twist, in every encoding: RFC 7748, section 7.
_LOW_ORDER = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]


@pytest.mark.parametrize("public", _LOW_ORDER)
def test_nothing_is_sealed_to_a_point_of_low_order(public: str) -> None:
    with pytest.raises(CannotUnseal):
        Key.random().envelope(bytes.fromhex(public), b"")
