"""Finds elements and attributes of WordprocessingML, in its usual and its strict namespace."""

from __future__ import annotations

from collections.abc import Container, Iterator
from xml.etree.ElementTree import Element


def kind(element: Element) -> str:
    """The element's name without its namespace, such as `p`."""
    return element.tag.rpartition("}")[2]


def child(parent: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    if parent is not None:
        for element in parent:
            if element.tag.rpartition("}")[2] == name:
                return element
    return None


def children(parent: Element, name: str, through: Container[str] = ()) -> Iterator[Element]:
    """The children of that name, those within wrappers (content controls, insertions) too."""
    for element in parent:
        what = kind(element)
        if what == name:
            yield element
        elif what in through:
            yield from children(element, name, through)


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def value(parent: Element | None, name: str) -> str | None:
    """The `val` of the child of that name."""
    found = child(parent, name)
    return attribute(found, "val") if found is not None else None


def is_on(switch: Element | None) -> bool:
    """Whether a switch such as `<w:b/>` is there and not turned off."""
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off", "none")
