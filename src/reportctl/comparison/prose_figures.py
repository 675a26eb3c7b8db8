"""Figures in the prose that changed, beside what the tables say of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import normalize

from reportctl.comparison.changes import Mention, Op
from reportctl.report.report import Number, Report

if TYPE_CHECKING:
    from reportctl.prose.topics import Rows, Topic
    from reportctl.prose.understood import Claim

_LEAD = 14
"""Characters before a figure that tell what it is a number of."""
_TELLING = 4
"""Fewer words, such as 收取, do not tell of whom or what."""
_STOPS = frozenset("，,；;：:。、（）()“”！？ ")
_Key = tuple[str, str, str, str]


def list_mentions(
    old: Report, new: Report, key: str, reworded: Sequence[tuple[tuple[Op, str], ...]]
) -> tuple[Mention, ...]:
    """What the form has cells for comes first, then other figures of reworded sentences."""
    before, after = _claims(old, key), _claims(new, key)
    told = list(_claimed(old, new, key, before, after))
    said = {one.old for one in told} | {one.new for one in told}
    rest = [one for one in _replaced(key, reworded) if one.old not in said or one.new not in said]
    return (*told, *dict.fromkeys(rest))


def _claims(report: Report, key: str) -> dict[_Key, Claim]:
    """What the text says of the report's own year, the first time it says it."""
    from reportctl.prose.statements import understand

    prose = report.as_read.prose.get(key)
    text = prose.text if prose else ""
    found: dict[_Key, Claim] = {}
    for claim in understand(text, report.year, report.form, key, report.organ).claims:
        if not claim.offset and not claim.plan:
            name = (claim.topic.key, claim.topic.label, claim.reach, claim.whose)
            found.setdefault(name, claim)
    return found


def _claimed(
    old: Report, new: Report, key: str, before: dict[_Key, Claim], after: dict[_Key, Claim]
) -> Iterator[Mention]:
    for name in [*after, *(name for name in before if name not in after)]:
        was, now = before.get(name), after.get(name)
        if was and now and (was.value, was.unit) == (now.value, now.unit):
            continue
        claim = now or was
        if claim is None:
            continue
        rows = _reading(claim.topic, (old, was), (new, now))
        own = claim.reach == "own"
        yield Mention(
            key,
            f"{claim.whose}{claim.topic.label}",
            claim.unit,
            _written(was),
            _written(now),
            _add(old, rows, claim.topic.columns) if own else None,
            _add(new, rows, claim.topic.columns) if own else None,
        )


def _reading(topic: Topic, *sides: tuple[Report, Claim | None]) -> Rows:
    """Of the rows that the wording may mean those that agree with the most of the text."""

    def agreeing(rows: Rows) -> int:
        return sum(
            claim is not None and _add(report, rows, topic.columns) == claim.value
            for report, claim in sides
        )

    return max(topic.readings, key=agreeing, default=())


def _add(report: Report, rows: Rows, columns: Sequence[str]) -> Number | None:
    """The sum of the cells under some rows; None where the form has none of them."""
    found = [
        cell.value
        for at, cell in report.cells.items()
        if at.column in columns and any(f"{at.row}.".startswith(f"{row}.") for row in rows)
    ]
    return (
        sum(value for value in found if value is not None)
        if any(value is not None for value in found)
        else None
    )


def _written(claim: Claim | None) -> str | None:
    if claim is None:
        return None
    value = claim.value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _replaced(key: str, reworded: Sequence[tuple[tuple[Op, str], ...]]) -> Iterator[Mention]:
    """Figures that took the place of others in sentences that otherwise stayed."""
    for pieces in reworded:
        for at, (op, text) in enumerate(pieces[:-1]):
            after = pieces[at + 1]
            if op != "-" or after[0] != "+":
                continue
            was, now = _figure(text), _figure(after[1])
            if not was or not now or (was[0], was[2]) != (now[0], now[2]):
                continue
            if normalize("NFKC", was[1]) == normalize("NFKC", now[1]):
                continue  # ９３７ for 937 is another spelling of the figure
            lead = (pieces[at - 1][1] if at else "") + now[0]
            follows = now[2] + (pieces[at + 2][1] if at + 2 < len(pieces) else "")
            unit = _unit(follows)
            words = _lead(lead)
            if len(words) >= _TELLING and not unit.startswith(("年", "月", "日", "号")):
                yield Mention(key, words, unit, was[1], now[1])


def _figure(text: str) -> tuple[str, str, str] | None:
    """What stands before the only figure of a text, the figure, and what stands after it."""
    start = next((at for at, char in enumerate(text) if char.isdigit()), None)
    if start is None:
        return None
    end = start
    while end < len(text) and (text[end].isdigit() or text[end] in ",.%％"):
        end += 1
    if any(char.isdigit() for char in text[end:]):
        return None
    return text[:start], text[start:end], text[end:]


def _lead(text: str) -> str:
    """The words of the clause that end a text."""
    start = len(text)
    while start and text[start - 1] not in _STOPS and len(text) - start < _LEAD:
        start -= 1
    return text[start:]


def _unit(text: str) -> str:
    """The measure word that begins a text, with 余 and 万."""
    taken = ""
    for char in text[:4]:
        if char in _STOPS or char.isdigit():
            break
        taken += char
        if char not in "余多万亿":
            break
    return taken
