"""What a take goes on from: the earlier playing on the same set, without what does not matter.

A shot depends only on what can change where things are and how they stand. So its camera, its style
and its words are left out here, and a shot in which people only stand and talk counts as who spoke
to whom: correcting a word in it makes no later shot again.
"""

from soracli.plan.take import Earlier, TakeSpec
from soracli.story.scene import Line, Scene
from soracli.story.shot import Camera

STILL = frozenset({"stand", "talk", "look", "nod", "point", "wave", "read", "hold", "play", ""})
"""Motions that leave everybody where they were, as they were."""
STILL_FRAMES = 48


def played(spec: TakeSpec, known: frozenset[str]) -> Earlier | None:
    """What a take leaves for those after it; None where it changes nothing.

    `known` are the ids of those whose place on the set is settled already.
    """
    scene = _bare(spec.scene)
    if not _is_still(scene, known):
        return whole(spec)
    if not scene.lines:
        return None
    return Earlier(scene=_settled(scene), frames=STILL_FRAMES, seed=0)


def whole(spec: TakeSpec) -> Earlier:
    """The take as it is played, exactly: what a shot that continues it has to begin in."""
    return Earlier(
        scene=_bare(spec.scene), frames=spec.frames, seed=spec.seed, continues=spec.continues
    )


class Chain:
    """The takes on one set so far, in order.

    What a take leaves is made out once. All that go on from it hold the same value, so that naming
    them costs little (`plan.key`).
    """

    def __init__(self) -> None:
        self._specs: list[TakeSpec] = []
        self._known: list[frozenset[str]] = [frozenset()]
        self._parts: dict[tuple[int, bool], Earlier | None] = {}

    def add(self, spec: TakeSpec) -> None:
        """The next take on this set."""
        self._specs.append(spec)
        met = {entity.id for entity in spec.scene.entities}
        self._known.append(self._known[-1] | met)

    def before(self, continues: bool) -> tuple[Earlier, ...]:
        """What goes before a new take, which may continue the last one."""
        exact = len(self._specs)
        if continues and self._specs:
            exact -= 1
            while exact > 0 and self._specs[exact].continues:
                exact -= 1
        parts = (self._part(place, place >= exact) for place in range(len(self._specs)))
        return tuple(part for part in parts if part is not None)

    def _part(self, place: int, exact: bool) -> Earlier | None:
        """A take of the chain; what is continued by the next one, or continues, is kept whole."""
        specs = self._specs
        exact = exact or specs[place].continues
        exact = exact or (place + 1 < len(specs) and specs[place + 1].continues)
        if (place, exact) not in self._parts:
            part = whole(specs[place]) if exact else played(specs[place], self._known[place])
            self._parts[place, exact] = part
        return self._parts[place, exact]


def _is_still(scene: Scene, known: frozenset[str]) -> bool:
    return (
        all(action.motion in STILL for action in scene.actions)
        and not scene.relations
        and all(entity.id in known for entity in scene.entities)
    )


def _settled(scene: Scene) -> Scene:
    """A talk without its timing: who turned to whom is all that lasts."""
    pairs = dict.fromkeys((line.who, line.to) for line in scene.lines)
    share = STILL_FRAMES / 24 / max(len(pairs), 1)
    lines = tuple(
        Line(who=who, to=to, say="", start=place * share, end=(place + 1) * share)
        for place, (who, to) in enumerate(pairs)
    )
    return scene.model_copy(update={"lines": lines, "actions": (), "time_scale": 1.0})


def _bare(scene: Scene) -> Scene:
    lines = tuple(line.model_copy(update={"say": "", "mood": ""}) for line in scene.lines)
    return scene.model_copy(
        update={
            "text": "",
            "camera": Camera(),
            "style": "",
            "mood": "",
            "place_words": "",
            "time": None,
            "lines": lines,
            "sounds": (),
            "music": "",
            "unplaced": (),
        }
    )
