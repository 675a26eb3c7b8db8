"""import(render(x)) == x: what is printed is read back, in every format that `fill` reads.

What a format cannot carry stands in `tests.carried.LOST`, with the reason; everything else comes
back as it was: every cell and stroke, the rows of an older form, rows that the form does not have,
the prose with its paragraphs and bold, preface, signature, date, organ and year.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.carried import LOST, PRINTED, assert_carried
from tests.filled import published, report_of
from tests.properties import examples

from reportctl.fill.merge import content_of_reading
from reportctl.fill.place import place
from reportctl.page.compose import compose
from reportctl.readers.read import read_source
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.skeleton import Content
from reportctl.schema.form import At
from reportctl.schema.load import load_form

MOST = {"pdf": 6, "ofd": 6, "docx": 15, "xlsx": 12}
"""How many reports are tried in the second stage, where a format is slow."""


@pytest.mark.property
@pytest.mark.parametrize("format_", LOST)
def test_what_is_printed_is_read_back(format_: str) -> None:
    @settings(
        max_examples=examples(MOST.get(format_, 20)),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(published())
    def check(made: tuple[int, Content]) -> None:
        assert_carried(*made, format_)

    check()


@pytest.mark.parametrize("format_", [name for name in LOST if name != "html-fragment"])
def test_a_draft_is_read_back_without_what_only_a_draft_says(format_: str) -> None:
    form = load_form(2021)
    cells = {at: str(number) for number, at in enumerate(form.cells, start=20)}
    unread = At("applications.received", "person")
    facts = {"level": "county", "preface": "现将本机关的情况报告如下。", "date": "2022年1月25日"}
    content = Content("云溪县人民政府", 2021, facts, cells=cells | {unread: "?"})
    wrong = {At("applications.received", "total"): "总计不等于各列之和"}
    page = compose(report_of(2021, content), wrong, draft=True)
    data = FORMATS[format_].render(page, Look())
    reading = place(read_source(data, f"draft{FORMATS[format_].suffix}"))
    read = content_of_reading(reading, "云溪县人民政府", 2021)
    assert read.cells == content.cells
    assert [left.text for left in reading.unread.values()] == ["?"]
    told = {key: text for key, text in facts.items() if key not in PRINTED}
    assert {key: read.facts.get(key) for key in told} == told
    assert not read.prose
