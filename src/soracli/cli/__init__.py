"""The terminal: commands, progress, messages. Typer, Rich and the environment are here alone."""
