"""What LibreOffice would convert, with a program of our own in its place."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.carried import render

from reportctl.finding import Failure
from reportctl.readers import office
from reportctl.readers.limits import LIMITS
from reportctl.readers.read import read_source
from reportctl.readers.source import Paragraph
from reportctl.report.skeleton import Content

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + "WordDocument".encode("utf-16-le")


@pytest.fixture
def convert(tmp_path, monkeypatch):
    """Makes the program `soffice` of this Python text; `out` and `given` are paths in it."""

    def make(text: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(
            f"#!{sys.executable}\nimport os, sys, time\nfrom pathlib import Path\n"
            "out, given = map(Path, sys.argv[-2:])\nout.mkdir()\n" + text,
            encoding="utf-8",
        )
        program.chmod(0o755)
        monkeypatch.setattr(office, "_program", lambda: str(program))

    return make


@pytest.mark.parametrize(
    ("data", "told"),
    [(OLD, ""), (b"{\\rtf1 x}", ""), (b"{\\rtf1 {\\object x}}", "里面的嵌入的对象可能和原来不同")],
    ids=["doc", "rtf", "object"],
)
def test_what_it_makes_is_read_and_doubted_where_it_may_differ(tmp_path, convert, data, told):
    made = tmp_path / "made.docx"
    made.write_bytes(render(2021, Content("舞泉镇人民政府", 2022), "docx"))
    convert(f"(out / 'report.docx').write_bytes(Path({str(made)!r}).read_bytes())")
    source = read_source(data, "年报.doc")
    assert source.kind == "docx"
    assert any(isinstance(b, Paragraph) and "舞泉镇人民政府" in b.text for b in source.blocks)
    doubts = [doubt for doubt in source.doubts if "由 LibreOffice 转换后读入" in doubt]
    assert [told in doubt for doubt in doubts] == ([True] if told else [])


def test_a_workbook_that_was_packed_anew_is_one_still(tmp_path, convert):
    made = tmp_path / "made.xlsx"
    made.write_bytes(render(2021, Content("舞泉镇人民政府", 2022), "xlsx"))
    convert(
        "assert given.suffix == '.ods'\n"
        f"(out / 'report.xlsx').write_bytes(Path({str(made)!r}).read_bytes())"
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", "<a/>" * 99)
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert read_source(packed.getvalue(), "年报.ods").kind == "xlsx"


def test_it_has_a_profile_and_a_folder_of_its_own_and_is_told_not_to_fetch(tmp_path, convert):
    seen = tmp_path / "seen"
    convert(
        f"Path({str(seen)!r}).write_text('\\n'.join([*sys.argv, os.environ['HOME'], given.name, "
        "(Path(os.environ['HOME']) / 'profile/user/registrymodifications.xcu').read_text()]))"
    )
    with pytest.raises(Failure, match=r"没有打开这份旧版 Word 或 WPS 文档.*另存为” \.docx"):
        read_source(OLD, "-o 年报.doc")
    told = seen.read_text(encoding="utf-8")
    assert "-env:UserInstallation=file:///" in told
    assert "report.doc" in told
    for word in ("DisableMacrosExecution", "ooInetHTTPProxyName", "BlockUntrustedRefererLinks"):
        assert word in told
    assert not [folder for folder in told.split("\n") if Path(folder).name.startswith("reportctl-")
                and Path(folder).exists()]  # fmt: skip


def test_one_that_never_ends_is_ended(convert, monkeypatch):
    convert("time.sleep(60)")
    limit = LIMITS["office_seconds"]
    monkeypatch.setitem(LIMITS, "office_seconds", limit._replace(most=1))
    with pytest.raises(Failure, match="LibreOffice 1 秒内没有转换完"):
        read_source(OLD, "年报.wps")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLD, "是旧版 Word 或 WPS 文档，请用 WPS 或 Office 打开后“另存为” .docx"),
        (b"{\\rtf1 x}", "是 RTF 文件，请用 WPS 或 Office 打开后“另存为” .docx"),
    ],
)
def test_without_it_one_line_says_what_to_save_it_as(monkeypatch, data, said):
    monkeypatch.setattr(office, "_program", lambda: "")
    with pytest.raises(Failure, match=said) as caught:
        read_source(data, "年报.doc")
    assert "\n" not in str(caught.value)
