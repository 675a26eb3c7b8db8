"""Modules that wait: what they give at once, and that they are the true ones when more is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

START = """
import sys
from reportctl.cli.deferred import Deferred, defer
defer()
def waiting():
    return [name for name, one in sorted(sys.modules.items()) if isinstance(one, Deferred)]
"""


def said(code: str) -> list[str]:
    """What a process prints in which modules wait."""
    line = [sys.executable, "-c", START + code]
    return subprocess.run(line, capture_output=True, check=True, text=True).stdout.splitlines()


def test_a_report_is_read_without_what_the_parser_only_annotates_with() -> None:
    code = """
from pathlib import Path
import tomllib
print(*waiting())
print(tomllib.loads("a = 1.5\\nb = 2021-12-31\\nc = [{d = 'e'}]"))
"""
    assert said(code) == [
        "ipaddress openpyxl.compat.numbers string typing urllib.parse",
        "{'a': 1.5, 'b': datetime.date(2021, 12, 31), 'c': [{'d': 'e'}]}",
    ]


@pytest.mark.parametrize(
    ("code", "out"),
    [
        ("from urllib.parse import urlsplit\nprint(urlsplit('http://[::1]:80/').hostname)", "::1"),
        ("import urllib.parse\nprint(urllib.parse.quote('件'))", "%E4%BB%B6"),
        ("from pathlib import Path\nprint(Path('/a b').as_uri())", "file:///a%20b"),
        ("import ipaddress\nprint(ipaddress.ip_address('1.2.3.4'))", "1.2.3.4"),
        ("import string\nprint(string.Template('$a').substitute(a=1))", "1"),
        ("import string\nprint(string.capwords('a b'), string.digits)", "A B 0123456789"),
        (
            "from typing import Any, NamedTuple\nprint(Any, NamedTuple.__module__)",
            "typing.Any typing",
        ),
        ("from typing import List, Any\nprint(List[Any])", "typing.List[typing.Any]"),
        ("import datetime\nprint(datetime.datetime.strptime('2021', '%Y').year)", "2021"),
        (
            "import datetime, pickle\nprint(pickle.loads(pickle.dumps(datetime.date.min)))",
            "0001-01-01",
        ),
        (
            "from openpyxl.compat.numbers import NUMERIC_TYPES\nprint(*NUMERIC_TYPES)",
            "<class 'int'> <class 'float'> <class 'decimal.Decimal'>",
        ),
    ],
)
def test_what_waits_is_the_module_itself_to_whoever_asks_for_more(code: str, out: str) -> None:
    assert said(code) == [out]


def test_what_our_names_stand_for_is_asked_of_the_words_alone() -> None:
    code = """
from reportctl.report.report import Level, Scope
from reportctl.cli.deferred import _NAMES
print(*_NAMES["get_args"](Scope), waiting()[3])
from typing import Union
print(waiting()[3])
"""
    assert said(code) == ["own government region typing", "urllib.parse"]
