"""`python -m reportctl`, and the `reportctl` command."""

from reportctl.cli.start import main

if __name__ == "__main__":
    main()
