"""`python -m reportctl`, and the `reportctl` command."""

from reportctl.commands.start import main

if __name__ == "__main__":
    main()
