"""What a paragraph of Word shows that is no text, and where it is told."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from reportctl.readers.docx_runs import Aside, all_text

_SHOWN = {"图片", "图表", "图示", "艺术字", "嵌入对象", "墨迹", "控件", "没有填的控件", "公式"}
"""What may show text in place of text."""
_FILLED = {"域", "没有内容的控件"}
"""What may show a figure in a sentence, and elsewhere marks a place."""
_SENTENCE = 12
"""Characters of the shortest text that is taken for a sentence."""
_STOPS = ("。", "；", "：", "）")
"""With what a text ends that stands for itself."""


def shown_in(aside: Aside, text: str) -> str:
    """The word of what may show text in a paragraph of this text, in Chinese; '' for nothing."""
    long = len(text.strip()) >= _SENTENCE
    known = _SHOWN | _FILLED if long else _SHOWN
    unclear = long and any(each.kind == "unclear" for each in aside.apart)
    found = next((each for each in aside.objects if each in known), "")
    amid = aside.amid[0] if aside.amid and long else ""
    return found or amid or ("次序不明的文字" if unclear else "")


def without_figures(boxes: Iterable[Element], text: str, aside: Aside) -> list[Element]:
    """The text boxes that stand for themselves; others are noted in the aside.

    A short one without a stop, anchored in a sentence, may be a figure of it.
    """
    kept: list[Element] = []
    sentence = len(text.strip()) >= _SENTENCE and any(stop in text for stop in "。，；")
    for box in boxes:
        held = all_text(box).strip()
        if sentence and held and len(held) < _SENTENCE and not held.endswith(_STOPS):
            aside.amid.append("文本框")
        else:
            kept.append(box)
    return kept
