"""Cells and findings of many reports as one flat table, written as they come."""
