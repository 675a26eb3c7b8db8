"""Which cell of a row stands under which column, or why that cannot be known."""

from __future__ import annotations

import pytest
from tests.fill.printing import Cell, as_html, lines_of

from reportctl.fill.columns import Assigned, assign_columns
from reportctl.fill.lines import read_lines
from reportctl.fill.place import place
from reportctl.fill.shapes import Shapes
from reportctl.fill.tables import Entry, match_lines
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers import html, text
from reportctl.schema.load import load_form

FORM = load_form(2021)
HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"


def assigned(*rows: str, section: str = "disclosure", kind: str = "html") -> Assigned:
    """The last row."""
    lines = lines_of(*rows, kind=kind)
    found = list(match_lines([(section, r) for r in lines], vocabulary_of(FORM)))
    assert isinstance(found[-1], Entry)
    return assign_columns(found[-1], Shapes(lines, found).of(found[-1]))


def cells(*rows: str, kind: str = "html") -> dict[str, str]:
    pairs = assigned(*rows, kind=kind).pairs
    return {slot.column.key: piece.text for slot, piece in pairs if slot.column and piece}


def test_each_cell_stands_under_its_column() -> None:
    assert cells(HEAD, "规章 | 1 | 0 | 7") == {"issued": "1", "repealed": "0", "in_force": "7"}


def test_a_blank_is_a_cell_like_any_other() -> None:
    assert cells(HEAD, "规章 | 1 |  | 7") == {"issued": "1", "repealed": "", "in_force": "7"}


WIDE = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"


def of_three(*rows: str) -> list[str]:
    found = assigned(WIDE, *rows, section="applications", kind="text")
    return [piece.text if piece else "" for _, piece in found.pairs]


def test_the_places_that_a_wide_label_leaves_empty_are_none_of_the_figures() -> None:
    """So Markdown comes out of pages: a merged cell leaves the others of its row empty."""
    received = "一、本年新收政府信息公开申请数量 |  | "
    granted = "三、本年度办理结果 | （一）予以公开 | "
    partial = "（二）部分公开 | "
    assert of_three(f"{received} | 26 |  |  |  |  |  | 26") == ["26", *[""] * 5, "26"]
    assert of_three(f"{granted} |  |  | 3 |  |  |  | 3") == ["", "", "3", "", "", "", "3"]
    assert of_three(f"{partial} | 0 |  |  |  |  |  | 0") == ["0", *[""] * 5, "0"]


def test_a_label_behind_all_figures_of_a_line_has_no_cells_and_is_told() -> None:
    reading = place(text.read("4:rows   = [1, 2]   # 行政复议\n".encode(), "a.txt"))
    (left,) = reading.left_out
    assert not reading.cells
    assert "有 0 个数" in left.why


@pytest.mark.parametrize(
    "row",
    [
        "一、本年新收政府信息公开申请数量 |  |  |  |  |  |  | 26 |  | ",
        "一、本年新收政府信息公开申请数量 |  | 26 |  |  |  |  |  | 26",
        "（二）部分公开 |  |  | 26 |  |  |  |  |  | 26",
    ],
)
def test_empty_places_at_both_ends_or_one_too_few_or_many_leave_a_row_unread(row: str) -> None:
    assert of_three(row) == []


def test_the_order_is_that_of_the_head() -> None:
    head = "信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数"
    assert cells(head, "规章 | 7 | 1 | 0") == {"in_force": "7", "issued": "1", "repealed": "0"}


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([HEAD, "规章 | 1 | 0"], "有 2 个数，表头有 3 列，无法确定哪个数属于哪一列"),
        ([HEAD, "规章 | 1 | 0 | 7 | 9"], "有 4 个数，表头有 3 列，无法确定哪个数属于哪一列"),
        (
            ["信息内容 | 本年制发件数 | 本年制发件数 | 现行有效件数", "规章 | 1 | 0 | 7"],
            "表头里同一列出现两次，像是两份报告并排",
        ),
    ],
)
def test_where_it_cannot_be_known_a_clause_says_why(rows: list[str], why: str) -> None:
    found = assigned(*rows)
    assert (found.pairs, found.why) == ((), why)


