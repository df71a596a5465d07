"""A storyboard as a person wrote it, validated; nothing in it is resolved yet."""

from typing import Annotated, Literal

from pydantic import AliasChoices, ConfigDict, Field

from soracli.story.delivery import Delivery
from soracli.story.diffusion import Quality
from soracli.story.shot import TimeOfDay, Weather
from soracli.story.steering import Steering, is_picture_file
from soracli.story.value import Value
from soracli.story.world import Change, Name, Words, World

SCHEMA: Literal["storyboard/1"] = "storyboard/1"
MOST_SHOTS = 1000
SOUND_FILES = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a", ".aac", ".aif", ".aiff")
"""How the names of sound files end; words that end so are a path."""
Noise = Literal["film", "shot"]
WipeDirection = Literal["left", "right", "up", "down"]
TitleStyle = Literal["title", "lower third", "caption"]


class ShotCamera(Value):
    """How a shot is filmed, in the words of the file; planning finds what they mean.

    `words` is all of it as a sentence ("low angle, 35mm, dolly in"); the other fields go before it.
    `lens` is the full-frame equivalent focal length in millimetres.
    `on` is who or what it is about, `over` whose shoulder it looks over, `eyes` whose eyes it looks
    through (names of the world, or nouns of the action). `side` "far" crosses the line of action.
    """

    words: str = ""
    framing: str = ""
    angle: str = ""
    lens: float | None = Field(default=None, ge=8, le=600)
    move: str = ""
    on: str = ""
    over: str = ""
    eyes: str = ""
    side: Literal["near", "far"] | None = None
    speed: float = Field(default=1.0, gt=0, le=10)


class ShotLine(Value):
    """A spoken line: `who` says it, `to` whom, in what `mood`; `at` seconds into the shot.

    `recording` is the path of a sound file in which it is said. `caption` is what the captions read
    where that is not what is said, as in another language.
    """

    who: Name
    say: Annotated[str, Field(min_length=1, max_length=20_000)]
    to: str = ""
    mood: str = ""
    language: str = ""
    at: float | None = Field(default=None, ge=0, le=600)
    recording: str = ""
    caption: Annotated[str, Field(max_length=20_000)] = ""


class Cue(Value):
    """A sound by its name, `at` seconds into the shot."""

    cue: str
    at: float = Field(default=0, ge=0, le=600)


class SoundModels(Value):
    """Who makes the sound: presets of models that make voices, effects and music."""

    voices: str = "espeak"
    effects: str = "foley"
    music: str = "composer"


class Title(Value):
    """Words drawn over the picture: `at` seconds into the shot, for `seconds` (None: to its end).

    `sub` is a second, smaller line.
    """

    text: Annotated[str, Field(min_length=1, max_length=500)]
    sub: Annotated[str, Field(max_length=500)] = ""
    style: TitleStyle = "title"
    at: float = Field(default=0, ge=0, le=600)
    seconds: float | None = Field(default=None, gt=0, le=600)


class Transition(Value):
    """How the film gets into a shot. At most one of `dissolve`, `fade`, `wipe` (seconds), `match`.

    A dissolve and a wipe overlap the two shots; a fade goes through `color`, half of it in each
    shot (into the first shot: all of it). A match cut keeps the framing of the shot before where
    this one leaves it open. With `j_cut` the sound of this shot begins so many seconds before its
    picture; with `l_cut` the sound of the shot before runs on into this one.
    """

    dissolve: float | None = Field(default=None, gt=0, le=10)
    fade: float | None = Field(default=None, gt=0, le=10)
    wipe: float | None = Field(default=None, gt=0, le=10)
    match: bool = False
    direction: WipeDirection = "left"
    color: str = Field(default="#000000", pattern=r"^#[0-9a-fA-F]{6}$")
    j_cut: float = Field(default=0, ge=0, le=10)
    l_cut: float = Field(default=0, ge=0, le=10)


