from __future__ import annotations

import pypdfium2
from benchmarks.scan_time import print_pages


def test_a_report_is_made_as_long_as_was_asked_for():
    assert len(pypdfium2.PdfDocument(print_pages(5))) == 5
