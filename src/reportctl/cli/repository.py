"""Paths as a code host knows them: from the root of the repository, with nothing above it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from reportctl.cli.links import real_path
from reportctl.finding import Failure


def paths_inside(paths: Iterable[str]) -> dict[str, str]:
    """Each path from the root of the repository in which the command runs, with `/`.

    Outside a repository from the folder that holds the current one and all files. Raises Failure
    for a file that is not in the repository: a code host would look for it in vain.
    """
    here = Path.cwd().resolve()
    full = {path: Path(os.path.normpath(here / path)) for path in paths}
    root = next(filter(is_repository, (here, *here.parents)), None)
    if root is None:
        try:
            root = Path(os.path.commonpath([here, *(file.parent for file in full.values())]))
        except ValueError as error:  # two drives of Windows
            raise Failure("要检查的文件不在一个盘上，SARIF 写不出它们的相对路径") from error
    return {path: _relative(path, file, root) for path, file in full.items()}


def is_repository(folder: Path) -> bool:
    """Whether a folder is the root of a repository, or of a worktree of one."""
    return (folder / ".git").exists()


def _relative(path: str, file: Path, root: Path) -> str:
    for one in (file, real_path(file)):
        if one.is_relative_to(root):
            return one.relative_to(root).as_posix()
    raise Failure(f"{path} 不在仓库 {root} 里，SARIF 只写仓库里的文件；请在它自己的仓库里运行")
