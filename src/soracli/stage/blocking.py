"""Blocking: where everybody and everything stands on the set when the shot begins.

The default camera looks from -y toward +y, so left to right is +x and away is +y.
"""

from collections.abc import Collection

import numpy as np

from soracli.stage.arranging import arrange
from soracli.stage.bouquet import lean_out
from soracli.stage.carriers import abreast
from soracli.stage.casting import ALIVE, IN_HAND
from soracli.stage.figure import Figure
from soracli.stage.handed import in_hand, is_handed, is_tipped
from soracli.stage.handing_across import stand_across
from soracli.stage.heaps import courses
from soracli.stage.line_up import (
    facing_the_camera,
    middle_over,
    onlookers,
    stand_about,
    stand_in_rows,
    stand_side_by_side,
)  # fmt: skip
from soracli.stage.lying import FLAT, bathe, is_bath, is_seat, lie_on, sit_at_the_edge, sit_on
from soracli.stage.marks import Mark, Role, center, keep_afoot, reach, rest_height
from soracli.stage.resting import stays
from soracli.stage.rising import goes_off, stands_fast
from soracli.stage.roofs import is_on_its_roof
from soracli.stage.schedule import Beat
from soracli.stage.spots import (
    along_top,
    gather,
    goes_along,
    hang_over,
    hangs_over,
    holds,
    is_up_a_tree,
    put_between,
    room_before,
    skin_under,
    spot_beside,
    spot_inside,
    top_of_pile,
    top_under,
)
from soracli.stage.supports import ASIDE, in_turn, is_over, keep_over, with_supports
from soracli.stage.team_play import place_kickers, place_players
from soracli.stage.throwing import shot_from
from soracli.stage.turns import turned, yaw
from soracli.story.scene import Entity, Relation, Scene

_BOLTED = ("hydrant", "mailbox")
_FIXED = ("ramp", "hoop", "building", "plant", "furniture")
_WHEELED = ("vehicle", "aircraft")
_AFLOAT = ("board", "boat")
_SETTLED = ("on", "under", "beside", "near", "left of", "right of", "behind", "in front of")
"""Relations of a bird or an insect to a thing that tell that it does not fly about there."""
_SWINGS = {"hangs", "tilts"}


