"""Voices: one family is one file, and its name is the name of the file."""
