"""How the built-in voice speaks: espeak-ng in a process of its own, and its sound."""
