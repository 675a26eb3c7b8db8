"""The full-screen form at the terminal."""
