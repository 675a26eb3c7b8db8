"""`python -m reportctl`, and the `reportctl` command."""

from __future__ import annotations

import signal

TYPE_CHECKING = False  # typing takes longer to import than all that `--version` needs
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; Ctrl-C before it is read ends the program without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from reportctl.cli.start import main as start

    start()


if __name__ == "__main__":
    main()
