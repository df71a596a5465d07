"""The picture of a film coded again for a number of bytes, as well as these bytes allow."""

from pathlib import Path

from soracli.media.argv_sizing import first_look_argv, sized_argv, smallest_argv
from soracli.media.ffmpeg import make, program
from soracli.media.track import picture_bytes

TRIES = 4
AIMED = 0.99
"""The share of the bytes that is aimed at: two passes hit a rate to about a hundredth."""
ENOUGH = 0.93
"""The share of the bytes that is near enough: short films come out smaller than they should."""
LEAST_BITS = 1000
"""Bits a second below which x264 is not asked for a rate."""


def code_within(source: Path, target: Path, fps: int, seconds: float, most: int) -> int:
    """Code the picture of a film of `seconds` in at most `most` bytes, nearly all of them used.

    It is written to `target`, alone. The bytes of the picture; more than `most` are the least that
    it can be coded with. Raises MachineError where the disk or ffmpeg refuses.
    """
    bits, best = most * 8 / seconds * AIMED, 0
    attempt = target.with_name(f"attempt-{target.name}")
    for _ in range(TRIES):
        if bits < LEAST_BITS:
            break
        made = _code(source, attempt, fps, round(bits))
        if best < made <= most:
            attempt.replace(target)
            best = made
        if ENOUGH * most <= made <= most:
            break
        bits *= most / made * AIMED
    attempt.unlink(missing_ok=True)
    if best:
        return best
    make(smallest_argv(program(), source, fps, target), target)
    return picture_bytes(target)


def _code(source: Path, target: Path, fps: int, bits: int) -> int:
    log = target.with_name("looked-at")
    make(first_look_argv(program(), source, fps, bits, log), target)
    make(sized_argv(program(), source, fps, bits, log, target), target)
    for note in target.parent.glob("looked-at*"):
        note.unlink()
    return picture_bytes(target)
