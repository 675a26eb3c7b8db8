"""The rows of findings, with the names that JSON has."""

from __future__ import annotations

from decimal import Decimal

from tests.formatters.sample import ALL, TOWN

from reportctl.formatters.rows.columns import FindingRow, finding_rows, kinds
from reportctl.report.rows import CellRow


def test_a_row_for_each_finding():
    rows = list(finding_rows(ALL))
    assert [row.code for row in rows] == [f.code for one in ALL for f in one.findings]
    assert {row.file for row in rows[:3]} == {TOWN.path}
    assert rows[2].follows == "第一项加第二项不等于第三项加第四项"
    assert rows[1].waived == "本年清理（李某）"


def test_what_a_column_holds():
    assert kinds(FindingRow)["line"] is int
    assert kinds(FindingRow)["hint"] is str
    assert (kinds(CellRow)["value"], kinds(CellRow)["state"]) == (Decimal, str)
