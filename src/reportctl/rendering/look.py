"""How pages are laid out: what every renderer is given, and only those that set pages regard."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from reportctl.record import record


@record(frozen=True, slots=True)
class Look:
    """How a PDF looks: GB/T 9704-2012, or the national form's own plain look."""

    layout: Literal["official", "plain"] = "official"
    font_dirs: tuple[Path, ...] = ()
    """Folders whose fonts may be used where the machine's own fonts lack a face."""
