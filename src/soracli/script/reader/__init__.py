"""English into a scene: tokens, phrases of a lexicon, noun phrases, clauses, references."""

from soracli.script.reader.read import read, read_camera

__all__ = ["read", "read_camera"]
