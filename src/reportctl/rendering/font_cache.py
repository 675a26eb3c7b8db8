"""A folder that holds just the font files wanted, since typst scans folders whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path


def shelve(files: tuple[Path, ...]) -> Path:
    """A folder with just these files, since typst takes folders; links where links are allowed."""
    marks = [f"{path}\0{(stat := path.stat()).st_size}\0{stat.st_mtime_ns}" for path in files]
    digest = hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
    shelf = _cache() / digest
    if not shelf.is_dir():
        shelf.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=shelf.parent) as scratch:
            made = Path(scratch) / digest
            made.mkdir()
            for path in files:
                _put(path, made / path.name)
            try:
                made.rename(shelf)
            except OSError:
                # another process was faster with the same folder
                if not shelf.is_dir():
                    raise
    return shelf


def _put(path: Path, link: Path) -> None:
    try:
        link.symlink_to(path)
    except OSError:
        # Windows lets few users make links
        shutil.copyfile(path, link)


def _cache() -> Path:
    """The user's folder for what can be made again."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(home))) / "reportctl" / "fonts"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "reportctl" / "fonts"
    return Path(os.environ.get("XDG_CACHE_HOME", str(home / ".cache"))) / "reportctl" / "fonts"
