"""Files that are there whole, or as they were before."""

import os
from pathlib import Path

from soracli.media.ffmpeg import disk_error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole, or as it was before. Raises MachineError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise disk_error(error, path) from error
    finally:
        part.unlink(missing_ok=True)
