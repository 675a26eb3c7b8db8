"""Random tables in which every relation of the form holds, this year's and last year's."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from reportctl.schema.form import At, Form

Figures = Mapping[At, int]
"""The counts of a report; money and amounts stand elsewhere."""

SIZES = ("none", "few", "some", "many")
"""How many applications an organ has: most townships have none."""
WRITTEN = ("charged", "spent")
"""Columns of sums of money, which are not counts."""
_REACH = {"none": (0, 0), "few": (0, 4), "some": (0, 40), "many": (0, 900)}
_SHARE = {"person": 1.0, "business": 0.3, "research": 0.02, "welfare": 0.03, "legal": 0.05}
"""How many of the applications come from whom, against those of 自然人."""
_OUTCOMES = {"granted": 1.0, "partial": 0.3, "not_held": 0.8}
_RARE = 0.12
"""How many of the other outcomes happen at all."""


def make_figures(form: Form, dice: Random, size: str, *, city: bool, before: Figures) -> Figures:
    """The counts of one year; `before` holds last year's, where they carry over."""
    made: dict[At, int] = dict.fromkeys(form.cells, 0)
    _applications(form, dice, size, made, before)
    _disputes(form, dice, size, made)
    _documents(form, dice, made, before, city=city)
    for found in form.sums:
        if found.along == "row":
            made[found.total] = sum(made[part] for part in found.parts)
    return {at: value for at, value in made.items() if at.column not in WRITTEN}


def money(dice: Random, level: str) -> str:
    """A sum in 万元 as it is written, most often none."""
    if dice.random() < 0.6:
        return "0"
    most = 900 if level in {"township", "street"} else 90000
    value = Decimal(dice.randint(1, most * 10**4)) / 10 ** dice.choice((0, 2, 4))
    return str(value.quantize(Decimal("0.0001")).normalize() if value < most else most)


def _applications(
    form: Form, dice: Random, size: str, made: dict[At, int], before: Figures
) -> None:
    low, high = _REACH[size]
    table = next(table for table in form.tables if table.balance)
    columns = [column.name for column in table.columns.leaves if not column.total]
    rows = [row.key for row in table.rows.leaves if row.key.startswith("outcome.")]
    for column in columns:
        share = _SHARE.get(column, 0.02)
        for row in rows:
            if row == "outcome.total":
                continue
            weight = _OUTCOMES.get(row.rpartition(".")[2], 0.0)
            if not weight and dice.random() < _RARE:
                weight = 0.3
            most = int(high * share * weight)
            if high and share * weight > 0 and not most and dice.random() < share:
                most = 1
            made[At(f"applications.{row}", column)] = dice.randint(low, most)
        last = before.get(At("applications.carried_out", column))
        received, carried_in, done, out = (
            At(f"applications.{row}", column)
            for row in ("received", "carried_in", "outcome.total", "carried_out")
        )
        made[carried_in] = dice.randint(0, int(high * share * 0.2)) if last is None else last
        made[out] = dice.randint(0, int(high * share * 0.2))
        short = made[carried_in] - made[out] - _done(made, rows, column)
        if short > 0:  # what was carried in was answered or is carried on
            made[At("applications.outcome.granted", column)] += short
        made[done] = _done(made, rows, column)
        made[received] = made[done] + made[out] - made[carried_in]


def _done(made: Figures, rows: list[str], column: str) -> int:
    return sum(made[At(f"applications.{row}", column)] for row in rows if row != "outcome.total")


def _disputes(form: Form, dice: Random, size: str, made: dict[At, int]) -> None:
    most = {"none": 0, "few": 1, "some": 6, "many": 60}[size]
    for at in form.cells:
        if at.row.startswith("disputes.") and at not in form.totals:
            made[at] = dice.choice((0, dice.randint(0, most)))


def _documents(
    form: Form, dice: Random, made: dict[At, int], before: Figures, *, city: bool
) -> None:
    for table in form.tables:
        if table.key in {"applications", "disputes"}:
            continue
        for row in table.rows.leaves:
            none = row.key == "regulation" and not city
            for column in table.columns.leaves:
                made[table.at(row, column)] = 0 if none else dice.choice((0, dice.randint(0, 60)))
        for roll in table.rolled:
            last = before.get(roll.level, dice.randint(0, 80) if made[roll.adds] else 0)
            made[roll.removes] = min(made[roll.removes], last + made[roll.adds])
            made[roll.level] = last + made[roll.adds] - made[roll.removes]
