"""Travel: the routes of everybody who goes somewhere, and the chases."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.aloft import bobbing, hovering, hovers_at
from soracli.stage.at_once import fit_together
from soracli.stage.blocking import Blocking
from soracli.stage.changing_sides import change_sides
from soracli.stage.circling import circle
from soracli.stage.cornering import gather_speed, take_off, turn_corners
from soracli.stage.crashing import send_crashing
from soracli.stage.flights import send_in_turn
from soracli.stage.following import send_followers
from soracli.stage.gliding import glides, way
from soracli.stage.ground import Ground
from soracli.stage.hand_in_hand import keep_hand_in_hand
from soracli.stage.hauling import haul
from soracli.stage.hopping import hop
from soracli.stage.kept_going import keep_going
from soracli.stage.long_sets import go_along
from soracli.stage.marks import GOING, HEADINGS, Mark, heading_of_way, reach
from soracli.stage.nearness import goes_up
from soracli.stage.pace import pace
from soracli.stage.pursuits import Pursuits
from soracli.stage.pushing import take_along
from soracli.stage.rising import rising, send_up_or_down
from soracli.stage.route import Route, along, clock, still, straight
from soracli.stage.said_ways import keep_ways, set_off
from soracli.stage.schedule import Beat
from soracli.stage.seating import sits_through
from soracli.stage.setting_out import lane, set_out
from soracli.stage.skidding import skid
from soracli.stage.spots import top_under
from soracli.stage.sweeping import sweep
from soracli.stage.team_play import passes
from soracli.stage.terrain import up_the_land
from soracli.stage.to_perches import send_to_perches
from soracli.stage.turns import smooth
from soracli.stage.under_way import LEVEL, send_flying
from soracli.stage.walkers import Walkers
from soracli.stage.wheeling import ALSO_GOING, send_wheels, slowed
from soracli.stage.winged import flutter
from soracli.story.scene import Relation

_LIFTED = {"dragon": 2.6, "person": 1.8, "quadruped": 1.8, "vehicle": 2.4, "furniture": 1.6,
           "prop": 1.4, "board": 1.4, "ball": 1.4, "box": 1.4}  # fmt: skip
"""Metres over the ground at which those fly who are not made for it, or are very large."""
_CLEAR = 0.35
"""Of its length how far over a roof something passes."""
_UNDER_WATER = "underwater"
"""The place whose ground is the bottom of the sea."""
_RAMS = 3.6
"""Metres per second at most at which a car or a boat drives into what it knocks over."""
_OFF_THE_GROUND = ("fly", "swim", "backstroke", "drift", "climb", "chase", "drive", "sail")
"""Ways of going that are not on foot."""
_LIFTS = 1.2
"""Seconds in which somebody lifts off who flies after walking."""
_FEET = ("person", "quadruped", "dragon", "bird", "creature")
_COMES, _CROSSES = 2.2, 0.7
"""Of their own sizes that those come nearer or go away at least who are said to, and that they go
across the picture."""
_HEAD_ROOM = 2.5
"""Metres under which those keep who fly or float in a room."""
_BUZZES, _NOSE = 2.2, 0.9
"""Radians a second that an insect goes around a flower, and how high of its height."""

_SUNK = 0.3
"""Of its height how deep what is rowed and is no boat is in the water."""
_LATE = 0.3
"""Seconds from the beginning from which somebody goes only after something else."""
_BY = ("near", "beside", "left of", "right of", "in front of", "behind", "under")
"""Relations of who is by something and can set out from there."""


class Travel:
    """Gives every mark of a blocking that moves itself its route."""

    def __init__(self, blocking: Blocking, ground: Ground) -> None:
        """Give every mark that moves itself its route, and place it where that begins."""
        self._blocking, self._ground, self._opposed = blocking, ground, False
        self._walkers = Walkers(blocking, ground)
        go_along(blocking.marks.values(), ground)
        set_off(blocking.marks.values(), ground)
        haul(blocking, ground)
        change_sides(blocking, ground)
        hop(blocking)
        sweep(blocking)
        on_foot = self._on_foot()
        self._walkers.send(on_foot)
        for mark in on_foot:
            if mark.route is not None and _lifts(mark):
                mark.route = self._lifted(mark, mark.route)
        self._routes()
        keep_hand_in_hand(blocking.marks)
        Pursuits(blocking, ground, self._walkers, self._circle).run()
        keep_ways(blocking.marks, ground, blocking.seconds)
        skid(blocking.marks.values())
        told = blocking.scene.relations
        fit_together(blocking.marks, told)
        bound = {one.a for one in told if one.kind in ("on", "in") and one.b in blocking.marks}
        keep_going(blocking.marks, bound, blocking.seconds)

    def _on_foot(self) -> list[Mark]:
        """Those whose way is walked leg by leg: all on foot in a film, else who goes to hands."""
        actors = [one for one in self._blocking.of("actor") if not one.on_the_wing or _lifts(one)]
        chases = {mark.name for mark in self._blocking.with_motion("chase")}
        chases |= {beat.action.target for mark in actors for beat in mark.beats if chases}
        marks = [one for one in actors if one.figure.family in _FEET and one.route is None]
        if self._blocking.wet:
            return []
        players = {one.player.name for one in passes(self._blocking.marks)}
        return [
            mark
            for mark in marks
            if mark.film or not (mark.name in players or sits_through(mark))
            if (mark.film and not (chases and mark.name in chases))
            or (
                not mark.film
                and (mark.plays("knock_over") or self._comes_up(mark) or _by_turns(mark))
            )
            or mark.spot is not None
            or (not mark.film and _sets_out(mark, self._blocking.scene.relations))
            or (mark.seat and mark.plays("sit"))
        ]

    def _comes_up(self, mark: Mark) -> bool:
        """Whether somebody has to come up to what they do something to."""
        return any(goes_up(mark, beat, self._blocking.marks) for beat in mark.beats)

    def _lifted(self, mark: Mark, route: Route) -> Route:
        """The route of who walks first, in the air from when they fly."""
        begins = next(one.start for one in mark.beats if one.motion == "fly")
        position = route.position.copy()
        position[:, 2] += self._cruise(mark) * smooth((route.times - begins) / _LIFTS)
        return Route(route.times, position, route.heading)

    def _routes(self) -> None:
        turn_corners(self._blocking.marks.values(), self._blocking.seconds)
        send_wheels(self._blocking)
        send_to_perches(self._blocking)
        send_in_turn(self._blocking, self._height_under)
        self._up_and_down()
        send_flying(self._blocking.marks.values())
        movers = [
            mark
            for mark in self._blocking.marks.values()
            if mark.route is None
            and not glides(mark)
            and mark.role in ("actor", "driver", "floating")
            and any(_goes(beat) for beat in mark.beats)
        ]
        ways = {
            _heading(beat, self._ground) for mark in movers for beat in mark.beats if _goes(beat)
        }
        self._opposed = len(ways) > 1
        for place, mark in enumerate(movers):
            mark.route = self._travel(mark, place, len(movers))
            if not mark.position[2] and not self._blocking.wet:
                mark.route = up_the_land(mark.route, self._ground.piece, mark.figure.length)
        gather_speed(self._blocking.marks.values())
        send_followers(self._blocking.marks, self._blocking.seconds)
        self._glide()
        take_along(self._blocking.marks)
        send_crashing(self._blocking.marks, self._blocking.seconds)
        for mark in self._blocking.of("actor", "driver", "rider"):
            if mark.route is None:
                if self._swims_over_the_bottom(mark):
                    mark.position[2] = self._cruise(mark)
                mark.route = still(self._blocking.seconds, mark.position, mark.heading)
                if mark.figure.family in ("bird", "insect") and mark.on_the_wing:
                    mark.route = self._hover(mark) or self._wander(mark)
                elif mark.figure.family in ("drifter", "aircraft") and mark.plays("float", "hover"):
                    mark.position[2] = max(mark.position[2], hovers_at(mark))
                    high = max(self._cruise(mark), 0.0)
                    high = mark.position[2] if self._blocking.wet else high
                    mark.route = bobbing(mark, self._blocking.seconds, high)

    def _up_and_down(self) -> None:
        """Send those off who rise, land or dive; they come down on what is under them."""
        going = [mark for mark in self._blocking.marks.values() if rising(mark) is not None]
        under = {mark.name: self._height_under(mark) for mark in going}
        there, ceiling = self._blocking.marks, _HEAD_ROOM if self._ground.indoor else np.inf
        send_up_or_down(going, self._blocking.seconds, under, there, ceiling)

    def _height_under(self, mark: Mark) -> float:
        """The height in metres of what something lands on, or rises from; 0 on the ground."""
        ways = [one.action for one in mark.beats if one.action.direction != "in circles"]
        names = {name for action in ways for name in (action.target, action.over)}
        names -= {mark.name, *(one.over for one in ways if one.direction in ("up", "down"))}
        names |= {one.b for one in self._blocking.scene.relations
                  if one.a == mark.name and one.kind == "on"}  # fmt: skip
        found = [one for one in self._blocking.of("fixture") if one.name in names]
        return max((top_under(mark, one) for one in found), default=0.0)

    def _glide(self) -> None:
        """Send those off who glide over land, side by side."""
        marks = self._blocking.marks.values()
        gliders = [mark for mark in marks if mark.route is None and glides(mark)]
        for place, mark in enumerate(gliders):
            abreast = (place - (len(gliders) - 1) / 2) * 1.3
            mark.route = way(mark, self._ground, self._blocking.seconds, abreast)

    def _travel(self, mark: Mark, place: int, count: int) -> Route:
        beat = next(beat for beat in mark.beats if _goes(beat))
        action, heading = beat.action, _heading(beat, self._ground)
        moving = min(beat.end, self._blocking.seconds) - max(beat.start, 0.0)
        speed = slowed(mark, pace(mark, beat), moving, self._opposed)
        if beat.motion == "knock_over":
            speed = min(speed, _RAMS)  # the run-up and what is left standing fit into one picture
        if mark.figure.family == "insect" and action.direction not in (*LEVEL, "in circles"):
            return self._wander(mark)
        if action.direction == "up" and mark.figure.family == "aircraft":
            return take_off(mark, beat, self._blocking.seconds)
        if action.direction in ("in circles", "around"):
            return self._circle(mark, speed, action.target)
        if action.direction in LEVEL:
            enough = _CROSSES if action.direction in LEVEL[:2] else _COMES
            speed = max(speed, enough * reach(mark.figure) / max(moving, 1.0))
        begin = beat.start if beat.start > 0 else -np.inf
        last = _gone_on(mark, beat)
        end = last if last < self._blocking.seconds else np.inf
        target = self._blocking.marks.get(action.target)
        direction = np.array([np.cos(heading), np.sin(heading), 0.0])
        abreast, stagger = lane(mark, place, count)
        start, speed = set_out(self._ground, mark, beat, abreast, speed, moving)
        start = start + direction * stagger
        if target is not None and _waits(target) and action.direction is None:
            stop = target.position - direction * (reach(target.figure) * 0.5 + 0.6)
            far = min(speed * moving, _RUN_UP + 0.5 * reach(target.figure))
            start = stop - direction * far
            end = min(end, max(beat.start, 0.0) + far / max(speed, 0.1))
        if mark.kept:
            start = mark.position.copy()
        start[2] = self._cruise(mark)
        mark.position, mark.heading = start.copy(), heading
        return straight(self._blocking.seconds, start, heading, speed, begin, end)

    def _swims_over_the_bottom(self, mark: Mark) -> bool:
        """Whether somebody under water is held up by it and not by its bottom."""
        below = self._blocking.scene.place == _UNDER_WATER and not mark.kept
        return below and mark.figure.family in ("fish", "drifter") and mark.position[2] <= 0

    def _cruise(self, mark: Mark) -> float:
        """How high it goes, metres; in a room there is a ceiling."""
        high = self._height(mark)
        if not self._ground.indoor or self._blocking.wet:
            return high
        return min(high, max(_HEAD_ROOM - mark.figure.height, 0.2)) if high > 0 else high

    def _height(self, mark: Mark) -> float:
        """How high it goes where nothing is over it, metres."""
        if mark.figure.family == "aircraft":
            return 12.0
        over, winged = self._flown_over(mark), mark.figure.family in ("bird", "insect")
        if mark.figure.family in _LIFTED and mark.plays("fly"):
            return max(over, _LIFTED[mark.figure.family] + 0.4 * reach(mark.figure))
        if over and mark.on_the_wing and (winged or mark.plays("fly", "hover")):
            return over
        if winged and mark.on_the_wing:
            return 1.6 + 1.2 * min(mark.figure.width, 3.0)
        diving = self._blocking.scene.place == _UNDER_WATER and mark.plays("swim")
        if diving and mark.figure.family == "person" and not self._blocking.wet:
            return _DIVES
        diving = diving and mark.figure.family == "creature"
        if (mark.figure.family in ("fish", "drifter") or diving) and not self._blocking.wet:
            return 0.7 + 0.6 * mark.figure.height  # over the bottom of the sea
        if mark.plays("sail") and mark.figure.family in ("prop", "box", "furniture", "plant"):
            water = self._ground.piece.water
            return 0.0 if water is None else water.level - _SUNK * mark.figure.height
        if mark.figure.family == "drifter":
            return -0.8 * mark.figure.height
        return -0.6 if mark.figure.family == "fish" else 0.0

    def _flown_over(self, mark: Mark) -> float:
        """The height in metres at which what one flies over is cleared; 0 where it is nothing."""
        names = {beat.action.target for beat in mark.beats}
        names |= {one.b for one in self._blocking.scene.relations
                  if one.a == mark.name and one.kind == "above"}  # fmt: skip
        under = [self._blocking.marks[name] for name in names if name in self._blocking.marks]
        tops = [one.figure.height for one in under if one.role == "fixture"]
        return max(tops) + _CLEAR * reach(mark.figure) + 0.5 if tops else 0.0

    def _circle(self, mark: Mark, speed: float, target: str, behind: float = 0.0) -> Route:
        """Round and round something, or on the spot; `behind` metres after who goes first."""
        around = self._blocking.marks.get(target)
        return circle(mark, speed, around, self._cruise(mark), self._blocking.seconds, behind)

    def _wander(self, mark: Mark) -> Route:
        times = clock(self._blocking.seconds)
        size = float(np.clip(mark.figure.width * 6, 0.7, 6.0))
        height, room = self._cruise(mark), np.array([size, 0.6 * size, 0.3 * size])
        center = np.array([mark.position[0], mark.position[1], height])
        flower = self._buzzed_about(mark)
        if flower is not None:  # round and round, a little unsteadily
            center, room = flower.position + [0.0, 0.0, _NOSE * flower.figure.height], room * 0.15
        seed = int(self._blocking.chance.integers(1 << 30))
        path = flutter(times, center, room, seed, np.zeros(3))
        if flower is not None:
            turn = 2.4 * list(self._blocking.marks).index(mark.name) + _BUZZES * times
            far = 0.4 * reach(flower.figure) + 0.04 + mark.figure.width
            path += far * np.stack([np.cos(turn), np.sin(turn), np.zeros(len(times))], -1)
        return along(self._blocking.seconds, path)

    def _hover(self, mark: Mark) -> Route | None:
        """On the spot at what somebody on wings hovers by or over; None where they do not."""
        acts = [one.action for one in mark.beats if one.motion == "hover"]
        told = [one for one in self._blocking.scene.relations if one.a == mark.name]
        names = [name for act in acts for name in (act.over, act.target)] + [one.b for one in told]
        marks = self._blocking.marks
        at = next((marks[name] for name in names if name in marks and name != mark.name), None)
        stays = at is not None and at.role == "actor" and not any(_goes(one) for one in at.beats)
        if at is None or not (stays or at.role in ("fixture", "prop")) or not acts or mark.kept:
            return None
        over = any(one.kind == "above" for one in told) or any(act.over for act in acts)
        return hovering(mark, at, over, self._blocking.seconds)

    def _buzzed_about(self, mark: Mark) -> Mark | None:
        """What an insect flies around: it is said to, and stands there."""
        names = [beat.action.target for beat in mark.beats]
        names += [one.b for one in self._blocking.scene.relations
                  if one.a == mark.name and one.kind == "around"]  # fmt: skip
        found = [self._blocking.marks[name] for name in names if name in self._blocking.marks]
        still = ("fixture", "prop", "actor")
        insect = mark.figure.family == "insect"
        others = (one for one in found if one is not mark)
        return next((one for one in others if insect and one.role in still), None)


def _goes(beat: Beat) -> bool:
    """Whether a beat takes a body somewhere: by what it is, or because a way is said."""
    said = beat.action.direction in HEADINGS
    return beat.motion in GOING or (said and beat.motion in ALSO_GOING)


_DIVES = 0.9
"""Metres over the bottom of the sea at which people swim."""
_RUN_UP = 9.0
"""Metres, and half the size of what they go to, from which they come at most."""


def _waits(target: Mark) -> bool:
    """Whether something stays where it is for those who go to it, so that none goes through it."""
    return target.role in ("fixture", "prop") or not any(_goes(one) for one in target.beats)


def _gone_on(mark: Mark, beat: Beat) -> float:
    """The world second until which somebody goes on in one way after the other: a surfer paddles,
    and then rides."""
    end = beat.end
    for one in sorted(mark.beats, key=lambda one: one.start):
        if _goes(one) and one.start <= end + 0.1:
            end = max(end, one.end)
    return end


def _heading(beat: Beat, ground: Ground) -> float:
    """Where a beat leads, radians: a way that is said as it goes on this set."""
    return ground.way_of(beat) if beat.action.direction in LEVEL else heading_of_way(beat)


def _lifts(mark: Mark) -> bool:
    """Whether somebody on foot goes before they fly."""
    beats = sorted((one for one in mark.beats if one.motion in GOING), key=lambda one: one.start)
    motions = [one.motion for one in beats]
    on_foot = mark.figure.family in ("person", "quadruped")
    return on_foot and "fly" in motions and motions[0] not in _OFF_THE_GROUND


def _sets_out(mark: Mark, told: Sequence[Relation]) -> bool:
    """Whether somebody is by one thing and then goes to another: from the fence to the barn."""
    goals = {one.action.target for one in mark.beats if one.motion in GOING and one.start > _LATE}
    by = {one.b for one in told if one.a == mark.name and one.kind in _BY}
    return bool(goals - {""}) and bool(by - goals)


def _by_turns(mark: Mark) -> bool:
    """Whether somebody on foot goes in one way after another: walks, then runs."""
    ways = {(one.motion, one.action.direction, one.action.target) for one in mark.beats
            if one.motion in GOING and one.motion not in _OFF_THE_GROUND}  # fmt: skip
    return len(ways) > 1 or _lifts(mark) or mark.plays("collide")
