"""Which deeds a blocked scene has: one for every beat that changes a thing."""

from collections.abc import Iterator, Mapping

from soracli.stage.bearing import HOISTS, Hoisting
from soracli.stage.brooms import Brooming, rides_a_broom
from soracli.stage.clambering import Clambering, clambers
from soracli.stage.climbing import climbing
from soracli.stage.cutting import Cutting
from soracli.stage.deeds import Deed
from soracli.stage.felling import Felling
from soracli.stage.kites import Kiting, is_kite
from soracli.stage.marks import Mark
from soracli.stage.opening import Opening, hinge_of, take_turns
from soracli.stage.pouring import Pouring
from soracli.stage.running import running
from soracli.stage.schedule import Beat
from soracli.stage.skipping import Skipping, skips
from soracli.stage.slopes import Inclining
from soracli.stage.stirring import stirs
from soracli.stage.striking import Batting, is_batted
from soracli.stage.swinging import Swinging, swings
from soracli.stage.turns import Array


def deeds_of(marks: Mapping[str, Mark], times: Array, seconds: float) -> list[Deed]:
    """The deeds of all marks (by entity id) at world seconds `times` (N,) of a shot so long."""
    done = [
        deed
        for mark in marks.values()
        for beat in mark.beats
        for deed in _deeds(mark, beat, marks, times, seconds)
    ]
    take_turns([one for one in done if isinstance(one, Opening)])
    return [*done, *running(marks, times, seconds)]


def _deeds(
    mark: Mark, beat: Beat, marks: Mapping[str, Mark], times: Array, seconds: float
) -> Iterator[Deed]:
    other = marks.get(beat.action.target, mark)
    at = (mark, other, beat, times, seconds)
    if skips(mark, beat):
        yield Skipping(*at)
    elif beat.motion in ("open", "close"):
        hinge = hinge_of(other)
        if hinge is not None:
            yield Opening(*at, hinge)
    elif clambers(mark) and climbing(beat):
        yield Clambering(*at)
    elif mark.inclined and mark.role == "actor" and beat is mark.beats[0]:
        yield Inclining(*at)
    elif rides_a_broom(mark, beat, other):
        yield Brooming(*at)
    elif beat.motion in ("fly", "drift", "hold", "look") and is_kite(other):
        yield Kiting(*at)
    elif (hung := swings(mark, beat, marks)) is not None:
        yield Swinging(mark, hung, beat, times, seconds)
    elif beat.motion == "cut" and other is not mark and other.role in ("prop", "fixture"):
        if other.figure.family in ("prop", "box", "ball"):
            yield Cutting(*at, _jug(mark, other, beat, marks))
    elif beat.motion == "pour":
        jug = _jug(mark, other, beat, marks)
        if jug is not None:
            yield Pouring(*at, jug)
    elif beat.motion == "fell" and other is not mark and other.role == "fixture":
        yield Felling(*at)
    elif beat.motion == "fall" and mark.figure.family == "plant" and mark.role == "fixture":
        yield Felling(mark, mark, beat, times, seconds)
    elif is_batted(mark, other, beat, marks):
        yield Batting(*at, marks[beat.action.instrument])
    elif beat.motion == HOISTS or (other.holder == mark.name and mark.figure.family == "aircraft"):
        yield Hoisting(*at)
    elif (stirred := stirs(mark, beat, marks, times, seconds)) is not None:
        yield stirred


def _jug(mark: Mark, other: Mark, beat: Beat, marks: Mapping[str, Mark]) -> Mark | None:
    """What somebody pours from or cuts with: what is named, else what is in the hand."""
    if other is mark:
        return None
    named = marks.get(beat.action.instrument)
    if named is not None and named is not other and named.role in ("held", "prop"):
        return named
    held = [one for one in marks.values() if one.holder == mark.name and one is not other]
    return held[0] if held else None
