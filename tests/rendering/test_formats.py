"""The renderers by name."""

from __future__ import annotations

from importlib import import_module

import pytest

from reportctl.rendering.formats import FORMATS, LAID_OUT


@pytest.mark.parametrize("name", FORMATS)
def test_a_row_names_a_function_and_an_ending_of_its_own(name: str) -> None:
    row = FORMATS[name]
    module, _, function = row.function.partition(":")
    assert callable(getattr(import_module(module), function))
    assert [other.name for other in FORMATS.values() if other.suffix == row.suffix] == [name]


def test_what_is_laid_out_here_is_a_format() -> None:
    assert set(LAID_OUT) <= set(FORMATS)
    assert all(FORMATS[name].binary for name in LAID_OUT)
