"""What a file is, its content says; what cannot be read is refused in one line."""

from __future__ import annotations

import os
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reportctl.finding import Failure
from reportctl.readers.read import READERS, read_source
from reportctl.readers.source import Paragraph, Source, SourceCell, SourceTable, Spot

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
MHT = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable'
    b"\r\n\r\n<meta charset=3Dgb2312><p>=B9=E6=D5=C2</p>\r\n--b--\r\n"
)


def packed(*names: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        ("一、总体情况".encode(), "年报.txt", "text"),
        ("一、总体情况".encode("gbk"), "年报.doc", "text"),
        (b"<html><p>1</p>", "年报.doc", "html"),
        (b"  <table><tr><td>1</table>", "年报.txt", "html"),
        ("前言\n<p>甲</p><p>乙</p><p>丙</p>".encode(), "年报.html", "html"),
        ("<p>甲</p>".encode("utf-16"), "年报.htm", "html"),
        ("<总体> 情况".encode(), "年报.txt", "text"),
        ("# 报告\n\n甲".encode(), "年报.md", "text"),
        (MHT, "年报.doc", "html"),
    ],
)
def test_content_counts_before_the_suffix(data, name, kind):
    assert read_source(data, name).kind == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b" \r\n\t", "文件是空的"),
        (OLE + "Workbook".encode("utf-16-le"), "工作簿已损坏.*另存为” .xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (OLE, "旧版 Office"),
        (b"\x89PNG\r\n\x1a\n", "图片已损坏"),
        (b"\xff\xd8\xff\xe0", "图片已损坏"),
        (b"Rar!\x1a\x07", "是压缩包"),
        (packed("年报.docx"), "是压缩包"),
        (packed("../../etc/passwd"), "是压缩包"),
        (packed("content.xml", "mimetype"), "OpenDocument"),
        (packed("xl/workbook.bin"), "xlsb"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "不是 Word 文档"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "XML 文件"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "Office 的 XML 文件",
        ),
        (b'<?xml version="1.0"?>\n<office:document xmlns:office="x">', "OpenDocument 的 XML 文件"),
        (b"\x81\x20\xff\xfe\x00\x9c\x81 not text", "不是 UTF-8"),
        ("Größe über alles, ça été déjà vu".encode("latin-1"), "不是 UTF-8"),
        ("資訊公開".encode("big5") * 20, "不是 UTF-8"),
    ],
)
def test_what_no_reader_reads_is_refused_with_advice(data, said):
    with pytest.raises(Failure, match=said) as caught:
        read_source(data, "年报.doc")
    assert str(caught.value).startswith("年报.doc：")
    assert "\n" not in str(caught.value)


def test_a_page_saved_as_one_file_is_decoded():
    assert [block.text for block in read_source(MHT, "a.mht").blocks] == ["规章"]
    with pytest.raises(Failure, match="没有正文"):
        read_source(b"MIME-Version: 1.0\nContent-Type: text/plain\n\n1", "a.mht")


def test_a_file_is_called_by_its_name(tmp_path):
    file = tmp_path / "年报.txt"
    file.write_text("一、总体情况", encoding="utf-8")
    assert read_source(file).name == "年报.txt"
    assert read_source("一、总体情况".encode()).name == "标准输入"


def test_missing_files_and_folders_are_told(tmp_path):
    with pytest.raises(Failure, match="没有这个文件"):
        read_source(tmp_path / "无.txt")
    with pytest.raises(Failure, match="是文件夹"):
        read_source(tmp_path)


def test_a_huge_file_is_refused_without_reading_it(tmp_path):
    file = tmp_path / "大.pdf"
    with file.open("wb") as stream:
        stream.truncate(200 * 2**20)
    start = time.process_time()
    with pytest.raises(Failure, match="超过 64 MB"):
        read_source(file)
    assert time.process_time() - start < 20  # seconds of work; a blow-up takes minutes


def test_a_huge_text_is_refused():
    with pytest.raises(Failure, match="不像一份年度报告"):
        read_source("一、总体情况\n".encode() * 600_000, "大.txt")


@pytest.fixture
def breaks(monkeypatch):
    """A text reader that fails in a way of its own."""

    def broken(data, name):
        raise ZeroDivisionError

    monkeypatch.setattr("reportctl.readers.text.read", broken)


@pytest.mark.usefixtures("breaks")
def test_what_goes_wrong_in_a_reader_is_the_files_fault(monkeypatch):
    monkeypatch.delenv("REPORTCTL_DEBUG", raising=False)
    with pytest.raises(Failure, match=r"文件已损坏或写法特殊（ZeroDivisionError）.*另存一次"):
        read_source("一、总体情况".encode(), "年报.txt")
    monkeypatch.setenv("REPORTCTL_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        read_source("一、总体情况".encode(), "年报.txt")


def test_no_reader_gives_more_text_than_a_report_may_have(monkeypatch):
    cell = SourceCell("字" * 200_000, Spot())
    rows = ((cell, cell._replace(spans=True)), (cell, cell))
    monkeypatch.setattr("reportctl.readers.read._read", lambda _, name: Source(name, "xlsx", made))
    made = (SourceTable(rows[:1], Spot()), Paragraph("字" * 200_000, Spot()))
    assert read_source(b"x", "年报.xlsx").blocks == made
    made = (SourceTable(rows, Spot()),)
    with pytest.raises(Failure, match=r"年报\.xlsx：文字超过 400000 个"):
        read_source(b"x", "年报.xlsx")


def test_a_pipe_is_no_file(tmp_path):
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    with pytest.raises(Failure, match="是管道或设备"):
        read_source(pipe)


def test_every_reader_is_there():
    assert all(callable(reader.load()) for reader in READERS.values())


@pytest.mark.parametrize(
    ("name", "what"),
    [("稿.wps", "旧版 Word 或 WPS 文档"), ("稿.DOCX", "Word 文档"), ("稿.pdf", "PDF 文件")],
)
def test_a_file_that_broke_off_is_not_taken_for_text(name: str, what: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(bytes(range(128, 256)) * 9 + b"\xff\xfe\x00\x9c")
    with pytest.raises(Failure, match=f"^{name}：不是{what}，也不是 UTF-8 或 GBK 文本，多半已损坏"):
        read_source(tmp_path / name)


def test_a_text_whose_name_says_word_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "稿.doc").write_text("云溪镇人民政府2021年政府信息公开工作年度报告", "gbk")
    assert [block.text for block in read_source(tmp_path / "稿.doc").blocks] == [
        "云溪镇人民政府2021年政府信息公开工作年度报告"
    ]
