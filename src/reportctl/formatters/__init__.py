"""Findings, changes and readings as text, pages, tables and machine formats."""
