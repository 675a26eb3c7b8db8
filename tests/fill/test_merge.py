"""What is written into a report takes the place of a gap, a mark and of what was only inferred."""

from __future__ import annotations

from pathlib import Path

from reportctl.document.document import Document
from reportctl.document.toml import parse
from reportctl.fill.merge import merge, put_prose, set_cell
from reportctl.report.build import build
from reportctl.report.report import Report
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
WON, LOST = At("disputes.review", "upheld"), At("disputes.review", "corrected")
TEXT = """[report]
organ = "竹溪镇人民政府"
year = 2022

[disputes]
review = [4, "?", 0, 0]

[reading]
inferred = ["disputes.review.upheld", "disputes.review.other"]  # 待核对
proofread = ["overview", "disputes.note"]
"""


def report(document: Document) -> Report:
    made = build(document, Path("2022.toml")).report
    assert made
    return made


def test_a_figure_takes_the_place_of_what_was_not_read() -> None:
    document = parse(TEXT)
    merged = merge(document, report(document), {LOST: "7"}, {})
    assert "review = [4, 7, 0, 0]" in merged.document.text
    assert (merged.changed, merged.kept) == (1, ())


def test_what_was_not_read_never_takes_the_place_of_a_figure() -> None:
    document = parse(TEXT)
    merged = merge(document, report(document), {WON: "?"}, {}, force=True)
    assert merged.document.text == TEXT


def test_a_cell_that_is_written_rests_on_its_sums_no_longer() -> None:
    document = parse(TEXT)
    text = set_cell(document, report(document), WON, "5").text
    assert text == TEXT.replace("[4,", "[5,").replace('"disputes.review.upheld", ', "")


def test_a_text_that_is_written_is_proofread() -> None:
    text = put_prose(parse(TEXT), FORM, "overview", "全年平稳。").text
    assert 'proofread = ["disputes.note"]' in text
    text = put_prose(parse(TEXT), FORM, "disputes.note", "均已办结。").text
    assert 'proofread = ["overview"]' in text
    assert report(parse(text)).prose["disputes.note"].text == "均已办结。"