def test_a_word_that_reaches_down_among_the_figures_leaves_none_certain() -> None:
    head = "".join(f"<td>{label.strip()}" for label in HEAD.split("|"))
    page = (
        f"<table><tr>{head}<tr><td>甲<td>规章<td>1<td rowspan=2>同上<td>7"
        "<tr><td>乙<td>行政规范性文件<td>2<td>9</table>"
    )
    lines = read_lines(html.read(page.encode(), "a.html"))
    *_, last = match_lines([("disclosure", r) for r in lines], vocabulary_of(FORM))
    assert isinstance(last, Entry)
    found = assign_columns(last, Shapes(lines, [last]).of(last))
    assert found.why == "数中间有上面各行伸下来的文字，无法确定哪个数属于哪一列"


def test_a_figure_under_two_columns_moves_no_other_one() -> None:
    head = "".join(f"<td>{label.strip()}" for label in HEAD.split("|"))
    page = f"<table><tr>{head}<td><tr><td>规章<td colspan=2>1<td>7<td></table>"
    lines = read_lines(html.read(page.encode(), "a.html"))
    *_, last = match_lines([("disclosure", r) for r in lines], vocabulary_of(FORM))
    assert isinstance(last, Entry)
    found = assign_columns(last, Shapes(lines, [last]).of(last))
    assert (found.pairs, found.why) == ((), "一个数占了几列，无法确定哪个数属于哪一列")


def test_a_cell_for_each_column_is_that_column_s_wherever_its_borders_stand() -> None:
    widths = (1, 2, 1)
    head = "".join(
        f"<td colspan={wide}>{label.strip()}"
        for wide, label in zip((1, *widths), HEAD.split("|"), strict=True)
    )
    page = f"<table><tr>{head}<tr><td>规章<td colspan=2>1<td>7<td>9</table>"
    lines = read_lines(html.read(page.encode(), "a.html"))
    *_, last = match_lines([("disclosure", r) for r in lines], vocabulary_of(FORM))
    assert isinstance(last, Entry)
    found = assign_columns(last, Shapes(lines, [last]).of(last))
    assert [piece.text for _, piece in found.pairs if piece] == ["1", "7", "9"]


def test_figures_in_the_forms_order_are_kept_as_texts_where_tabs_may_be_missing() -> None:
    found = assigned("规章 | 1 | 7", kind="text")
    assert found.why
    assert found.texts == ("1", "7")
    assert assigned(HEAD, "规章 | 1 | 7").texts == ()


def test_a_row_that_the_form_does_not_have_has_columns_all_the_same() -> None:
    found = assigned(HEAD, "规章 | 1 | 0 | 7", "公告 | 2 | 0 | 2")
    assert (found.unknown, found.row, len(found.pairs)) == ("公告", None, 3)


def test_a_label_that_is_only_like_the_forms_is_to_be_compared() -> None:
    row = "一、本年新收政府信息公开申清数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1"
    assert "相近，按这一行读入，请对照原文" in assigned(row, section="applications").doubt


def test_a_column_named_in_the_row_has_the_one_figure_behind_it() -> None:
    found = assigned("行政复议 | 结果维持 | 2", section="disputes")
    (pair,) = found.pairs
    assert pair[1]
    assert (found.row and found.row.key, pair[0].column and pair[0].column.key, pair[1].text) == (
        "review",
        "upheld",
        "2",
    )
    two = assigned("行政复议 | 结果维持 | 2 | 3", section="disputes")
    assert two.why == "不能确定这些数属于哪一行"


@pytest.mark.parametrize(("row", "read"), [("1 |  | 7 | 9", ["1", "7", "9"]), ("1 |  | 7 | ", [])])
def test_a_figure_for_each_column_leaves_none_for_an_empty_place(row: str, read: list[str]) -> None:
    """So a page comes out whose rows were merged at other places than their head."""
    head = "| 信息内容 | 本年制发件数 | 本年废止件数 |  | 现行有效件数 |"
    pairs = assigned(head, f"| 规章 | {row} |", kind="text").pairs
    assert [piece.text for _, piece in pairs if piece] == read


