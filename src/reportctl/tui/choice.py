"""A question that must be answered before the form goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static


class Choice(ModalScreen[str]):
    """What happened, and what can be done; the answer is the key of one of the choices.

    Escape gives the first, which is the one that loses nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "first", show=False)]

    def __init__(self, told: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._told, self._choices = told, choices

    def compose(self) -> ComposeResult:
        """The sentence above, the choices below."""
        with Vertical(id="choice"):
            yield Static(self._told, markup=False)
            yield OptionList(*(Content(words) for words in self._choices.values()))

    def on_mount(self) -> None:
        """Choose with the arrows and Enter."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        self.dismiss(list(self._choices)[event.option_index])

    def action_first(self) -> None:
        """Answer with the first choice."""
        self.dismiss(next(iter(self._choices)))
