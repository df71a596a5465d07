"""The presets of the sound department: voices, moods of speech, cues, beds, and moods of music."""

from typing import Literal

from pydantic import Field

from soracli.story.value import Value


class VoicePreset(Value):
    """One entry of presets/voices: somebody who can speak.

    `gender` and `age` are those it is cast for ("" fits any). `language` is a BCP 47 tag with its
    accent ("en-gb"). `pitch` is the usual fundamental in hertz, `range` how lively it moves (1 is
    usual), `pace` a factor on the usual speed. `variant` is the timbre as the embedded engine names
    it; `speaker` names the voice of each neural engine by family ("kokoro": "af_heart").
    """

    name: str
    title: str = ""
    gender: Literal["", "female", "male"] = ""
    age: Literal["", "child", "young", "adult", "old"] = ""
    language: str = "en-us"
    pitch: float = Field(default=130, ge=50, le=500)
    range: float = Field(default=1.0, ge=0, le=3)
    pace: float = Field(default=1.0, ge=0.5, le=2)
    variant: str = ""
    warmth: float = Field(default=0, ge=-1, le=1)
    speaker: dict[str, str] = Field(default_factory=dict)


class SpeechMood(Value):
    """How a mood is spoken: factors on pace, pitch and range, `gain` in dB, and `breath` (0 to 1:
    how much of the voice is whisper). `words` are what it is called."""

    name: str
    words: tuple[str, ...] = ()
    pace: float = Field(default=1.0, gt=0, le=3)
    pitch: float = Field(default=1.0, gt=0, le=3)
    range: float = Field(default=1.0, ge=0, le=4)
    gain: float = Field(default=0, ge=-40, le=20)
    breath: float = Field(default=0, ge=0, le=1)


class CuePreset(Value):
    """One named effect. `words` are its other names, `maker` the synthesis of the sound department
    that makes it, `settings` what that is told, `seconds` its length, `gain` its level in dB.
    `far` is how far away it usually is, in metres. `prompt` is what a neural engine is told."""

    name: str
    maker: str
    words: tuple[str, ...] = ()
    settings: dict[str, float | str] = Field(default_factory=dict)
    seconds: float = Field(default=2.0, gt=0, le=60)
    gain: float = Field(default=0, ge=-60, le=20)
    far: float = Field(default=5.0, ge=0, le=5000)
    prompt: str = ""


class BedLayer(Value):
    """One layer of an ambience: its `maker`, what that is told, and its `gain` in dB.

    `bed` is the name of the bed it comes from, once it has been chosen.
    """

    maker: str
    settings: dict[str, float | str] = Field(default_factory=dict)
    gain: float = Field(default=0, ge=-80, le=20)
    bed: str = ""

    def sounds_like(self, other: "BedLayer") -> bool:
        """Whether both are one sound."""
        return self == other.model_copy(update={"bed": self.bed})


class BedPreset(Value):
    """One bed of ambience: the layers of a place, a time or a weather, or what words mean.

    `words` are what it is called in `ambience:` ("gulls", "slow waves"). `places` are the sets it
    belongs to, `times` and `weathers` when (empty: always), `indoor` whether it is heard inside
    (None: wherever it is listed).
    """

    name: str
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    weathers: tuple[str, ...] = ()
    indoor: bool | None = None
    layers: tuple[BedLayer, ...] = ()
    prompt: str = ""


class MusicMood(Value):
    """One entry of presets/music: how a mood is composed.

    `words` are what it is called. `mode` is a scale, `tempo` beats a minute (slowest, fastest),
    `progressions` chords in Roman numerals, `instruments` the parts that play. `energy` runs from 0
    to 1. `prompt` is what a neural engine is told.
    """

    name: str
    words: tuple[str, ...] = ()
    mode: str = "aeolian"
    tempo: tuple[float, float] = (80, 100)
    progressions: tuple[str, ...] = ("i VI III VII",)
    instruments: tuple[str, ...] = ("pad",)
    energy: float = Field(default=0.5, ge=0, le=1)
    settings: dict[str, float | str] = Field(default_factory=dict)
    prompt: str = ""
