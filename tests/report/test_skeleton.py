"""The printer and the reader are inverses: what is written is read back, for any content."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from tests.filled import contents
from tests.properties import examples

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.report import ExtraRow
from reportctl.report.skeleton import Content, content_of, write_report
from reportctl.schema.form import At
from reportctl.schema.load import load_form


@settings(max_examples=examples(40), deadline=None)
@given(contents())
def test_what_is_written_is_read_back(made: tuple[int, Content]) -> None:
    edition, content = made
    built = build(parse(write_report(load_form(edition), content)), Path("x.toml"))
    assert built.report
    read = content_of(built.report)
    assert (read.organ, read.year, read.facts) == (content.organ, content.year, content.facts)
    assert read.cells == content.cells
    assert read.prose == content.prose


def test_every_row_is_a_line_with_its_printed_label() -> None:
    form = load_form(2021)
    lines = write_report(form, Content("云溪镇", 2021)).split("\n")
    for _, row in form.rows.values():
        assert sum(line.endswith(row.label) and line.startswith(row.key) for line in lines) == 1
    equals = {line.index("=") for line in lines if line.startswith(("outcome.", "received"))}
    assert len(equals) == 1
    assert any("# 三、本年度办理结果 （一）予以公开" in line for line in lines)


def test_figures_stand_under_each_other() -> None:
    form = load_form(2021)
    cells = {
        At("applications.received", "person"): "3440",
        At("applications.carried_in", "person"): "7",
    }
    text = write_report(form, Content("云溪镇", 2021, cells=cells))
    assert '[3440, "", "", "", "", "", ""]' in text
    assert '[   7, "", "", "", "", "", ""]' in text


def test_extra_rows_stand_with_their_table() -> None:
    extra = ExtraRow(
        "disclosure.documents", "其他主动公开文件", "disclosure.documents.norm", ("1", "", "2")
    )
    report = build(
        parse(write_report(load_form(2019), Content("云溪镇", 2020, extras=(extra,)))),
        Path("x.toml"),
    ).report
    assert report
    (read,) = report.extras
    assert (read.label, read.after, read.written) == (extra.label, extra.after, extra.written)
