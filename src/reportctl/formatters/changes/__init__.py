"""Telling what changed between reports: as text, for programs, for the desk, for the table."""
