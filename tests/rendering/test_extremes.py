"""What is rare and happens: painted in every format it stays on the paper and comes back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache

import pytest
from tests.browser import PHONE
from tests.carried import LOST, assert_carried, render

from reportctl.report.report import ExtraRow
from reportctl.report.skeleton import Content
from reportctl.schema.form import At
from reportctl.schema.load import load_form

ORGAN = "舞泉镇人民政府"
LONG_ORGAN = "新疆维吾尔自治区巴音郭楞蒙古自治州库尔勒市人力资源和社会保障局劳动监察综合执法局"
TEXT = (
    "全年公开信息3119条。**一是加强领导。**成立领导小组。\n\n（一）主动公开\n\n收取信息处理费0元。"
)
LONG_TEXT = "\n\n".join(
    f"（{number}）" + "本机关认真贯彻条例，全年公开信息3119条，“公开为常态、不公开为例外”。" * 5
    for number in range(1, 57)
)
PIPES = "（一）主动公开\n\n|单位|主动公开|\n\n|---|---|\n\n|党政办|31|\n\n以上合计31件。"
RARE = (
    "㛃㳇䓛䴖𠅤𡎚𣲗𦒍𧿹𨙸𩾃𪟝𪣻𫄧𫇭𫌀𫍯𫐄𫑡𫓧𫔍𫖮𫖯𫗧𫘜𫚕𫛭𫞩𫟅"
    "𫠆𫠊𫢸𫫇𫭟𫮃𫰛𫵷𫷷𫸩𬀩𬂩𬃊𬇕𬊈𬌗𬍛𬒈𬕂𬘓𬙂𬜬𬞟𬟁𬣙𬤇𬨂𬩽𬪩𬬩𬭁𬮱𬯀𬱖𬳵𬴂𬶋𬷕𬸘𬹼𬺈"
)
"""Characters of level 3 of the 通用规范汉字表, most of them beyond the basic plane."""


def filled(edition: int, figure: str = "12") -> Mapping[At, str]:
    return dict.fromkeys(load_form(edition).cells, figure)


def report(organ: str = ORGAN, text: str = TEXT, edition: int = 2021, **how: object) -> Content:
    form = load_form(edition)
    facts = {"level": "township", "scope": "own", "signature": organ, "date": "2025年1月20日"}
    prose = {section.key: text for section in form.sections if section.prose}
    year = 2024 if edition == 2021 else 2020
    return Content(organ, year, facts, **{"cells": filled(edition), "prose": prose, **how})


OTHER = "applications.outcome.other"
SINGLE = {
    **{at: text for at, text in filled(2021).items() if not at.row.startswith(OTHER)},
    **{At(OTHER, at.column): "34" for at in filled(2021) if at.row == f"{OTHER}.rest"},
}
EXTRAS = (
    ExtraRow("disclosure.documents", "其他政策性文件", "disclosure.documents.norm", ("1", "", "3")),
    ExtraRow("disclosure.decisions", "行政确认", "disclosure.decisions.coercion", ("77",)),
    ExtraRow("applications", "其中：网上提交", "applications.received", tuple("1234567")),
    ExtraRow("applications", "6.撤回", "applications.outcome.declined.reissue", tuple("1234567")),
)
CASES: Mapping[str, tuple[int, Content]] = {
    "blank cells": (2021, report(cells=filled(2021, ""))),
    "strokes": (2021, report(cells=filled(2021, "/"))),
    "extra rows": (2021, report(extras=EXTRAS)),
    "a single 其他处理": (2021, report(cells=SINGLE, older=frozenset({OTHER}))),
    "a blank single 其他处理": (
        2021,
        report(
            cells=dict.fromkeys(SINGLE, ""),
            older=frozenset({OTHER}),
            extras=(ExtraRow("applications", "其中：撤回", OTHER, tuple("1234567")),),
        ),
    ),
    "the form of 2019": (2019, report(edition=2019)),
    "eight digits": (2021, report(cells=filled(2021, "99999999"))),
    "eight digits of 2019": (2019, report(edition=2019, cells=filled(2019, "99999999"))),
    "a long name": (2021, report(organ=LONG_ORGAN)),
    "pipes": (2021, report(text=PIPES)),
    "rare characters": (2021, report(text=f"本镇{RARE}等村。")),
    "what Excel would unescape": (2021, report(text="目录_x0041_和a_b_c、_x000A_。")),
    "30,000 characters": (2021, report(text=LONG_TEXT)),
}


FORMATS = [pytest.param(f, marks=pytest.mark.slow) if f == "ofd" else f for f in LOST]
"""An OFD is the PDF's letters in other words: every day tests/test_round_trip.py reads one back."""


@cache
def printed(case: str) -> bytes:
    """As PDF."""
    return render(*CASES[case], "pdf")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_it_is_printed_and_comes_back(case: str, format_: str) -> None:
    assert_carried(*CASES[case], format_)


@pytest.mark.parametrize("case", CASES)
def test_every_character_stands_inside_the_margins(case: str) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(printed(case)))
    left, right = 28 / 25.4 * 72, (210 - 26) / 25.4 * 72
    for page in document:
        text = page.get_textpage()
        for number in range(text.count_chars()):
            box = text.get_charbox(number)
            assert left - 1 <= box[0] <= box[2] <= right + 1, (text.get_text_range(number, 1), box)
    assert "〓" not in text_of(printed(case))


@pytest.mark.parametrize("case", [case for case in CASES if case != "30,000 characters"])
def test_nothing_but_tables_scrolls_on_a_phone(case: str, browser) -> None:
    html = render(*CASES[case], "html")
    wide = browser.look(html, lambda p: p.evaluate("document.body.scrollWidth"), width=PHONE)
    assert wide <= PHONE


def test_the_long_ones_are_as_long_as_they_say() -> None:
    _, content = CASES["30,000 characters"]
    assert len(LONG_ORGAN) == 40
    assert sum(map(len, content.prose.values())) > 30_000


def test_a_signature_of_two_lines_keeps_its_date() -> None:
    words = text_of(printed("a long name")).split()
    end = words.index("2025年1月20日")
    assert "".join(words[end - 2 : end]) == LONG_ORGAN


def text_of(pdf: bytes) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)
