"""From a source to a report file: cells placed by their labels, never by position, never guessed."""