class Blocking:
    """The marks of a scene by entity id."""

    def __init__(
        self,
        scene: Scene,
        figures: dict[str, Figure],
        beats: dict[str, list[Beat]],
        seconds: float,
        wet: bool,
        seed: int,
    ) -> None:
        """Place everything.

        `figures` and `beats` are by entity id; `seconds` is the world time of the shot; `wet` where
        the set is open water.
        """
        self.scene, self.figures, self.beats = scene, figures, beats
        self.seconds, self.wet = seconds, wet
        self.chance = np.random.default_rng(seed)
        self.marks: dict[str, Mark] = {}
        for entity in scene.entities:
            self._mark(entity)
        keep_afoot(self.marks)
        self._place_still()
        self._place_shooting()
        place_kickers(self.marks)
        self._place_ramp()
        self._place_piles()
        arrange(scene, self.marks)
        place_players(self.marks)
        self.place_relations(self.marks)
        gather(scene, self.marks)
        self.hold()
        self._face()

    def add(self, scene: Scene, beats: dict[str, list[Beat]]) -> list[Mark]:
        """Marks for those of another scene who are not here yet; nobody is moved for them.

        `beats` are those of the newcomers by entity id.
        """
        came = [entity for entity in scene.entities if entity.id not in self.marks]
        self.beats = {**self.beats, **beats}
        for entity in came:
            self._mark(entity)
        self.scene = scene
        return [self.marks[entity.id] for entity in came]

    def _mark(self, entity: Entity) -> None:
        figure = self.figures[entity.id]
        role: Role = "prop"
        if is_handed(entity, figure, self.scene) or is_tipped(entity, figure, self.scene):
            role = "prop"
        elif figure.family in ALIVE:
            role = "actor"
        elif figure.family in _WHEELED:
            role = "driver"
        elif figure.family in _AFLOAT:
            goes = any(beat.motion == "slide" for beat in self.beats.get(entity.id, []))
            rolls = goes and figure.family == "board"
            role = "floating" if self.wet else "driver" if rolls else "fixture"
        elif goes_off(entity.id, figure.family, self.scene, self.beats.get(entity.id, [])):
            role = "driver"
        elif figure.family in _FIXED or entity.kind in _BOLTED:
            role = stands_fast(entity.id, figure.family, self.beats.get(entity.id, []))
        self.marks[entity.id] = Mark(
            entity, figure, role, np.zeros(3), beats=self.beats.get(entity.id, [])
        )

    def of(self, *roles: Role) -> list[Mark]:
        """The marks that play one of these roles, in the order of the scene."""
        return [mark for mark in self.marks.values() if mark.role in roles]

    def with_motion(self, *motions: str) -> list[Mark]:
        """The marks whose beats have one of these motions."""
        return [mark for mark in self.marks.values() if mark.plays(*motions)]

    def family(self, family: str) -> list[Mark]:
        """The marks of one family."""
        return [mark for mark in self.marks.values() if mark.figure.family == family]

    # -- standing places ---------------------------------------------------------------------

    def _place_still(self) -> None:
        """Actors side by side about the middle, fixtures behind them, small things before them."""
        actors = self.of("actor", "driver", "floating")
        crowd = onlookers(actors, self.scene)
        players = [one for one in actors if one not in crowd]
        stand_side_by_side(players, 0.0, gap=0.55)
        stand_in_rows(crowd, players, self.scene.place)
        fixtures = self.of("fixture")
        if actors:
            behind = max(mark.figure.width for mark in actors)
            for place, mark in enumerate(fixtures):
                high = 0.9 * mark.figure.height if mark.figure.height > 3.5 else 0.0
                depth = behind + 0.6 * reach(mark.figure) + 0.6 + high
                side = (-1) ** place * (0.9 + 1.1 * (place // 2)) * max(1.4, mark.figure.width)
                mark.position = np.array([side, depth, 0.0])
                long = mark.figure.length >= 1.2 * mark.figure.width
                mark.heading = 0.0 if long else facing_the_camera(mark)
        else:
            stand_side_by_side(fixtures, 0.0, gap=0.4)
        props = self.of("prop")
        stand_about(props, actors, -0.9 if actors else -room_before(fixtures, props))
        for mark in props:
            mark.position[2] = rest_height(mark.figure)

    def _place_shooting(self) -> None:
        hoops, shooters = self.family("hoop"), self.with_motion("shoot")
        if not hoops or not shooters:
            return
        hoop = hoops[0]
        rim = hoop.figure.anchors.get("rim", (0, (0.0, 0.0, 3.05)))[1]
        hoop.position, hoop.heading = np.array([2.1 + rim[0], 0.0, 0.0]), np.pi
        for place, mark in enumerate(shooters):
            mark.position, mark.heading, mark.facing = shot_from(mark.beats, place), 0.0, hoop.name

    def _place_ramp(self) -> None:
        ramps = self.family("ramp")
        rollers = [
            mark
            for mark in self.of("prop")
            if any(
                action.motion in ("roll", "slide") and mark.name in action.agents
                for action in self.scene.actions
            )
        ]
        if not ramps or not rollers:
            self._roll_on_the_flat(rollers)
            return
        ramp = ramps[0]
        top = np.array(ramp.figure.anchors["top"][1])
        foot = np.array(ramp.figure.anchors["foot"][1])
        ramp.heading = 0.0
        ramp.position = np.array([-0.5 - foot[0], 0.0, 0.0])
        slope = (foot - top) / np.linalg.norm(foot - top)
        upward = np.array([-slope[2], 0.0, slope[0]])
        radius = max(mark.figure.height for mark in rollers) / 2
        in_file = int(0.65 * np.linalg.norm(foot - top) / (2.4 * radius))
        abreast = int((ramp.figure.width - 0.1) / (2.3 * radius))
        lanes = max(1, min(abreast, -(-len(rollers) // max(in_file, 1))))
        for place, mark in enumerate(rollers):
            row, lane = divmod(place, lanes)
            across = (lane - (min(lanes, len(rollers) - row * lanes) - 1) / 2) * 2.25 * radius
            down = radius * (1.3 + 2.4 * row) + 0.35 * radius * float(self.chance.uniform(0, 1))
            point = top + slope * down + upward * (mark.figure.height / 2 + 0.003)
            mark.position = ramp.position + point + np.array([0.0, across, 0.0])

    def _roll_on_the_flat(self, rollers: list[Mark]) -> None:
        for place, mark in enumerate(rollers):
            mark.position[1] = 0.35 * (place - (len(rollers) - 1) / 2)

    def _place_piles(self) -> None:
        groups: dict[str, list[Mark]] = {}
        for mark in self.of("prop"):
            if mark.entity.arrangement in ("tower", "stack", "pile", "pyramid", "wall"):
                groups.setdefault(mark.entity.group, []).append(mark)
        ramps = self.family("ramp")
        for place, marks in enumerate(groups.values()):
            size = marks[0].figure.width
            start = 1.0 + 2.5 * size if ramps else 0.0
            base = np.array([start + 2.5 * place, 0.0, 0.0])
            for mark, offset in zip(marks, courses(len(marks)), strict=True):
                lift = (offset[1] + 0.5) * mark.figure.height - center(mark.figure)[2] + 0.001
                mark.position = base + np.array([0.0, offset[0] * size * 1.02, lift])
                mark.heading = 0.0

    # -- who stands to whom ------------------------------------------------------------------

    def place_relations(self, movable: Collection[str]) -> None:
        """Put those of these ids that stand to something where the words say."""
        placed: dict[tuple[str, str], int] = {}
        over: dict[str, Mark] = {}
        told = with_supports(self.scene.relations, self.marks, self.scene.actions)
        lifted = {one.a: one.b for one in told if one.kind == "on"}
        for relation in in_turn(told):
            if relation.a not in movable:
                continue
            a, b = self.marks.get(relation.a), self.marks.get(relation.b)
            if a is None or b is None or a is b:
                continue
            b = top_of_pile(b, self.marks) if relation.kind == "on" else b
            b = middle_over(b, self.marks) if relation.kind == "above" else b
            if a.entity.implied and relation.kind == "near":
                continue  # brought along, and nowhere in particular
            before = placed.get((relation.kind, relation.b), 0)
            placed[relation.kind, relation.b] = before + 1
            here = a.position
            if a.role == "rider" and relation.kind in ASIDE:
                continue  # it is where what carries it is
            if relation.kind == "above" and (first := over.setdefault(a.name, b)) is not b:
                b.position = spot_beside(b, first, "in front of", 0)
                continue  # "a balloon over a castle, a coach below it"
            self._place(a, relation, b, before)
            if a.name in lifted and relation.kind in (*ASIDE, "between", "under"):
                a.position = a.position * (1, 1, 0) + here * (0, 0, 1)
                support = self.marks.get(lifted[a.name])
                shared = lifted.get(b.name) == lifted[a.name] and relation.kind in ASIDE
                if support and shared:
                    keep_over(a, b, support)
                elif support and not is_over(a, support):
                    a.position = here  # it stays on what it is on
        stand_across(self.scene, self.marks, movable)

    def _place(self, a: Mark, relation: Relation, b: Mark, before: int) -> None:
        """Put one where it stands to another, when `before` others stand to it so already."""
        told = with_supports(self.scene.relations, self.marks, self.scene.actions)
        same = [one for one in told if one.kind == relation.kind]
        if relation.kind == "facing":
            a.facing = b.name
        elif relation.kind == "under" and hangs_over(b, a):
            hang_over(b, a, self.marks)
        elif relation.kind == "between":
            ends = [self.marks[one.b] for one in same if one.a == a.name and one.b in self.marks]
            under = {one.b for one in told if one.kind == "on" and one.a == a.name}
            bound = {one.a for one in told if one.kind != "facing" and one.b not in under}
            put_between(a, list(dict.fromkeys(ends)), bound)
        elif relation.kind == "on" and is_up_a_tree(a, b):
            a.position = spot_inside(a, b, before, 1)
        elif is_bath(relation, a, b):
            bathe(a, b, [one.a for one in same if one.b == b.name], self.marks)
        elif relation.kind == "on" or goes_along(a, relation, b) or _sits(a, relation, b):
            self.put_on(a, b)
            a.position = a.position + along_top(a, b, before)
        elif relation.kind == "in" and holds(b, a):
            count = len({one.a for one in same if one.b == b.name})
            if a.role == "actor" and b.role == "prop" and stays(b):
                b.role = "fixture"  # nobody pushes the barrel that they are in
            a.position = spot_inside(a, b, before, count)
            lean_out(a, b, before, count)
        else:
            outside = relation.kind == "in" and b.role in ("prop", "fixture")
            count = len({one.a for one in same if one.b == b.name})
            kind = "beside" if outside else relation.kind
            a.position = spot_beside(a, b, kind, before, count)
            if kind == "above" and a.role == "prop" and not a.beats:
                a.role = "fixture"  # a picture over a bed hangs there
        a.perched = a.perched or relation.kind in _SETTLED

    def put_on(self, a: Mark, b: Mark) -> None:
        """Put one on top of another: on its deck or seat, its back, or its edge."""
        roof = is_on_its_roof(a, b, self.scene)
        if a.role == "actor" and (roof or (b.role == "prop" and stays(b))):
            b.role = "fixture"  # a log does not drift away under a frog
        deck = None if roof else b.figure.anchors.get("deck") or b.figure.anchors.get("seat")
        spot = np.array(deck[1] if deck else (0.0, 0.0, top_under(a, b)))
        if deck and a.role == "prop" and b.figure.family == "furniture":
            spot[2] = max(spot[2], skin_under(a, b, spot))  # on the covers of a bed
        a.position = b.position + turned(yaw(np.array([b.heading])), spot)[0]
        if a.role == "prop":
            a.position[2] += rest_height(a.figure) + 0.002
        a.perched = a.figure.family == "insect"
        if a.role != "actor" or roof:
            return
        if b.role in ("floating", "driver", "actor") or b.figure.anchors.keys() & _SWINGS:
            a.role, a.mount = "rider", b.name
            told = any(one.a == b.name for one in self.scene.relations)
            if not b.kept and not told and b.figure.family != "person":
                b.heading = 0.0
                b.position[:2] = abreast(b, self.marks)
        elif a.figure.family == "person" and "seat" in b.figure.anchors and a.plays(*FLAT):
            lie_on(a, b)
        elif a.figure.family == "person" and "seat" in b.figure.anchors and a.plays("sit"):
            sit_on(a, b)
        elif a.figure.family == "person" and a.plays("sit"):
            sit_at_the_edge(a, b)

    def hold(self) -> None:
        """Give everybody what they hold."""
        for mark in list(self.marks.values()):
            for held in mark.entity.holds:
                prop = self.marks.get(held)
                if prop is not None and prop.role == "prop":
                    prop.role, prop.holder = "held", mark.name
            for beat in mark.beats:
                for name in in_hand(beat.action):
                    prop = self.marks.get(name)
                    mine = beat.motion in IN_HAND and prop is not None and prop.role == "prop"
                    if mine and prop is not None and not prop.plays("jump"):
                        prop.role, prop.holder = "held", mark.name
        for mark in self.with_motion("fight", "swing"):
            self._arm(mark)

    def _arm(self, mark: Mark) -> None:
        """Who fights with one of several swords has one of them; who swings a bat has it."""
        if mark.figure.family != "person" or any(
            one.holder == mark.name for one in self.of("held")
        ):
            return
        fights = [beat.action for beat in mark.beats if beat.motion in ("fight", "swing")]
        for name in [one for action in fights for one in (action.instrument, action.target)]:
            arms = self.marks.get(name)
            if arms is None or arms.figure.family != "prop":
                continue
            same = [
                arms,
                *(one for one in self.of("prop") if one.entity.group == arms.entity.group),
            ]
            free = next((one for one in same if one.role == "prop"), None)
            if free is not None and (free is arms or arms.entity.group):
                free.role, free.holder = "held", mark.name
            return

    def _face(self) -> None:
        """Those who fight, talk or dance together stand opposite each other."""
        for mark in self.with_motion("fight", "talk", "breathe_fire", "hug"):
            if mark.facing or mark.role != "actor":
                continue
            targets = [beat.action.target for beat in mark.beats if beat.action.target]
            others = [other for other in self.of("actor") if other is not mark]
            partner = self.marks.get(targets[0]) if targets else (others[0] if others else None)
            if partner is not None and partner is not mark:
                mark.facing = partner.name
        faced = [mark for mark in self.marks.values() if mark.facing in self.marks]
        fighters = [mark for mark in faced if mark.plays("fight")]
        for pair in (fighters, [mark for mark in faced if mark not in fighters]):
            self._oppose(pair)

    def _oppose(self, marks: list[Mark]) -> None:
        apart = {one.b for one in self.scene.relations if one.kind == "between"}
        for mark in marks:
            partner = self.marks[mark.facing]
            if {mark.name, partner.name} <= apart:
                continue  # there is something between them
            if partner.facing == mark.name and mark.position[0] <= partner.position[0]:
                gap = 0.5 * (mark.figure.length + partner.figure.length)
                gap += 1.35 if mark.plays("fight") else 0.75
                mark.position = np.array([-gap / 2, 0.0, 0.0])
                partner.position = np.array([gap / 2, 0.0, 0.0])
        for mark in marks:
            toward = self.marks[mark.facing].position - mark.position
            mark.heading = float(np.arctan2(toward[1], toward[0]))


def _sits(a: Mark, relation: Relation, b: Mark) -> bool:
    """Whether somebody is on what people sit and lie on."""
    return a.role != "prop" and is_seat(relation, b.figure)
