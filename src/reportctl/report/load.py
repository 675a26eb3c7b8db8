"""From a path to a report: read, choose the edition, build."""

from __future__ import annotations

from pathlib import Path

from reportctl.document.document import Document
from reportctl.document.save import Snapshot, read_bytes
from reportctl.document.toml import read_toml
from reportctl.finding import Finding
from reportctl.record import NamedTuple
from reportctl.report.build import build
from reportctl.report.report import Report


class Loaded(NamedTuple):
    """A report file as it was read."""

    path: Path
    document: Document
    snapshot: Snapshot
    """What the file was, so that a change on disk is noticed before it is saved."""
    report: Report | None
    findings: tuple[Finding, ...]
    """What is wrong with its shape."""


def load(path: Path) -> Loaded:
    """Read a report file; raises Failure where there is none or it cannot be opened."""
    data, snapshot = read_bytes(path)
    document = read_toml(data)
    built = build(document, path)
    return Loaded(path, document, snapshot, built.report, built.findings)
