"""Public keys nobody can have made honestly are refused, whatever the library makes of them."""

from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from casebook.domain.case_log import message
from casebook.domain.ids import CasebookId, PersonId
from casebook.vault.card import Card, CardKind, new_card, read_card, signed
from casebook.vault.fields import Malformed
from casebook.vault.key import Key, KeyPair, verified
from casebook.vault.public_key import SMALL_U, SMALL_Y, sound_receive_key, sound_sign_key

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int]


def spelt(number: int) -> str:
    return number.to_bytes(32, "little").hex()


def on_edwards(y: int) -> Point:
    """A point with this y: x from -x² + y² = 1 + d x² y²."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == square
    return x, y


def added(a: Point, b: Point) -> Point:
    (x1, y1), (x2, y2) = a, b
    k = D * x1 * x2 * y1 * y2 % P
    return (
        (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P,
        (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P,
    )


@pytest.mark.parametrize("y", sorted(SMALL_Y))
def test_each_y_on_the_list_is_of_a_point_that_eight_times_gives_nothing(y: int) -> None:
    point = on_edwards(y)
    for _ in range(3):
        point = added(point, point)

    assert point == (0, 1)


def test_the_list_holds_every_y_of_the_eight_points() -> None:
    of_order_8 = on_edwards(next(y for y in SMALL_Y if y not in {0, 1, P - 1}))
    point, found = (0, 1), set()
    for _ in range(8):
        point = added(point, of_order_8)
        found.add(point)

    assert len(found) == 8
    assert {y for _, y in found} == set(SMALL_Y)


def test_the_two_lists_are_the_same_points_on_two_curves() -> None:
    # u = (1 + y) / (1 - y); the neutral point has none, and u = -1 has order 4 on the twist only.
    assert {(1 + y) * pow(1 - y, -1, P) % P for y in SMALL_Y - {1}} | {P - 1} == set(SMALL_U)


@pytest.mark.parametrize("u", [*sorted(SMALL_U), *(P + u for u in range(19)), 2**255 + 9])
def test_a_receiving_key_of_small_order_or_spelt_another_way_is_not_sound(u: int) -> None:
    assert not sound_receive_key(spelt(u))


@pytest.mark.parametrize("sign_of_x", [0, 2**255])
@pytest.mark.parametrize("y", [*sorted(SMALL_Y), *(P + y for y in range(19))])
def test_a_signing_key_of_small_order_or_spelt_another_way_is_not_sound(
    y: int, sign_of_x: int
) -> None:
    assert not sound_sign_key(spelt(y + sign_of_x))


def test_honest_keys_are_sound() -> None:
    for _ in range(50):
        assert sound_receive_key(X25519PrivateKey.generate().public_key().public_bytes_raw().hex())
        assert sound_sign_key(Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex())


def honest() -> tuple[Card, KeyPair]:
    pair = KeyPair(Key.random())
    ids = CasebookId("a" * 36), PersonId("b" * 36)
    return new_card(*ids, "Oriel Canary-Marsh", CardKind.PERSON, pair), pair


def test_an_honest_card_is_read() -> None:
    card, pair = honest()

    assert read_card(card.written(), signed(card, pair)) == card


def test_a_card_that_everybody_could_sign_for_is_refused_though_its_signature_holds() -> None:
    card, _pair = honest()
    # The neutral point as key: R = the neutral point, S = 0 fits every message there is.
    everybody = spelt(1)
    fits_all = bytes.fromhex(spelt(1) + spelt(0))
    sly = {**card.written(), "sign": everybody}
    made = Card(card.casebook, card.person, card.kind, card.name, card.receive, everybody)
    covered = message("card", sha256(made.canonical).digest())
    assert verified(bytes.fromhex(everybody), covered, fits_all), "the library lets it pass"

    with pytest.raises(Malformed):
        read_card(sly, fits_all)


@pytest.mark.parametrize("u", [*sorted(SMALL_U), P + 9, 2**255 + 9])
def test_a_card_with_an_unsound_receiving_key_is_refused_though_it_is_signed(u: int) -> None:
    card, pair = honest()
    sly = Card(card.casebook, card.person, card.kind, card.name, spelt(u), card.sign)

    with pytest.raises(Malformed):
        read_card(sly.written(), signed(sly, pair))
