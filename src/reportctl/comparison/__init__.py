"""What changed between reports, as typed changes aligned by key."""
