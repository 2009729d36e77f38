"""Whether public keys are ones that somebody can have made honestly.

The library accepts more: an Ed25519 key of small order, for one, under which a single signature fits every message.
"""

from typing import Final

_PRIME: Final = 2**255 - 19
_LARGEST: Final = 2**255  # above it lies the bit for the sign of x, or nothing

# The y of the eight points of small order of edwards25519, and the u of those of curve25519 (RFC 7748, section 6.1).
_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
SMALL_Y: Final = frozenset({0, 1, _PRIME - 1, _ORDER_8, _PRIME - _ORDER_8})
SMALL_U: Final = frozenset(
    {
        0,
        1,
        _PRIME - 1,
        0x00B8495F16056286FDB1329CEB8D09DA6AC49FF1FAE35616AEB8413B7C7AEBE0,
        0x57119FD0DD4E22D8868E1C58C45C44045BEF839C55B1D0B1248C50A3BC959C5F,
    }
)


def sound_sign_key(key: str) -> bool:
    """Whether an Ed25519 public key (hex) is spelt in its one way and not of small order."""
    y = _number(key) % _LARGEST
    return y < _PRIME and y not in SMALL_Y


def sound_receive_key(key: str) -> bool:
    """Whether an X25519 public key (hex) is spelt in its one way and not of small order."""
    u = _number(key)
    return u < _PRIME and u not in SMALL_U


def _number(key: str) -> int:
    return int.from_bytes(bytes.fromhex(key), "little")
