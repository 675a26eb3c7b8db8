"""The process in which a reader runs apart: what it says, when it is ended."""

from __future__ import annotations

import os
import pickle

import pytest

from reportctl.readers.confined_child import HEADER, RESULT
from reportctl.readers.confined_process import Forked, Process, Spawned, begin, may_fork
from reportctl.readers.source import Source

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


@pytest.fixture(params=[Forked, Spawned])
def process(request):
    process = request.param("text", "公开".encode(), "a.txt", 20.0, 1_000)
    process.allow(20)
    return process


def answer(process: Process) -> tuple[bytes, object]:
    kind, length = HEADER.unpack(process.receive(HEADER.size))
    return kind, pickle.loads(process.receive(length))


def test_it_says_what_the_reader_gave_and_ends_by_itself(process):
    kind, source = answer(process)
    assert kind == RESULT
    assert isinstance(source, Source)
    assert source.name == "a.txt"
    assert process.receive(1) == b""
    assert process.end() in (0, 1, -9)  # it may be ended before it has


def test_beyond_its_time_it_says_no_more(process):
    process.allow(0.0)
    assert len(process.receive(1 << 20)) < 1 << 20
    process.end()


def test_with_another_thread_running_a_new_python_is_begun(monkeypatch):
    monkeypatch.setattr("reportctl.readers.confined_process.may_fork", lambda: False)
    process = begin("text", b"", "a.txt", 20.0, 1_000)
    assert isinstance(process, Spawned)
    process.end()


def test_a_fork_is_safe_only_on_linux_and_alone(monkeypatch):
    monkeypatch.setattr("os.scandir", lambda _: iter("1"))
    assert may_fork()
    monkeypatch.setattr("os.scandir", lambda _: iter("12"))
    assert not may_fork()
    monkeypatch.setattr("sys.platform", "darwin")
    assert not may_fork()
