"""The picture of a film coded again for a number of bytes, as well as these bytes allow."""

from pathlib import Path

from soracli.media.argv_sizing import first_look_argv, sized_argv, smallest_argv
from soracli.media.ffmpeg import ask, failure, make, program
from soracli.media.track import picture_bytes

TRIES = 4
AIMED = 0.99
"""The share of the bytes that is aimed at: two passes hit a rate to about a hundredth."""
ENOUGH, CRUMBS = 0.93, 2000
"""The share of the bytes that is near enough, for short films come out smaller than they should,
and the bytes that nobody sees."""
LEAST_BITS = 1000
"""Bits a second: x264 counts in thousands."""
TOO_LOW = "bitrate is too low"
"""What x264 says of a rate at which it cannot code a film at all."""


def code_within(source: Path, target: Path, fps: int, seconds: float, most: int) -> int:
    """Code the picture of a film of `seconds` in at most `most` bytes, nearly all of them used.

    It is written to `target`, alone. The bytes of the picture; more than `most` are the least that
    it can be coded with. Raises MachineError where the disk or ffmpeg refuses.
    """
    bits, best = most * 8 / seconds * AIMED, 0
    attempt = target.with_name(f"attempt-{target.name}")
    for _ in range(TRIES):
        made = _code(source, attempt, fps, max(round(bits), LEAST_BITS))
        if made is None:
            break
        if best < made <= most:
            attempt.replace(target)
            best = made
        if min(ENOUGH * most, most - CRUMBS) <= made <= most:
            break
        bits *= most / made * AIMED
    attempt.unlink(missing_ok=True)
    if best:
        return best
    make(smallest_argv(program(), source, fps, target), target)
    return picture_bytes(target)


def _code(source: Path, target: Path, fps: int, bits: int) -> int | None:
    """Code a picture at so many bits a second: its bytes, None where so few are not possible."""
    log = target.with_name("looked-at")
    make(first_look_argv(program(), source, fps, bits, log), target)
    ran = ask(sized_argv(program(), source, fps, bits, log, target), seconds=None)
    for note in target.parent.glob(f"{log.name}*"):
        note.unlink()
    said = ran.stderr.decode("utf-8", "replace")
    if TOO_LOW in said:
        return None
    if ran.returncode:
        raise failure(ran.returncode, said, target)
    return picture_bytes(target)
