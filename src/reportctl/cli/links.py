"""Where paths lead once links are followed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path


def real_path(path: Path) -> Path:
    """Where a path leads, links followed as far as they go: not all of them lead anywhere."""
    return Path(os.path.realpath(path))


@lru_cache(maxsize=64)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def real_folder(folder: str) -> str:
    """Where a folder leads that is named from the root on; many lie in few others."""
    above, name = os.path.split(folder)
    if not name or os.path.islink(folder):  # noqa: PTH114 - of a whole country
        return os.path.realpath(folder)
    return os.path.join(_real(above), name)  # noqa: PTH118 - as above


def each_once(files: Iterable[Path]) -> list[Path]:
    """The files, links followed: of two names of one file the later counts."""
    folders: dict[str, str] = {}
    found: dict[str, Path] = {}
    for file in files:
        folder, name = os.path.split(os.path.abspath(file))  # noqa: PTH100 - of a whole country
        if os.path.islink(file):  # noqa: PTH114 - as above
            found[os.path.realpath(file)] = file
            continue
        if folder not in folders:
            folders[folder] = real_folder(folder)
        found[os.path.join(folders[folder], name)] = file  # noqa: PTH118 - as above
    return list(found.values())
