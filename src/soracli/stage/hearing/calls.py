"""Calls: who barks, laughs or sings does it from the mouth, again and again while it lasts."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.figure import Figure
from soracli.stage.marks import Mark, carried
from soracli.stage.performance import Body, Contact
from soracli.stage.turns import Array
from soracli.story.calling import Voice, caller_of, voice_of
from soracli.story.scene import Entity

_FIRST = 0.35
"""Seconds after which one who calls all along does so for the first time."""
_UNEVEN = 0.18
"""The share of the time between two calls by which it comes early or late."""


def calls_of_beats(mark: Mark, body: Body, times: Array, seed: int) -> Iterator[Contact]:
    """The calls of somebody's actions, in world seconds; `times` (N,) are those of the frames."""
    for number, beat in enumerate(mark.beats):
        person = mark.figure.family == "person"
        voice = voice_of(beat.action.verb, mark.entity.kind, person)
        if voice is None or beat.said:
            continue
        span = (max(beat.start, 0.0), min(beat.end, float(times[-1])))
        chance = _chance(seed, mark.entity.id, number)
        yield from _calls(mark.entity, body, voice, span, times, chance)


def calls_of_words(
    spec: TakeSpec, bodies: Mapping[str, Body], spoken: Sequence[str]
) -> Iterator[Contact]:
    """The calls that the words of a take name and somebody on the set makes, in clip seconds.

    Who has a line (`spoken`) is silent here.
    """
    times = np.arange(spec.frames) / spec.fps
    for number, words in enumerate(spec.scene.sounds):
        found = caller_of(spec.scene, words)
        if found is None:
            continue
        for entity in found[0]:
            body = bodies.get(entity.id)
            person = body is not None and body.figure.family == "person"
            voice = voice_of(found[1], entity.kind, person)
            if body is None or voice is None or entity.id in spoken:
                continue
            chance = _chance(spec.seed, entity.id, 100 + number)
            yield from _calls(entity, body, voice, (0.0, spec.seconds), times, chance)


def _chance(seed: int, name: str, number: int) -> np.random.Generator:
    return np.random.default_rng([seed % 2**32, number, *name.encode()])


def _calls(
    entity: Entity,
    body: Body,
    voice: Voice,
    span: tuple[float, float],
    times: Array,
    chance: np.random.Generator,
) -> Iterator[Contact]:
    """One call after the other within a span of seconds; one that does not fit is cut off."""
    start, end = span
    time = start + _FIRST * float(chance.uniform(0.6, 1.4))
    mouth = mouth_of(body)
    while time < end - 0.1:
        seconds = min(voice.seconds * float(chance.uniform(0.9, 1.15)), end - time)
        point = mouth[min(int(np.searchsorted(times, time)), len(times) - 1)]
        yield _call(entity, body.figure, voice.sound, (time, seconds), point)
        if voice.every <= 0:
            return
        time += voice.every * (1 + _UNEVEN * float(chance.uniform(-1, 1)))


def _call(
    entity: Entity, figure: Figure, sound: str, when: tuple[float, float], point: Array
) -> Contact:
    x, y, z = (float(part) for part in point)
    return Contact(
        when[0],
        "call",
        entity.id,
        "set",
        (figure.material, "matte"),
        0.0,
        (x, y, z),
        seconds=when[1],
        sort=f"{_who(entity, figure.family)} {sound}",
    )


def _who(entity: Entity, family: str) -> str:
    if family != "person" or entity.kind in ("knight", "robot"):
        return entity.kind or entity.noun
    if entity.traits.get("age") == "child":
        return "child"
    return "woman" if entity.traits.get("sex") == "female" else "man"


def mouth_of(body: Body) -> Array:
    """Where a body calls from (N, 3), world metres: its mouth, else its head, else its middle."""
    figure = body.figure
    positions = body.positions.astype(np.float64)
    if "mouth" in figure.anchors:
        return carried(figure, body.rotations, positions, "mouth")
    if figure.rig.has("head"):
        return np.asarray(positions[:, figure.rig.index("head")])
    return np.asarray(positions[:, 0] + [0.0, 0.0, 0.5 * figure.height])