TORN = (
    "四、政府信息公开行政复议、行政诉讼情况\n"
    "结 结 其 尚\n果 果 他 未\n维 纠 结 审 总计\n持 正 果 结\n"
)


@pytest.mark.parametrize(("row", "read"), [("0 " * 15, 15), ("0 " * 14, 0), ("0 " * 14 + "1", 0)])
def test_one_figure_for_all_cells_needs_no_head(row: str, read: int) -> None:
    found = place(text.read(f"某镇人民政府2022年年报\n{TORN}{row}\n五、问题\n".encode(), "x.txt"))
    assert sum(at.row.startswith("disputes") for at in found.cells) == read
    assert not found.inferred
    assert not any("结" in left.text for left in found.left_out)  # pieces of the head


FOUR = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
ACROSS = (
    f"行政复议 | | | | | 行政诉讼 {'| ' * 9}",
    f"{FOUR} | 未经复议直接起诉 | | | | | 复议后起诉 | | | | ",
    f" | | | | | {FOUR} | {FOUR}",
)
FIGURES = "1 | 0 | 0 | 2 | 3 | 5 | 6 | 0 | 0 | 11 | 4 | 0 | 9 | 0 | 13"


@pytest.mark.parametrize("kind", ["html", "text"])
def test_the_number_of_the_only_line_of_table_four_is_none_of_its_figures(kind: str) -> None:
    """A column of numbers before and one of remarks behind make as many places as figures."""
    rows = (f"序号 | {ACROSS[0]} | 备注", *(f" | {line} | " for line in ACROSS[1:]))
    found = assigned(*rows, f"1 | {FIGURES} | ", section="disputes", kind=kind)
    got = [piece.text for slot, piece in found.pairs if slot.column and piece]
    assert got in ([], FIGURES.split(" | "))


def test_a_label_that_is_none_of_the_forms_moves_no_figure_to_the_next_column() -> None:
    head = [f"{line} | " for line in ACROSS]
    rows = (f"{head[0]}备注", head[1].replace("结果维持", "结果持", 1), head[2], f"{FIGURES} | ")
    found = assigned(*rows, section="disputes")
    assert found.why or all(piece is None or piece.start == s.start for s, piece in found.pairs)


def test_a_figure_beyond_the_columns_is_not_the_blank_one_of_its_row() -> None:
    """Last year's figure stands behind a column that nobody has filled yet."""
    found = assigned("信息内容 | 本年处理决定数量 | ", "行政许可 |  | 480")
    assert not any(piece and piece.text == "480" for slot, piece in found.pairs if slot.column)


def test_the_figures_of_a_second_total_are_not_those_of_a_row_that_was_left_out() -> None:
    """Copied out of a page cell by cell, with a number before each row and a total below."""
    rows = [cell for line in ACROSS for cell in line.split(" | ") if cell.strip()]
    lines = ["序号", *rows, "1", *FIGURES.split(" | "), "2", "合计", *map(str, range(20, 35))]
    page = "\n".join(["四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", *lines])
    found = place(text.read(page.encode(), "x.txt")).cells
    assert "20" not in {cell.written for cell in found.values()}


def test_a_head_with_labels_cut_by_the_end_of_its_page_still_counts_its_columns() -> None:
    """The rows on the next page are a table of their own, in which the stub has three places."""
    labels = ["自然人", "商业企", "科研机", "社会公", "法律服", "其他", "总计"]
    head = [[Cell("栏目"), Cell("申请人情况", 7)], list(map(Cell, ["", *labels]))]
    row = [
        Cell("一、本年新收政府信息公开申请数量", 3),
        *map(Cell, ["6", "56", "0", "2", "0", "0", "64"]),
    ]
    title = "<p>三、收到和处理政府信息公开申请情况</p>"
    page = html.read((title + as_html(head) + as_html([row])).encode(), "x.html")
    read = {at.column: cell.written for at, cell in place(page).cells.items()}
    assert read == {"person": "6", "other": "0", "total": "64"}
