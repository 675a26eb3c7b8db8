"""From a source to a report: cells are placed by their labels, never by position."""
