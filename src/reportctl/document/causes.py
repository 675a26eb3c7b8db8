"""The commonest slips of a hand that fills in TOML, told from the text around the trouble."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from reportctl.document.places import KeyPath, Lines, Lost
from reportctl.record import record

Cause = tuple[int, int, str, str | None]
"""The offsets from and to which it stands, what it is, what to do: both in Chinese."""

_PRINTABLE = 32
_CONTROL = 127


@record(frozen=True)
class SyntaxBreak:
    """The spot at which a text stops being TOML."""

    text: str
    at: int
    lines: Lines
    lost: Lost | None
    """What was open there, as far as the walk over places could tell."""
    twice: tuple[KeyPath, int, int] | None
    """A key that stands twice up to here, and where."""

    @property
    def char(self) -> str:
        """The character there; '' at the end of the text."""
        return self.text[self.at : self.at + 1]

    @cached_property
    def line(self) -> int:
        """The number of its line."""
        return self.lines.spot(self.at)[0]

    @cached_property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.text[self.lines.starts[self.line - 1] : self.at]

    @cached_property
    def rest(self) -> str:
        """What stands on its line from here on."""
        return self.lines.line(self.line)[len(self.before) :]

    @property
    def end(self) -> int:
        """The offset of the end of its line."""
        return self.at + len(self.rest)

    def inside(self, *what: str) -> bool:
        """Whether one of these was open."""
        return self.lost is not None and self.lost.inside in what


def cause_of(trouble: SyntaxBreak) -> Cause:
    """The first cause that fits."""
    for look in _CAUSES:
        found = look(trouble)
        if found:
            return found
    return trouble.at, trouble.at + 1, "从这里起不是正确的 TOML 写法", "请对照样例检查这一行"


def _control(trouble: SyntaxBreak) -> Cause | None:
    char = trouble.char
    if not char or char in "\t\n" or _PRINTABLE <= ord(char) != _CONTROL:
        return None
    if trouble.text.startswith("\r\n", trouble.at):
        return None
    name = f"看不见的控制字符 U+{ord(char):04X}"
    return trouble.at, trouble.at + 1, f"这里有{name}", "请删去这个字符"


def _twice(trouble: SyntaxBreak) -> Cause | None:
    if not trouble.twice:
        return None
    path, first, again = trouble.twice
    name = ".".join(str(key) for key in path)
    line = trouble.lines.spot(first)[0]
    message = f"“{name}”写了两次，第一次在第 {line} 行"
    found = re.compile(r"[^\s=\]]+").match(trouble.text, again)
    return again, found.end() if found else again + 1, message, "请留下对的一处，删去另一处"


def _string(trouble: SyntaxBreak) -> Cause | None:
    lost = trouble.lost
    if not lost or lost.inside != "string":
        return None
    quote = trouble.text[lost.began]
    if trouble.text.startswith(quote * 3, lost.began):
        line = trouble.lines.spot(lost.began)[0]
        message = f"第 {line} 行开始的三引号没有结束"
        return lost.began, lost.began + 3, message, f"请在这段文字之后另起一行写 {quote * 3}"
    end = trouble.text.find("\n", lost.began)
    end = len(trouble.text) if end < 0 else end
    return lost.began, end, f"这一行的文字缺少右边的引号 {quote}", f"请在文字末尾补上 {quote}"


def _backslash(trouble: SyntaxBreak) -> Cause | None:
    at = trouble.text.rfind("\\", max(trouble.at - 2, 0), trouble.at)
    if at < 0 or (trouble.lost and trouble.lost.at < at):
        return None
    return at, at + 2, "引号里的反斜杠 \\ 有特殊含义，不能单独写", "请写成两个反斜杠 \\\\"


def _outside(trouble: SyntaxBreak) -> Cause | None:
    """A line of prose, or a Chinese key, where a key belongs."""
    char = trouble.char
    if trouble.before.strip() or not char or char in '=[]{},"#\r\n' or not trouble.rest.strip():
        return None
    if "=" in trouble.rest and char > "\x7f":
        name = trouble.rest.partition("=")[0].strip()
        message = f"等号左边的“{name}”不是键名"
        hint = "键名只用英文字母、数字、_ 和 -；印在表上的名称写在行末的 # 后面"
        return trouble.at, trouble.at + len(name), message, hint
    if char > "\x7f" and not trouble.inside("list", "table"):
        quotes = trouble.text.rfind('"""', 0, trouble.at)
        where = f"，请检查第 {trouble.lines.spot(quotes)[0]} 行的三引号" if quotes >= 0 else ""
        hint = f'正文要放在一对三引号 """ 之间{where}'
        return trouble.at, trouble.end, "这一行文字在引号之外", hint
    return None


def _missing(trouble: SyntaxBreak) -> Cause | None:
    """Nothing, or words, where a value belongs."""
    last = trouble.before.rstrip()[-1:]
    char = trouble.char
    if last not in ("=", ",", "["):
        return None
    if last == "=" and char in ("", "\n", "\r", "#"):
        start = len(trouble.before.rstrip()) - 1 - len(trouble.before) + trouble.at
        return start, start + 1, "等号后面没有值", '没有发生的写 0，原件空白的写 ""'
    if char == ",":
        hint = '没有发生的写 0，原件空白的写 ""'
        return trouble.at, trouble.at + 1, "逗号前面没有值", hint
    word = re.match(r"[^\s,\]}#]+", trouble.rest)
    if not word or char in "[{":
        return None
    end = trouble.at + word.end()
    if char == "." and word[0][1:].isdigit():
        return trouble.at, end, "小数点前面没有数字", f"请写成 0{word[0]}"
    if char in "\"'":
        return None
    return trouble.at, end, f"“{word[0]}”没有加引号", f'文字要写在英文引号里："{word[0]}"'


