"""What is written into a report takes the place of a gap, a mark and of what was only inferred."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.document.document import Document
from reportctl.document.toml import parse
from reportctl.fill.merge import content_of_reading, merge, put_prose, put_reading, set_cell
from reportctl.fill.reading import ExtraRowRead, Placed, Reading
from reportctl.readers.source import Spot
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
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
    assert [(kept.here, kept.there) for kept in merged.kept] == [("4", "?")]


@pytest.mark.parametrize(("old", "new", "after"), [
    ("4", '""', "4"),
    ("0", '""', "0"),
    ("4", '"/"', "4"),
    ('"?"', '""', '"?"'),
    ('"/"', '""', '"/"'),
    ('"?"', '"/"', '"/"'),
    ('""', '"/"', '"/"'),
])  # fmt: skip
def test_a_blank_takes_the_place_of_no_figure(old: str, new: str, after: str) -> None:
    document = parse(TEXT.replace('[4, "?"', f'[{old}, "?"'))
    read = Reading(FORM, cells={WON: placed(WON, new.strip('"')), LOST: placed(LOST, "7")})
    put = put_reading(document, report(document), read, force=True)
    assert f"review = [{after}, 7, 0, 0]" in put.document.text
    assert len(put.blank) == (after == old and old not in {'"/"', '""'})


def placed(at: At, written: str) -> Placed:
    return Placed(at, int(written) if written.isdigit() else None, written, Spot(), written)


def test_an_empty_text_takes_the_place_of_no_text() -> None:
    document = parse(TEXT + '\n[overview]\ntext = """\n全年平稳。\n"""\n')
    read = Reading(FORM, prose={"overview": " "})
    assert put_reading(document, report(document), read, force=True).document.text == document.text


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


@pytest.mark.parametrize(("given", "level"), [("", "street"), ("department", "department")])
def test_the_level_that_the_name_of_the_organ_shows(given: str, level: str) -> None:
    content = content_of_reading(Reading(load_form(2021)), "清水区云溪街道办事处", 2021, given)
    assert content.facts["level"] == level


def test_a_cell_that_the_source_does_not_have_is_no_blank_in_a_new_file():
    content = content_of_reading(Reading(FORM, "清水镇人民政府", 2022), "清水镇人民政府", 2022)
    assert set(content.cells.values()) == {"?"}
    assert content.cells.keys() == FORM.cells.keys()


def test_preface_signature_and_date_reach_a_file_that_is_there():
    document = parse(write_report(FORM, Content("清水镇人民政府", 2022)))
    read = Reading(
        FORM, preface="编制本报告。", signature="清水镇人民政府", date="2023年1月5日",
        extras=(ExtraRowRead("applications", "补充行", "", ("1",), Spot()),),
    )  # fmt: skip
    put = put_reading(document, report_content(document), read, force=False)
    after = report_content(put.document)
    assert (after.preface, after.signature, after.date) == (
        "编制本报告。",
        "清水镇人民政府",
        "2023年1月5日",
    )
    assert put.lost == ("“补充行”：1",)
    other = Reading(FORM, date="2023年2月1日")
    kept = put_reading(put.document, after, other, force=False)
    assert [(k.here, k.there) for k in kept.kept] == [("2023年1月5日", "2023年2月1日")]
    assert (
        report_content(put_reading(put.document, after, other, force=True).document).date
        == other.date
    )


def report_content(document: Document) -> Report:
    built = build(document, Path("2022.toml"))
    assert built.report is not None
    return built.report


def test_texts_that_came_out_of_a_scan_stand_in_the_file_as_not_yet_proofread():
    reading = Reading(
        FORM, preface="编制本报告。", prose={"overview": "公开12条。"},
        proofread=frozenset({"overview", "preface"}),
    )  # fmt: skip
    document = parse(write_report(FORM, content_of_reading(reading, "清水镇人民政府", 2022)))
    report_content = build(document, Path("2022.toml")).report
    assert report_content is not None
    assert report_content.proofread == {"overview", "preface"}


OTHER = "applications.outcome.other"
"""（六）其他处理, one row in the edition of 2019 and three in that of 2021."""


def older_reading(first: str) -> Reading:
    row = [
        At(OTHER, key) for key in ("person", "business", "research", "welfare", "legal", "other")
    ]
    cells = {at: Placed(at, 0, "0", Spot(), "0") for at in row}
    cells[row[0]] = Placed(row[0], int(first), first, Spot(), first)
    return Reading(FORM, older=frozenset({OTHER}), cells=cells)


def test_a_row_of_an_older_edition_stands_as_one_row_in_a_new_file() -> None:
    content = content_of_reading(older_reading("2"), "清水镇人民政府", 2022)
    made = report_content(parse(write_report(FORM, content)))
    assert made.older == {OTHER}
    assert made.cells[At(OTHER, "person")].value == 2


def test_a_row_of_an_older_edition_is_lost_only_where_the_file_has_several() -> None:
    one = parse(write_report(FORM, content_of_reading(older_reading("2"), "清水镇人民政府", 2022)))
    put = put_reading(one, report_content(one), older_reading("3"), force=True)
    assert put.lost == ()
    assert report_content(put.document).cells[At(OTHER, "person")].value == 3
    several = parse(write_report(FORM, Content("清水镇人民政府", 2022)))
    put = put_reading(several, report_content(several), older_reading("3"), force=True)
    assert put.lost == (f"“{OTHER}”只有一行：3、0、0、0、0、0",)


def test_the_level_that_a_source_shows_is_that_of_its_own_organ() -> None:
    reading = Reading(load_form(2021), organ="云溪县", level="county")
    assert content_of_reading(reading, "云溪县", 2021).facts["level"] == "county"
    zone = content_of_reading(reading, "云溪县临空物流园管理委员会", 2021).facts
    assert zone.get("level") != "county"
