"""What of the units' figures their sum does not have as they do."""

from __future__ import annotations

from tests.comparison.reports import fold_other, make

from reportctl.cli.unadded import find_blanks, find_unadded
from reportctl.cli.unit_reports import Unit
from reportctl.report.report import Report
from reportctl.schema.form import At


def units(*reports: Report) -> list[Unit]:
    return [Unit(None, report, "") for report in reports]  # type: ignore[arg-type]


def test_rows_that_one_unit_writes_as_one_are_told_where_others_part_them() -> None:
    old, new = fold_other(make(2024, organ="甲镇")), make(2024, organ="乙镇")
    assert list(find_unadded(units(new, new))) == []
    assert list(find_unadded(units(old, old))) == []
    (told,) = find_unadded(units(new, old, new))
    assert told == (
        "（六）其他处理：甲镇只写了一行，汇总也只写一行，其余 2 个单位分项的数合在里面；"
        "请其补分项后重新汇总"
    )


def test_a_cell_that_some_leave_blank_is_told_with_the_first_of_them() -> None:
    at = At("disclosure.decisions.licence", "decided")
    blank = [make(2024, {at: None}, organ=f"{name}镇") for name in "甲乙丙丁"]
    (told,) = find_blanks(units(*blank, make(2024, {at: 3}, organ="戊镇")))
    assert told.endswith("行政许可：甲镇、乙镇、丙镇等 4 个单位是空白，按其余单位相加")
