"""Many files checked as `validate` does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportctl.cli.batch import Batch
from reportctl.cli.checking import Against
from reportctl.formatters.findings.checked import Checked


def check_files(
    paths: Sequence[Path], against: Against, crowd: Sequence[Path] = ()
) -> Iterator[Checked]:
    """The files with their findings, in the order given; `crowd` are compared with each other."""
    with Batch(paths, against, crowd) as batch:
        yield from batch.whole(batch.check())
