"""The five commands: options, a call, an exit code."""
