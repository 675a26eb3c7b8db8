"""Help and completion, built from the table of options: typer's face, --help, docs/commands.md."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from reportctl.cli.grammar import Command, Line, Option, check_line, run_line, wrong
from reportctl.cli.options import ABOUT, COMMANDS, ROOT, SHELLS
from reportctl.terminal.pager import columns
from reportctl.terminal.width import char_width, pad, width

PROGRAM = "reportctl"
COMPLETING = "_REPORTCTL_COMPLETE"
"""The variable in which a terminal program asks how a line goes on."""
Run = Callable[[Command, Line], int]
HELP = Option("--help", "显示这份说明", short="-h")
WIDEST = 26
"""Columns of a name beside which its help still stands."""
NOT_FIRST = "，。；：、）”"
"""What begins no line."""

CODES = (
    ("0", "要做的全做了，没有错误"),
    ("1", "有错误，或者有没读入、没比较、没汇总进去的"),
    ("2", "无法进行"),
)
"""What the program ends with."""
PER_COMMAND = """\
退出码和屏幕上说的一致：数出了错误，或者列出了要看一看的，就是 1。
`fill 文件` 写完以后照 `validate` 的办法数一遍错误，有就是 1，`--set` 也一样。
`init` 有没带过来的，`fill 文件夹` 有要看一看的来源，`fill --sum` 缺单位、有空白，或者没有名单而
文件夹里另有没加入的文件，
`render` 排了有错误或者没写完的报告（`--draft` 不算），也是 1。
警告和提示不算；`validate --strict` 时警告也算，`diff --exit-code` 有差别也算。"""
"""What 1 means for each command; docs/design.md has the table."""
Row = tuple[str, str]
"""What is typed, and what it is."""


class ProgramFace(TyperGroup):
    """The program, whose help is made from the table."""

    def format_help(self, _ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own types are private
        """What `reportctl --help` prints."""
        formatter.write(describe_program(columns()))


class CommandFace(TyperCommand):
    """A command, whose help is made from the table."""

    def format_help(self, _ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """What `reportctl COMMAND --help` prints."""
        formatter.write(describe_command(COMMANDS[str(self.name)](), columns()))


def build_app(run: Run) -> typer.Typer:
    """The program as typer knows it; `run` is called with what a line says."""
    app = typer.Typer(
        name=PROGRAM,
        cls=ProgramFace,
        help=ABOUT,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for make in COMMANDS.values():
        command = make()
        app.command(command.name, help=command.help, cls=CommandFace)(_function(command, run))
    return app


def show_face(words: Sequence[str]) -> int:
    """Let typer answer: a line that asks for help, or a terminal that asks how a line goes on."""
    try:
        code = build_app(run_line)(list(words), prog_name=PROGRAM, standalone_mode=False)
    except SystemExit as leaving:  # the end of a completion
        code = leaving.code
    return code if isinstance(code, int) else 0


def set_up_completion(words: Sequence[str]) -> int:
    """Print the script with which a terminal program completes lines, or install it; 0.

    Raises Failure where it is not known which terminal program that is.
    """
    option, _, shell = words[0].partition("=")
    given = [*filter(None, [shell]), *words[1:]]
    shell = given[0] if given else _shell()
    if shell not in SHELLS or len(given) > 1:
        told = f"，写的是 {' '.join(given)}" if given else "；认不出现在用的是哪一种，请写明"
        raise wrong(None, f"{option} 可选的是 {'、'.join(SHELLS)}{told}")
    if option == "--show-completion":
        os.environ[COMPLETING] = f"source_{shell}"
        return show_face([])
    from typer.completion import install  # type: ignore[attr-defined]

    shell, path = install(shell=shell, prog_name=PROGRAM)
    print(f"已为 {shell} 装上补全：{path}；重新打开终端后按 Tab 可用")
    return 0


def _shell() -> str:
    """The terminal program that started this one, or ''."""
    import shellingham

    try:
        name: str = shellingham.detect_shell()[0]
    except (shellingham.ShellDetectionFailure, OSError):
        return ""
    return name


def _function(command: Command, run: Run) -> Callable[..., int]:
    """A function whose parameters are the options, for typer to read."""
    options = {f"value{at}": one for at, one in enumerate((command.argument, *command.options))}

    def call(**values: Any) -> int:  # noqa: ANN401 - typer calls it with what it read
        given: dict[str, tuple[str, ...]] = {}
        for name, option in options.items():
            words = _words_of(values[name])
            if words is not None:
                given[option.key] = words
        line = Line(given)
        check_line(command, line)
        return run(command, line)

    parameters = {name: _parameter(one) for name, one in options.items()}
    signature = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in parameters.items()
    ]
    vars(call)["__signature__"] = inspect.Signature(signature)  # typer reads this and the next
    call.__annotations__ = {name: kind for name, (kind, _) in parameters.items()}
    return call


def _parameter(option: Option) -> tuple[Any, Any]:
    """Type and default of an option, in typer's words."""
    if not option.name.startswith("-"):
        kind: Any = list[str] if option.many else str
        told: Any = typer.Argument(metavar=option.metavar, help=option.help)
        if option.required:
            return Annotated[kind, told], inspect.Parameter.empty
        return Annotated[kind | None, told], None
    names = [option.name, *([option.short] if option.short else [])]
    if option.kind == "flag":
        return Annotated[bool, typer.Option(*names, help=option.help)], False
    choices = option.choices
    told = typer.Option(
        *names,
        metavar=option.metavar,
        help=option.help,
        autocompletion=(lambda: list(choices)) if choices else None,
    )
    return Annotated[(list[str] if option.many else str) | None, told], None


def _words_of(value: bool | str | list[str] | None) -> tuple[str, ...] | None:  # noqa: FBT001 - what typer gives
    """The words of an option as the parser gives them; None where it is not given."""
    if value is None or value is False or value == []:
        return None
    if value is True:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def describe_program(room: int) -> str:
    """`reportctl --help`."""
    commands = [(name, make().help) for name, make in COMMANDS.items()]
    lines = ["用法：reportctl 命令 …", f"  {ABOUT}", "", "命令："]
    lines += _table(commands, room)
    lines += ["", "选项：", *_table([_row(option) for option in (*ROOT, HELP)], room)]
    lines += ["", "退出码：", *_table(CODES, room)]
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
    codes = "\n".join(["| 退出码 | 意思 |", "| --- | --- |", *(f"| {n} | {w} |" for n, w in CODES)])
    return "\n\n".join([*pages, "## reportctl", options, "## 退出码", codes, PER_COMMAND]) + "\n"


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
