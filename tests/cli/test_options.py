"""The table of options: one row for each, and each row says what it goes with."""

from __future__ import annotations

import pytest

from reportctl.cli.naming import OUTPUTS
from reportctl.cli.options import COMMANDS, ROOT
from reportctl.formatters.findings.formats import FORMATS


def test_there_are_five_commands_and_no_sixth() -> None:
    assert list(COMMANDS) == ["init", "fill", "validate", "diff", "render"]


@pytest.mark.parametrize("name", COMMANDS)
def test_what_an_option_needs_or_excludes_is_an_option_of_the_command(name: str) -> None:
    command = COMMANDS[name]()
    names = [option.name for option in command.options]
    assert len(set(names)) == len(names)
    known = {*names, command.argument.name}
    for option in command.options:
        assert {*option.needs, *option.excludes} <= known
        assert option.name not in (*option.needs, *option.excludes)
        assert option.help


@pytest.mark.parametrize("name", COMMANDS)
def test_a_default_is_one_of_the_choices(name: str) -> None:
    for option in COMMANDS[name]().options:
        assert not option.default or not option.choices or option.default in option.choices


def test_the_formats_are_the_rows_of_their_registries() -> None:
    validate = {option.name: option for option in COMMANDS["validate"]().options}
    assert set(FORMATS) <= set(validate["--format"].choices)
    render = {option.name for option in COMMANDS["render"]().options}
    assert {f"--{name}" for name in OUTPUTS} <= render


def test_in_the_place_of_a_command_stand_version_and_completion() -> None:
    assert [option.name for option in ROOT] == [
        "--version",
        "--install-completion",
        "--show-completion",
    ]
