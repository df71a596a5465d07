"""Times and sizes as people say them."""

MINUTE, HOUR = 60, 3600
DECIMAL = 1000
"""Bytes are told as disks and platforms count them: a megabyte is 10^6 of them."""


def duration(seconds: float) -> str:
    """Seconds in words: "8 s", "2 min 05 s", "3 h 05 min"."""
    whole = max(0, round(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min {whole % MINUTE:02d} s"
    return f"{whole // HOUR} h {whole % HOUR // MINUTE:02d} min"


def disk_space(size: float) -> str:
    """Bytes in words: "640 KB", "2.1 MB", "38 GB"."""
    for unit in ("KB", "MB", "GB"):
        size /= DECIMAL
        if size < DECIMAL:
            return f"{size:.1f} {unit}" if size < 10 and unit != "KB" else f"{size:.0f} {unit}"
    return f"{size / DECIMAL:.1f} TB"
