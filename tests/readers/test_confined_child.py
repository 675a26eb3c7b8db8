"""What runs in the child: it reads within limits and says what came out."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from reportctl.finding import Failure
from reportctl.readers.confined_child import HEADER, PROGRESS, RESULT, begin_page
from reportctl.readers.limits import Work
from reportctl.readers.source import Source

SERVE = "from reportctl.readers.confined_child import serve; serve()"


def served(reader: str, data: bytes) -> list[tuple[bytes, object]]:
    """Everything that a child said."""
    command = [sys.executable, "-c", SERVE, reader, "a.file", "20", "1000"]
    said = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    found = []
    while said:
        kind, length = HEADER.unpack(said[: HEADER.size])
        found.append((kind, pickle.loads(said[HEADER.size :][:length])))
        said = said[HEADER.size + length :]
    return found


def test_it_says_the_source_and_nothing_else():
    ((kind, source),) = served("text", "公开12件".encode())
    assert kind == RESULT
    assert isinstance(source, Source)
    assert [block.text for block in source.blocks] == ["公开12件"]


@pytest.mark.parametrize(("reader", "fault"), [("xlsx", Failure), ("none", ModuleNotFoundError)])
def test_a_failure_and_a_bug_are_handed_over(reader, fault):
    ((kind, said),) = served(reader, b"no workbook")
    assert kind == RESULT
    assert isinstance(said, fault)


def test_outside_a_child_a_page_only_gets_its_time(capfdbinary):
    begin_page(Work("a.pdf"), 0, 3)
    assert capfdbinary.readouterr().out == b""
    assert PROGRESS != RESULT
