"""Row headers are tagged, and the file stays whole."""

import re

import pytest
from tests.rendering.printed import Printed

from reportctl.page.blocks import Grid, GridCell, Heading, Page
from reportctl.rendering.pdf import render
from reportctl.rendering.pdf_rows import CellTag, LineTags, pad_streams, row_tags, tag_rows

CELLS = (
    GridCell(0, 0, "项目", columns=2, role="corner"),
    GridCell(0, 2, "件数", role="column"),
    GridCell(1, 0, "一", lines=2, role="row"),
    GridCell(1, 1, "甲", role="row"),
    GridCell(1, 2, "1", role="value"),
    GridCell(2, 1, "乙", role="row"),
    GridCell(2, 2, "2", role="total"),
)
GRID = Grid("t", "", (0.2, 0.4, 0.4), CELLS, head=1, stub=2, lines=3)
OUTER, FIRST, SECOND = b"V000y001x000", b"V000y001x001", b"V000y002x001"


def test_a_figure_is_spoken_of_by_every_label_left_of_it():
    first, second = row_tags([(GRID, frozenset({0}))])
    assert first.below == (
        CellTag(OUTER, ()),
        CellTag(FIRST, (OUTER,)),
        CellTag(b"", (OUTER, FIRST)),
    )
    assert second.below == (CellTag(SECOND, (OUTER,)), CellTag(b"", (OUTER, SECOND)))
    # behind a page break the outer label stands again
    assert second.again == (CellTag(OUTER, ()), *second.below)


def test_a_label_that_stands_again_is_the_one_that_speaks():
    rows = 45
    cells = [
        GridCell(0, 0, "项目", columns=2, role="corner"),
        GridCell(0, 2, "件数", role="column"),
        GridCell(1, 0, "一、结果", lines=rows, role="row"),
    ]
    for line in range(1, rows + 1):
        cells += [GridCell(line, 1, f"{line}.属于", role="row"), GridCell(line, 2, "0")]
    pdf = render(
        Page("题", "某镇", 2021, (Grid("t", "", (0.2, 0.4, 0.4), tuple(cells), 1, 2, 46),))
    )
    labels = re.findall(rb"/ID\((V000y001x000\w*)\)/A\[<</O/Table/Scope/Row", pdf)
    assert len(labels) == 2
    first, again = labels
    assert pdf.count(b"(%s)(V000y045x001)" % again) == 1
    assert pdf.count(b"(%s)(V000y002x001)" % first) == 1


def test_row_labels_are_headers_in_the_painted_file():
    pdf = render(Page("题", "某镇", 2021, (GRID,)))
    assert pdf.count(b"/S/TH/") == 5
    assert pdf.count(b"/Scope/Row") == 3
    assert pdf.count(b"(U1x2y0)(%s)(%s)" % (OUTER, SECOND)) == 1


def test_every_object_stands_where_the_file_says():
    pdf = render(Page("题", "某镇", 2021, (GRID, GRID)))
    table = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    assert pdf[table:].startswith(b"xref\n")
    offsets = [int(m) for m in re.findall(rb"(\d{10}) 00000 n", pdf[table:])]
    assert [pdf[at:].split(b" ", 1)[0] for at in offsets] == [
        b"%d" % n for n in range(1, len(offsets) + 1)
    ]
    with Printed(pdf) as opened:
        assert "项目 件数" in opened.pages[0].text


def test_names_stand_in_their_tree_in_order():
    pdf = render(Page("题", "某镇", 2021, (GRID, GRID)))
    (tree,) = re.findall(rb"/IDTree<</Names\[([^\]]*)\]", pdf)
    names = re.findall(rb"\((\w+)\)", tree)
    assert names == sorted(names)
    assert sum(name.startswith(b"V") for name in names) == 6


def test_other_cells_than_were_painted_are_a_bug_that_shows():
    with pytest.raises(ValueError, match="were painted"):
        tag_rows(b"/S/TD/P 1 0 R/A[", [LineTags((CellTag(b"V", ()),), ())])


@pytest.mark.parametrize(
    "text",
    [
        "/S/TD/P 1 0 R/A[",
        "obj\n<</Type/StructElem/S/TD/P 1 0 R/A[",
        "obj\n<</Type/StructTreeRoot/IDTree<</Names[(a)1 0 R]",
        "\nxref\n0 1\nstartxref\n7",
    ],
)
def test_text_that_looks_like_the_file_s_own_words_changes_nothing(text):
    pdf = render(Page(text, text, 2021, (Heading(1, text), GRID)))
    assert pdf.count(b"/Scope/Row") == 3
    with Printed(pdf) as opened:
        assert "项目 件数" in opened.pages[0].text


def test_a_packed_stream_that_ends_in_a_return_is_a_byte_longer():
    stream = b"1 0 obj\n<</Length 3/Filter/FlateDecode>>\nstream\nab\r\nendstream\nendobj\n"
    end = b"\nxref\n0 1\n%010d 00000 n\nstartxref\n%d\n%%%%EOF"
    made = pad_streams(stream + end % (0, len(stream) + 1))
    assert b"/Length 4/Filter/FlateDecode>>\nstream\nab\r\0\nendstream" in made
    assert b"startxref\n%d\n" % (len(stream) + 2) in made
    plain = stream.replace(b"ab\r", b"abc") + end % (0, len(stream) + 1)
    assert pad_streams(plain) == plain
