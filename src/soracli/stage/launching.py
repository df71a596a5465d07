"""How things are set going: what rolls, falls off, tips over or flies together gets its first push.

A thing has no will; its verb says what happened to it right before. From there on the physics has
it.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from soracli.stage.brink import brink, sent_at
from soracli.stage.falling_in import lead_into, stay_for_others
from soracli.stage.falls_by_blows import falls_by_a_blow
from soracli.stage.figure import Figure
from soracli.stage.kites import is_kite
from soracli.stage.marks import HEADINGS, Mark, anchor, is_pointed, reach, rest_height
from soracli.stage.opposed import rolled_from
from soracli.stage.performance import Contact
from soracli.stage.physics import Prop
from soracli.stage.running import runs_by_itself
from soracli.stage.spun_down import spin_down
from soracli.stage.stirring import CLOTHS
from soracli.stage.struck_down import Towers
from soracli.stage.tipping_over import push_over, tipping
from soracli.stage.turns import Array, pitch, roll, yaw
from soracli.stage.under_way import LEVEL
from soracli.stage.water import GRAVITY
from soracli.story.scene import Action, Scene

_ROLLING = 2.2
"""Metres per second of a thing that is set rolling."""
_BOUNCING = 1.6
"""Metres per second along the ground of a thing that falls or bounces a way that is said."""
_LANE = 0.6
"""Metres between what rolls and who walks."""
_BESIDE_HANDLES = 0.28
"""Of the room in a thing how far before its middle others fall into it: past the handle."""
_HIGH, _INDOORS = 2.2, 1.3
"""Metres from which things fall that fell from nobody knows where: under a ceiling less."""
_LOW, _SIZES, _SMALL = 0.35, 8.0, 0.4
"""Metres, and of its own sizes besides, from which something small falls at most, and the metres
up to which a thing is small for the wind: else nobody would see it in so wide a picture."""
_OVER = (
    *("fall over", "fall down", "fall apart", "come down", "collapse", "crumble"),
    *("topple", "topple over", "tip", "tip over", "tumble", "tumble down"),
)
"""Verbs of what stood there and is upright no more."""
_ALOFT, _COMES, _LIGHT = 0.9, 1.4, 4.0
"""Metres above the ground and to the left at which something is that the wind carries, and the
kilograms by square metre up to which it does."""
_EDGE = 0.05
"""Metres of what falls off a table that stand over its edge already."""
_TILTED = 0.12
"""Of its size how far the middle of a flat thing is over its edge as it falls off."""
_NUDGE = 0.55
"""Metres per second with which that was nudged."""
_MEET = 1.6
"""Metres per second of each of two that fly at each other, for things of a quarter of a metre."""
_STRIKES, _BOWLED, _RUN_UP = 6.0, 3.0, 2.0
"""Metres per second of what is thrown at a tower to knock it over, and of what is bowled at
skittles, and the metres between them as it begins."""
_TOWERS, _UPPER = 2.0, 0.65
"""How many times as high as what knocks it over a tower is, and the share of its height where it is
struck: lower down only its lowest block would be knocked out."""
_POPS, _AT_THE_CHEST = 3.4, 1.3
"""Metres per second at which something is shot up, and the metres at which an arrow is shot."""
_OVER_THE_RIM = 0.6
"""Metres over a rim from which something drops through it."""
_TOSSED = 0.8
"""Seconds from the beginning at which an animal tosses what it plays with."""
_HEAVY, _SLIDES = 2.5, 4.0
"""Kilograms from which a thing slides at what it hits and does not fly, and its metres a second."""
_TALLER = 1.25
"""How many times as high as wide something is that rolls on its side."""
_FLIES, _SHOT = 2.2, 7.0
"""Metres from which something flies at what it hits, and its metres per second."""
_APART = 4.5
"""The metres between those two, in their sizes."""
_LAUNCHED = ("roll", "slide", "knock_over", "collide", "spin", "fall", "bounce", "sink", "drift",
             "flutter", "fly")  # fmt: skip
"""What a thing is set going for here."""
_CAUSES = ("knock_over", "kick", "hit", "push", "collide", "pet", "jump", "throw", "pull")
"""What somebody does to a thing that sets it going, and..."""
_SPILLS, _SPREADS, _QUICK = 0.8, 1.5, 8.0
"""Metres from which things scatter that were hit, and the metres a second of each on its own way at
most and for each metre of its size."""
_STRUCK = 0.6
"""... the part of that after which it is."""
_AT_ONCE, _ABOVE = 0.1, 0.5
"""Seconds from the beginning that are none, and metres from which a thing is up in the air."""
_SPINS = 30.0
"""Radians per second of a top that is set spinning."""


class Launching:
    """Gives the things of a scene their first push."""

    def __init__(self, scene: Scene, marks: Mapping[str, Mark], indoor: bool) -> None:
        """`marks` by entity id, in the order of the scene; `indoor` where there is a ceiling."""
        self._scene, self._marks, self._indoor = scene, marks, indoor
        self.heard: list[Contact] = []
        self._towers = Towers(scene, marks)

    def launch(self, mark: Mark, prop: Prop) -> None:
        """Move and push the prop of a mark as its verbs say; what is `heard` of it is kept."""
        way = brink(mark, self._marks, self._scene)
        if way is not None:
            way.send(prop)
            contact = way.contact()
            self.heard += [contact] if contact is not None else []
            return
        if spin_down(prop, mark) or self._towers.strike(mark, prop):
            return
        stay_for_others(prop, mark, self._marks, self._scene)
        push_over(prop, mark, self._marks, self._scene.actions)
        for action in self._scene.actions:
            if mark.name in action.agents or (
                action.motion == "collide" and action.target == mark.name
            ):
                if falls_by_a_blow(action, mark, self._marks, self._scene):
                    continue
                self._one(action, mark, prop)
                since = self._since(action, mark)
                since = _TOSSED if action.verb == "toss" and not since else since
                if since > _AT_ONCE and prop.hold is None:
                    self._wait(mark, prop, since)

    def _since(self, action: Action, mark: Mark) -> float:
        """The world second at which a thing is set going: when its turn comes, or when somebody
        has dealt with it. What went already goes on by itself."""
        before = [one for one in self._scene.actions if one.order < action.order]
        if any(mark.name in one.agents and one.motion in _LAUNCHED for one in before):
            return 0.0
        for cause in before:
            if cause.motion in _CAUSES and mark.name in (cause.target, cause.instrument):
                doers = [self._marks[name] for name in cause.agents if name in self._marks]
                beats = [one for doer in doers for one in doer.beats if one.action == cause]
                if beats:
                    return beats[0].start + _STRUCK * (beats[0].end - beats[0].start)
        own = [one.start for one in mark.beats if one.action.order == action.order]
        turns = any(one.order < action.order for one in self._scene.becomings)
        return min(own, default=0.0) if before or turns else 0.0

    @staticmethod
    def _wait(mark: Mark, prop: Prop, since: float) -> None:
        """A thing lies still until it is set going; one that comes from above is not seen yet."""
        start, rotation = prop.position.copy(), prop.rotation
        prop.hold, prop.released = (lambda time: (start, rotation)), since
        if start[2] > mark.position[2] + _ABOVE:
            mark.shown = (since, mark.shown[1])

    def _one(self, action: Action, mark: Mark, prop: Prop) -> None:
        if action.motion in ("roll", "slide"):
            self._roll(action, mark, prop)
        elif action.motion == "knock_over":
            self._strike(action, mark, prop)
        elif action.motion == "collide":
            self._collide(action, mark, prop)
        elif action.motion == "spin" and not mark.kept and not runs_by_itself(mark):
            prop.spin = np.array([0.0, 0.0, _SPINS])
        elif action.motion in ("fall", "bounce", "sink"):
            self._fall(action, mark, prop)
        elif action.motion in ("jump", "pop out") and not mark.kept:
            high = 1.3 if action.verb == "toss" else 1.0
            prop.velocity = np.array([0.35 / high, 0.0, high * _POPS])
        elif action.motion in ("drift", "flutter", "fly") and not mark.kept:
            self._blow(mark, prop)

    def _blow(self, mark: Mark, prop: Prop) -> None:
        """What the wind carries is in the air already, and comes in from the left."""
        if is_kite(mark) or mark.entity.kind in CLOTHS:
            return
        side = mark.figure.length * max(mark.figure.width, mark.figure.height)
        if mark.figure.mass > _LIGHT * side:
            self._shoot_off(mark, prop)
            return
        small = float(np.clip(mark.figure.longest / _SMALL, 0.6, 1.0))
        height = small * _ALOFT + 0.5 * mark.figure.height
        prop.position = prop.position + np.array([-small * _COMES, 0.0, height])
        prop.velocity = small * np.array([0.9, 0.0, 0.2])

    @staticmethod
    def _shoot_off(mark: Mark, prop: Prop) -> None:
        """What no wind carries flies because something has sent it off: an arrow, a cork."""
        figure = mark.figure
        if figure.height > 2 * max(figure.length, figure.width):
            prop.rotation = pitch(np.array([0.5 * np.pi]))[0]  # its point is ahead
            prop.position = prop.position + np.array([-2.2, 0.0, _AT_THE_CHEST])
            prop.velocity = np.array([_SHOT, 0.0, 1.6])
        else:
            prop.velocity = np.array([0.8, 0.0, _POPS])

    def _roll(self, action: Action, mark: Mark, prop: Prop) -> None:
        if any(one.figure.family == "ramp" for one in self._marks.values()):
            return
        heading = HEADINGS.get(action.direction or "left to right", 0.0)
        ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
        far, fast = rolled_from(mark, self._scene, self._marks, _ROLLING)
        if not mark.kept:
            aside = (prop.position[1] + self._aside()) * np.abs(ahead[1::-1])
            prop.position[:2] = -far * ahead[:2] + aside
        prop.velocity = fast * min(action.speed, 2.0) * ahead
        if action.motion == "roll":
            prop.spin = _rolling(prop.velocity, mark)
            self._lay(mark, prop, heading)

    @staticmethod
    def _lay(mark: Mark, prop: Prop, heading: float) -> None:
        """What is taller than wide rolls on its side, across its way: a bottle, a barrel."""
        figure = mark.figure
        across = max(figure.length, figure.width)
        if figure.height <= _TALLER * across or figure.family == "ball" or mark.kept:
            return
        prop.rotation = yaw(np.array([heading]))[0] @ roll(np.array([0.5 * np.pi]))[0]
        prop.position = prop.position * (1, 1, 0) + [0.0, 0.0, 0.5 * across + 0.004]
        way = np.array([-np.sin(heading), np.cos(heading), 0.0])
        prop.position = prop.position + 0.5 * figure.height * way
        prop.spin = float(np.linalg.norm(prop.velocity)) / max(0.5 * across, 0.02) * way

    def _aside(self) -> float:
        """Metres to the side at which something rolls, so as not to be in the way of who goes."""
        others = [one for one in self._marks.values() if one.role in ("actor", "driver")]
        routes = [one.route for one in others if one.route is not None]
        if not any(np.ptp(route.position[:, :2], axis=0).max() > 0.5 for route in routes):
            return 0.0
        return _LANE + 0.5 * max(one.figure.width for one in others)

    def _strike(self, action: Action, mark: Mark, prop: Prop) -> None:
        """What is to knock something over comes at it from the left, along the ground."""
        ramps = any(one.figure.family == "ramp" for one in self._marks.values())
        if mark.kept or ramps or action.target not in self._marks:
            return
        group = self._group(self._marks[action.target])
        gap = _RUN_UP + 0.5 * reach(mark.figure)
        first = min(one.position[0] - 0.5 * reach(one.figure) for one in group)
        middle = float(np.mean([one.position[1] for one in group]))
        high = max(float(one.position[2]) + 0.5 * one.figure.height for one in group)
        prop.position = np.array([first - gap, middle, rest_height(mark.figure)])
        if is_pointed(mark) and group[0].role == "prop":
            self._fly_at(mark, group[0].figure, group[0].position, prop)
            return
        if high > _TOWERS * mark.figure.height:  # it flies, and is as high again as it strikes
            speed = _STRIKES * min(action.speed, 2.0)
            prop.position[2] = _UPPER * high
            prop.velocity = np.array([speed, 0.0, 0.5 * GRAVITY * gap / speed])
            return
        prop.velocity = np.array([_BOWLED * min(action.speed, 2.0), 0.0, 0.0])
        if mark.figure.family == "ball":
            prop.spin = _rolling(prop.velocity, mark)

    def _collide(self, action: Action, mark: Mark, prop: Prop) -> None:
        """Two things come at each other, or one comes at another that rests."""
        both = [name for name in action.agents if name in self._marks]
        if action.target in self._marks and action.target not in both:
            both.append(action.target)
        if len(both) < 2 or mark.name not in both[:2] or mark.kept:
            return
        sent = sent_at(mark, self._marks[both[1]], action)
        if sent is not None and mark.name == both[0]:
            sent.send(prop)
            return
        size = max(reach(self._marks[name].figure) for name in both[:2])
        speed = _MEET * np.sqrt(size / 0.25) * min(action.speed, 2.0)
        side = -1.0 if mark.name == both[0] else 1.0
        rests = side > 0 and mark.name not in action.agents
        prop.position = np.array([side * (0.0 if rests else _APART * size / 2), 0.0, 0.0])
        if rests:
            prop.position[0] = _APART * size / 2
        prop.position[2] = rest_height(mark.figure)
        prop.velocity = np.array([0.0 if rests else -side * speed, 0.0, 0.0])
        if mark.figure.family == "ball":
            prop.spin = _rolling(prop.velocity, mark)
        elif not rests and self._marks[both[1]].role != "driver":
            other = self._marks[both[1]]
            comes = other.role == "prop"
            where = np.array([_APART * size / 2, 0.0, 0.0]) if comes else other.position
            self._fly_at(mark, other.figure, where, prop)

    @staticmethod
    def _fly_at(mark: Mark, figure: Figure, where: Array, prop: Prop) -> None:
        """What neither rolls nor slides well flies at what it hits (`figure`, at `where` (3,))."""
        if mark.figure.mass > _HEAVY:
            prop.velocity = np.array([_SLIDES, 0.0, 0.0])
            return
        goal = where + [-0.3 * figure.length, 0.0, 0.55 * figure.height]
        prop.position = np.array([goal[0] - _FLIES, goal[1], goal[2]])
        if is_pointed(mark):
            prop.rotation = pitch(np.array([0.5 * np.pi]))[0]  # its point is ahead
        prop.velocity = np.array([_SHOT, 0.0, 0.5 * GRAVITY * _FLIES / _SHOT])

    def _fall(self, action: Action, mark: Mark, prop: Prop) -> None:
        under = self._support(mark)
        hoop = self._marks.get(action.over or action.target)
        if action.direction == "through" and hoop is not None and "rim" in hoop.figure.anchors:
            prop.position = anchor(hoop, "rim") + [0.0, 0.0, _OVER_THE_RIM]
            return
        if mark.kept and under is None:
            return
        if action.verb.split()[0] == "scatter":
            self._scatter(action, mark, prop)
        elif under is not None:
            self._off(under, mark, prop)
        elif action.verb in _OVER and mark.figure.family != "ball":
            self._over(action, mark, prop)
        elif self._into(action, mark, prop):
            return
        else:
            high = min(_INDOORS if self._indoor else _HIGH, _LOW + _SIZES * mark.figure.longest)
            prop.position = prop.position + [0.0, 0.0, high]
            prop.velocity = np.array([0.35, 0.0, 0.0])
            if action.direction in LEVEL:  # "bounces away": it comes along, and goes on there
                way = HEADINGS[action.direction]
                prop.velocity = _BOUNCING * np.array([np.cos(way), np.sin(way), 0.0])
                prop.position = prop.position - 0.5 * prop.velocity

    def _into(self, action: Action, mark: Mark, prop: Prop) -> bool:
        """Whether a thing falls onto or into a larger one: from over it, one after the other."""
        goal = self._marks.get(action.target)
        if goal is None or goal is mark or goal.role not in ("prop", "fixture"):
            return False
        room = min(goal.figure.length, goal.figure.width) - reach(mark.figure)
        if room <= 0 or action.direction in LEVEL or action.motion != "fall":
            return False
        place = action.agents.index(mark.name) if mark.name in action.agents else 0
        turn, out = 2.4 * place, min(0.25 * room, 0.6 * reach(mark.figure)) * (place > 0)
        high = min(_INDOORS if self._indoor else _HIGH, _LOW + _SIZES * goal.figure.longest)
        top = goal.position[2] + goal.figure.height + 0.4 * high + 1.6 * place * mark.figure.longest
        aside = np.array([out * np.cos(turn), out * np.sin(turn) - _BESIDE_HANDLES * room, top])
        prop.position = goal.position * (1, 1, 0) + aside
        lead_into(prop, mark, goal, self._since(action, mark), (place, len(action.agents)))
        return True

    def _scatter(self, action: Action, mark: Mark, prop: Prop) -> None:
        """Each goes another way, from what was hit or from where they lay."""
        place = action.agents.index(mark.name) if mark.name in action.agents else 0
        causes = [one for one in self._scene.actions if one.order < action.order
                  and one.motion in _CAUSES and one.target in self._marks]  # fmt: skip
        hit = self._marks[causes[-1].target] if causes else None
        group = mark.entity.group
        if hit is not None and (hit is mark or (group and hit.entity.group == group)):
            return  # what hits them scatters them
        if prop.velocity.any():  # it falls already
            prop.velocity = prop.velocity + _SPREADS * np.array([np.cos(place), np.sin(place), 0.0])
            return
        way = np.array([np.cos(2.4 * place - 1.2), np.sin(2.4 * place - 1.2), 0.0])
        if hit is not None:
            out = 0.5 * reach(hit.figure) + mark.figure.longest
            prop.position = hit.position * (1, 1, 0) + out * way + prop.position * (0, 0, 1)
        fast = float(np.clip(_QUICK * mark.figure.longest, 0.3, _SPREADS))
        prop.position = prop.position + [0.0, 0.0, _SPILLS if hit is not None else 0.2 * fast]
        prop.velocity = fast * way + [0.0, 0.0, fast]

    def _support(self, mark: Mark) -> Mark | None:
        """What a thing stands on, if that is not the ground."""
        names = [one.b for one in self._scene.relations if one.kind == "on" and one.a == mark.name]
        found = [self._marks[name] for name in names if name in self._marks]
        return found[0] if found else None

    def _off(self, under: Mark, mark: Mark, prop: Prop) -> None:
        """At the edge of what it stood on, and just nudged over it, on the nearer of its sides."""
        turn = yaw(np.array([under.heading]))[0]
        half = 0.5 * np.array([under.figure.length, under.figure.width])
        outward = [
            turn @ np.array(way) for way in ((1.0, 0, 0), (-1.0, 0, 0), (0, 1.0, 0), (0, -1.0, 0))
        ]
        far = [half[0], half[0], half[1], half[1]]
        # to the right, where the default camera sees all of the fall
        side = int(np.argmax([way[0] - 0.3 * way[1] for way in outward]))
        flat = mark.figure.height < 0.5 * mark.figure.longest  # it would lie on, if nudged
        inside = -_TILTED * mark.figure.longest if flat else _EDGE
        edge = under.position + outward[side] * (far[side] - inside)
        prop.position = np.array([edge[0], edge[1], prop.position[2]])
        prop.velocity = _NUDGE * outward[side]
        if mark.figure.family == "ball":
            prop.spin = _rolling(prop.velocity, mark)

    def _over(self, action: Action, mark: Mark, prop: Prop) -> None:
        """The first of a row, or a thing alone, is pushed over its edge; a tower at its top."""
        group = self._group(mark)
        if len(group) > 1 and mark.entity.arrangement in ("", "row"):
            if mark is not group[0]:
                return
        elif len(group) > 1 and mark.position[2] < 0.5 * max(one.position[2] for one in group):
            return
        heading = HEADINGS.get(action.direction or "", 0.0)
        prop.spin, prop.velocity = tipping(mark, prop.rotation, heading)

    def _group(self, mark: Mark) -> Sequence[Mark]:
        """The marks of one phrase ("five dominoes"), from left to right."""
        if not mark.entity.group:
            return [mark]
        same = [one for one in self._marks.values() if one.entity.group == mark.entity.group]
        return sorted(same, key=lambda one: (float(one.position[0]), one.name))


def _rolling(velocity: Array, mark: Mark) -> Array:
    """The spin (3,) of what rolls without slipping."""
    return np.asarray(np.cross([0.0, 0.0, 1.0], velocity) / max(mark.figure.height / 2, 0.02))
