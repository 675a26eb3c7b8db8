"""The report being edited: each change gives a new document, is saved at once and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reportctl.document.document import Document
from reportctl.document.save import Snapshot, save
from reportctl.fill.merge import merge, put_prose
from reportctl.finding import Failure, Finding
from reportctl.record import record
from reportctl.report.figures import write_figure
from reportctl.report.load import Loaded, build, load
from reportctl.report.report import Number, Report
from reportctl.rules.check import check
from reportctl.rules.rule import Review, Settings
from reportctl.schema.form import At, Kind
from reportctl.tui.entry import figure_of
from reportctl.tui.outline import Item, Target, item_of_cells, list_items, locate
from reportctl.tui.running_totals import follow


@record(frozen=True, slots=True)
class Beside:
    """What a report is checked with."""

    previous: Report | None = None
    """The same organ's report of the year before."""
    settings: Settings | None = None
    today: date | None = None


@record(frozen=True, slots=True)
class Step:
    """The document before a change, and where the change was made."""

    document: Document
    target: Target


class Draft:
    """One report file while it is open. The only thing here that changes; documents never do.

    After every change `trouble` says why it could not be saved, or is ''.
    """

    def __init__(self, path: Path, beside: Beside | None = None) -> None:
        """Open a file; raises Failure where it cannot be read or is no report."""
        self.path = path
        self.beside = beside or Beside()
        self.trouble = ""
        self.past: list[Step] = []
        self.future: list[Step] = []
        self._visit: str = ""
        self._begin(load(path))

    def _begin(self, loaded: Loaded) -> None:
        self.snapshot: Snapshot = loaded.snapshot
        self.saved = self._build(loaded.document)
        self.past.clear()
        self.future.clear()
        self.items = list_items(self.report)
        self.home = item_of_cells(self.report, self.items)

    def _build(self, document: Document) -> Report:
        built = build(document, self.path)
        if built.report is None:
            fault = built.findings[0]
            raise Failure(
                f"{self.path}:{fault.place.line}: {fault.message}；请先用文本编辑器改正再填写"
            )
        self.document, self.report = document, built.report
        self.kinds: dict[At, Kind] = {
            table.at(row, column): table.holds(row, column)
            for table in built.report.tables
            for row in table.rows.leaves
            for column in table.columns.leaves
        }
        beside = self.beside
        review = Review(built.report, beside.previous, beside.settings or Settings())
        self.findings: tuple[Finding, ...] = check(review, built.findings, today=beside.today)
        return built.report

    @property
    def unsaved(self) -> bool:
        """Whether something stands here that is not on the disk."""
        return self.document.data != self.snapshot.data

    def written(self, at: At) -> str:
        """What stands in a cell."""
        cell = self.report.cells.get(at)
        return cell.written if cell else ""

    def cells(self, item: Item) -> list[At]:
        """The cells that an item shows, in printed order."""
        return [at for at, where in self.home.items() if where == item]

    def item_of(self, finding: Finding) -> Item:
        """Where a finding belongs; one on the file as a whole belongs to the first item."""
        at = locate(self.report, finding)
        if at in self.home:
            return self.home[at]
        key = f"{finding.key}."
        under = [item for item in self.items if key.startswith(f"{item.key}.")]
        return max(under, key=lambda item: len(item.key), default=self.items[0])

    def locked(self, at: At) -> str:
        """Why a cell cannot be edited here, or ''."""
        if at in self.report.cells or tuple(at.row.split(".")) not in self.document.places:
            return ""
        line = self.report.locate(at.row).line
        return f"文件第{line}行这一行写得不对（格数或者括号），请先用文本编辑器改正"

    def write(self, target: Target, written: Mapping[At, str]) -> bool:
        """Put texts into cells, with the totals that follow them; whether anything changed.

        The texts are as `read_entry` gives them. A total that the file leaves out stays out.
        """
        changes = {at: text for at, text in written.items() if text != self.written(at)}
        if not changes:
            return False
        values: dict[At, Number | None] = {
            at: figure_of(text, self.kinds[at]) for at, text in changes.items()
        }
        for at, value in follow(self.report, values).items():
            cell = self.report.cells.get(at)
            if not (cell and cell.computed) and not self.locked(at):
                changes[at] = "" if value is None else write_figure(value)
        document = merge(self.document, self.report, changes, {}, force=True).document
        return self._change(document, target)

    def write_text(self, item: Item, text: str) -> bool:
        """Put a text into its section; whether anything changed. One visit is one step of undo."""
        old = self.report.prose.get(item.key)
        if text.strip("\n") == (old.text if old else ""):
            return False
        document = put_prose(self.document, self.report.form, item.key, text)
        again = self._visit == item.key
        changed = self._change(document, Target(item), again=again)
        self._visit = item.key
        return changed

    def leave(self) -> None:
        """Note that the text's editor was left: what is written next is a step of its own."""
        self._visit = ""

    def _change(self, document: Document, target: Target, *, again: bool = False) -> bool:
        if document.data == self.document.data:
            return False
        if not again:
            self.past.append(Step(self.document, target))
        self._visit = ""
        self.future.clear()
        self._build(document)
        self.save()
        return True

    def undo(self) -> Target | None:
        """Take the last change back; where it was, or None where there is none."""
        return self._step(self.past, self.future)

    def redo(self) -> Target | None:
        """Make the change again that was last taken back."""
        return self._step(self.future, self.past)

    def _step(self, source: list[Step], other: list[Step]) -> Target | None:
        if not source:
            return None
        step = source.pop()
        other.append(Step(self.document, step.target))
        self._visit = ""
        self._build(step.document)
        self.save()
        return step.target

    def save(self) -> bool:
        """Write the file where something is unsaved; `trouble` tells why it could not be."""
        self.trouble = ""
        if not self.unsaved:
            return True
        try:
            self.snapshot = save(self.path, self.document.data, self.snapshot)
        except Failure as failure:
            self.trouble = str(failure)
            return False
        self.saved = self.report
        return True

    def changed_on_disk(self) -> bool:
        """Whether the file is another than it was when it was last read or written here."""
        try:
            return self.path.read_bytes() != self.snapshot.data
        except OSError:
            return True

    def reload(self, *, keep: bool) -> None:
        """Take what stands on the disk now; with `keep` the unsaved changes are made on it again.

        Steps of undo are forgotten: they would take the other program's changes back too. Raises
        Failure, and changes nothing, where the file cannot be read or is no report any more.
        """
        cells, texts = self._unsaved_changes() if keep else ({}, {})
        self._begin(load(self.path))
        self.trouble = ""
        document = merge(self.document, self.report, cells, {}, force=True).document
        for item in self.items:
            if item.key in texts:
                document = put_prose(document, self.report.form, item.key, texts[item.key])
        if document.data != self.document.data:
            self._build(document)
            self.save()

    def write_anew(self) -> None:
        """Write the file again after it was deleted or moved away; `trouble` as in `save`."""
        try:
            self.snapshot = save(self.path, self.document.data, None)
            self.trouble, self.saved = "", self.report
        except Failure as failure:
            self.trouble = str(failure)

    def _unsaved_changes(self) -> tuple[dict[At, str], dict[str, str]]:
        """What differs between the report here and the one that was saved last."""
        old, new = self.saved, self.report
        cells = {
            at: cell.written
            for at, cell in new.cells.items()
            if not cell.computed
            and (was := old.cells.get(at)) is not cell
            and (was is None or was.written != cell.written)
        }
        texts = {
            key: prose.text
            for key, prose in new.prose.items()
            if key not in old.prose or old.prose[key].text != prose.text
        }
        return cells, texts
