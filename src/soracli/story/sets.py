"""What is known of the sets of the stage without building one."""

INDOORS = frozenset({"cave", "kitchen", "room", "studio"})
"""Sets with a roof: the weather stays outside."""
