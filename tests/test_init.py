"""The package's names are the library's, and there are no others."""

from __future__ import annotations

import pytest

import reportctl
from reportctl import api


@pytest.mark.parametrize("name", reportctl.__all__)
def test_a_name_is_the_librarys(name: str) -> None:
    assert getattr(reportctl, name) is getattr(api, name)


def test_a_name_that_there_is_not_is_named() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'none'"):
        _ = reportctl.none
