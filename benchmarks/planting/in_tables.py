"""Faults in the tables: a figure too many, a total not filled in, a row left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.planting.compose import FEE, SPENT
from benchmarks.planting.draft import Draft
from benchmarks.planting.kinds import Kind, Plant
from reportctl.schema.form import At

TOLD = ("N50", "N511", "X20")
"""Prose that quotes the cell rightly, and last year's report, now say something else."""
SUMS = ("T3",)
ORGANISATIONS = ("business", "research", "welfare", "legal", "other")
COLUMNS = ("person", *ORGANISATIONS)


def _app(row: str, column: str) -> At:
    return At(f"applications.{row}", column)


def _outcomes(draft: Draft) -> list[str]:
    rows = (at.row.removeprefix("applications.") for at in draft.figures)
    found = dict.fromkeys(row for row in rows if row.startswith("outcome."))
    return [row for row in found if row != "outcome.total"]


def _shift(draft: Draft, steps: Mapping[At, int]) -> Draft | None:
    """The report with steps added to some cells; None where one would fall below zero."""
    changed = {at: draft.figures[at] + step for at, step in steps.items()}
    return None if min(changed.values()) < 0 else draft.with_figures(changed)


def _one(draft: Draft, dice: Random, rows: list[str], columns: tuple[str, ...]) -> Draft | None:
    at = _app(dice.choice(rows), dice.choice(columns))
    step = dice.choice((-1, 1)) if draft.figures[at] else 1
    return _shift(draft, {at: step})


def _part(draft: Draft, dice: Random) -> Draft | None:
    return _one(draft, dice, [*_outcomes(draft), "received", "carried_out"], COLUMNS)


def _row_total(draft: Draft, dice: Random) -> Draft | None:
    return _one(draft, dice, [*_outcomes(draft), "received", "carried_in"], ("total",))


def _column_total(draft: Draft, dice: Random) -> Draft | None:
    return _one(draft, dice, ["outcome.total"], COLUMNS)


def _row_pair(draft: Draft, dice: Random) -> Draft | None:
    """One too many in a column and one too few in the next: the row still adds up."""
    row = dice.choice(_outcomes(draft))
    filled = [c for c in COLUMNS if draft.figures[_app(row, c)]]
    if not filled:
        return None
    taken = dice.choice(filled)
    given = dice.choice([c for c in COLUMNS if c != taken])
    return _shift(draft, {_app(row, taken): -1, _app(row, given): 1})


def _column_pair(draft: Draft, dice: Random) -> Draft | None:
    """One too many in a row and one too few in another: the column still adds up."""
    column = dice.choice(COLUMNS)
    rows = _outcomes(draft)
    filled = [row for row in rows if draft.figures[_app(row, column)]]
    if not filled:
        return None
    taken = dice.choice(filled)
    given = dice.choice([row for row in rows if row != taken])
    return _shift(draft, {_app(taken, column): -1, _app(given, column): 1})


def _balance(draft: Draft, dice: Random) -> Draft | None:
    """A case too many or too few to carry on, rightly added up along its row."""
    column = dice.choice(COLUMNS)
    at = _app("carried_out", column)
    step = -1 if draft.figures[at] and dice.random() < 0.5 else 1
    return _shift(draft, {at: step, _app("carried_out", "total"): step})


def _untold(blank: str, *, column: bool) -> Plant:
    def plant(draft: Draft, dice: Random) -> Draft | None:
        totals = [
            at
            for at in draft.form.totals
            if draft.figures[at] and (at.row == "applications.outcome.total") is column
        ]
        if not totals:
            return None
        at = dice.choice(sorted(totals))
        return draft.with_cells({at: blank})

    return plant


def _disputed(total: bool) -> Plant:  # noqa: FBT001 - which of the two is meant
    def plant(draft: Draft, dice: Random) -> Draft | None:
        group = dice.choice(("review", "suit_direct", "suit_after_review"))
        column = "total" if total else dice.choice(("upheld", "corrected", "other", "pending"))
        at = At(f"disputes.{group}", column)
        return _shift(draft, {at: -1 if draft.figures[at] and dice.random() < 0.5 else 1})

    return plant


def _carried(draft: Draft, dice: Random) -> Draft | None:
    """Another number carried in than out, balanced by what was received."""
    column = dice.choice(COLUMNS)
    step = dice.choice((-1, 1))
    return _shift(
        draft,
        {_app("carried_in", c): step for c in (column, "total")}
        | {_app("received", c): -step for c in (column, "total")},
    )


