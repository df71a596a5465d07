"""The plan: a story resolved into recipes with content keys. No I/O, no torch."""