def _number(trouble: SyntaxBreak) -> Cause | None:
    """Something glued to a number."""
    digits = re.search(r"(?:[+-]|(?<![\d_.]))[\d_.]++$", trouble.before)
    char = trouble.char
    if not digits or not char or char in " \t\r\n":
        return None
    start = trouble.at - len(digits[0])
    whole = re.match(r"[^\s,\]}#]*", trouble.rest)
    end = trouble.at + (whole.end() if whole else 0)
    written = trouble.text[start:end]
    if char.isdigit() and digits[0].lstrip("+-") == "0":
        meant = written.lstrip("+-0") or "0"
        return start, end, f"数字“{written}”前面不能有 0", f"请写成 {meant}"
    if char == "," and not trouble.inside("list", "table"):
        group = re.match(r"(?:,\d{3})+(?:\.\d+)?", trouble.rest)
        if group:
            end = trouble.at + group.end()
            meant = trouble.text[start:end].replace(",", "")
            return start, end, "数字里不能写千分位逗号", f"请写成 {meant}"
        return trouble.at, trouble.at + 1, "行末不用写逗号", "请删去这个逗号"
    if re.fullmatch(r"\d{4}-\d+(?:-\d+)?", written):
        return start, end, f"没有“{written}”这样的日期", "日期写成 2022-01-31 的样子"
    if char == ".":
        return start, end, f"“{written}”不是一个数", "小数点前后都要有数字，而且只能有一个小数点"
    if char in "\"'[{=:;":
        return None
    message = f"数字后面不能带“{trouble.text[trouble.at : end]}”"
    return start, end, message, f'只写数字；原件确实这样印的，加上引号："{written}"'


def _bracket(trouble: SyntaxBreak) -> Cause | None:
    lost = trouble.lost
    if not lost or lost.inside not in ("list", "table"):
        return None
    names = {"list": ("方括号 [", "]"), "table": ("大括号 {", "}")}
    name, close = names[lost.inside]
    if trouble.char in ("", "\n") or not trouble.before.strip():
        if lost.inside == "table" and _closed_below(trouble, lost):
            message = "大括号里不能换行（TOML 1.0）"
            return lost.began, lost.began + 1, message, "请把从 { 到 } 的内容写在一行"
        message = f"这里的{name} 没有右括号"
        return lost.began, lost.began + 1, message, f"请在这一行末尾补上 {close}"
    if trouble.char.isdigit() or trouble.char in "\"'-+":
        return trouble.at, trouble.at + 1, "两个值之间缺少逗号", "请在这里补上英文逗号 ,"
    if trouble.char == ";":
        return trouble.at, trouble.at + 1, "值与值之间用了分号", "请改成英文逗号 ,"
    return None


def _closed_below(trouble: SyntaxBreak, lost: Lost) -> bool:
    """Whether the braces are closed on a later line, before a table or another key begins one."""
    below = trouble.text[lost.began : lost.began + 4000].split("\n")[1:]
    for line in below:
        close, opened = line.find("}"), line.find("{")
        if close >= 0 and not 0 <= opened < close:
            return True
        if line.startswith("["):
            return False
    return False


def _line(trouble: SyntaxBreak) -> Cause | None:
    """A statement that is no header and has no key, no equals sign, or too much behind it."""
    start = trouble.lines.starts[trouble.line - 1]
    if trouble.before.lstrip().startswith("["):
        if trouble.char in ("", "\n", "\r"):
            return start, trouble.at, "表头缺少右边的方括号 ]", "表头写成 [report] 的样子"
        return start, trouble.end, "这个表头不对，或者前面已经用过", "请对照样例检查表头"
    if trouble.char == "=" and not trouble.before.strip():
        return trouble.at, trouble.at + 1, "等号左边没有键名", "请对照样例补上键名"
    if trouble.inside("key") and trouble.before.strip() and "=" not in trouble.before:
        return (
            start,
            trouble.end,
            "键名后面缺少等号",
            '写成 键名 = 值，例如 organ = "某某镇人民政府"',
        )
    if "=" in trouble.before and trouble.before[-1] in "\"'" and trouble.char not in " \t":
        message = "引号里面又有引号，文字在这里断开了"
        return trouble.at - 1, trouble.at, message, '里面的引号请用中文引号“”，或写成 \\"'
    if "=" in trouble.before and trouble.rest.strip():
        message = f"这一行后面多出了“{trouble.rest.strip()[:20]}”"
        return trouble.at, trouble.end, message, "说明文字要写在 # 后面；另一个键要另起一行"
    return None


_CAUSES: tuple[Callable[[SyntaxBreak], Cause | None], ...] = (
    _control,
    _twice,
    _string,
    _backslash,
    _outside,
    _missing,
    _number,
    _bracket,
    _line,
)
