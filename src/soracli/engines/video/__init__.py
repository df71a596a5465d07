"""Video engines: the file name is the family's name in presets/models."""
