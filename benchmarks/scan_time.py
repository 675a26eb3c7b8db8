"""How long a scanned report takes: wall and processor, for a machine that does nothing else.

`python -m benchmarks.scan_time` prints a report of six pages, makes a picture of each at 200 dpi,
and has `reportctl fill` read them, three times.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random

import pypdfium2

from benchmarks.carriers import as_pdf, draw

DOTS = 200


def print_pages(pages: int) -> bytes:
    """A report of at least so many pages, as a PDF."""
    values = draw(Random("pages"))
    longer = (as_pdf(values, paragraphs) for paragraphs in count(1))
    return next(data for data in longer if len(pypdfium2.PdfDocument(data)) >= pages)


def scan(data: bytes) -> bytes:
    """The pages of a PDF as pictures."""
    first, *others = (
        page.render(scale=DOTS / 72).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(data)
    )
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DOTS, quality=90)
    return out.getvalue()


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, file = Path(folder, "scan.pdf"), Path(folder, "2022.toml")
        source.write_bytes(scan(print_pages(asked.pages)))
        pages = len(pypdfium2.PdfDocument(source.read_bytes()))
        line = [sys.executable, "-m", "reportctl", "fill", str(file), "--from", str(source)]
        for _ in range(asked.times):
            file.unlink(missing_ok=True)
            wall, before = time.monotonic(), os.times()
            done = subprocess.run(line, capture_output=True, text=True, check=False)
            after = os.times()
            used = sum(after[2:4]) - sum(before[2:4])
            told = done.stdout.strip().splitlines() or done.stderr.strip().splitlines()
            print(
                f"{pages} pages, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}: "
                f"{time.monotonic() - wall:.1f} s of wall, {used:.1f} s of processor, "
                f"exit {done.returncode}: {told[-1]}",
                flush=True,
            )


if __name__ == "__main__":
    main()
