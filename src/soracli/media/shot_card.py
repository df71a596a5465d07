"""One shot as a production office writes it down: short words, ready to be printed.

The storyboard sheet, the contact sheet and the shot list are made from the same cards, so they
never disagree.
"""

import re
from collections import deque
from collections.abc import Iterator

from pydantic import Field

from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.snapshot import Presence
from soracli.story.scene import Line
from soracli.story.sets import INDOORS
from soracli.story.shot import Camera
from soracli.story.storyboard import Shot
from soracli.story.timeline import Clip, Join, Timeline
from soracli.story.value import Value

_INSIDE = re.compile(r"\b(int|interior|inside|indoors?)\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\b(ext|exterior|outside|outdoors?)\b", re.IGNORECASE)


class Speech(Value):
    """One line of dialogue: the name of who says it, how, and the words.

    `caption` is what is read where that is not what is said.
    """

    who: str
    say: str
    mood: str = ""
    caption: str = ""

    @property
    def words(self) -> str:
        """What is said, and behind it in brackets what is read instead."""
        return f"{self.say} [{self.caption}]" if self.caption else self.say


class ShotCard(Value):
    """One shot. Every field is words, and "" where there is nothing to say.

    `first` is the film frame it begins at, `frames` its length; `transition` is how the film gets
    into it. `inside` is "INT" or "EXT", `subject` whom or what the camera is about.
    """

    number: int = Field(ge=1)
    id: str
    key: str
    place: str = ""
    inside: str = ""
    time: str = ""
    weather: str = ""
    framing: str = ""
    angle: str = ""
    lens: str = ""
    move: str = ""
    subject: str = ""
    characters: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    action: str = ""
    lines: tuple[Speech, ...] = ()
    sounds: tuple[str, ...] = ()
    music: str = ""
    first: int = Field(ge=0)
    frames: int = Field(ge=1)
    fps: int = Field(ge=1)
    transition: str = ""
    seed: int = Field(ge=0)

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.frames / self.fps

    @property
    def camera(self) -> str:
        """How it is filmed, on one line."""
        angle = f"{self.angle} angle" if self.angle in _ANGLES_NEEDING_THE_WORD else self.angle
        words = (self.framing, self.subject, angle, self.lens, self.move)
        return ", ".join(word for word in words if word)

    @property
    def slug(self) -> str:
        """Where and when, as a scene heading: "EXT. PIER - DUSK"."""
        where = f"{self.inside}. {self.place}" if self.inside else self.place
        return " - ".join(word for word in (where, self.time) if word).upper()


_ANGLES_NEEDING_THE_WORD = frozenset({"low", "high", "dutch"})


def cards(plan: FilmPlan) -> tuple[ShotCard, ...]:
    """A card for every clip of the film, in the order of the film."""
    return tuple(_cards(plan))


def spoken_name(plan: FilmPlan, name: str) -> str:
    """What a character of the world is called: their own name, else the key of the file."""
    character = plan.board.world.characters.get(name)
    return (character.name if character else "") or name.replace("_", " ")


def timecode(frames: int, fps: int) -> str:
    """Frames as "HH:MM:SS:FF", without drop frames."""
    seconds, rest = divmod(frames, fps)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"


def transition_words(join: Join, fps: int) -> str:
    """A join in words: "dissolve 0.5 s", "wipe left 1 s", "fade #ffffff 1 s"; "cut" is ""."""
    if join.kind == "cut" or not join.frames:
        return ""
    how = {"wipe": join.direction, "fade": "" if join.color == "#000000" else join.color}
    return " ".join(
        word
        for word in (join.kind, how.get(join.kind, ""), f"{round(join.frames / fps, 2):g} s")
        if word
    )


def _cards(plan: FilmPlan) -> Iterator[ShotCard]:
    timeline: Timeline = plan.timeline
    for clip in timeline.clips:
        planned, written = plan.shot(clip.shot), plan.board.shot(clip.shot)
        if planned is not None and written is not None:
            yield _card(plan, clip, planned, written)


