"""The filled form: cells and prose by key, each with its place in the file."""
