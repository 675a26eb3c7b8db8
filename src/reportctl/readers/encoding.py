"""Turns the bytes of a text or a web page into text, whatever a Chinese office saved it in."""

from __future__ import annotations

import re

from reportctl.finding import Failure

_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})""", re.IGNORECASE)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FAMILIAR = 0.7
"""The share of GB2312 characters (6763 common ones) in a text that really is GBK: about 0.99."""
_BROKEN = 0.01
"""The share of letters that may be broken in a text that is still believed; a description cut in
the middle of a letter breaks one."""
_SAMPLE = 20_000
_OTHER = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){2,40}")
"""Two Chinese letters and more in UTF-8; common ones of GBK have no byte below A1."""
_MOST = 200


def decode(data: bytes, name: str, doubts: list[str]) -> str:
    r"""The text of the bytes: UTF-8 or UTF-16 with or without BOM, the declared charset, or GBK.

    Line ends become `\n`. A few broken bytes become U+FFFD and are told in `doubts`. Raises
    Failure when it is text in none of them.
    """
    text = _decoded(data)
    if text is None or text[:4096].count("\0") > _BROKEN * 4096:
        raise Failure(
            f"{name}：不是 UTF-8 也不是 GBK 编码的文字，请用记事本打开后“另存为”，编码选 UTF-8"
        )
    text = text.replace("\0", "\ufffd")
    broken = text.count("\ufffd")
    if broken:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        doubts.append(f"文件里有 {broken} 处坏字（第一处在第{line}行），显示为“\ufffd”，请对照原文")
    if strange := _in_other_encoding(data, text):
        doubts.append(f"文件里的“{strange}”像是乱码（和其余文字的编码不同），请对照原文")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _in_other_encoding(data: bytes, text: str) -> str:
    """What a text in GBK shows of a piece of it that was written in UTF-8; '' for none."""
    for at, found in enumerate(_OTHER.finditer(data)):
        piece = found[0]
        if not at and piece.decode("utf-8", "ignore") in text:
            return ""
        if at < _MOST and any(byte < 0xA1 for byte in piece):  # noqa: PLR2004 - as above
            shown = piece.decode("gb18030", "ignore").strip("\ufffd")
            if len(shown) > 1 and shown in text:
                return shown[:20]
    return ""


def _decoded(data: bytes) -> str | None:
    """The text, or None when nothing fits."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data.decode(codec, "replace")
    head = data[:512]
    if head.count(0) > len(head) // 8:
        little = head[1::2].count(0) > head[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    chinese = "gb18030"
    if declared and declared[1].lower() in (b"big5", b"big5-hkscs"):
        chinese = "big5hkscs"
    try:
        text = data.decode(chinese)
    except UnicodeDecodeError:
        return _mended(data, chinese)
    if chinese == "big5hkscs" or _is_familiar(text):
        return text
    return _mended(data, "utf-8")


def _mended(data: bytes, chinese: str) -> str | None:
    """The text with its few broken bytes replaced, in the encoding that has fewer of them."""
    texts = [data.decode("utf-8", "replace"), data.decode(chinese, "replace")]
    texts = [text for at, text in enumerate(texts) if not at or _is_familiar(text)]
    best = min(texts, key=lambda text: text.count("\ufffd"))
    foreign = sum(letter > "\x7f" for letter in best[:_SAMPLE])
    broken = best[:_SAMPLE].count("\ufffd")
    few = broken <= max(1, _BROKEN * foreign) and best.count("\ufffd") <= _BROKEN * len(best) + 1
    return best if few and foreign > broken else None


def _is_familiar(text: str) -> bool:
    """Whether its Chinese characters are common ones."""
    foreign = [letter for letter in text[:_SAMPLE] if letter > "\x7f"]
    common = "".join(foreign).encode("gb2312", "ignore")
    return len(common) >= 2 * _FAMILIAR * len(foreign)
