"""Reports printed in many layouts are read back exactly or left out, never wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportctl.document import html, text
from reportctl.fill.place import place
from reportctl.fill.reading import Reading
from reportctl.schema.form import At, Form
from reportctl.schema.load import load_form
from tests.fill import printing as p

FORM = load_form(2021)
OLD = load_form(2019)
THREE, FOUR = FORM.tables[-2], FORM.tables[-1]


def numbered(form: Form) -> dict[At, str]:
    """Another figure in every cell, so that a shift cannot go unseen."""
    return {at: str(number + 11) for number, at in enumerate(form.cells)}


def written(reading: Reading) -> dict[At, str]:
    return {at: cell.written for at, cell in reading.cells.items()}
