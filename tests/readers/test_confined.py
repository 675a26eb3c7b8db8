"""A reader in a process of its own: what it gives comes back, what it does wrong is told."""

from __future__ import annotations

import os
import textwrap

import pytest

from reportctl import readers
from reportctl.finding import Failure
from reportctl.readers import confined_process
from reportctl.readers.confined import Confinement, read_confined


@pytest.fixture(params=["forked", "spawned"])
def reader(request, tmp_path, monkeypatch):
    """Makes a reader of a program's text, by the name that `read_confined` takes."""

    def make(body):
        place = tmp_path / "reportctl" / "readers"
        place.mkdir(parents=True)
        (place / "made.py").write_text(
            "def read(data, name):\n" + textwrap.indent(body, "    "), encoding="utf-8"
        )
        program = (
            "import sys; sys.path[:] = {path!r}; import reportctl.readers; "
            f"reportctl.readers.__path__.append({str(place)!r}); "
            "from reportctl.readers.confined_child import serve; serve()"
        )
        monkeypatch.setattr(confined_process, "_PROGRAM", program)
        monkeypatch.setattr(confined_process, "may_fork", lambda: request.param == "forked")
        monkeypatch.setattr(readers, "__path__", [*readers.__path__, str(place)])
        return "made"

    return make


pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork"),
    # the threads of a test run wait for its end; the program forks only where it has none
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
SOURCE = "from reportctl.readers.source import Source\n"


def test_what_a_reader_gives_comes_back(reader):
    made = reader(SOURCE + "return Source(name, 'pdf', (), title=data.decode())")
    source = read_confined(made, "题".encode(), "年报.pdf")
    assert (source.name, source.title) == ("年报.pdf", "题")


def test_a_failure_and_a_bug_come_back_as_they_are(reader):
    made = reader(
        "from reportctl.finding import Failure\n"
        "if data == b'f': raise Failure('甲')\nraise KeyError('乙')"
    )
    with pytest.raises(Failure, match="甲"):
        read_confined(made, b"f", "年报.pdf")
    with pytest.raises(KeyError, match="乙"):
        read_confined(made, b"b", "年报.pdf")


def test_progress_is_told_as_it_comes(reader):
    made = reader(
        SOURCE + "from reportctl.readers.confined_child import begin_page\n"
        "from reportctl.readers.limits import Work\n"
        "for page in range(3): begin_page(Work(name), page, 3)\nreturn Source(name, 'pdf', ())"
    )
    told = []
    read_confined(made, b"", "年报.pdf", progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import os\nos._exit(3)", "读到一半时出错"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "读到一半时出错"),
        ("while True: pass", "1 秒内没有读完|2 秒内没有读完"),
        ("return b'x' * 2**31", "内存"),
    ],
)
def test_a_child_that_dies_is_the_files_fault(reader, monkeypatch, body, said):
    from reportctl.readers import limits

    monkeypatch.setitem(limits.LIMITS, "seconds", limits.LIMITS["seconds"]._replace(most=1))
    with pytest.raises(Failure, match=said) as caught:
        read_confined(
            reader(body), b"%PDF-" * 100_000, "年报.pdf", Confinement("seconds", "megabytes")
        )
    assert str(caught.value).startswith("年报.pdf：")
    assert "\n" not in str(caught.value)