class Shot(Value):
    """One shot. Only `action` or a line is needed; all else is decided for it.

    `place` is a name of the world (empty: where the shot before was), `with` names who is there
    besides those the action names, `continue` goes on in the very movement of the shot before.
    `seconds` None takes as long as the lines and the action need. `music` changes the music from
    here on ("none" ends it), `hits` are the seconds of moments that the music marks.
    `conditioning` leads a diffusion model, before what the storyboard says of all shots.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=True
    )

    id: Annotated[str, Field(max_length=60)] = ""
    place: str = ""
    time: TimeOfDay | None = None
    weather: Weather | None = None
    camera: ShotCamera = ShotCamera()
    action: Words = ""
    lines: tuple[ShotLine, ...] = ()
    present: tuple[str, ...] = Field(default=(), validation_alias=AliasChoices("with", "present"))
    sound: tuple[Cue, ...] = ()
    music: Words = ""
    hits: tuple[Annotated[float, Field(ge=0, le=600)], ...] = ()
    seconds: float | None = Field(default=None, gt=0, le=600)
    changes: dict[Name, Change] = Field(default_factory=dict)
    transition: Transition = Transition()
    continues: bool = Field(default=False, validation_alias=AliasChoices("continue", "continues"))
    titles: tuple[Title, ...] = ()
    style: str | None = None
    mood: str = ""
    seed: int | None = Field(default=None, ge=0, lt=2**63)
    conditioning: Steering = Steering()


class Storyboard(Value):
    """A whole film as it was written. Every shot has an `id` of its own when it has been read.

    `ending` is how the film leaves its last shot: a fade, or nothing. `music` is heard from the
    first shot on, in words or as the path of a piece of one's own; without it the moods of the
    shots have their music, and "none" is none. `noise` "film" begins every shot with the same
    noise, "shot" each with its own. `quality` is how much a diffusion model may save,
    `conditioning` how it is led in every shot.
    """

    schema_: Literal["storyboard/1"] = Field(default=SCHEMA, alias="schema")
    title: str = ""
    style: str | None = None
    model: str | None = None
    quality: Quality | None = None
    conditioning: Steering = Steering()
    sound_models: SoundModels = SoundModels()
    music: Words = ""
    seed: int | None = Field(default=None, ge=0, lt=2**63)
    noise: Noise = "shot"
    delivery: Delivery = Delivery()
    world: World = World()
    shots: Annotated[tuple[Shot, ...], Field(min_length=1, max_length=MOST_SHOTS)]
    ending: Transition = Transition()

    def shot(self, shot_id: str) -> Shot | None:
        """The shot with this id, or None."""
        return next((shot for shot in self.shots if shot.id == shot_id), None)


def is_sound_file(words: str) -> bool:
    """Whether words are the path of a sound file."""
    return words.strip().lower().endswith(SOUND_FILES)


def given_files(board: Storyboard) -> tuple[str, ...]:
    """The paths of the pictures and LoRAs that a storyboard brings along, each once."""
    world = board.world
    found = [one.reference for one in world.characters.values()]
    found += [one.reference for one in world.places.values()]
    found += [one.reference for one in world.props.values()]
    found += [one.lora.file for one in world.characters.values() if one.lora]
    for steering in (board.conditioning, *(shot.conditioning for shot in board.shots)):
        found += [one for one in (steering.first, steering.last) if is_picture_file(one)]
        found += [one.picture for one in steering.keyframes]
        found += [steering.video]
    return tuple(dict.fromkeys(one for one in found if one))


def sound_files(board: Storyboard) -> tuple[str, ...]:
    """The paths of the sounds that a storyboard brings along, each once, in the order written."""
    spoken = [line.recording for shot in board.shots for line in shot.lines if line.recording]
    music = [board.music, *(shot.music for shot in board.shots)]
    return tuple(dict.fromkeys([*spoken, *filter(is_sound_file, music)]))
