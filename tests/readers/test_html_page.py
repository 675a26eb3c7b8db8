"""The parts of a web page: white space as a browser folds it, tables that only lay out."""

from __future__ import annotations

import pytest

from reportctl.readers.html_page import Cell, Line, Passed, Table, Words, said


def folded(*data: str) -> str:
    words = Words()
    for text in data:
        words.add(text, 1, bold=False)
    runs = words.take()[0]
    return "".join(text for text, _ in runs)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (["公开  12\t件"], "公开 12 件"),
        (["公开\n12件"], "公开 12件"),
        (["公开信息\n全年"], "公开信息全年"),
        (["公开信息\n", "全年"], "公开信息全年"),
        (["公开信息 ", " 全年"], "公开信息 全年"),
        (["  "], ""),
        (["\u3000\u3000公开"], "\u3000\u3000公开"),
    ],
)
def test_white_space_is_folded_and_a_line_end_between_chinese_is_none(data, text):
    assert folded(*data) == text


def test_the_next_paragraph_begins_anew_and_knows_its_line():
    words = Words()
    words.add("\n\n公开", 3, bold=True)
    words.picture = "图片"
    assert words.take() == ([("公开", True)], 5, False, "图片")
    assert words.take() == ([], 5, True, "")


def line(text: str) -> Line:
    return Line(text, text, False, 1, 0, 0)  # noqa: FBT003 - whether all of it is bold


def table(*rows: list[list[Line | Table]]) -> Table:
    return Table(1, 0, [[Cell(1, items=items) for items in row] for row in rows])


def test_a_table_of_one_column_or_with_tables_in_it_only_lays_out():
    assert table([[line("甲")]], [[line("5")]]).is_layout
    figures = table([[line("甲")], [line("5")]])
    assert not figures.is_layout
    assert table([[line("栏目")], [figures]]).is_layout


def test_a_table_with_more_figures_than_what_stands_in_it_is_one_of_figures():
    inner = table([[line("注")], [line("无")]])
    assert not table([[line("5")], [inner]]).is_layout


def test_what_is_passed_over_gives_its_text_or_the_value_of_a_field():
    title = Passed("title")
    title.says("年报")
    assert (title.text, title.value) == ("年报", "")
    field = Passed("textarea")
    field.says(" 12 ")
    assert field.value == "12"


@pytest.mark.parametrize(("chosen", "value"), [([], ""), (["12"], "12"), (["12", "13"], "")])
def test_a_list_to_choose_from_shows_what_is_chosen_if_that_is_certain(chosen, value):
    found = Passed("select")
    for text in ("11", *chosen):
        found.opens("option", {"selected": None} if text in chosen else {})
        found.says(text)
    assert found.value == value


def test_a_cell_holds_what_a_frame_in_it_held():
    inner, outer = Cell(1, object="图片"), Cell(1)
    inner.set_apart("struck", " 5 ")
    inner.set_apart("struck", "  ")
    outer.hold(inner)
    assert (outer.object, [(a.kind, a.text) for a in outer.apart]) == ("图片", [("struck", "5")])


def test_a_paragraph_is_a_link_if_nothing_of_it_is_said_outside_of_one():
    words = Words()
    words.add("打印", 1, bold=False, link=True)
    words.add(" ", 1, bold=False)
    assert words.take()[2]
    words.add("打印", 1, bold=False, link=True)
    words.add("本页", 1, bold=False)
    assert not words.take()[2]


def test_a_short_link_leads_elsewhere_but_a_title_and_a_sentence_are_text():
    def leads(text: str, level: int = 0) -> bool:
        return Line(text, text, False, 1, level, 0, link=True).leads  # noqa: FBT003

    assert leads("跳到正文")
    assert not leads("跳到正文", 1)
    assert not leads("一、总体情况")
    assert not leads("（一）主动公开情况")
    assert not leads("本机关主动公开信息3条。")
    assert not leads("公开" * 21)


def test_two_tables_say_the_same_if_all_their_cells_do():
    def table(*figures: str) -> Table:
        rows = [[Cell(1, items=[line("规章")]), Cell(1, items=[line(each)])] for each in figures]
        return Table(1, 0, rows=rows)

    assert said(table("3", "5")) == said(table("3", "5"))
    assert said(table("3", "5")) != said(table("3", "6"))
    assert said(table("3")) != said(Table(1, 0, rows=[[table("3").rows[0][0]]]))
