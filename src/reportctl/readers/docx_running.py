"""What a Word document prints at the head and foot of every page, and across it as a watermark."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportctl.readers.letters import tidy
from reportctl.readers.package import Package, attribute, kind
from reportctl.readers.source import Running

_NAMES = {"headerReference": "页眉", "footerReference": "页脚"}


def running_lines(package: Package, main: str, body: Element | None) -> tuple[Running, ...]:
    """Each line of the heads and feet that its sections name, once; fields as they were saved."""
    found: dict[Running, None] = {}
    for reference in body.iter() if body is not None else ():
        name = _NAMES.get(kind(reference))
        part = package.by_id(main, attribute(reference, "id") or "") if name else ""
        if name and part in package.names:
            found |= dict.fromkeys(_lines(package.xml(part), name))
    return tuple(found)


def _lines(root: Element, name: str) -> Iterator[Running]:
    for element in root.iter():
        what = kind(element)
        if what == "p":
            text = "".join(each.text or "" for each in element.iter() if kind(each) == "t")
            if words := " ".join(tidy(text).split()):
                yield Running(name, words)
        elif what == "textpath" and (drawn := (attribute(element, "string") or "").strip()):
            yield Running("水印", drawn)
