"""What must hold in a report, as families of small rules."""
