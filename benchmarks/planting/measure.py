"""How many of the planted faults are found, and what is found beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from random import Random

from benchmarks.planting import in_numbers, in_tables, in_text
from benchmarks.planting.compose import right_draft
from benchmarks.planting.in_numbers import numbers, wrong_number
from benchmarks.planting.kinds import Kind
from benchmarks.planting.phrases import TOPICS
from reportctl.finding import Finding

KINDS: tuple[Kind, ...] = (*in_tables.KINDS, *in_numbers.KINDS, *in_text.KINDS)
Where = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one kind of fault."""

    kind: str
    planted: int
    found: int
    explained: Counter[str] = field(default_factory=Counter)
    """Findings that the planted fault explains, by family."""
    extra: Counter[str] = field(default_factory=Counter)
    """Findings that it does not, by code."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What came of one number of one sentence."""

    phrase: str
    topic: str
    style: str
    planted: int
    found: int


def measure(name: str, count: int) -> Result:
    """Plant one kind of fault in `count` right reports and check each."""
    kind = next(kind for kind in KINDS if kind.name == name)
    planted = found = 0
    explained: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for seed in range(count * 25):
        if planted == count:
            break
        wrong = kind.plant(right_draft(seed, kind.year, kind.size), Random(f"{name} {seed}"))
        if wrong is None:
            continue
        planted += 1
        before = silence(seed, kind.year, kind.size)
        new = [one for one in wrong.findings() if _where(one) not in before]
        found += any(one.code.startswith(kind.expected) for one in new)
        for one in new:
            if kind.explains(one.code):
                explained[one.code[0]] += 1
            else:
                extra[one.code] += 1
    return Result(name, planted, found, explained, extra)


@lru_cache(maxsize=4096)
def silence(seed: int, year: int | None = None, size: str = "") -> Counter[Where]:
    """Every finding on a right report; there should be none."""
    return Counter(map(_where, right_draft(seed, year, size).findings()))


def _where(one: Finding) -> Where:
    return (one.code, one.key, one.column)


def speak(number: int, count: int) -> Spoken:
    """Make one number of one sentence of the bank wrong in `count` reports, and check each."""
    kind, phrase, at, topic, style = tuple(numbers())[number]
    planted = found = 0
    for seed in range(count):
        pair = wrong_number(kind, phrase, at, Random(f"{phrase} {at} {seed}"))
        if pair:
            planted += 1
            found += any(one.code.startswith(TOPICS[topic]) for one in pair[1].findings())
    return Spoken(phrase, topic, style, planted, found)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson), which does not end at 100 % for 40 of 40."""
    if not of:
        return 0.0, 1.0
    z = 1.959964
    share = hits / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)
