"""Faults in the numbers of the prose: each number of each sentence of the bank, off by a little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random
from string import Formatter

from benchmarks.planting.compose import quotes_of, right_draft
from benchmarks.planting.draft import Draft, Prose, Quote, spoken
from benchmarks.planting.kinds import Kind, Plant
from benchmarks.planting.phrases import BANK, NAMES, TOPICS

LISTS = ("N507", "N508", "N511", "X205")
"""A number that is part of a list, a share or a growth makes these untrue as well."""
ALIKE = ("new", "all")
"""收到 may mean 新收 or 新收 and 上年结转: neither number is a fault."""
SIZES = {"received_none": "none", "disputes_none": "none"}


def numbers() -> Iterator[tuple[str, str, int, str, str]]:
    """Every number of the bank that can be wrong: kind of sentence, sentence, its place, topic."""
    for kind, phrases in BANK.items():
        for phrase in phrases:
            at = 0
            for _, name, spec, _ in Formatter().parse(phrase):
                if name and spec:
                    if TOPICS[name]:
                        yield kind, phrase, at, name, spec
                    at += 1


def wrong_number(
    kind: str, phrase: str, at: int, dice: Random, tries: int = 40
) -> tuple[Draft, Draft] | None:
    """A right report with the sentence, and the same with one number of it wrong."""
    year = None if kind not in {"fee", "documents", "charges"} else 2023
    for _ in range(tries):
        size = dice.choice(("few", "some", "many"))
        draft = right_draft(dice.randrange(400), year, size, ((kind, phrase),))
        bad = misquote(draft, phrase, at, dice)
        if bad:
            return draft, bad
    return None


def misquote(draft: Draft, phrase: str, at: int, dice: Random) -> Draft | None:
    """The report with the number at a place of a sentence off by a little."""
    quotes = [q for q in quotes_of(draft.prose) if q.phrase == phrase]
    if len(quotes) <= at or any(not _sayable(quote) for quote in quotes):
        return None
    right = quotes[at]
    value = _wrong(right, draft, dice)
    if value is None or not _sayable(replace(right, value=value)):
        return None
    return replace(draft, prose=replaced(draft.prose, right, replace(right, value=value)))


def _wrong(right: Quote, draft: Draft, dice: Random) -> Decimal | None:
    """A number near the right one that no reading of the words allows."""
    steps = {"fee": (1, 5), "share": (1, 3), "growth": (1, 3), "charges": (1, 2)}
    step = dice.choice((-1, 1)) * dice.choice(steps.get(right.topic, (1,)))
    value = right.value + (step if right.value + step > 0 else abs(step))
    if right.topic in ALIKE:
        rows = ("received", "carried_in", "outcome.total")
        new, carried, done = (_total(draft, row) for row in rows)
        if value in {new, new + carried, done}:
            return None
    return value


def _total(draft: Draft, row: str) -> int:
    return sum(
        value
        for at, value in draft.figures.items()
        if at.row == f"applications.{row}" and at.column == "total"
    )


def _sayable(quote: Quote) -> bool:
    return not quote.style.startswith("汉") or (
        0 < quote.value < 10**4 and spoken(int(quote.value)) != ""
    )


def replaced(prose: Prose, old: Quote, new: Quote) -> Prose:
    """The prose with one of its numbers, the very object, replaced."""
    return {
        key: tuple(
            tuple(
                tuple(new if piece is old else piece for piece in sentence)
                for sentence in paragraph
            )
            for paragraph in paragraphs
        )
        for key, paragraphs in prose.items()
    }


def _any(topic: str) -> Plant:
    """One number of a topic, in whichever sentence the dice choose."""
    places = [(k, p, at) for k, p, at, name, _ in numbers() if name == topic]

    def plant(draft: Draft, dice: Random) -> Draft | None:
        here = [
            (k, p, at) for k, p, at in places if any(q.phrase == p for q in quotes_of(draft.prose))
        ]
        if not here:
            return None
        _, phrase, at = dice.choice(here)
        return misquote(draft, phrase, at, dice)

    return plant


def _said(kind: str, other: str) -> Plant:
    """A sentence of one kind where the tables ask for the other: 未收到, where there were some."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        phrases = set(BANK[kind])
        for key, paragraphs in draft.prose.items():
            for n, paragraph in enumerate(paragraphs):
                for m, sentence in enumerate(paragraph):
                    told = next((q.phrase for q in sentence if isinstance(q, Quote)), "")
                    if told in phrases:
                        wrong = dice.choice(BANK[other]).format(**words(draft))
                        changed = (*paragraph[:m], (wrong,), *paragraph[m + 1 :])
                        return draft.with_prose(
                            key, (*paragraphs[:n], changed, *paragraphs[n + 1 :])
                        )
        return None

    return plant


def words(draft: Draft) -> dict[str, str]:
    """The words of a draft for sentences without numbers."""
    year = draft.year
    return {
        "me": "本机关",
        "organ": draft.organ,
        "year": str(year),
        "last": str(year - 1),
        "next": str(year + 1),
    }


def _one_column(draft: Draft, _dice: Random) -> Draft | None:
    """予以公开 and the like taken from the column 自然人 in place of 总计."""
    for quote in quotes_of(draft.prose):
        heading = f"applications.outcome.{quote.topic}"
        person = sum(
            v
            for at, v in draft.figures.items()
            if at.row.startswith(heading) and at.column == "person"
        )
        if quote.topic in NAMES and TOPICS[quote.topic] == ("N503",) and person != quote.value:
            wrong = replace(quote, value=Decimal(person))
            if quote.topic != "gp" and _sayable(wrong):
                return replace(draft, prose=replaced(draft.prose, quote, wrong))
    return None


KINDS: tuple[Kind, ...] = (
    *(
        Kind(
            f"{name}差一" if topic not in {"share", "growth"} else f"{name}差一至三个百分点",
            TOPICS[topic],
            _any(topic),
            LISTS if topic not in {"whole", "part", "fee"} else (),
            2023 if topic in {"fee", "charges", "repealed", "in_force"} else None,
            "some",
        )
        for topic, name in NAMES.items()
        if TOPICS[topic]
    ),
    Kind(
        "说未收到申请，表三却有",
        ("N505", "N501"),
        _said("received", "received_none"),
        (*LISTS, "N502", "W904"),
        size="some",
    ),
    Kind(
        "说没有复议、诉讼，表四却有",
        ("N505", "N504"),
        _said("disputes", "disputes_none"),
        LISTS,
        size="some",
    ),
    Kind("只抄了“自然人”一列", ("N503", "N505"), _one_column, LISTS, size="some"),
)
"""Every kind of wrong number."""