def _card(plan: FilmPlan, clip: Clip, planned: PlannedShot, written: Shot) -> ShotCard:
    scene, snapshot = planned.spec.scene, planned.snapshot
    place = plan.board.world.places.get(snapshot.place)
    fps = plan.timeline.fps
    cast, props = _present(plan, planned)
    return ShotCard(
        number=clip.number,
        id=clip.shot,
        key=clip.key,
        place=(snapshot.place or scene.place_words or scene.place).replace("-", " "),
        inside=_inside(place.look if place else scene.place_words, snapshot.set or scene.place),
        time=scene.time or "",
        weather=scene.weather or "",
        **_camera_words(scene.camera),
        subject=_subject(plan, planned, scene.camera),
        characters=cast,
        props=props,
        action=" ".join(written.action.split()),
        lines=_speeches(plan, planned),
        sounds=(*(cue.cue for cue in written.sound), *scene.sounds),
        music=written.music or scene.music,
        first=clip.start,
        frames=clip.frames,
        fps=fps,
        transition=transition_words(clip.join, fps),
        seed=planned.spec.seed,
    )


def _camera_words(camera: Camera) -> dict[str, str]:
    return {
        "framing": camera.framing or "",
        "angle": camera.angle or "",
        "lens": f"{camera.lens:g} mm" if camera.lens else "",
        "move": camera.move or "",
    }


def _subject(plan: FilmPlan, planned: PlannedShot, camera: Camera) -> str:
    """Whom the camera is about, and whose shoulder or eyes it uses: "on Mara, over old Tom"."""
    asked = (("on", camera.on), ("over", camera.over), ("eyes of", camera.eyes))
    return ", ".join(f"{how} {_called(plan, planned, who)}" for how, who in asked if who)


def _inside(words: str, built_as: str) -> str:
    """INT or EXT: as the words say, else as the set is built."""
    if _OUTSIDE.search(words):
        return "EXT"
    if _INSIDE.search(words):
        return "INT"
    return ("INT" if built_as in INDOORS else "EXT") if built_as else ""


def _present(plan: FilmPlan, planned: PlannedShot) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who and what is there, without saying anybody twice."""
    cast: dict[str, None] = {}
    props: dict[str, None] = {}
    for one in planned.snapshot.present:
        (cast if _lives(plan, planned, one) else props)[_name(plan, one)] = None
    return tuple(cast), tuple(props)


def _lives(plan: FilmPlan, planned: PlannedShot, one: Presence) -> bool:
    if one.name:
        return one.name in plan.board.world.characters
    entity = planned.spec.scene.entity(one.id)
    kind = planned.spec.cast.get(entity.kind) if entity else None
    return kind is not None and kind.animate


def _name(plan: FilmPlan, one: Presence) -> str:
    prop = plan.board.world.props.get(one.name)
    return (prop.name if prop else "") or spoken_name(plan, one.name) or one.noun or one.id


def _speeches(plan: FilmPlan, planned: PlannedShot) -> tuple[Speech, ...]:
    read: dict[str, deque[str]] = {}
    for one in plan.timeline.captions:
        if one.shot == planned.id:
            read.setdefault(one.said or one.text, deque()).append(one.text if one.said else "")
    lines = planned.spec.scene.lines
    return tuple(_speech(plan, planned, line, read.get(line.say)) for line in lines)


def _speech(plan: FilmPlan, planned: PlannedShot, line: Line, read: deque[str] | None) -> Speech:
    """A line with its caption; the same words said again have the next of theirs."""
    return Speech(
        who=_called(plan, planned, line.who),
        say=line.say,
        mood=line.mood,
        caption=read.popleft() if read else "",
    )


def _called(plan: FilmPlan, planned: PlannedShot, who: str) -> str:
    """What an entity of the scene is called: by the world, else by its noun."""
    one = next((one for one in planned.snapshot.present if one.id == who), None)
    if one:
        return _name(plan, one)
    entity = planned.spec.scene.entity(who)
    if who in plan.board.world.characters or entity is None:
        return spoken_name(plan, who)
    return entity.noun
