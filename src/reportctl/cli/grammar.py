"""The grammar of a command line: what an option is, and how the words of a line are read.

The rows stand in `options`. This parser reads every line that does something; typer, built from
the same rows in `app`, gives help and completion. A test holds both to one meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from reportctl.finding import Failure
from reportctl.record import NamedTuple

Kind = Literal["flag", "text", "path", "number"]
Many = Literal["", "each", "run"]
HELP = ("-h", "--help")
LONGEST_NUMBER = 6
"""Digits of a number in a line."""


class Option(NamedTuple):
    """One option of a command, or (without dashes) its argument."""

    name: str
    """`--long`; the word by which its value is asked for is this without the dashes."""
    help: str
    metavar: str = ""
    """What stands for its value in the help."""
    kind: Kind = "flag"
    choices: tuple[str, ...] = ()
    """The only words that it takes; () where any will do."""
    words: Mapping[str, str] = MappingProxyType({})
    """Choices by what an official calls them, which is taken too."""
    default: str = ""
    """What holds where it is not given, for the help."""
    many: Many = ""
    """`each`: it may be given more than once. `run`: it takes all words up to the next option."""
    short: str = ""
    """`-o`, beside the long name."""
    needs: tuple[str, ...] = ()
    """It goes with one of these alone; `文件` stands for the argument."""
    excludes: tuple[str, ...] = ()
    """It makes no sense beside any of these."""
    required: bool = False
    """Whether a line without it is refused; for arguments."""

    @property
    def key(self) -> str:
        """By what its value is asked for."""
        return self.name.lstrip("-")


class Command(NamedTuple):
    """A command: its row in the help, its argument and its options."""

    name: str
    help: str
    function: str
    """`module:function`, which takes the `Line` and gives the exit code."""
    argument: Option
    options: tuple[Option, ...]

    def option(self, name: str) -> Option | None:
        """The option of this spelling."""
        return next((one for one in self.options if name in (one.name, one.short)), None)


class Line:
    """What a command line says, by the names of the options without their dashes."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        """A flag that is given has no words, any other option one or more."""
        self.values = {key: tuple(words) for key, words in values.items()}

    def __contains__(self, key: str) -> bool:
        """Whether the option is given."""
        return key in self.values

    def words(self, key: str) -> tuple[str, ...]:
        """Every word that is given."""
        return self.values.get(key, ())

    def text(self, key: str, default: str = "") -> str:
        """The last word that is given."""
        words = self.words(key)
        return words[-1] if words else default

    def number(self, key: str) -> int | None:
        """A whole number, or None."""
        return int(self.text(key)) if key in self else None

    def path(self, key: str) -> Path | None:
        """A path, or None."""
        return Path(self.text(key)) if key in self else None

    def paths(self, key: str) -> tuple[Path, ...]:
        """Every path that is given."""
        return tuple(map(Path, self.words(key)))


def run_line(command: Command, line: Line) -> int:
    """Do what a line says; its exit code."""
    module, _, function = command.function.partition(":")
    code: int = getattr(import_module(module), function)(line)
    return code


def wants_help(words: Sequence[str]) -> bool:
    """Whether a line asks for the help of its command; behind `--` nothing is an option."""
    options = words[: words.index("--")] if "--" in words else words
    return any(word in HELP for word in options)


def read_line(command: Command, words: Sequence[str]) -> Line:
    """What the words say; raises Failure with one sentence where they make no sense."""
    given: dict[str, list[str]] = {}
    for option, value in _items(command, words):
        taken = given.setdefault(option.key, [])
        if value is not None:
            if option.many:
                taken.append(value)
            else:
                given[option.key] = [value]
    line = Line(given)
    check_line(command, line)
    return line


def respell(command: Command, words: Sequence[str]) -> list[str]:
    """The same line with one value to an option and the argument last, as typer reads it."""
    spelt: list[str] = []
    arguments: list[str] = []
    for option, value in _items(command, words):
        if option is command.argument:
            arguments.append(value or "")
        else:
            spelt.append(option.name if value is None else f"{option.name}={value}")
    return [*spelt, "--", *arguments] if arguments else spelt


def _check_value(command: Command, option: Option, value: str) -> None:
    """Raise Failure for a value that the option does not take."""
    if option.choices and value not in option.choices:
        called = {choice: f"（{word}）" for word, choice in option.words.items()}
        choices = "、".join(f"{choice}{called.get(choice, '')}" for choice in option.choices)
        raise wrong(command, f"{option.name} 可选的是 {choices}，写的是 {value or '空白'}")
    if option.kind == "number" and not (
        value.isdecimal() and len(value) <= LONGEST_NUMBER and int(value)
    ):
        raise wrong(command, f"{option.name} 要写整数，写的是 {value or '空白'}")
    if "\0" in value or not value:
        raise wrong(command, f"{_called(option)} 后面要写内容")


def check_line(command: Command, line: Line) -> None:
    """Raise Failure for a wrong value, for what is missing, and for what does not go together."""
    argument = command.argument
    if argument.required and argument.key not in line:
        raise wrong(command, f"缺少 {argument.metavar}")
    for option in (argument, *command.options):
        if option.key not in line:
            continue
        for value in line.words(option.key):
            _check_value(command, option, value)
        for other in option.excludes:
            if _key(command, other) in line:
                raise wrong(command, f"{_called(option)} 不能和 {other} 同用")
        if option.needs and not any(_key(command, other) in line for other in option.needs):
            raise wrong(command, f"{_called(option)} 要和 {' 或 '.join(option.needs)} 一起用")


def _key(command: Command, name: str) -> str:
    return name.lstrip("-") if name.startswith("-") else command.argument.key


def _called(option: Option) -> str:
    return option.name if option.name.startswith("-") else option.metavar.strip("[]…")


def _items(command: Command, words: Sequence[str]) -> Iterator[tuple[Option, str | None]]:
    """Each option with its value (None for a flag), and each word of the argument."""
    rest = list(words)
    arguments = 0
    literal = False
    while rest:
        word = rest.pop(0)
        if word == "--" and not literal:
            literal = True
        elif literal or word == "-" or not word.startswith("-"):
            arguments += 1
            if arguments > 1 and not command.argument.many:
                raise wrong(command, f"多写了 {word}")
            yield command.argument, word
        else:
            for option, value in _option(command, word, rest):
                yield option, option.words.get(value, value) if value else value


def _option(command: Command, word: str, rest: list[str]) -> Iterator[tuple[Option, str | None]]:
    """The option that a word spells, with its values, which are taken off the rest."""
    name, joined, value = word.partition("=")
    option = command.option(name)
    if option is None and not word.startswith("--"):
        # -oFILE
        name, joined, value = word[:2], word[2:], word[2:]
        option = command.option(name)
        if option and option.kind == "flag" and joined:
            option = None
    if option is None:
        raise wrong(
            command, f"没有 {word.partition('=')[0]} 这个选项" + _near_option(command, word)
        )
    if option.kind == "flag":
        if joined:
            raise wrong(command, f"{name} 后面不写内容")
        yield option, None
    elif joined:
        yield option, value
    else:
        if not rest or _is_option(rest[0]):
            raise wrong(command, f"{name} 后面要写内容")
        yield option, rest.pop(0)
        while option.many == "run" and rest and not _is_option(rest[0]):
            yield option, rest.pop(0)


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _near_option(command: Command, word: str) -> str:
    names = [one.name for one in command.options]
    return suggest(word.partition("=")[0], [*names, "--help"])


def suggest(word: str, known: Sequence[str]) -> str:
    """The end of a sentence that names what may have been meant, or ''."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, n=2, cutoff=0.7)
    return f"，是不是 {' 或 '.join(near)}" if near else ""


def wrong(command: Command | None, sentence: str) -> Failure:
    """A wrong line in one sentence, with where its use is told."""
    page = f"reportctl {command.name}" if command else "reportctl"
    return Failure(f"{sentence}；用法见 {page} --help")


def find_command(name: str, commands: Mapping[str, Callable[[], Command]]) -> Command:
    """The command of a name; raises Failure with what may have been meant."""
    if name in commands:
        return commands[name]()
    if name.startswith("-"):
        known = ["--version", "--help", "--install-completion", "--show-completion"]
        raise wrong(None, f"没有 {name} 这个选项{suggest(name, known)}")
    near = suggest(name, list(commands))
    raise wrong(None, f"没有 {name} 这个命令{near or '，可用的是 ' + '、'.join(commands)}")