def _carried_elsewhere(draft: Draft, dice: Random) -> Draft | None:
    """The same number carried in, of other applicants: −1 and +1 in two columns."""
    taken, given = dice.sample(COLUMNS, 2)
    return _shift(
        draft,
        {
            _app("carried_in", taken): -1,
            _app("carried_in", given): 1,
            _app("received", taken): 1,
            _app("received", given): -1,
        },
    )


def _rolled(draft: Draft, dice: Random) -> Draft | None:
    at = At("disclosure.documents.norm", dice.choice(("issued", "repealed", "in_force")))
    return _shift(draft, {at: -1 if draft.figures[at] and dice.random() < 0.5 else 1})


def _swapped(draft: Draft, _dice: Random) -> Draft | None:
    """新收 and 上年结转 in each other's rows: every sum and balance still holds."""
    rows = ("received", "carried_in")
    changed = {
        _app(row, column): draft.figures[_app(other, column)]
        for row, other in (rows, rows[::-1])
        for column in (*COLUMNS, "total")
    }
    return draft.with_figures(changed) if changed.items() - draft.figures.items() else None


def _columns_swapped(draft: Draft, dice: Random) -> Draft | None:
    row = dice.choice(_outcomes(draft))
    first, second = _app(row, "person"), _app(row, dice.choice(ORGANISATIONS))
    if draft.figures[first] == draft.figures[second]:
        return None
    return draft.with_figures({first: draft.figures[second], second: draft.figures[first]})


def _written(text: str, *, zero: bool = False) -> Plant:
    """Something else in a cell; in place of a nought only, where its figure is to be unchanged."""

    def plant(draft: Draft, dice: Random) -> Draft | None:
        cells = [
            at for at, value in draft.figures.items() if at not in draft.form.totals and not value
        ]
        known = [at for at in cells if draft.form.cells[at][0].key in {"applications", "disputes"}]
        at = dice.choice(known if zero else cells) if cells else None
        return draft.with_cells({at: text}) if at else None

    return plant


def _decimal(draft: Draft, dice: Random) -> Draft | None:
    at = dice.choice([at for at in draft.figures if at not in draft.form.totals])
    return draft.with_cells({at: f"{draft.figures[at]}.5"})


def _negative(draft: Draft, dice: Random) -> Draft | None:
    """A minus before a figure."""
    filled = [
        at
        for at, value in draft.figures.items()
        if value and draft.form.cells[at][0].holds(*draft.form.cells[at][1:]) == "count"
    ]
    at = dice.choice(filled)
    return draft.with_cells({at: f"-{draft.figures[at]}"})


def _fee(change: Callable[[Draft, Random], str]) -> Plant:
    def plant(draft: Draft, dice: Random) -> Draft | None:
        if FEE not in draft.cells:
            return None
        text = change(draft, dice)
        return draft.with_cells({FEE: text}) if text else None

    return plant


def _in_yuan(draft: Draft, dice: Random) -> str:
    """The sum in 元, as townships write it, or where last year's was in 万元."""
    if draft.level in {"township", "street"}:
        return str(dice.randint(2, 80) * 10000)
    last = Decimal(draft.last.cells.get(FEE, "0")) if draft.last else Decimal(0)
    return str(int(last * 11000)) if last > 1 else ""


def _regulation(draft: Draft, dice: Random) -> Draft | None:
    if draft.level == "city":
        return None
    number = str(dice.randint(1, 6))
    columns = [at for at in draft.figures if at.row == "disclosure.documents.regulation"]
    return draft.with_cells({dice.choice(columns): number})


def _no_unit(draft: Draft, _dice: Random) -> Draft | None:
    if SPENT not in draft.cells:
        return None
    return draft.with_cells({SPENT: draft.cells[SPENT].removesuffix("元")})


def _line(begins: str, *, instead: str = "") -> Callable[[str], str]:
    """Take the lines away that begin so, or put another one in place of the first."""

    def change(text: str) -> str:
        lines, put = [], instead
        for line in text.split("\n"):
            if not line.startswith(begins):
                lines.append(line)
            elif put:
                lines.append(put)
                put = ""
        return "\n".join(lines)

    return change


def _no_row(draft: Draft, dice: Random) -> Draft | None:
    none = [row for row in _outcomes(draft) if not draft.figures[_app(row, "total")]]
    if not none:
        return None
    return replace(draft, after=(_line(f"{dice.choice(none)} "),))


