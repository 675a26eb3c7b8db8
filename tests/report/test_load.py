"""A document becomes a report; whatever is wrong with its shape is a finding with a place."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples

from reportctl.document.toml import parse
from reportctl.finding import Failure
from reportctl.report.facts import FACTS
from reportctl.report.load import Built, build
from reportctl.report.skeleton import Content, write_report
from reportctl.rules.check import check
from reportctl.rules.rule import Review
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


def test_no_total_is_made_over_a_blank() -> None:
    report = built(('review            = ["", "", "", "", ""]', 'review = [88, 18, 28, ""]')).report
    assert report
    cell = report.cells[At("disputes.review", "total")]
    assert (cell.value, cell.computed) == (None, True)


def test_a_word_in_a_numbers_place_is_told_with_its_place() -> None:
    (finding,) = built(('licence  = ""', 'licence  = "若干"')).findings
    assert (finding.code, finding.key, finding.column) == (
        "F106",
        "disclosure.decisions.licence",
        None,
    )
    assert finding.message == "“行政许可”应是数字，写的是 若干"
    assert (finding.place.col, finding.place.end_col) == (12, 16)


def test_a_word_in_a_numbers_place_is_no_blank() -> None:
    report = built(('licence  = ""', 'licence  = "若干"')).report
    assert report
    cell = report.cells[At("disclosure.decisions.licence", "decided")]
    assert (cell.unread, cell.blank, cell.written) == (True, False, "?")


def test_a_row_that_lost_a_cell_is_not_one_without_its_total() -> None:
    result = built(('review            = ["", "", "", "", ""]', "review = [8, 2, 3, 13]"))
    assert [f.message for f in result.findings] == ["“行政复议”应有5格，实有4格"]
    result = built(('review            = ["", "", "", "", ""]', "review = [8, 2, 3, 1]"))
    assert result.report
    assert result.report.value(At("disputes.review", "total")) == 14


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


def test_a_text_around_a_table_has_its_place_and_a_blank_one_is_none() -> None:
    texts = '[disclosure]\ntext = "见下表。"\nnote = ""\n\n[disclosure.documents]'
    report = built(("[disclosure.documents]", texts)).report
    assert report
    prose = report.prose["disclosure.text"]
    assert (prose.text, prose.title) == ("见下表。", "二、主动公开政府信息情况（表前文字）")
    assert prose.place(1, 2).col == 10
    assert "disclosure.note" not in report.prose


def test_what_was_read_with_less_than_certainty_is_known_by_its_keys() -> None:
    row = "applications.received.person"
    reading = f'[reading]\ninferred = ["{row}", "x", 3]\nproofread = "overview"\n\n[overview]'
    made = built(("[overview]", reading))
    assert made.report
    assert made.report.inferred == {At("applications.received", "person")}
    assert made.report.proofread == frozenset()
    assert [(f.code, f.message) for f in made.findings] == [
        ("F103", "[reading] 的 inferred 里写的“x”不是格式里的格"),
        ("F103", "[reading] 的 inferred 里写的“3”不是格式里的格"),
        ("F105", "[reading] 的 proofread 应是方括号里的若干个键"),
        ("F115", "有1格是按合计推算的，未独立核对：“一、本年新收政府信息公开申请数量”的“自然人”"),
    ]


ODD = st.recursive(
    st.one_of(
        st.integers(-9, 10**20),
        st.booleans(),
        st.text(max_size=3),
        st.dates(),
        st.decimals(allow_nan=True, allow_infinity=True),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=4,
)
SKELETON = parse(write_report(form_for(2021), Content("云溪镇人民政府", 2021))).values


@given(st.data())
@settings(deadline=None, max_examples=examples(60))
def test_no_type_of_value_at_any_key_is_more_than_a_finding(data: st.DataObject) -> None:
    paths = [("report", key) for key in (*FACTS, "x")]
    paths += [("overview",), ("overview", "text"), ("disclosure",), ("disclosure", "note")]
    paths += [("applications", key) for key in ("columns", "received", "outcome", "extra")]
    paths += [("waivers",), ("parts",), ("reading",), ("reading", "inferred"), ("report",)]
    values = deepcopy(dict(SKELETON))
    for path in data.draw(st.lists(st.sampled_from(paths), min_size=1, max_size=3)):
        here = values
        for key in path[:-1]:
            below = here.setdefault(key, {})
            here = below if isinstance(below, dict) else {}
        here[path[-1]] = data.draw(ODD)
    document = parse(tomli_w.dumps(values))
    assert not document.faults
    made = build(document, Path("2021.toml"))
    if made.report:
        check(Review(made.report), made.findings)


HEAD = '[report]\norgan = "云溪镇人民政府"\nyear = 2021\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[waivers]]\nrule = "T301"\n' * 1_001, r"\[\[waivers\]\] 超过 1000 段"),
        ('[[applications.extra]]\nlabel = "甲"\n' * 501, "格式以外的行超过 500 行"),
        ('[[parts]]\norgan = "甲"\n' * 5_001, "单位超过 5000 个"),
        (f'[overview]\ntext = "{"字" * 400_001}"', "各部分文字超过 400000 字"),
        (f'[[waivers]]\nreason = "{"字" * 4_001}"', "正文以外有一处文字超过 4000 字"),
        (f"[x]\n{'k' * 4_001} = 1", "正文以外有一处文字超过 4000 字"),
        (f'signature = "{"字" * 401}"', "机关名称或者标题超过 400 字"),
    ],
)
def test_more_than_any_report_has_is_refused(text, told):
    with pytest.raises(Failure, match=rf"^2021\.toml：{told}，请|^2021\.toml：{told}，不像"):
        build(parse(HEAD + text), Path("2021.toml"))


def test_a_large_report_is_read():
    text = HEAD + '[overview]\ntext = "' + "收到申请12件。" * 5_000 + '"\n'
    text += '[[parts]]\norgan = "甲"\n' * 1_000
    built = build(parse(text), Path("2021.toml"))
    assert built.report
    assert len(built.report.parts) == 1_000
