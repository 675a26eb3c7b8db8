"""Right reports made by dice, and faults of every kind planted in them."""
