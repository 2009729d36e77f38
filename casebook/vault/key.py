"""Key material inside the vault: the only module whose callables hold key bytes."""

import os
from functools import lru_cache
from typing import NoReturn, SupportsIndex

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from typing_extensions import override

from casebook.vault.cost import Cost
from casebook.vault.secret import Secret

LENGTH = 32
NONCE = 12
TAG = 16
ENVELOPE = 80  # X25519 public key, sealed key, tag
SUITE_NAME = "HPKE-base-X25519-HKDF-SHA256-AES-256-GCM"

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class CannotUnseal(Exception):
    """The bytes were not sealed with this key, or were changed since."""


class Key:
    """32 secret bytes that are overwritten on `wipe()`. Not printable, not picklable, not copyable."""

    __slots__ = ("_bytes",)

    def __init__(self, kept: bytes | bytearray) -> None:
        if len(kept) != LENGTH:
            raise ValueError("a key has 32 bytes")
        self._bytes = bytearray(kept)

    @staticmethod
    def random() -> "Key":
        """A new key from the system's source of randomness."""
        return Key(os.urandom(LENGTH))

    @staticmethod
    def from_any(start: bytes, *, salt: bytes, info: bytes) -> "Key":
        """The key that HKDF-SHA256 gives for key material of any length."""
        return Key(HKDF(algorithm=SHA256(), length=LENGTH, salt=salt, info=info).derive(start))

    def kept(self) -> bytes:
        """The bytes themselves, for the one place that stores or hands them on."""
        return bytes(self._bytes)

    def derive(self, info: bytes, *, salt: bytes | None = None) -> "Key":
        """The key that HKDF-SHA256 gives for this purpose."""
        out = bytearray(LENGTH)
        HKDF(algorithm=SHA256(), length=LENGTH, salt=salt, info=info).derive_into(self._bytes, out)
        derived = Key(out)
        out[:] = bytes(LENGTH)
        return derived

    def seal(self, data: bytes, bound_to: bytes) -> bytes:
        """AES-256-GCM under a random nonce, which comes first."""
        nonce = os.urandom(NONCE)
        return nonce + AESGCM(self._bytes).encrypt(nonce, data, bound_to)

    def unseal(self, sealed: bytes, bound_to: bytes) -> bytes:
        """What `seal` was given; raises `CannotUnseal`."""
        if len(sealed) < NONCE + TAG:
            raise CannotUnseal
        try:
            return AESGCM(self._bytes).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
        except InvalidTag:
            raise CannotUnseal from None

    def envelope(self, to: bytes, info: bytes) -> bytes:
        """The key sealed to an X25519 public key with HPKE (RFC 9180, base mode): 80 bytes.

        Raises `CannotUnseal` for a public key of low order, which nobody can have made honestly.
        """
        try:
            return _SUITE.encrypt(self._bytes, X25519PublicKey.from_public_bytes(to), info)
        except ValueError:
            raise CannotUnseal from None

    def wipe(self) -> None:
        """Overwrite the key; it is all zeros afterwards."""
        self._bytes[:] = bytes(LENGTH)

    @override
    def __repr__(self) -> str:
        return "…"

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("a key is neither copied nor pickled")


class KeyPair:
    """What a person's seed gives: a key to receive with and a key to sign with."""

    __slots__ = ("_receive", "_sign", "receive_public", "sign_public")

    def __init__(self, seed: Key) -> None:
        receive, sign = seed.derive(b"casebook/x25519/v1"), seed.derive(b"casebook/ed25519/v1")
        self._receive = X25519PrivateKey.from_private_bytes(receive.kept())
        self._sign = Ed25519PrivateKey.from_private_bytes(sign.kept())
        self.receive_public = self._receive.public_key().public_bytes_raw()
        self.sign_public = self._sign.public_key().public_bytes_raw()
        receive.wipe()
        sign.wipe()

    def open_envelope(self, envelope: bytes, info: bytes) -> Key:
        """The key in an envelope; raises `CannotUnseal` when it is somebody else's."""
        try:
            return Key(_SUITE.decrypt(envelope, self._receive, info))
        except (InvalidTag, ValueError):
            raise CannotUnseal from None

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature (RFC 8032), 64 bytes."""
        return self._sign.sign(message)

    @override
    def __repr__(self) -> str:
        return "…"

    @override
    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        raise TypeError("keys are neither copied nor pickled")


def empty_envelope() -> bytes:
    """80 bytes that nobody can open and nobody can tell from an envelope.

    A real public key stands in front: random bytes would be off the curve half the time, which shows.
    """
    return X25519PrivateKey.generate().public_key().public_bytes_raw() + os.urandom(ENVELOPE - 32)


def verified(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature holds."""
    try:
        _signer(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def stretched(password: Secret, *, salt: bytes, cost: Cost) -> Key:
    """Argon2id over the NFKC form of a password (RFC 9106). Check the cost against its limits first."""
    normal = password._normal()  # noqa: SLF001 - the vault's own
    out = bytearray(LENGTH)
    Argon2id(
        salt=salt,
        length=LENGTH,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive_into(b"" if normal is None else normal, out)
    key = Key(out)
    out[:] = bytes(LENGTH)
    return key


# A log of ten thousand entries has a handful of signers, and reading a public key costs as much as a check.
_signer = lru_cache(maxsize=64)(Ed25519PublicKey.from_public_bytes)
