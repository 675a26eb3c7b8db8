"""The copy among many texts is found without comparing all with all."""

from __future__ import annotations

import random

from reportctl.prose.likeness import Passage
from reportctl.prose.shelf import Shelf


def text(seed: int, size: int = 400) -> str:
    dice = random.Random(seed)
    return "".join(chr(dice.randrange(0x4E00, 0x4E00 + 2000)) for _ in range(size))


def one(plain: str) -> tuple[Passage, ...]:
    return (Passage(0, len(plain), 1, plain),)


def shelf_of(*texts: tuple[str, str]) -> Shelf:
    shelf = Shelf()
    for number, (owner, plain) in enumerate(texts):
        shelf.put(f"{owner}{number}", owner, one(plain))
    return shelf


def test_a_copy_is_found_from_both_sides_and_nothing_else() -> None:
    shelf = shelf_of(
        *((f"镇{n}", text(n)) for n in range(30)), ("抄", text(7)[:380] + text(99, 20))
    )
    found = [shelf.nearest(n, 0.8) for n in range(31)]
    assert {n: near.name for n, near in enumerate(found) if near} == {7: "抄30", 30: "镇77"}


def test_the_share_is_the_whole_texts_share() -> None:
    shelf = shelf_of(("甲", text(1, 300) + text(2, 100)), ("乙", text(1, 300) + text(3, 100)))
    near = shelf.nearest(0, 0.7)
    assert near
    assert near.alike.share == 0.75
    assert shelf.nearest(0, 0.8) is None


def test_the_same_owners_texts_are_not_compared() -> None:
    shelf = shelf_of(("甲", text(1)), ("甲", text(1)))
    assert shelf.nearest(0, 0.8) is None
    assert list(shelf.same(0, 100, 3)) == []


def test_how_many_more_are_alike_is_told() -> None:
    shelf = shelf_of(*((f"镇{n}", text(1)) for n in range(5)))
    near = shelf.nearest(0, 0.8)
    assert near
    assert near.others == 3


def test_a_paragraph_of_few_is_told_and_common_stock_is_not() -> None:
    shelf = shelf_of(("甲", text(1, 120)), ("乙", text(1, 120)), ("丙", text(2, 120)))
    assert [(p.number, other.name) for p, other in shelf.same(0, 100, 3)] == [(1, "乙1")]
    assert list(shelf.same(0, 121, 3)) == []
    common = shelf_of(*((f"镇{n}", text(1, 120)) for n in range(5)))
    assert list(common.same(0, 100, 3)) == []
