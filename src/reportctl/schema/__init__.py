"""The blank paper: the printed form of each edition as data, and the shape of the report file."""
