"""The option parser's own words in Chinese: the frame of --help, and what is wrong with a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typer._click import Context, HelpFormatter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
)
from typer.core import TyperCommand, TyperGroup, TyperOption

from reportctl.terminal.width import char_width, pad, width

HEADINGS = {"Arguments": "参数", "Options": "选项", "Commands": "命令"}
MARKS = {"[default: ": "[默认：", "  [required]": "（必填）"}
"""What the parser adds to the help of an option."""
WIDEST = 26
"""Columns of a name beside which its help still stands."""
NOT_FIRST = "，。；：、）”"
"""What begins no line."""


class Formatter(HelpFormatter):
    """Lays out --help; full-width characters take two columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """One line of what may be typed."""
        self.write(f"{prefix or '用法：'}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """The title of a list."""
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)}：\n")

    def write_paragraph(self) -> None:
        """A blank line before what follows, except right under the first line."""
        if self.buffer and self.buffer[-1][:2] != "用法":
            self.write("\n")

    def write_text(self, text: str) -> None:
        """A paragraph."""
        for line in fold(text, self.width - self.current_indent):
            self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = WIDEST, col_spacing: int = 2
    ) -> None:
        """Names with their explanations beside them."""
        column = min(max((width(name) for name, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, told in rows:
            for word, chinese in MARKS.items():
                told = told.replace(word, chinese)  # noqa: PLW2901 - one word after another
            first, *others = fold(told, self.width - column - self.current_indent) or [""]
            if width(name) > column - col_spacing:
                self.write(f"{indent}{name}\n{indent}{'':>{column}}{first}\n")
            else:
                self.write(f"{indent}{pad(name, column)}{first}".rstrip() + "\n")
            for line in others:
                self.write(f"{indent}{'':>{column}}{line}\n")


def fold(text: str, room: int) -> list[str]:
    """The text in lines of a width; Latin words stay whole, Chinese breaks anywhere."""
    lines, line = [], ""
    for word in _words(text):
        if line and width(line + word.rstrip()) > room and word[0] not in NOT_FIRST:
            lines.append(line.rstrip())
            line = ""
        line += word if line else word.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _words(text: str) -> Iterator[str]:
    """The pieces between which a line may break, each with the space behind it."""
    word = ""
    for char in text:
        if word and (char_width(char) > 1 or char_width(word[-1]) > 1 or word[-1] == " "):
            yield word
            word = ""
        word += char
    if word:
        yield word


class ChineseContext(Context):
    """A command line being read."""

    formatter_class = Formatter


class Command(TyperCommand):
    """A command whose help is in Chinese."""

    context_class = ChineseContext

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option --help."""
        return _told(super().get_help_option(ctx))


class Group(TyperGroup):
    """The program, with its help in Chinese."""

    context_class = ChineseContext

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option --help."""
        return _told(super().get_help_option(ctx))


def _told(option: TyperOption | None) -> TyperOption | None:
    if option:
        option.help = "显示这份说明"
    return option


NAMES = ("init", "fill", "validate", "diff", "render")
UNKNOWN = "No such command"
EXTRA = "Got unexpected extra argument"
"""How the parser's sentences without a class of their own begin."""


def explain(wrong: ClickException, line: Sequence[str]) -> str:
    """What is wrong with a command line, in one Chinese sentence."""
    named = [word for word in line[:1] if word in NAMES]
    more = f"；用法见 {' '.join(['reportctl', *named])} --help"
    if isinstance(wrong, NoSuchOption):
        near = "、".join(sorted(wrong.possibilities or ()))
        return f"没有 {wrong.option_name} 这个选项" + (f"，是不是 {near}" if near else "") + more
    if isinstance(wrong, BadOptionUsage):
        lacks = "requires" in wrong.message
        return f"{wrong.option_name} 后面" + ("要写内容" if lacks else "不写内容") + more
    if isinstance(wrong, MissingParameter):
        name = wrong.param.make_metavar(wrong.ctx) if wrong.param and wrong.ctx else ""
        return f"缺少 {name}{more}"
    if isinstance(wrong, BadParameter) and wrong.param and "valid int" in wrong.message:
        given = wrong.message.partition(" is not")[0].strip("'")
        return f"{wrong.param.opts[0]} 要写整数，写的是 {given}{more}"
    if wrong.message.startswith(UNKNOWN):
        given = wrong.message.removeprefix(UNKNOWN).strip(" .'")
        return f"没有 {given} 这个命令，可用的是 {'、'.join(NAMES)}{more}"
    if wrong.message.startswith(EXTRA):
        return f"多写了 {wrong.message.rpartition('(')[2].rstrip(')')}{more}"
    return f"命令写得不对（{wrong.format_message()}）{more}"
