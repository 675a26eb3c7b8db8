"""Telling findings and changes: as text, for programs, for reviewers."""
