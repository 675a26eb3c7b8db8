"""Whose report a source is: its organ, year and edition beside those of the file it is to fill."""

from __future__ import annotations

import re
from typing import Literal

from reportctl.fill.figures import plain
from reportctl.fill.reading import Reading
from reportctl.finding import Failure
from reportctl.record import NamedTuple

_TAIL = re.compile(r"(?:人民政府|政府|(?<=街道)(?:党工委|办事处|办))$")
_OFFICE = re.compile(r"(?<=政府)(?:办公厅|办公室|办)$")
_REGION = "省市县区州盟旗镇乡"
_SHORTEST = 2

Likeness = Literal["same", "alike", "other"]


class Whose(NamedTuple):
    """Whose report a file is, as far as it is known, and what says so."""

    organ: str = ""
    year: int | None = None
    edition: int | None = None
    """None for a file that is still to be made."""
    told: str = ""
    """What says so, for messages: the file, the options, the file's name."""


def compare_organs(one: str, other: str) -> Likeness:
    """Whether two names are one organ: 舞泉镇, 舞泉镇政府 and 舞泉镇人民政府 are.

    `alike` where one name only leaves out the place or the office of the other.
    """
    names = [re.sub(r"[\s()（）]", "", plain(name)) for name in (one, other)]
    bare = [_TAIL.sub("", name) for name in names]
    if bare[0] == bare[1]:
        return "same"
    without = [_TAIL.sub("", _OFFICE.sub("", name)) for name in names]
    if without[0] == without[1]:
        return "alike"
    short, long = sorted(bare, key=len)
    place = long[: -len(short)] if short and long.endswith(short) else ""
    if len(short) >= _SHORTEST and place.endswith(tuple(_REGION)):
        return "alike"
    return "other"


def check_identity(source: str, reading: Reading, whose: Whose, *, accept: bool) -> list[str]:
    """What is doubtful of a source for a file, in Chinese; raises Failure where it is another's.

    `source` is its name for messages; `accept` takes another's all the same, and tells it.
    """
    told: list[str] = []
    theirs = [
        ("机关", reading.organ, whose.organ, _likeness(reading.organ, whose.organ)),
        ("年度", reading.year, whose.year, _equal(reading.year, whose.year)),
        ("格式", reading.form.edition, whose.edition, _equal(reading.form.edition, whose.edition)),
    ]
    for what, its, ours, likeness in theirs:
        if likeness == "other" and not accept:
            raise Failure(
                f"{source} 的{what}是 {its}，{whose.told}的是 {ours}，没有读入；"
                "确要读入请加 --accept-other"
            )
        if likeness == "other":
            told.append(f"{source} 的{what}是 {its}，{whose.told}的是 {ours}，按要求读入")
        if likeness == "alike":
            told.append(f"{source} 的{what}是 {its}，{whose.told}的是 {ours}，当作同一个，请核对")
    return told


def _likeness(one: str, other: str) -> Likeness:
    return compare_organs(one, other) if one and other else "same"


def _equal(one: int | None, other: int | None) -> Likeness:
    return "other" if one and other and one != other else "same"
