"""soracli: a local film crew in a terminal."""

__version__ = "0.16.0"
