"""Bytes as text: by mark, by declaration, by what they must be."""

from __future__ import annotations

import pytest

from reportctl.finding import Failure
from reportctl.readers.encoding import decode

TEXT = "本年新收政府信息公开申请3件。\n" * 20


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030"]
)
def test_every_usual_encoding_is_read(codec: str) -> None:
    doubts: list[str] = []
    data = TEXT.encode(codec)
    if codec in {"utf-16-le", "utf-16-be"}:
        data = ("No. 1, 3 items\n" * 20 + TEXT).encode(codec)
        assert decode(data, "a.txt", doubts).endswith(TEXT)
    else:
        assert decode(data, "a.txt", doubts) == TEXT
    assert doubts == []


def test_big5_only_where_it_is_declared() -> None:
    page = '<meta charset="big5">' + "本年新收政府資訊公開申請" * 20
    assert decode(page.encode("big5"), "a.html", []) == page


def test_line_ends_become_one() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt", []) == "a\nb\nc\n"


def test_a_broken_byte_is_told_with_its_line() -> None:
    doubts: list[str] = []
    text = decode((TEXT * 9).encode() + b"\xff\n", "a.txt", doubts)
    assert text.count("\ufffd") == 1
    assert doubts == ["文件里有 1 处坏字（第一处在第181行），显示为“\ufffd”，请对照原文"]


def test_what_is_no_text_is_refused_with_advice() -> None:
    with pytest.raises(Failure, match="不是 UTF-8 也不是 GBK"):
        decode(bytes(range(128, 256)) * 20, "a.txt", [])


def test_a_piece_in_another_encoding_is_told() -> None:
    doubts: list[str] = []
    pieces = (
        TEXT.encode("gbk"),
        "青岚县财政局".encode(),
        "镕基与喆".encode("gbk"),
        TEXT.encode("gbk"),
    )
    decode(pieces[0] + pieces[2] + pieces[3], "a.txt", doubts)
    assert doubts == []
    decode(b"".join(pieces), "a.txt", doubts)
    assert [told.partition("像是乱码")[1] for told in doubts] == ["像是乱码"]
