"""Every teller tells every kind of finding, and imports no more than it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.telling.sample import ALL, CATALOGUE

from reportctl.telling.checked import Options
from reportctl.telling.tell import TELLERS


@pytest.mark.parametrize("name", TELLERS)
def test_each_tells(name: str):
    told = TELLERS[name](ALL, CATALOGUE, Options())
    assert isinstance(told, bytes if name == "xlsx" else str)
    assert told
    assert TELLERS[name]((), CATALOGUE, Options()) is not None


def test_telling_text_imports_nothing_heavy():
    code = (
        "import sys; from reportctl.telling.tell import TELLERS\n"
        "from reportctl.telling.checked import Catalogue, Options\n"
        "TELLERS['text']((), Catalogue(), Options())\n"
        "print([name for name in ('json', 'rich', 'openpyxl', 'xml') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
