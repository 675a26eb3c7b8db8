"""Arrays of tables are taken out whole, and nothing beside them."""

from __future__ import annotations

import pytest

from reportctl.document.cut import cut_tables
from reportctl.document.toml import parse


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 1\n", "a = 1\n"),
        ('a = 1\n\n\n[[parts]]\norgan = "x"\n', "a = 1\n"),
        ('[[parts]]\norgan = "x" # 甲\n\n# 说明\n[z]\nq = 1\n', "\n# 说明\n[z]\nq = 1\n"),
        ('a = 1\r\n\r\n[[parts]]\r\norgan = "x"\r\n\r\n[[parts]]\r\n', "a = 1\r\n"),
        ('a = 1\n[[parts]]\norgan = """\nx\n"""', "a = 1\n"),
        ("parts = [{ organ = 1 }]\n", "parts = [{ organ = 1 }]\n"),  # not [[parts]]
        ("[parts]\na = 1\n", "[parts]\na = 1\n"),
    ],
)
def test_only_the_tables_go(before: str, after: str) -> None:
    assert cut_tables(parse(before, bom=True), "parts") == parse(after, bom=True)
