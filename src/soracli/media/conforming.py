"""Footage of another size or rate made to fit, as filters of ffmpeg: pure functions.

The picture fills the frame: it is scaled until nothing of the frame is empty, and what hangs over
is cut off, the same on both sides. A higher rate is reached by moving what moves (motion estimated
between the frames there are); a lower one by leaving frames out.
"""

from dataclasses import dataclass

FEWEST_TO_ESTIMATE = 4
SMALLEST_TO_ESTIMATE = 64
"""Frames, and pixels of a side, below which no motion can be estimated: frames are repeated."""
BETWEEN = "mi_mode=mci:mc_mode=aobmc:me_mode=bidir:vsbmc=1"


@dataclass(frozen=True)
class Footage:
    """Frames as they were shot: `width` and `height` in pixels, at `fps`, so many `frames`."""

    width: int
    height: int
    fps: int
    frames: int


def conforming(shot: Footage, width: int, height: int, fps: int, frames: int) -> list[str]:
    """The filters that make `shot` a film of `frames` frames of this size and rate; none where it
    is one already."""
    filters = _rate(shot, fps)
    if (shot.width, shot.height) != (width, height):
        filters += [
            f"scale={width}:{height}:force_original_aspect_ratio=increase"
            ":flags=lanczos+accurate_rnd+full_chroma_int",
            f"crop={width}:{height}",
        ]
    if filters or shot.frames != frames:
        # what is short is held on its last frame; what is long ends
        filters += ["tpad=stop_mode=clone:stop=-1", f"trim=end_frame={frames}"]
    return filters


def _rate(shot: Footage, fps: int) -> list[str]:
    if shot.fps == fps:
        return []
    enough = shot.frames >= FEWEST_TO_ESTIMATE
    if fps < shot.fps or not enough or min(shot.width, shot.height) < SMALLEST_TO_ESTIMATE:
        return [f"fps={fps}"]
    # it stops two frames before the end of what it is given, so the last one is held for it
    return ["tpad=stop_mode=clone:stop=3", f"minterpolate=fps={fps}:{BETWEEN}"]
