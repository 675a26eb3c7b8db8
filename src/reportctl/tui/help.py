"""Every key of the screen, shown on the screen itself."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reportctl.terminal.width import pad, width

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "在哪里都行",
        (
            ("F1", "显示这张按键表；在表格里也可以按 ?"),
            ("F6、Shift+F6", "在“各部分、内容、问题”三处之间切换"),
            ("Ctrl+N、Ctrl+P", "下一部分、上一部分"),
            ("F8、Shift+F8", "跳到下一个、上一个问题"),
            ("F3", "看上年的这段正文"),
            ("Ctrl+F", "查找：表格的行、列名称和正文里的字"),
            ("Ctrl+Z、Ctrl+Y", "撤销、重做（跨格、跨部分）"),
            ("Ctrl+S", "立即保存（平时每改一格自动保存）"),
            ("Ctrl+B", "收起、展开左边的各部分"),
            ("Esc", "不要正在输入的内容；再按回到各部分"),
            ("Ctrl+Q", "保存并退出"),
        ),
    ),
    (
        "表格",
        (
            ("方向键", "移到相邻的格；输入时先写入再移动"),
            ("Tab、Shift+Tab", "下一格、上一格，到行末转下一行"),
            ("数字 / -", "直接覆盖原值；/ 和 - 是原稿画的杠"),
            ("F2", "修改格里原有的内容"),
            ("Enter", "写入，移到下一行；Tab 之后回到起头的那一列"),
            ("Delete", "清空这一格（空白，不是 0）"),
            ("Backspace", "清空后重新输入"),
            ("Home、End", "本行第一格、最后一格"),
            ("Ctrl+Home、End", "全表第一格、最后一格"),
            ("PageUp、PageDown", "上下翻一屏"),
            ("粘贴", "Excel、WPS 里复制的一块，向右向下填"),
            ("=", "总计格：改成各项之和，以后随各项自动算"),
            ("n、N", "本表下一个、上一个问题"),
            ("Ctrl+C", "复制这一格（终端支持时）"),
        ),
    ),
    (
        "正文",
        (
            ("方向键、Home、End", "移动；加 Shift 选中"),
            ("Ctrl+A、Ctrl+E", "行首、行末"),
            ("Ctrl+X、C、V", "剪切、复制、粘贴"),
            ("Ctrl+Z、Ctrl+Y", "先撤销本段输入，再撤销更早的改动"),
        ),
    ),
    (
        "问题列表、各部分",
        (
            ("上下键", "选择"),
            ("Enter", "跳到那一格、那段正文"),
        ),
    ),
)
"""The keys by where they work, each with what it does."""
MARKS = "记号：= 总计等于各项之和　! 有错误　? 有警告\n空白就是没有填，不是 0"


def write_keys() -> str:
    """The keys as text."""
    wide = max(width(key) for _, keys in KEYS for key, _ in keys) + 2
    lines: list[str] = []
    for title, keys in KEYS:
        lines += [title, *(f"  {pad(key, wide)}{does}" for key, does in keys), ""]
    return "\n".join([*lines, MARKS])


class TextScreen(ModalScreen[None]):
    """A text to read, such as that of the keys, until a key is pressed that leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, "leave", show=False)
        for key in ("escape", "f1", "f3", "q", "enter", "question_mark")
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        with VerticalScroll(id="leaflet"):
            yield Static(self._text, markup=False)
            yield Static("\n方向键上下滚动，Esc 返回", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#leaflet").focus()

    def action_leave(self) -> None:
        """Back to the form."""
        self.dismiss()
