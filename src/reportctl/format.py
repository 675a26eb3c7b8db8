"""One way of reading or writing: a row of a registry, whoever keeps the registry."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from reportctl.finding import Failure
from reportctl.record import NamedTuple


class Format(NamedTuple):
    """A format of files. Readers, renderers and formatters each keep a table of these."""

    name: str
    """What an option calls it, such as `html`."""
    suffix: str
    """What the name of its files ends in, such as `.html`."""
    word: str
    """What it is called in Chinese, for links and messages."""
    function: str
    """`module:function`; the module, and its heavy library, is imported when it is first used."""
    binary: bool = False
    """Whether it is no text, so that it cannot be shown at a terminal."""
    needs: str = ""
    """The extra of this package that brings its library, or '' where every installation has it."""
    also: tuple[str, ...] = ()
    """Further endings that a name given by hand may have."""
    begins: bytes = b""
    """What its files begin with, where that alone tells them; its reader is then asked first."""
    mark: str = ""
    """A regular expression that tells a file that we made, white space taken out; for formats in
    which no comment can stand. A format without one is not written over unless that is forced."""

    @property
    def endings(self) -> tuple[str, ...]:
        """Every ending that says this format."""
        return (self.suffix, *self.also)

    def __call__(self, *values: Any) -> Any:  # noqa: ANN401 - as `load`
        """Call the function."""
        return self.load()(*values)

    def load(self) -> Any:  # noqa: ANN401 - each registry knows what its functions take
        """The function; raises Failure where its library is not installed."""
        module, _, function = self.function.partition(":")
        try:
            return getattr(import_module(module), function)
        except ModuleNotFoundError as error:
            if not self.needs or (error.name or "").startswith("reportctl"):
                raise
            raise Failure(
                f"{self.word}要另装一部分：pip install 'reportctl[{self.needs}]'"
            ) from error


def by_name(*formats: Format) -> dict[str, Format]:
    """A registry: the rows by their names."""
    return {row.name: row for row in formats}