def _no_table(draft: Draft, dice: Random) -> Draft | None:
    key = dice.choice(("disputes", "disclosure.fees", "problems", "other_matters"))

    def change(text: str) -> str:
        head, _, rest = text.partition(f"\n[{key}]")
        return head + ("\n[" + rest.partition("\n[")[2] if "\n[" in rest else "\n")

    return replace(draft, after=(change,))


def _one_other(draft: Draft, _dice: Random) -> Draft | None:
    """The single row 其他处理 of the older form."""
    if draft.form.edition == 2019:
        return None
    columns = (*COLUMNS, "total")
    rows = [row for row in _outcomes(draft) if row.startswith("outcome.other.")]
    added = [sum(draft.figures[_app(row, column)] for row in rows) for column in columns]
    return replace(draft, after=(_line("outcome.other.", instead=f"outcome.other = {added}"),))


def _extra_row(draft: Draft, dice: Random) -> Draft | None:
    label = dice.choice(("其他主动公开文件", "其他对外管理服务事项", "政府集中采购"))
    entry = f'\n[[disclosure.documents.extra]]\nlabel = "{label}"\nvalues = [0, 0, 0]\n'
    return replace(draft, after=(lambda text: text + entry,))


def _wrong_edition(draft: Draft, dice: Random) -> Draft | None:
    """Last year's form in use for another year."""
    year = dice.choice((2021, 2022, 2023))
    return replace(draft, year=year, last=None) if draft.form.edition == 2019 else None


KINDS: tuple[Kind, ...] = (
    Kind("缺一行", ("S102",), _no_row, ("T3",)),
    Kind("缺一张表或一个部分", ("S101",), _no_table, ("R60", "F1", "S102")),
    Kind("沿用旧格式的一行“其他处理”", ("S104",), _one_other),
    Kind("多出一行", ("S105",), _extra_row),
    Kind("2021年度以后仍用旧格式", ("S103",), _wrong_edition, ("L7", "R60", "X20"), year=2020),
    Kind("空白格", ("C201",), _written("", zero=True)),
    Kind("画杠代替 0", ("C201",), _written("/", zero=True)),
    Kind("负数", ("C202",), _negative, (*SUMS, *TOLD), size="some"),
    Kind("小数", ("C202",), _decimal, (*SUMS, *TOLD)),
    Kind(
        "金额有七位小数",
        ("C203",),
        _fee(lambda _, dice: f"{dice.randint(0, 90)}.1234567"),
        TOLD,
        2023,
    ),
    Kind("金额为负", ("C203",), _fee(lambda _, dice: f"-{dice.randint(1, 90)}"), TOLD, 2023),
    Kind("金额以元填写", ("C204",), _fee(_in_yuan), TOLD, 2023),
    Kind("没有规章制定权的机关填了规章", ("C205",), _regulation, TOLD),
    Kind("采购金额没有单位", ("C206",), _no_unit, year=2020),
    Kind("分项多一或少一", SUMS, _part, TOLD),
    Kind("行总计多一或少一", SUMS, _row_total, TOLD),
    Kind("列总计多一或少一", SUMS, _column_total, TOLD),
    Kind("一行内一格少一、一格多一", SUMS, _row_pair, TOLD, size="some"),
    Kind("一列内一格少一、一格多一", SUMS, _column_pair, TOLD, size="some"),
    Kind("一行内两列填反", SUMS, _columns_swapped, TOLD, size="some"),
    Kind("第一项加第二项不等于第三项加第四项", SUMS, _balance, TOLD),
    Kind("行总计仍是 0", ("T304", "T301"), _untold("0", column=False), (*SUMS, *TOLD), size="some"),
    Kind(
        "行总计空白",
        ("T305", "T301"),
        _untold("", column=False),
        (*SUMS, "C201", *TOLD),
        size="some",
    ),
    Kind("（七）总计仍是 0", ("T304",), _untold("0", column=True), (*SUMS, *TOLD), size="some"),
    Kind(
        "（七）总计空白", ("T305",), _untold("", column=True), (*SUMS, "C201", *TOLD), size="some"
    ),
    Kind("表四分项多一或少一", SUMS, _disputed(total=False), TOLD),
    Kind("表四总计多一或少一", SUMS, _disputed(total=True), TOLD),
    Kind("上年结转总计接不上", ("X201",), _carried, ("X20", "N50"), size="some"),
    Kind("上年结转只有分项接不上", ("X203",), _carried_elsewhere, ("X20", "N501"), size="some"),
    Kind("现行有效接不上（制发、废止、有效差一）", ("X202",), _rolled, ("N509",), 2023),
    Kind("新收与上年结转填反", ("X201",), _swapped, TOLD, size="some"),
)
"""Every kind of fault in the tables."""
