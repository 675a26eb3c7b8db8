"""The heads, feet and watermarks of a Word document."""

from __future__ import annotations

import zipfile
from io import BytesIO

from tests.papers import OFFICE, PACKAGE, WORD

from reportctl.fill.place import place
from reportctl.readers.docx import read
from reportctl.readers.source import Running, Source


def document(*heads: tuple[str, str]) -> Source:
    """A document whose section names these parts, each a kind and what it holds."""
    named = "".join(
        f'<w:{kind}Reference w:type="default" r:id="r{at}"/>' for at, (kind, _) in enumerate(heads)
    )
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/relationships/{kind}" Target="{kind}{at}.xml"/>'
        for at, (kind, _) in enumerate(heads)
    )
    title = "白石县水利局2021年政府信息公开工作年度报告"
    body = f"<w:p><w:r><w:t>{title}</w:t></w:r></w:p><w:sectPr>{named}</w:sectPr>"
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        for at, (kind, held) in enumerate(heads):
            archive.writestr(f"word/{kind}{at}.xml", f"<w:hdr {WORD}>{held}</w:hdr>")
    return read(made.getvalue(), "年报.docx")


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_heads_feet_and_watermarks_are_read_once_each() -> None:
    mark = (
        '<w:p><w:r><w:pict><v:shape><v:textpath string="2020 草稿"/></v:shape></w:pict></w:r></w:p>'
    )
    found = document(("header", line("年报") + line("") + mark), ("header", line("年报")),
                     ("footer", line("第1页")))  # fmt: skip
    assert found.running == (
        Running("页眉", "年报"), Running("水印", "2020 草稿"), Running("页脚", "第1页")
    )  # fmt: skip
    assert [block.spot.paragraph for block in found.blocks] == [1]


def test_what_they_contradict_is_told() -> None:
    told = place(document(("header", line("白石县教育局2020年度报告")))).doubts
    assert [each for each in told if "页眉" in each] == [
        "页眉“白石县教育局2020年度报告”说的是白石县教育局、2020年，报告按白石县水利局2021年读入，请核对"
    ]
    assert not [d for d in place(document(("header", line("白石县水利局")))).doubts if "页眉" in d]
