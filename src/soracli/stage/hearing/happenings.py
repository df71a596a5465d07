"""All that those on the set do that is heard, once everybody has been played."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from soracli.stage.blocking import Blocking
from soracli.stage.handling import Handling
from soracli.stage.hearing.calls import calls_of_beats
from soracli.stage.hearing.doings import (
    breaking,
    crashed,
    doors,
    falls,
    handled,
    kicked,
    plunges,
)
from soracli.stage.hearing.handiwork import dribbles, handiwork
from soracli.stage.hearing.limbs import Stage, rustles, swings
from soracli.stage.hearing.skates import strokes
from soracli.stage.hearing.underfoot import foot_of, underfoot
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, SetPiece
from soracli.stage.simulation import RELEASES
from soracli.stage.turns import Array


@dataclass(frozen=True, eq=False)
class Played:
    """A scene that was played: its `bodies` by entity id over the world seconds `times` (N,), on a
    set, with the chance of `seed`. `contacts` are those of the physics, in world seconds."""

    blocking: Blocking
    handling: Handling | None
    bodies: Mapping[str, Body]
    piece: SetPiece
    times: Array
    seed: int
    contacts: Sequence[Contact]


def happenings(played: Played) -> Iterator[Contact]:
    """Everything that is heard of what they do, in world seconds and in no order."""
    if len(played.times) < 3:
        return
    stage = Stage(played.bodies, _holds(played), _kinds(played), played.times)
    for mark in played.blocking.marks.values():
        body = played.bodies.get(mark.name)
        if body is None:
            continue
        yield from calls_of_beats(mark, body, played.times, played.seed)
        if body.figure.family == "person":
            yield from _person(mark, body, stage, played)
        else:
            yield from _thing(mark, body, played)


def _person(mark: Mark, body: Body, stage: Stage, played: Played) -> Iterator[Contact]:
    yield from falls(mark, body, played.piece, played.times)
    yield from handiwork(mark, played.bodies, stage.kinds, played.times, played.seed)
    if mark.mount:
        return
    yield from strokes(mark, body, played.times)
    route = mark.route
    steps = route is not None and float(route.speed_at(played.times).max()) > 0.3
    if not mark.plays("fall", "lie"):
        yield from swings(mark.name, stage, mark.plays("fight"), steps)
    if not mark.plays("swim"):
        yield from rustles(mark.name, stage, steps)


def _thing(mark: Mark, body: Body, played: Played) -> Iterator[Contact]:
    seconds = float(played.times[-1])
    if played.handling is not None:
        pace = _pace(mark.name, played)
        yield from handled(
            played.handling, mark.name, pace, played.bodies, played.piece, played.times
        )
    if mark.role == "held":
        marks, ground = played.blocking.marks, underfoot(played.piece)
        yield from dribbles(mark, body, marks, ground, played.times)
    if mark.holder and mark.role == "prop":
        yield from _kicked(mark, body, played)
    yield from plunges(mark, body, played.piece, played.times)
    yield from breaking(mark, body, played.contacts, seconds)
    marks, whole = played.blocking.marks, played.blocking.seconds
    yield from crashed(mark, played.bodies, marks, played.times, whole)
    if mark.entity.kind == "door":
        beats = [beat for one in played.blocking.marks.values() for beat in one.beats]
        yield from doors(mark, body, beats, seconds)


def _kicked(mark: Mark, body: Body, played: Played) -> Iterator[Contact]:
    kicker = played.blocking.marks.get(mark.holder)
    if kicker is None:
        return
    for beat in kicker.beats:
        if beat.motion != "kick":
            continue
        time = beat.start + RELEASES["kick"] * (beat.end - beat.start)
        foot = foot_of(kicker.figure, kicker.entity.kind)
        yield kicked(kicker, body, beat, time, foot, played.times)
        return


def _pace(name: str, played: Played) -> float:
    """How quickly a thing is put down, against the usual."""
    beats = [beat for one in played.blocking.marks.values() for beat in one.beats]
    put = [one.action for one in beats if one.motion == "put_down"]
    return max((one.speed for one in put if name in (one.target, one.instrument)), default=1.0)


def _holds(played: Played) -> dict[str, str]:
    """What everybody has in the hand all along: the thing by its holder."""
    found: dict[str, str] = {}
    for mark in played.blocking.of("held"):
        holder = mark.holder
        if played.handling is not None and played.handling.handled(mark.name):
            holder = played.handling.holder_at(mark.name, 0.0)
        keeper = played.blocking.marks.get(holder)
        if keeper is not None and not keeper.plays(*RELEASES, "put_down", "give"):
            found[holder] = mark.name
    return found


def _kinds(played: Played) -> dict[str, str]:
    return {mark.name: mark.entity.kind for mark in played.blocking.marks.values()}
