"""What a command takes, in words: --help for a terminal, and docs/commands.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.cli.grammar import Command, Option
from reportctl.cli.options import ABOUT, COMMANDS, ROOT
from reportctl.terminal.width import char_width, pad, width

HELP = Option("--help", "显示这份说明", short="-h")
WIDEST = 26
"""Columns of a name beside which its help still stands."""
NOT_FIRST = "，。；：、）”"
"""What begins no line."""

Row = tuple[str, str]
"""What is typed, and what it is."""


def describe_program(room: int) -> str:
    """`reportctl --help`."""
    commands = [(name, make().help) for name, make in COMMANDS.items()]
    lines = ["用法：reportctl 命令 …", f"  {ABOUT}", "", "命令："]
    lines += _table(commands, room)
    lines += ["", "选项：", *_table([_row(option) for option in (*ROOT, HELP)], room)]
    return "\n".join(lines) + "\n"


def describe_command(command: Command, room: int) -> str:
    """`reportctl COMMAND --help`."""
    argument = command.argument
    lines = [f"用法：reportctl {command.name} [选项] {argument.metavar}", f"  {command.help}"]
    lines += ["", "参数：", *_table([_row(argument)], room)]
    lines += ["", "选项：", *_table([_row(option) for option in (*command.options, HELP)], room)]
    return "\n".join(lines) + "\n"


def write_reference() -> str:
    """docs/commands.md: every command with every option, and what goes with what."""
    pages = ["# 命令和选项", ABOUT, "由 scripts/generate.py 生成。"]
    for make in COMMANDS.values():
        command = make()
        argument = command.argument
        pages += [
            f"## reportctl {command.name}",
            command.help,
            f"`reportctl {command.name} [选项] {argument.metavar}`：{argument.help}",
            "\n".join(["| 选项 | 作用 |", "| --- | --- |", *map(_reference, command.options)]),
        ]
    options = "\n".join(f"- `{spelling(option)}`：{explain(option)}" for option in (*ROOT, HELP))
    return "\n\n".join([*pages, "## reportctl", options]) + "\n"


def _reference(option: Option) -> str:
    notes = [explain(option)]
    if option.many == "each":
        notes.append("可以写多次")
    if option.needs:
        notes.append(f"要和 {' 或 '.join(option.needs)} 一起用")
    if option.excludes:
        notes.append(f"不能和 {'、'.join(option.excludes)} 同用")
    return f"| `{spelling(option)}` | {'；'.join(notes)} |"


def spelling(option: Option) -> str:
    """How it is typed, with what stands for its value."""
    names = f"{option.short}, {option.name}" if option.short else option.name
    return f"{names} {option.metavar}".rstrip() if option.name.startswith("-") else option.metavar


def explain(option: Option) -> str:
    """What it does, what it may be, and what holds without it."""
    told = option.help
    if option.choices and not all(choice in told for choice in option.choices):
        told += "：" + " ".join(
            f"{choice}（默认）" if choice == option.default else choice for choice in option.choices
        )
    elif option.default:
        told += f"（默认 {option.default}）"
    return told + ("（必填）" if option.required else "")


def _row(option: Option) -> Row:
    return spelling(option), explain(option)


def _table(rows: Sequence[Row], room: int) -> Iterator[str]:
    """Names with their explanations beside them; full-width characters take two columns."""
    column = min(max(width(name) for name, _ in rows), WIDEST) + 2
    for name, told in rows:
        first, *others = fold(told, room - column - 2) or [""]
        if width(name) > column - 2:
            yield f"  {name}"
            yield f"  {'':>{column}}{first}"
        else:
            yield f"  {pad(name, column)}{first}".rstrip()
        yield from (f"  {'':>{column}}{line}" for line in others)


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
