"""The gate: a film is looked at and listened to once more before it leaves the house.

What it should be, it says itself: a film that was made here carries what was measured of its mix,
with landmarks in it. Of any other film the gate tells what holds for all of them.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from soracli.plan.sound.score import PEAK
from soracli.plan.sound.stem import STEMS
from soracli.story.value import Value

LONGEST, MOST = 1e6, 10_000
"""Seconds of a film, and landmarks in it: a recipe may have been written by anybody."""
FILMS = frozenset({".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi"})
Second = Annotated[float, Field(ge=0, le=LONGEST)]
Level = Literal["ok", "warning", "fault"]
Check = Literal[
    "picture",
    "sound",
    "length",
    "offset",
    "loudness",
    "true peak",
    "clipping",
    "speech",
    "limits",
]


class Finding(Value):
    """What one check found, and, where something is wrong, what to do about it."""

    check: Check
    level: Level
    message: str
    hint: str = ""


class Gate(Value):
    """What was found of a film: all of it, in the order of the checks, and what was measured.

    `offset` is by how many seconds the sound is late. None is what could not be measured; silence
    has no loudness.
    """

    path: str
    seconds: float
    sound_seconds: float | None = None
    offset: float | None = None
    loudness: float | None = None
    true_peak: float | None = None
    range: float | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether there is no fault."""
        return all(one.level != "fault" for one in self.findings)


class SpokenLine(Value):
    """Somebody speaks from second `start` to `end`; the whole sound has `level` dBFS there."""

    start: float = Field(ge=0, le=LONGEST)
    end: float = Field(ge=0, le=LONGEST)
    level: float = Field(ge=-200, le=200)


class Expected(Value):
    """What the sound of a film should be like, as its recipe has it from the mix.

    `wanted` is the loudness of the delivery in LUFS, `peak` its highest true peak in dBTP;
    `loudness` is what the mix reached (None: silence). `quiet` says that nothing but ambience
    sounds. `stems` are those that were mixed. `lines` are when somebody is heard to speak, `said`
    the seconds at which somebody should begin to, `onsets` those at which something begins.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    wanted: float
    peak: float = Field(default=PEAK, ge=-12, le=0)
    loudness: float | None = None
    quiet: bool = False
    stems: tuple[str, ...] = STEMS
    lines: tuple[SpokenLine, ...] = Field(default=(), max_length=MOST)
    said: tuple[Second, ...] = Field(default=(), max_length=MOST)
    onsets: tuple[Second, ...] = Field(default=(), max_length=MOST)


def expected_in(recipe: Mapping[str, Any] | None) -> Expected | None:
    """What a recipe says about the sound; None where it says nothing that can be read."""
    try:
        return Expected.model_validate((recipe or {}).get("mix"))
    except ValidationError:
        return None


def is_film_file(path: Path) -> bool:
    """Whether this is a film by its name, or an MP4 by how it begins."""
    if path.suffix.lower() in FILMS:
        return True
    try:
        with path.open("rb") as file:
            return file.read(8)[4:] == b"ftyp"
    except OSError:
        return False


def check_film(path: Path, expected: Expected | None = None) -> Gate:
    """Look at a film and listen to it. Without `expected` it is asked for its own recipe.

    Raises InputError where it is no film.
    """
    from soracli.media.probe import probe
    from soracli.studio.film_recipe import delivery_in
    from soracli.studio.gate_checks import checked

    film = probe(path)
    return checked(film, expected or expected_in(film.recipe), delivery_in(film.recipe or {}))
