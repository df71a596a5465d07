"""Spoken lines as beats, and the beats of takes that are played on in one movement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from soracli.stage.schedule import NATURAL, Beat, beats
from soracli.story.scene import Action, Scene

_FADE = 0.35
"""Seconds that what went on before takes to fade where something new begins."""
_ON = 1.0
"""Seconds that what goes on is played beyond the end."""
Cues = dict[str, list[Beat]]
"""The beats of everybody by entity id, in order of time."""


@dataclass(frozen=True)
class Part:
    """A scene played over `frames` frames at `fps`, chance coming from `seed`."""

    scene: Scene
    frames: int
    seed: int
    fps: int

    @property
    def seconds(self) -> float:
        """Its length in world seconds."""
        return self.frames / self.fps * self.scene.time_scale


def cues(scene: Scene, seconds: float, needed: Mapping[int, float] | None = None) -> Cues:
    """The beats of a scene in a film: its actions, and a beat for every line at its own time.

    Who has lines speaks when they are said and not all along.
    """
    timed = any(line.start is not None for line in scene.lines)
    silent = tuple(one for one in scene.actions if not timed or one.motion != "talk")
    found = beats(scene.model_copy(update={"actions": silent}), seconds, needed)
    for line in scene.lines:
        if line.who and line.start is not None and line.end is not None:
            action = Action(motion="talk", verb="say", agents=(line.who,), target=line.to)
            start, end = line.start * scene.time_scale, line.end * scene.time_scale
            found.setdefault(line.who, []).append(Beat("talk", start, end, action, said=True))
    return {
        name: sorted((replace(beat, until=seconds) for beat in own), key=lambda beat: beat.start)
        for name, own in found.items()
    }


def follow_on(before: Cues, now: Cues, offset: float, end: float) -> Cues:
    """The beats of a part that goes on at world second `offset`, laid after those `before` it.

    Who has nothing new to do goes on with what was done last, until `end`.
    """
    joined: Cues = {}
    for name in dict.fromkeys([*before, *now]):
        new = [_later(beat, offset) for beat in now.get(name, [])]
        acts = any(not beat.said for beat in new)
        old = [_going_on(beat, offset, end, acts) for beat in before.get(name, [])]
        joined[name] = [*old, *new]
    return joined


def _later(beat: Beat, offset: float) -> Beat:
    start = max(beat.start, 0.0) + offset
    return replace(beat, start=start, end=beat.end + offset, until=beat.until + offset)


def _going_on(beat: Beat, offset: float, end: float, acts: bool) -> Beat:
    if beat.end < offset or beat.said:
        return beat
    if beat.motion in NATURAL and not acts:  # it is over when it is over
        return beat
    return replace(beat, end=min(beat.end, offset + _FADE) if acts else end + _ON)


def merged(parts: Sequence[Part]) -> Scene:
    """The scenes of parts played on in one movement as one: everybody who is in any of them."""
    last = parts[-1].scene
    entities = {one.id: one for part in parts for one in part.scene.entities}
    return last.model_copy(
        update={
            "entities": tuple(entities.values()),
            "relations": tuple(
                dict.fromkeys(one for part in parts for one in part.scene.relations)
            ),
            "actions": tuple(one for part in parts for one in part.scene.actions),
            "lines": (),
        }
    )
