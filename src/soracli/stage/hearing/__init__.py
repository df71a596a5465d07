"""Hearing: everything on the set that makes a sound, and when, and how hard."""
