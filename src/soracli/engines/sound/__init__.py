"""Effects, ambience and music: one family is one file, and its name is the name of the file."""
