"""Small arithmetic on "#rrggbb" colors."""


def darker(color: str, by: float) -> str:
    """The color with every channel multiplied by `by` (0 is black, 1 unchanged)."""
    return mixed("#000000", color, by)


def lighter(color: str, by: float) -> str:
    """The color moved toward white: 0 unchanged, 1 white."""
    return mixed(color, "#ffffff", by)


def mixed(a: str, b: str, share: float) -> str:
    """The color between `a` (share 0) and `b` (share 1)."""
    channels = [
        round(int(a[at : at + 2], 16) * (1 - share) + int(b[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{min(255, max(0, value)):02x}" for value in channels)
