"""The parts of an Office file and what belongs to what."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from reportctl.finding import Failure
from reportctl.readers.limits import Work
from reportctl.readers.package import Package, Related

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(**targets: str) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f"<Relationships>{inner}</Relationships>"


def package(parts: dict[str, str | bytes]) -> Package:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return Package(made.getvalue(), Work("a.docx"))


def test_a_part_is_found_by_what_names_it_and_else_by_its_usual_name():
    named = package({
        "_rels/.rels": relations(officeDocument="/word/other.xml"),
        "word/other.xml": "<a/>",
        "word/_rels/other.xml.rels": relations(styles="styles2.xml", image="../media/1.png"),
        "word/styles2.xml": "<styles2/>",
    })  # fmt: skip
    assert named.main() == "word/other.xml"
    assert named.one("word/other.xml", "styles").tag == "styles2"
    assert named.by_id("word/other.xml", "styles") == "word/styles2.xml"
    assert Related("image", "media/1.png") in named.related("word/other.xml")
    bare = package({"word/document.xml": "<a/>", "word/styles.xml": "<styles/>"})
    assert bare.main() == "word/document.xml"
    assert bare.one("word/document.xml", "styles").tag == "styles"
    assert bare.one("word/document.xml", "numbering") is None


def test_what_lies_outside_the_file_is_no_part():
    outside = relations(image="http://a.gov.cn/1.png").replace("/>", ' TargetMode="External"/>')
    made = package({"word/document.xml": "<a/>", "word/_rels/document.xml.rels": outside})
    assert made.related("word/document.xml") == ()


def test_names_with_backslashes_and_capitals_are_names():
    made = package({"Word\\Document.xml": "<a/>"})
    assert made.main() == "word/document.xml"
    assert made.xml("word/document.xml").tag == "a"


def test_a_part_that_declares_entities_is_not_read():
    made = package({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    with pytest.raises(
        Failure, match=r"^a\.docx：内部结构不正常（含有实体声明），出于安全没有读取$"
    ):
        made.xml("word/document.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gbk"])
def test_a_part_is_read_in_whatever_encoding_it_was_written(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><a>云溪镇</a>'
    made = package({"word/document.xml": text.encode(encoding)})
    assert made.xml("word/document.xml").text == "云溪镇"


def test_what_is_no_package_is_said_to_be_broken():
    with pytest.raises(Failure, match=r"^a\.docx：.*损坏"):
        Package(b"PK\x03\x04 nothing", Work("a.docx"))
