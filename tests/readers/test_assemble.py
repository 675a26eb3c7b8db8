"""A source made of pages of letters and rulings."""

from __future__ import annotations

import pytest

from reportctl.finding import Failure
from reportctl.readers.assemble import Assembler, is_picture
from reportctl.readers.ink import PICTURE, UNKNOWN, Ink, Letter
from reportctl.readers.limits import Work
from reportctl.readers.source import Paragraph, Running, Source, SourceTable


def letters(text: str, x: float, top: float, **how: object) -> list[Letter]:
    return [
        Letter(c, x + at * 10, top, x + at * 10 + 10, top + 10, 10, **how)
        for at, c in enumerate(text)
    ]


def page(*texts: list[Letter], number: int = 1) -> Ink:
    ink = Ink(number, 600, 800)
    ink.letters = [letter for text in texts for letter in text]
    return ink


def ruled(ink: Ink, xs: tuple[int, ...] = (50, 200, 300), ys: tuple[int, ...] = (300, 330, 360)):
    ink.across += [(y, xs[0], xs[-1]) for y in ys]
    ink.down += [(x, ys[0], ys[-1]) for x in xs]
    return ink


TEXT = letters("本镇全年主动公开政府信息三十五条", 50, 200)
CELLS = [*letters("行政许可", 60, 310), *letters("5", 210, 310), *letters("行政处罚", 60, 340)]


def made(*pages: Ink) -> Source:
    assembler = Assembler("a.pdf", "pdf", Work("a.pdf"))
    for each in pages:
        assembler.add(each)
    return assembler.finish(" 标题 ")


def test_lines_and_tables_come_from_the_top_down():
    below = letters("以上数字均已核对", 50, 400)
    source = made(ruled(page(TEXT, CELLS, below)))
    first, table, last = source.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, SourceTable)
    assert [[c.text for c in row] for row in table.rows] == [["行政许可", "5"], ["行政处罚", ""]]
    assert isinstance(last, Paragraph)
    assert (last.text, source.title, source.doubts) == ("以上数字均已核对", "标题", ())


def test_a_box_round_text_is_no_table():
    source = made(ruled(page(TEXT, letters("行政许可", 60, 310)), xs=(50, 300), ys=(300, 330)))
    assert not [block for block in source.blocks if isinstance(block, SourceTable)]


def test_a_figure_that_stands_out_of_its_cell_is_unclear():
    table = made(ruled(page(TEXT, CELLS, letters("7", 195, 340)))).blocks[1]
    assert isinstance(table, SourceTable)
    held = [(a.kind, a.text) for row in table.rows for c in row for a in c.apart]
    assert held == [("unclear", "7")]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (letters("作废", 50, 600, apart="hidden"), "第1页有看不见的字“作废”，没有读入"),
        (letters("作废", 50, 600, apart="struck"), "第1页有划掉的字“作废”，没有读入"),
        (letters("竖", 50, 600, turn=1), "第1页有横排的字“竖”，没有读入；如是正文请对照补上"),
    ],
)
def test_letters_outside_tables_that_are_not_read_are_told(more, told):
    assert made(page(TEXT, more)).doubts == (told,)


def test_words_aslant_are_a_watermark():
    over, beside = (
        letters("2020 草稿", 50, 600, turn=None),
        letters("样", 9, 600, turn=None, shade=0.5),
    )
    source = made(page(TEXT, over, beside), page(over, number=2))
    assert (len(source.blocks), source.doubts) == (1, ())
    assert source.running == (Running("水印", "2020 草稿"), Running("水印", "样"))


def test_letters_too_high_for_the_cells_on_which_they_lie_are_a_watermark():
    high = [Letter(c, x, 300, x + 40, 345, 44) for c, x in (("作", 60), ("8", 215))]
    source = made(ruled(page(TEXT, CELLS, high)))
    table = source.blocks[1]
    assert isinstance(table, SourceTable)
    assert [[c.text for c in row] for row in table.rows] == [["行政许可", "5"], ["行政处罚", ""]]
    assert source.running == (Running("水印", "作8"),)


def picture(number: int = 1) -> Ink:
    ink = Ink(number, 600, 800)
    ink.objects.append(((0, 0, 600, 790), PICTURE))
    return ink


def test_a_page_that_is_a_picture_is_told_and_a_scan_is_refused():
    assert is_picture(picture())
    assert not is_picture(page(TEXT))
    source = made(page(TEXT, letters("另有更多的文字在此处", 50, 230)), picture(2))
    assert source.doubts == ("第2页是图片，上面的文字没有读入；请对照原件补上",)
    with pytest.raises(Failure, match=r"^a\.pdf：是扫描件（图片），没有文字"):
        made(picture())


def test_a_large_picture_beside_text_is_told():
    ink = page(TEXT)
    ink.objects.append(((50, 400, 500, 700), PICTURE))
    assert made(ink).doubts == ("第1页有 1 幅图片，图片里的文字没有读入，请对照原件",)


def test_letters_without_a_code_are_told_and_many_are_refused():
    few = made(page(TEXT, letters(UNKNOWN, 50, 230)))
    assert few.doubts == (f"有 1 个字的字体没有编码，读成了“{UNKNOWN}”，请对照原件改正",)
    with pytest.raises(Failure, match="字体没有文字编码"):
        made(page(TEXT, letters(UNKNOWN * 20, 50, 230)))


def test_the_pages_that_were_recognised_are_named():
    ink = page(TEXT, number=3)
    ink.recognised = True
    assert made(ink).scanned == {3}


def test_a_box_that_floats_over_text_and_table_is_set_apart_and_what_it_hides_is_told():
    box = [*letters("智能问答", 210, 305), *letters("返回顶部", 210, 345)]
    hidden = letters("共三条", 140, 325, apart="hidden")
    pages = [
        page(letters("本镇公开政府信息。", 50, 325), hidden, box),
        ruled(page(CELLS, letters("全年办理申请二件。", 50, 600), box, number=2), (50, 200, 400)),
        page(letters("全年没有收取费用", 50, 325), box, number=3),
    ]
    for each in pages:
        each.fills.append((205, 290, 300, 370))
        each.across += [(290, 205, 300), (370, 205, 300)]
        each.down += [(205, 290, 370), (300, 290, 370)]
    source = made(*pages)
    said = "".join(block.text for block in source.blocks if isinstance(block, Paragraph))
    assert said == "本镇公开政府信息。全年办理申请二件。全年没有收取费用"
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    assert [[c.text for c in row] for row in table.rows] == [["行政许可", "5"], ["行政处罚", ""]]
    assert source.running == (Running("固定文字", "智能问答 返回顶部"),)
    assert source.doubts == ("第1页有看不见的字“共三条”（在“开政府信息。”之后），没有读入",)
