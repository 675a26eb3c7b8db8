"""Only what a painter made and nobody changed may be written over."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.pages import make_page

from reportctl.cli.naming import CHARTS, OUTPUTS
from reportctl.cli.overwriting import MARKS, refuse_foreign
from reportctl.finding import Failure
from reportctl.rendering import charts
from reportctl.rendering.fonts import Look
from reportctl.rendering.formats import FORMATS

OTHERS = {
    "pdf": b"%PDF-1.7 of another program %%EOF",
    "html": b"<!DOCTYPE html><html><body>the page that was published</body></html>",
    "html-fragment": b"<div>typed by hand</div>",
    "docx": b"PK no zip",
    "xlsx": b"PK no zip",
    "md": b"# Notes\n\nto keep\n",
    CHARTS: b"<html>charts of somebody else</html>",
}


def made(format_: str, folder: Path) -> Path:
    file = folder / f"x{OUTPUTS[format_].suffix}"
    if format_ == CHARTS:
        file.write_bytes(charts.paint((), "图解"))
    else:
        file.write_bytes(FORMATS[format_].paint(make_page(), Look()))
    return file


def test_every_format_has_a_mark():
    assert set(MARKS) == set(OUTPUTS) == set(OTHERS)


@pytest.mark.parametrize("format_", OUTPUTS)
def test_ours_may_be_written_over(format_, tmp_path):
    refuse_foreign([{format_: made(format_, tmp_path)}], [], force=False)


@pytest.mark.parametrize("format_", OUTPUTS)
def test_others_may_not_unless_forced(format_, tmp_path):
    file = tmp_path / "x"
    file.write_bytes(OTHERS[format_])
    with pytest.raises(Failure, match="--force"):
        refuse_foreign([{format_: file}], [], force=False)
    refuse_foreign([{format_: file}], [], force=True)


def test_an_empty_file_holds_nothing_to_lose(tmp_path):
    (tmp_path / "x").touch()
    refuse_foreign([{"pdf": tmp_path / "x"}], [], force=False)


def test_a_workbook_that_was_filled_is_no_longer_ours(tmp_path):
    file = made("xlsx", tmp_path)
    book = openpyxl.load_workbook(file)
    book.save(file)  # as Excel, WPS and LibreOffice do, with the date of the day
    with pytest.raises(Failure, match="改动过"):
        refuse_foreign([{"xlsx": file}], [], force=False)


def test_a_sealed_pdf_is_no_longer_ours(tmp_path):
    file = made("pdf", tmp_path)
    file.write_bytes(file.read_bytes() + b"\nseal\n%%EOF\n")
    with pytest.raises(Failure, match="改动过"):
        refuse_foreign([{"pdf": file}], [], force=False)


def test_a_package_without_properties_is_not_ours(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as package:
        package.writestr("word/document.xml", "")
    with pytest.raises(Failure):
        refuse_foreign([{"docx": tmp_path / "x.docx"}], [], force=False)


def test_a_report_is_never_written_over(tmp_path):
    report = tmp_path / "2021.md"
    report.write_text("[report]")
    with pytest.raises(Failure, match="就是要排版的报告"):
        refuse_foreign([{"md": report}], [report], force=True)
