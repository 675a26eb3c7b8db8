"""A report in traditional characters: read by simplified ones, its prose kept as it is printed.

The form's labels are simplified, and so are the words that say organ and year. Each character
stands for one, so that whatever was read is found again in what was printed. The table has the
characters of the form and of the names of organs; the rest of the text needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.fill.reading import Reading
from reportctl.readers.source import Paragraph, Source, SourceTable
from reportctl.record import replace

_PAIRS = (
    "萬万業业為为舉举於于會会體体關关內内決决況况減减單单動动區区務务國国處处復复複复覆复審审對对"
    "屬属開开強强當当總总執执護护報报據据無无機机權权構构條条沒没現现發发確确穩稳類类糾纠納纳組组"
    "織织經经結结繼继續续維维繳缴罰罚獲获補补規规計计認认議议許许訟讼訪访訴诉詢询請请購购費费轉转"
    "過过進进這这採采間间項项題题額额應应數数辦办廳厅級级別别號号資资監监門门環环時时鎮镇鄉乡縣县"
    "東东廣广長长張张個个設设證证團团範范製制係系祕秘與与產产來来學学衛卫農农鐵铁電电貿贸稅税財财"
    "濟济統统檔档質质檢检驗验藥药聯联黨党書书記记標标準准後后從从將将實实際际導导領领還还選选連连"
    "運运遠远達达適适邊边郵邮釋释銀银錯错鍵键問问聞闻隊队階阶隨随險险隱隐難难雲云靈灵順顺預预頒颁"
    "頭头頻频顯显風风飛飞館馆馬马驅驱魚鱼鳥鸟麗丽齊齐龍龙寧宁寶宝蘇苏劉刘"
)
_SIMPLE = dict(zip(map(ord, _PAIRS[::2]), _PAIRS[1::2], strict=True))
_FEWEST = 40
"""Traditional characters that make a text one; a simplified one has hardly any."""


class Original:
    """What a source printed, found again by what was read."""

    def __init__(self, source: Source) -> None:
        """Of a source in traditional characters."""
        self._printed = "\n".join(_texts(source))
        self._read = self._printed.translate(_SIMPLE)

    def restore(self, reading: Reading) -> Reading:
        """With its text as it was printed, where it was not put together of pieces."""
        prose = {key: self._text(told) for key, told in reading.prose.items()}
        return replace(reading, preface=self._text(reading.preface), prose=prose)

    def _text(self, text: str) -> str:
        return "\n".join(map(self._line, text.split("\n")))

    def _line(self, line: str) -> str:
        at = self._read.find(line) if line else -1
        return self._printed[at : at + len(line)] if at >= 0 else line


def simplify(source: Source) -> tuple[Source, Original | None]:
    """The source with simplified characters, and what it printed if it had others."""
    count = sum(sum(map(_SIMPLE.__contains__, map(ord, text))) for text in _texts(source))
    if count < _FEWEST:
        return source, None
    blocks = tuple(
        block._replace(text=block.text.translate(_SIMPLE))
        if isinstance(block, Paragraph)
        else block._replace(
            rows=tuple(
                tuple(cell._replace(text=cell.text.translate(_SIMPLE)) for cell in row)
                for row in block.rows
            )
        )
        for block in source.blocks
    )
    told = "原文用的是繁体字：机关、标题和落款按简体字写入，正文保留原文，请对照"
    simple = source._replace(
        blocks=blocks,
        title=source.title.translate(_SIMPLE),
        doubts=(*source.doubts, told),
        around=tuple(text.translate(_SIMPLE) for text in source.around),
        beside=tuple(text.translate(_SIMPLE) for text in source.beside),
        running=tuple(each._replace(text=each.text.translate(_SIMPLE)) for each in source.running),
    )
    return simple, Original(source)


def _texts(source: Source) -> Iterator[str]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, SourceTable):
            yield from (cell.text for row in block.rows for cell in row)
