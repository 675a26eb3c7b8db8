"""Every formatter tells every kind of finding, and imports no more than it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.formatters.sample import ALL, CATALOGUE

from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.formats import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_each_tells(name: str):
    told = FORMATS[name](ALL, CATALOGUE, Options())
    assert isinstance(told, bytes if FORMATS[name].binary else str)
    assert told
    assert FORMATS[name]((), CATALOGUE, Options()) is not None


def test_telling_text_imports_nothing_heavy():
    code = (
        "import sys; from reportctl.formatters.findings.formats import FORMATS\n"
        "from reportctl.formatters.findings.checked import Catalogue, Options\n"
        "FORMATS['text']((), Catalogue(), Options())\n"
        "print([name for name in ('json', 'rich', 'openpyxl', 'xml') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
