from __future__ import annotations

from tests.fill.test_judge import RIGHT, ROWS, THREE, table

from reportctl.fill.candidates import open_row
from reportctl.fill.proof import prove
from reportctl.readers.source import Spot
from reportctl.schema.load import load_form

FOUR = load_form(2021).tables[-1]


def test_a_blank_that_left_no_trace_in_a_long_row_is_let_in_where_rows_are_missing():
    changed = {"received": "217 0 0 0 0 115 332", "carried_in": "1 3 0 1 0 0 5"}
    cells = table(**RIGHT | changed | {"carried_out": "196 0 0 0 0 113 309"})
    texts = {key: "".join(row) for key, row in cells.items() if any(map(int, row))}
    received, out = (next(k for k in texts if k.endswith(end)) for end in ("received", "_out"))
    texts |= {received: "217115332", out: "196113309"}  # their zeros stand there as blanks
    opened = {key: open_row([text], ROWS[key], THREE, Spot()) for key, text in texts.items()}
    found = prove(THREE, {}, {key: one for key, one in opened.items() if one})
    assert found[received] == [("217", "", "", "", "", "115", "332")]
    assert found[out] == [("196", "", "", "", "", "113", "309")]


def test_rows_beside_each_other_have_only_their_own_sums():
    opened = open_row(["0"] * 15, None, FOUR, Spot())
    assert opened
    assert prove(FOUR, {}, {"": opened}) == {"": [("0",) * 15]}
