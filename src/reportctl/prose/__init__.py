"""What the prose says: numbers, years and names that a paragraph mentions, with their places."""
