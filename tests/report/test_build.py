"""A document becomes a report; whatever is wrong with its shape is a finding with a place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from reportctl.document.toml import parse
from reportctl.report.build import Built, build
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At
from reportctl.schema.load import form_for


def built(*replacements: tuple[str, str], year: int = 2021) -> Built:
    text = write_report(form_for(year), Content("云溪镇人民政府", year, {"level": "township"}))
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return build(parse(text), Path("2021.toml"))


def told(*replacements: tuple[str, str]) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in built(*replacements).findings]


def test_a_skeleton_is_a_report_of_blanks() -> None:
    report = built().report
    assert report
    assert len(report.cells) == 200
    assert all(cell.value is None and cell.written == "" for cell in report.cells.values())
    assert report.printed_title == "云溪镇人民政府2021年政府信息公开工作年度报告"


def test_a_stroke_stays_what_it_is() -> None:
    report = built(('licence  = ""', 'licence  = "/"')).report
    assert report
    cell = report.cells[At("disclosure.decisions.licence", "decided")]
    assert (cell.value, cell.written) == (None, "/")


def test_money_keeps_its_digits() -> None:
    report = built(('amount = ""', "amount = 0.5000")).report
    assert report
    cell = report.cells[At("disclosure.fees.amount", "charged")]
    assert (cell.value, cell.written) == (Decimal("0.5"), "0.5000")


def test_a_row_may_stop_before_its_total() -> None:
    report = built(('review            = ["", "", "", "", ""]', "review = [1, 0, 2, 0]")).report
    assert report
    cell = report.cells[At("disputes.review", "total")]
    assert (cell.value, cell.computed) == (3, True)


def test_a_word_in_a_numbers_place_is_told_with_its_place() -> None:
    (finding,) = built(('licence  = ""', 'licence  = "若干"')).findings
    assert (finding.code, finding.key, finding.column) == (
        "F106",
        "disclosure.decisions.licence",
        None,
    )
    assert finding.message == "“行政许可”应是数字，写的是 若干"
    assert (finding.place.col, finding.place.end_col) == (12, 16)


def test_a_short_row_places_no_cell() -> None:
    result = built(('review            = ["", "", "", "", ""]', "review = [1, 0]"))
    assert [f.message for f in result.findings] == ["“行政复议”应有5格，实有2格"]
    assert result.report
    assert not any(at.row == "disputes.review" for at in result.report.cells)


def test_an_older_row_replaces_its_parts() -> None:
    text = write_report(form_for(2021), Content("云溪镇", 2021))
    lines = [line for line in text.split("\n") if not line.startswith("outcome.other.")]
    lines.insert(
        lines.index("[applications]           # 三、收到和处理政府信息公开申请情况") + 1,
        "outcome.other = [1, 0, 0, 0, 0, 0, 1]",
    )
    report = build(parse("\n".join(lines)), Path("x.toml")).report
    assert report
    assert report.older == {"applications.outcome.other"}
    parts = next(
        s.parts
        for s in report.sums
        if s.total.row == "applications.outcome.total" and s.along == "column"
    )
    assert At("applications.outcome.other", "person") in parts
    assert At("applications.outcome.other.rest", "person") not in parts


def test_a_mistyped_key_names_the_one_meant() -> None:
    (finding,) = built(("received   ", "recieved   ")).findings
    assert (finding.code, finding.hint) == ("F103", "是不是 received？")


def test_facts_of_the_wrong_kind() -> None:
    assert told(('"township"', '"town"')) == [
        (
            "F109",
            (
                "level 写的是 town，可选的是 "
                "ministry、province、city、county、township、street、department"
            ),
        )
    ]
    assert told(("year    = 2021", 'year    = "二〇二一"')) == [
        ("F104", "year 应是四位年份，写的是 二〇二一")
    ]
    assert told(('organ   = "云溪镇人民政府"', "organ   = 3"))[0] == ("F104", "organ 应是文字")


def test_prose_knows_its_places() -> None:
    report = built(
        ("[overview]", "[overview]"),
        ('text = """\n"""', 'text = """\n第一段。\n\n第二段：3件。\n"""'),
    ).report
    assert report
    prose = report.prose["overview"]
    start = prose.text.index("3件")
    place = prose.place(start, start + 2)
    first = prose.place(0, 1)
    assert (place.line - first.line, place.col, place.end_col) == (2, 5, 7)


def test_not_toml_is_one_finding_and_no_report() -> None:
    result = build(parse("[report\n"), Path("x.toml"))
    assert result.report is None
    assert [finding.code for finding in result.findings] == ["F102"]


def test_an_unseen_character_is_told() -> None:
    (finding,) = built(('text = """\n"""', 'text = """\n甲\u202e乙\n"""')).findings
    assert finding.code == "F112"
    assert finding.message == "“一、总体情况”第2个字是看不见的控制字符 U+202E"


RECEIVED = 'received                     = ["", "", "", "", "", "", ""]'


def test_what_was_not_read_is_neither_blank_nor_zero() -> None:
    rows = [('licence  = ""', 'licence  = "？"'), (RECEIVED, 'received = ["?", 1, 0, 0, 0, 0]')]
    report = built(*rows).report
    assert report
    person = At("applications.received", "person")
    cell, total = report.cells[person], report.cells[person._replace(column="total")]
    assert (cell.value, cell.written, cell.unread, cell.blank) == (None, "?", True, False)
    assert (total.value, total.unread, total.computed) == (None, True, True)
    assert [one.at.row for one in report.unread] == ["disclosure.decisions.licence", person.row]
