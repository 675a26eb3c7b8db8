"""Why bytes are not TOML, in the words of the person who typed them.

Runs only for a file that tomllib has refused. Nothing rests on the wording of tomllib's messages
but the line and column they name; the cause is looked up in the text itself.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from decimal import Decimal, DecimalException

from reportctl.document.causes import SyntaxBreak, cause_of
from reportctl.document.document import Fault
from reportctl.document.places import Lines, Lost, Walk
from reportctl.finding import Place

_SPOT = re.compile(r"\(at line (\d+), column (\d+)\)$")
_MOST = 20
_LONG = 200_000
"""Beyond this length only the first fault is looked for: each further one costs a whole parse."""
_WIDE = {"“": '"', "”": '"', "‘": "'", "’": "'", "、": ",", "。": ".", "【": "[", "】": "]"}
_WIDE |= {"−": "-"}

SAVE_AS = (
    "用记事本打开，“文件”里选“另存为”，编码选 UTF-8；"
    "或者运行 iconv -f GB18030 -t UTF-8 旧.toml > 新.toml（UTF-16 的把 GB18030 换成 UTF-16）"
)


def encoding_fault(data: bytes, at: int) -> Fault:
    """The fault of bytes that are not UTF-8 from an offset on; says what they look like."""
    before = data[:at].decode(errors="replace").removeprefix("\ufeff")
    line, col = Lines(before).spot(len(before))
    place = Place(line, col, line, col + 1)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        looks = "UTF-16（记事本里叫 Unicode）"
    else:
        try:
            read = data.decode("gb18030")
        except UnicodeDecodeError:
            read = ""
        looks = "GBK（记事本里叫 ANSI）" if any("\u4e00" <= c <= "\u9fff" for c in read) else ""
    if looks:
        return Fault(place, f"文件不是 UTF-8 编码，看上去是 {looks}", SAVE_AS)
    found = f"字节 {data[at : at + 4].hex(' ').upper()}"
    return Fault(
        place,
        f"文件不是 UTF-8 文本，这里有不能识别的{found}",
        "请确认这是年报的 TOML 文件，而不是 Word、Excel 或压缩文件；是文本的，请另存为 UTF-8 编码",
    )


def deep_fault(text: str) -> Fault:
    """The fault of a text whose brackets are nested too deep to be read."""
    deepest = re.search(r"(?:[\[{][\s]*){20}", text)
    at = deepest.start() if deepest else 0
    return Fault(Lines(text).place(at, at + 1), "括号嵌套太深，无法读取", "请检查这里的方括号")


def syntax_faults(text: str, error: ArithmeticError | ValueError) -> tuple[Fault, ...]:
    """The faults of a text that tomllib refused with this error, in reading order.

    Full-width punctuation is read as what was meant, to find the faults behind it; after any
    other fault the rest of the file cannot be judged.
    """
    found: list[Fault] = []
    lines = Lines(text)
    while True:
        at = _offset(lines, text, error)
        wide = _wide_fault(text, at)
        if not wide:
            last = _fault(lines, text, at, error)
            told = any(fault.place == last.place for fault in found)
            return tuple(found) if told else (*found, last)
        at, meant, fault = wide
        found.append(fault)
        text = f"{text[:at]}{meant}{text[at + 1 :]}"
        if len(found) == _MOST or len(text) > _LONG:
            return tuple(found)
        try:
            tomllib.loads(text, parse_float=Decimal)
        except (ValueError, DecimalException) as again:
            error = again
        else:
            return tuple(found)


def _offset(lines: Lines, text: str, error: Exception) -> int:
    line, col = getattr(error, "lineno", None), getattr(error, "colno", None)
    if line is None or col is None:
        spot = _SPOT.search(str(error))
        if not spot:
            return len(text)
        line, col = int(spot[1]), int(spot[2])
    return min(lines.offset(min(line, len(lines.starts)), col), len(text))


def _wide_fault(text: str, at: int) -> tuple[int, str, Fault] | None:
    """A full-width character where a half-width one belongs: its offset and what was meant."""
    lines = Lines(text)
    walk = Walk(text[:at], lines)
    opened = None
    try:
        walk.run()
    except Lost as lost:
        opened = lost.began if lost.inside == "string" else None
    if opened is not None:  # a quote that has no partner on its line: is it a full-width one?
        end = text.find("\n", opened)
        end = len(text) if end < 0 else end
        meant = text[opened]
        if text.startswith(meant * 3, opened):
            return None
        partners = {'"': "”“＂", "'": "’‘＇"}[meant]
        at = max(text.find(char, opened, end) for char in partners)
        if at < 0 or text.find(meant, opened + 1, end) >= 0:
            return None
    elif at >= len(text):
        return None
    char = text[at]
    meant = _WIDE.get(char) or unicodedata.normalize("NFKC", char)
    line = lines.line(lines.spot(at)[0])
    leaked = not line[: lines.spot(at)[1] - 1].strip() and "=" not in line and char != "【"
    if len(meant) != 1 or not meant.isascii() or meant == char or leaked:
        return None
    name = "空格" if meant == " " else f"“{char}”" if char not in "“”" else f"引号 {char}"
    fault = Fault(
        lines.place(at, at + 1),
        f"这里是全角的{name}，TOML 只认半角符号",
        "请改成英文空格" if meant == " " else f"请改成英文的 {meant}",
    )
    return at, meant, fault


def _fault(lines: Lines, text: str, at: int, error: Exception) -> Fault:
    end = text.find("\n", at)
    walk = Walk(text[: len(text) if end < 0 else end], lines)
    lost = None
    try:
        walk.run()
    except Lost as found:
        lost = found
    except tomllib.TOMLDecodeError:  # a bad escape in a quoted key
        pass
    if not isinstance(error, tomllib.TOMLDecodeError):
        return _unreadable_number(lines, text)
    start, stop, message, hint = cause_of(SyntaxBreak(text, at, lines, lost, walk.twice))
    return Fault(lines.place(start, stop), message, hint)


def _unreadable_number(lines: Lines, text: str) -> Fault:
    """Python reads integers of up to 4300 digits, and decimals within a range of exponents."""
    found = re.search(r"[0-9_]{4000,}|[0-9][eE][+-]?[0-9]{9,}", text)
    start, end = found.span() if found else (0, 1)
    return Fault(lines.place(start, end), "这个数太长，无法读取", "请检查这里的数字")
