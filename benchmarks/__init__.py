"""Measurements of the program: how fast it starts, how much of what is wrong it finds."""
