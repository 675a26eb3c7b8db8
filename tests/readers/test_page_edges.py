"""What pages repeat at their head and foot."""

from __future__ import annotations

import pytest

from reportctl.readers.page_edges import without_running
from reportctl.readers.pdf_flow import Line
from reportctl.readers.source import Running


def line(text: str, top: float, *, page: int = 1) -> Line:
    return Line([(text, False)], 0, 400, top, top + 12, 12, page)


def test_page_numbers_and_running_titles_are_left_out():
    def page(number: int) -> tuple[float, list[Line]]:
        body = line(f"正文{'甲乙丙'[number]}", 400)
        return 800, [line("某镇年度报告", 20), body, line(f"— {number + 1} —", 780)]

    kept, running = without_running([page(0), page(1), page(2)])
    assert running == [Running("页眉", "某镇年度报告")]
    assert [[one.text for one in lines] for lines in kept] == [["正文甲"], ["正文乙"], ["正文丙"]]


def test_a_running_title_in_which_recognition_took_a_letter_for_another_is_one():
    titles = ["6:27 PM 某镇2023年年度报告-某镇网", "6:27 Pm 某镇2023年年度报告-某镇网"]
    pages = [(800, [line(text, 20, page=n), line(f"正文{n}", 400, page=n)]) for n, text in
             enumerate([*titles, titles[0].replace("网", "冈")], 1)]  # fmt: skip
    kept, _ = without_running(pages, {1, 2, 3})
    assert [[one.text for one in lines] for lines in kept] == [["正文1"], ["正文2"], ["正文3"]]
    kept, _ = without_running(pages)
    assert [len(lines) for lines in kept] == [2, 2, 2]


def test_what_stands_once_at_the_edge_is_no_running_title():
    (kept,), _ = without_running([(800, [line("某镇年度报告", 20), line("2024年1月20日", 770)])])
    assert [one.text for one in kept] == ["某镇年度报告", "2024年1月20日"]


def body(*texts: str, at: float = 60.0) -> list[Line]:
    """Lines of a text that fills its page."""
    return [line(text, at + 20 * n) for n, text in enumerate(texts)]


FULL = [f"全年公开政府信息第{n}段。" for n in "一二三四五六七八九十" * 3]


@pytest.mark.parametrize(
    ("first", "second"), [("1月份公开信息27条。", "8月份公开信息9条。"), ("无。", "无。")]
)
def test_sentences_that_are_alike_at_the_edges_of_the_text_are_kept(
    first: str, second: str
) -> None:
    pages = [body(first, *FULL, first), body(second, *FULL, second)]
    kept, running = without_running([(740.0, page) for page in pages])
    assert (kept, running) == (pages, [])


def test_a_head_of_two_lines_is_running_and_what_stands_once_at_its_height_is_not() -> None:
    pages = [[*body("青岚县水利局", "年报", at=10), *body(*FULL, at=80)] for _ in range(2)]
    pages[1].insert(0, line("修订", 2))
    kept, running = without_running([(740.0, page) for page in pages])
    assert [len(page) for page in kept] == [30, 31]
    assert running == [Running("页眉", "青岚县水利局"), Running("页眉", "年报")]


def test_what_is_running_on_other_pages_is_so_where_the_text_comes_near_it() -> None:
    foot = [line(f"file:///年报.html {n}/3", 720) for n in (1, 2, 3)]
    pages = [[*body(*FULL[:29]), foot[0]], [*body(*FULL), foot[1]], [*body(*FULL[:9]), foot[2]]]
    pages[1].insert(-1, line("青岚县水利局", 702))
    kept, running = without_running([(740.0, page) for page in pages])
    assert [page[-1].text for page in kept] == [FULL[28], "青岚县水利局", FULL[8]]
    assert len(running) == 3
