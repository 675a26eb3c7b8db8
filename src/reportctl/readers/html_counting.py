"""The library's parser of web pages, with the attributes of each tag counted before it reads them.

It takes a kilobyte for each attribute, so that a tag of a few megabytes would take gigabytes.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from reportctl.readers.limits import Work, most

_STEP = r""">|=\s*(?:"[^"]*"|'[^']*')?|[\s/]+"""
"""The end of a tag, a value, or what stands between two attributes."""


class CountingParser(HTMLParser):
    """Raises Failure at a tag with too many attributes."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._short = False

    def feed(self, data: str) -> None:
        """As the library does. A page with few signs has no tag with too many."""
        signs = data.count("=") + data.count("/") + len(data.split())
        self._short = not self.rawdata and signs < 2 * most("tag")
        super().feed(data)

    def parse_starttag(self, i: int) -> int:
        """As the library does, for a tag of which the attributes are few enough."""
        if self._short:
            return super().parse_starttag(i)
        if self.rawdata.find(">", i, i + most("tag")) < 0 or self._has_quoted_end(i):
            most_steps = 2 * most("tag")
            for steps, step in enumerate(re.compile(_STEP).finditer(self.rawdata, i)):
                if step[0] == ">":
                    break
                if steps == most_steps:
                    raise self._work.too_much("tag")
        return super().parse_starttag(i)

    def _has_quoted_end(self, i: int) -> bool:
        """Whether the first `>` may stand in a value, so that the tag goes on behind it."""
        end = self.rawdata.find(">", i)
        return self.rawdata.find('"', i, end) >= 0 or self.rawdata.find("'", i, end) >= 0
