"""The recipes of single sounds. Each has a key; the same recipe is made once.

The tags say which rule made a key; what an engine is told lies in the recipe itself.
"""

from pydantic import Field

from soracli.plan.content import content_key
from soracli.story.preset import Model
from soracli.story.sound_preset import BedLayer, CuePreset, MusicMood, SpeechMood, VoicePreset
from soracli.story.value import Value


class VoiceSpec(Value):
    """One line to be spoken.

    `text` is what is said, without markup. `language` is a BCP 47 tag. `voice` is that of the
    speaker with all wishes in it, `mood` how it is said. It may take `seconds` at most: what is
    longer is spoken faster. `recording` is the SHA-256 of a recorded line ("": it is made).
    """

    text: str
    language: str
    voice: VoicePreset
    mood: SpeechMood
    model: Model
    seconds: float = Field(gt=0)
    recording: str = ""

    @property
    def key(self) -> str:
        """Its content key."""
        return _key("voice/1", self)


class CueSpec(Value):
    """One named effect, chance coming from `seed`."""

    preset: CuePreset
    model: Model
    seed: int = Field(ge=0, lt=2**63)

    @property
    def key(self) -> str:
        """Its content key."""
        return _key("cue/1", self)


class BedSpec(Value):
    """What is heard in a place all along, for `seconds`. `set` is the place of the stage."""

    set: str
    time: str
    weather: str
    layers: tuple[BedLayer, ...]
    seconds: float = Field(gt=0)
    model: Model
    seed: int = Field(ge=0, lt=2**63)

    @property
    def key(self) -> str:
        """Its content key."""
        return _key("bed/1", self)


class MusicSection(Value):
    """From `start` seconds on the music is of this mood."""

    start: float = Field(ge=0)
    mood: MusicMood


class MusicSpec(Value):
    """Music of `seconds` whose last chord ends with it.

    `turns` are the seconds at which the scene changes, `hits` those of marked moments. `track` is
    the SHA-256 of a piece of the user's own that is played instead ("": it is composed).
    """

    seconds: float = Field(gt=0)
    sections: tuple[MusicSection, ...]
    turns: tuple[float, ...] = ()
    hits: tuple[float, ...] = ()
    model: Model
    seed: int = Field(ge=0, lt=2**63)
    track: str = ""

    @property
    def key(self) -> str:
        """Its content key."""
        return _key("music/1", self)


MODEL_IN_KEY = {"family", "recipe", "weights", "revision"}


def _key(tag: str, spec: VoiceSpec | CueSpec | BedSpec | MusicSpec) -> str:
    value = spec.model_dump(mode="json")
    value["model"] = {name: value["model"][name] for name in sorted(MODEL_IN_KEY)}
    return content_key(tag, value)
