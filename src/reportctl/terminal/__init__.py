"""What a terminal shows: widths, wrapping, colour, the pager, a progress bar."""
