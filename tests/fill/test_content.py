"""What is written of what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.document.document import Document
from reportctl.document.toml import parse
from reportctl.fill.content import content_of_reading, put_reading
from reportctl.fill.reading import ExtraRowRead, Reading
from reportctl.readers.source import Spot
from reportctl.report.build import build
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.load import load_form


@pytest.mark.parametrize(("given", "level"), [("", "street"), ("department", "department")])
def test_the_level_that_the_name_of_the_organ_shows(given: str, level: str) -> None:
    content = content_of_reading(Reading(load_form(2021)), "清水区云溪街道办事处", 2021, given)
    assert content.facts["level"] == level


FORM = load_form(2021)


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
    put = put_reading(document, report(document), read, force=False)
    after = report(put.document)
    assert (after.preface, after.signature, after.date) == (
        "编制本报告。",
        "清水镇人民政府",
        "2023年1月5日",
    )
    assert put.lost == ("“补充行”：1",)
    other = Reading(FORM, date="2023年2月1日")
    kept = put_reading(put.document, after, other, force=False)
    assert [(k.here, k.there) for k in kept.kept] == [("2023年1月5日", "2023年2月1日")]
    assert report(put_reading(put.document, after, other, force=True).document).date == other.date


def report(document: Document) -> Report:
    built = build(document, Path("2022.toml"))
    assert built.report is not None
    return built.report


def test_texts_that_came_out_of_a_scan_stand_in_the_file_as_not_yet_proofread():
    reading = Reading(
        FORM, preface="编制本报告。", prose={"overview": "公开12条。"},
        proofread=frozenset({"overview", "preface"}),
    )  # fmt: skip
    document = parse(write_report(FORM, content_of_reading(reading, "清水镇人民政府", 2022)))
    report = build(document, Path("2022.toml")).report
    assert report is not None
    assert report.proofread == {"overview", "preface"}
