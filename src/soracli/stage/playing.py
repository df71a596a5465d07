"""Playing a take: everybody is blocked, sent on their way, acted and simulated; no camera yet.

A take may go on in the very movement of the one before. Then both are played as one, from where
that one began, and only the last frames are kept.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.archery import shoot_arrows
from soracli.stage.ashore import keep_ashore, push_off
from soracli.stage.backdrops import stand_back
from soracli.stage.beads import bead
from soracli.stage.beyond import set_beyond
from soracli.stage.blocking import Blocking
from soracli.stage.borne import bear_along
from soracli.stage.broadsides import fire_broadsides
from soracli.stage.casting import cast
from soracli.stage.climbing import go_up
from soracli.stage.company import Company
from soracli.stage.cushions import keep_on_tables
from soracli.stage.deeds_held import hold_deeds
from soracli.stage.dialogue import Cues, Part, cues, follow_on, merged
from soracli.stage.ducking import ducked
from soracli.stage.dust_trails import dust_trails
from soracli.stage.ends_there import end_there
from soracli.stage.far_off import go_far_off
from soracli.stage.figure import Figure
from soracli.stage.flipped import flip
from soracli.stage.going_by import go_by
from soracli.stage.going_held import hold_going
from soracli.stage.going_through import go_through
from soracli.stage.ground import Ground
from soracli.stage.handling import Handling
from soracli.stage.hung_up import hang_up
from soracli.stage.in_time import Late, bring_near, in_time
from soracli.stage.in_turn import keep_turns
from soracli.stage.juggled import keep_in_the_air
from soracli.stage.keeping import keep
from soracli.stage.knocked_down import knock_down
from soracli.stage.landmarks import set_back
from soracli.stage.leaping_across import leap_across
from soracli.stage.leaps_held import hold_leaps
from soracli.stage.let_fall import let_fall
from soracli.stage.living_loads import lift_the_living
from soracli.stage.made_true import make_true
from soracli.stage.meeting import meet
from soracli.stage.motions_held import hold_motions
from soracli.stage.nearness import APPROACHES
from soracli.stage.needs import needed_seconds
from soracli.stage.on_stilts import raise_on_stilts
from soracli.stage.on_the_belly import slide_along
from soracli.stage.performance import SetPiece
from soracli.stage.ranks import form_ranks
from soracli.stage.rounds_and_heights import keep_heights, keep_rounds
from soracli.stage.rounds_held import hold_rounds
from soracli.stage.sailing_small import sail_small
from soracli.stage.schedule import beats
from soracli.stage.settling import seated, take_places
from soracli.stage.showers import rain_down
from soracli.stage.slid_out import lying_there, slide_out
from soracli.stage.speaking import voices
from soracli.stage.standing import Ending
from soracli.stage.staying import stay
from soracli.stage.staying_down import stay_down
from soracli.stage.surfacing import surfaced
from soracli.stage.taking_up import carry_together
from soracli.stage.thrown_off import throw_off
from soracli.stage.travel import Travel
from soracli.stage.tumbling import tumble
from soracli.stage.turns import Array
from soracli.stage.untangled import untangle
from soracli.stage.up_from_below import come_up
from soracli.stage.up_there import take_up
from soracli.stage.ways_held import hold_ways
from soracli.stage.within_reach import bring_within_reach
from soracli.story.speech import Spoken

_HANDS = (*APPROACHES, "drop", "throw")
_SETTLE = 5.0
"""Seconds that things may still roll after the cut before the next take finds them at rest."""


def _hold(company: Company, ground: Ground) -> None:
    """Make true in a clip of its own what was told and does not hold after the play."""
    blocking, times = company.blocking, company.times
    company.bodies = take_up(blocking, untangle(blocking, company.bodies))
    company.bodies = make_true(blocking, company.bodies)
    company.bodies = keep_in_the_air(blocking, company.bodies, times)
    company.bodies = flip(blocking, company.bodies, times)
    company.bodies = hold_ways(blocking, company.bodies, ground, times)
    company.bodies = hold_going(blocking, company.bodies, times, blocking.wet)
    company.bodies = surfaced(blocking, company.bodies, ground, times)
    company.bodies = hold_rounds(blocking, company.bodies, times)
    company.bodies = hold_leaps(blocking, company.bodies, times)
    company.bodies = leap_across(blocking, company.bodies, times)
    company.bodies = sail_small(blocking, company.bodies, times)
    company.bodies = hold_deeds(blocking, company.bodies, times)
    company.bodies = end_there(blocking, hold_motions(blocking, company.bodies, times))
    company.bodies = let_fall(blocking, company.bodies, ground, times)
    company.bodies = rain_down(blocking, company.bodies, ground, times)
    company.bodies = hang_up(blocking, company.bodies)
    company.bodies = knock_down(blocking, company.bodies, times)
    company.bodies = shoot_arrows(blocking, company.bodies, times)
    company.bodies = keep_on_tables(blocking, company.bodies, times)
    company.bodies = slide_out(blocking, company.bodies, times)
    company.bodies = throw_off(blocking, company.bodies, ground, times)
    company.bodies = raise_on_stilts(blocking, company.bodies)
    company.bodies = come_up(blocking, company.bodies, times)
    company.bodies = tumble(blocking, company.bodies, times)
    company.bodies = fire_broadsides(blocking, company.bodies, times)
    company.bodies = bead(blocking, company.bodies, times)


def play(
    spec: TakeSpec,
    parts: Sequence[Part],
    opening: Ending | None,
    set_piece: SetPiece,
    settle: bool = False,
    spoken: Sequence[Spoken | None] = (),
) -> Company:
    """Play the parts as one movement from an `opening` (None: a clip of its own, in no film).

    The company tells of the frames of the last part only. With `settle`, what still rolls at the
    end is followed until it lies. Mouths move by `spoken`, one for each line of the last part.
    """
    spec = spec.model_copy(update={"scene": merged(parts), "seed": parts[0].seed})
    wet = set_piece.water is not None and set_piece.reach <= 0
    seconds = sum(part.seconds for part in parts)
    begins = seconds - parts[-1].seconds
    heard = voices(parts[-1].scene, spoken, begins, spec.voices)
    ground = Ground(set_piece)
    if opening is None:
        blocking = in_time(
            lambda late, needed: _clip(spec, parts[0], set_piece, ground, late, needed)
        )
        keep_turns(blocking)
    else:
        blocking = _blocked(spec, parts, opening, ground, wet)
        _go(blocking, ground)
    push_off(blocking, set_piece)
    if opening is None:
        set_beyond(blocking, ground)
        stand_back(blocking, ground)
        set_back(blocking.marks.values(), parts[0].scene, set_piece)
        bring_within_reach(blocking)
        carry_together(blocking)
        lift_the_living(blocking.marks)
    handling = None
    if opening is not None or blocking.with_motion(*_HANDS):
        handling = Handling(blocking)
    company = Company(spec, blocking, set_piece, _times(parts), seconds, handling, heard)
    company.play(_SETTLE if settle else 0.0)
    company.bodies = bear_along(blocking, company.bodies)
    if opening is None:
        _hold(company, ground)
    weather = parts[0].scene.weather or ""
    company.effects += dust_trails(blocking, company.bodies, company.times, weather)
    if len(parts) > 1:
        company.keep_last(parts[-1].frames, seconds - parts[-1].seconds)
    return company


def _clip(
    spec: TakeSpec,
    part: Part,
    set_piece: SetPiece,
    ground: Ground,
    late: Collection[Late],
    needed: Mapping[int, float],
) -> Blocking:
    """A clip of its own, blocked, everybody on their way; those who were `late` are near first, and
    orders have the seconds that are `needed`."""
    scene, seconds, figures = part.scene, part.seconds, cast(spec)
    wet = set_piece.water is not None and set_piece.reach <= 0
    found = stay_down(beats(scene, seconds, needed), seconds)
    found = lying_there(found, scene, figures)
    found = ducked(seated(found, scene, figures, seconds), scene, figures, seconds)
    blocking = Blocking(scene, figures, found, seconds, wet, part.seed)
    take_places(blocking, ground, set_piece.deck)
    go_up(blocking)
    keep_ashore(blocking, set_piece)
    bring_near(blocking, late)
    _go(blocking, ground)
    return blocking


def _go(blocking: Blocking, ground: Ground) -> None:
    """Give everybody their way, and then what the ways of others and the set make of it."""
    Travel(blocking, ground)
    keep_rounds(blocking)
    keep_heights(blocking)
    go_through(blocking)
    slide_along(blocking, ground)
    go_by(blocking, ground)
    go_far_off(blocking, ground)
    stay(blocking)
    meet(blocking)
    form_ranks(blocking)


def _blocked(
    spec: TakeSpec, parts: Sequence[Part], opening: Ending, ground: Ground, wet: bool
) -> Blocking:
    """Part by part, so that what comes later changes nothing of what was before."""
    first, figures = parts[0], cast(spec)
    whole = sum(part.seconds for part in parts)
    found = _cues(first, figures)
    blocking = Blocking(first.scene, figures, found, first.seconds, wet, first.seed)
    keep(blocking, opening, ground, tuple(blocking.marks))
    found = _fitted(blocking, first)
    offset = first.seconds
    for part in parts[1:]:
        offset += part.seconds
        now = _cues(part, figures)
        found = follow_on(found, now, offset - part.seconds, offset)
        came = blocking.add(part.scene, now)
        for mark in came:
            mark.since = offset - part.seconds
        keep(blocking, {}, ground, [mark.name for mark in came])
    if len(parts) > 1:
        _assign(blocking, found)
    blocking.scene, blocking.seconds = spec.scene, whole
    go_up(blocking)
    return blocking


def _fitted(blocking: Blocking, part: Part) -> Cues:
    """The beats again, with the time that the ways on this set need."""
    needed = needed_seconds(blocking)
    found = _cues(part, blocking.figures, needed)
    _assign(blocking, found)
    return found


def _cues(
    part: Part, figures: Mapping[str, Figure], needed: Mapping[int, float] | None = None
) -> Cues:
    """The beats of a part, lines and all; who does something on a seat sits there."""
    return seated(cues(part.scene, part.seconds, needed), part.scene, figures, part.seconds)


def _assign(blocking: Blocking, found: Cues) -> None:
    for mark in blocking.marks.values():
        kept = [beat for beat in mark.beats if beat.kept]
        mark.beats = [*kept, *found.get(mark.name, [])]


def _times(parts: Sequence[Part]) -> Array:
    """The world second of every frame of the parts (N,)."""
    offsets = np.cumsum([0.0, *(part.seconds for part in parts[:-1])])
    spans = [
        offset + np.arange(part.frames) / part.fps * part.scene.time_scale
        for offset, part in zip(offsets, parts, strict=True)
    ]
    return np.concatenate(spans)
