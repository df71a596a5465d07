"""The score of a film: every sound with its recipe, and when it is heard. All times in seconds."""

from pydantic import Field

from soracli.plan.content import content_key
from soracli.plan.sound.specs import BedSpec, CueSpec, MusicSpec, VoiceSpec
from soracli.plan.sound.stem import Stem
from soracli.story.value import Value

SCORE_TAG = "score/1"
MIX_RECIPE = 2
"""Raised whenever the same score would be mixed in another way."""


PEAK = -1.0
"""dBTP that no film reaches where nothing else is asked, as EBU R128 has it."""


class ScoredLine(Value):
    """A line, begun `start` seconds into its shot (less than 0 in a J-cut).

    `say` is what was written, `who` the id of the speaker on the set, `name` what the captions
    call them.
    """

    start: float
    say: str
    who: str
    name: str
    voice: VoiceSpec


class ScoredCue(Value):
    """A named effect, `at` seconds into its shot."""

    at: float = Field(ge=0)
    cue: CueSpec


class ScoredShot(Value):
    """A shot as it is heard: `take` is the key of its picture.

    It is seen from film second `start` for `seconds`; its sound is heard from `heard_from` to
    `heard_to`, faded as long as its picture is dissolved into. `set` is the place of the stage
    whose room it sounds in. `from_take` tells that all that happens, is heard around and is said
    in it is in the sound that its take has: only what is named beside is made.
    """

    shot: str
    take: str
    start: float = Field(ge=0)
    seconds: float = Field(gt=0)
    heard_from: float = Field(ge=0)
    heard_to: float = Field(ge=0)
    fade_in: float = Field(default=0, ge=0)
    fade_out: float = Field(default=0, ge=0)
    set: str
    seed: int = Field(ge=0, lt=2**63)
    lines: tuple[ScoredLine, ...] = ()
    cues: tuple[ScoredCue, ...] = ()
    from_take: bool = False


class ScoredBed(Value):
    """A bed of ambience between two film seconds, faded in and out over so many seconds."""

    start: float = Field(ge=0)
    end: float = Field(gt=0)
    fade_in: float = Field(ge=0)
    fade_out: float = Field(ge=0)
    bed: BedSpec


class ScoredMusic(Value):
    """Music from film second `start` on."""

    start: float = Field(ge=0)
    music: MusicSpec


class Score(Value):
    """All that is heard in a film of `frames` frames at `fps`; `loudness` in LUFS, the highest true
    `peak` in dBTP.

    The whole of it is faded in and out over so many seconds, as its picture is.
    """

    frames: int = Field(ge=1)
    fps: int = Field(ge=1, le=120)
    loudness: float
    peak: float = Field(default=PEAK, ge=-12, le=0)
    shots: tuple[ScoredShot, ...]
    beds: tuple[ScoredBed, ...] = ()
    music: tuple[ScoredMusic, ...] = ()
    mute: tuple[Stem, ...] = ()
    fade_in: float = Field(default=0, ge=0)
    fade_out: float = Field(default=0, ge=0)

    @property
    def seconds(self) -> float:
        """The length of the film."""
        return self.frames / self.fps

    @property
    def key(self) -> str:
        """The content key of its mix."""
        value = self.model_dump(mode="json")
        if self.peak == PEAK:  # what was not there when the first scores were keyed
            del value["peak"]
        for shot in value["shots"]:
            if not shot["from_take"]:
                del shot["from_take"]
        return content_key(SCORE_TAG, {**value, "recipe": MIX_RECIPE})
