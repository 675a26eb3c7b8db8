"""The copy among many texts is found without comparing all with all."""

from __future__ import annotations

import random

from reportctl.prose.digest import DigestIndex, Likely, digest
from reportctl.prose.likeness import Passage


def text(seed: int, size: int = 400) -> str:
    dice = random.Random(seed)
    return "".join(chr(dice.randrange(0x4E00, 0x4E00 + 2000)) for _ in range(size))


def one(plain: str) -> tuple[Passage, ...]:
    return (Passage(0, len(plain), 1, plain),)


def index_of(*texts: tuple[str, str]) -> DigestIndex:
    digests = [digest(one(plain)) for _, plain in texts]
    return DigestIndex([owner for owner, _ in texts], digests.__getitem__)


def test_a_copy_is_found_from_both_sides_and_nothing_else() -> None:
    index = index_of(
        *((f"镇{n}", text(n)) for n in range(30)), ("抄", text(7)[:380] + text(99, 20))
    )
    found = {n: index.likely(n, 0.8) for n in range(31)}
    assert {n: one for n, one in found.items() if one.texts} == {
        7: Likely((30,), 1),
        30: Likely((7,), 1),
    }


def test_half_of_what_is_kept_makes_a_text_worth_comparing() -> None:
    index = index_of(("甲", text(1, 300) + text(2, 100)), ("乙", text(1, 300) + text(3, 100)))
    assert index.likely(0, 0.9) == Likely((1,), 0)
    assert index_of(("甲", text(1, 200)), ("乙", text(2, 200))).likely(0, 0.9).texts == ()


def test_the_same_owners_texts_are_not_compared() -> None:
    index = index_of(("甲", text(1)), ("甲", text(1)))
    assert index.likely(0, 0.8) == Likely((), 0)
    assert list(index.same(0, 3)) == []


def test_of_a_crowd_of_copies_the_first_are_compared_and_all_are_counted() -> None:
    index = index_of(*((f"镇{n}", text(1)) for n in range(7)))
    assert index.likely(5, 0.8) == Likely((0, 1, 2, 3), 6)
    assert index.likely(0, 0.8) == Likely((1, 2, 3), 6)


def test_a_paragraph_of_few_is_told_and_common_stock_is_not() -> None:
    index = index_of(("甲", text(1, 120)), ("乙", text(1, 120)), ("丙", text(2, 120)))
    assert [(p.number, p.size, other) for p, other in index.same(0, 3)] == [(1, 120, 1)]
    assert list(index_of(("甲", text(1, 99)), ("乙", text(1, 99))).same(0, 3)) == []
    common = index_of(*((f"镇{n}", text(1, 120)) for n in range(5)))
    assert list(common.same(0, 3)) == []
