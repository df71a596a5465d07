"""What "on", "in" and "into" say of an action: who gets there, what is put there, or is there."""

from collections.abc import Callable

from soracli.script.reader import on_top
from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.holders import is_hollow
from soracli.script.reader.knock_on import stood_there
from soracli.script.reader.references import Cast
from soracli.script.reader.where_it_ends import is_seat, side_at_the_end
from soracli.script.reader.worked_on import lies_there
from soracli.script.words import Preposition
from soracli.story.scene import Spatial

HANDY = frozenset(("prop", "ball", "box"))
"""Families of what a hand can hold."""
STILL = frozenset(("sit", "lie", "stand", "crouch", "sleep", "eat", "read", "drink", "talk",
                   "look"))  # fmt: skip
"""Motions of who stays where they are."""
MOVING = frozenset(
    ("walk", "run", "roll", "slide", "bounce", "drive", "sail", "swim", "fly", "fall", "jump",
     "drift", "climb", "flee", "chase", "follow", "cross", "float", "spin", "axel", "dance")
)  # fmt: skip
"""Motions of who gets from one place to another, or turns on the spot."""
_AT_IT = ("read", "drink")
"""What is done to a thing by who is on another."""
_INTO = frozenset(("jump", "hop", "crawl", "climb", "walk", "run", "enter"))
"""Motions by which one gets into what is hollow."""
_ROLLS = ("vehicle", "board", "boat")
"""Families of what is made to be pulled with something on it: a sledge, a cart."""
_HOLDS = 0.6
"""How large a thing is at least, of who is in or on it: a cat in a shoe box."""
_LEANS, _LIGHT = ("lean", "prop"), 6.0
"""What one does on a staff that one holds, and kilograms that it has at most."""
Things = tuple[str, ...]
Relating = Callable[[Act, Spatial, Things, Things], None]
"""Puts who does it, or the last of these where there are any, somewhere."""


class OntoReader:
    """Reads the phrases of actions that begin with "on", "in" or "into"."""

    def __init__(self, cast: Cast, relate: Relating) -> None:
        self.cast, self.relate = cast, relate

    def read(self, act: Act, prep: Chunk, ids: Things, kind: Preposition) -> None:
        """Settle who or what is on or in these: who does it, or what it is done to."""
        if self._on_its_own(act, ids):
            return
        if kind.relation == "in" and is_seat(self.cast, ids[0]):
            kind = kind.model_copy(update={"relation": "on"})
        moved = self._moves_them(act, prep, ids)
        placed = act.objects if act.objects and moved else act.agents
        onto = prep.match is not None and prep.match.words in ("onto", "into", "on to", "in to")
        onto = on_top.jumps_up(act, prep.key) or onto
        if onto and act.likely == "pull" and act.objects and self.cast[act.objects[0]].living:
            self.cast.relate("on", act.objects, ids)  # "pulls another onto a ledge"
        turned = act.likely == "turn" and not moved
        if turned or self._gets_there(act, prep.key, ids, onto):
            return  # "turns her back on them"
        if act.likely in ("pull", "push") and act.objects and self.cast[ids[0]].family in _ROLLS:
            self.cast.relate("on", act.objects, ids)
            act.objects = ids  # "hauls a pumpkin on a sledge": the sledge is pulled
            return
        if act.likely == "look" and act.objects:
            placed = self._seen_there(act, ids)  # "faces a dragon on a bridge"
        elif act.likely in _AT_IT and act.objects:
            placed = act.agents  # "reads a book on a pillow"
        elif act.likely in STILL or onto or act.likely in ("knock_over", "throw", "shoot", "kick"):
            act.side = act.side or side_at_the_end(act, prep, ids, self.cast)
            act.goal = act.goal or ids[0]
        elif act.likely in MOVING and prep.key == "on":
            act.over = act.over or ids[0]
            if act.likely == "fall" and on_top.is_up(act.agents, ids, self.cast):
                act.goal, act.over = ids[0], ""
                return  # it rolled along a shelf before, and falls on the tiles
        elif self._tended(act, ids[0]):
            act.goal = act.goal or ids[0]  # "operates on a patient"
            return
        if placed == act.agents and self._too_small(ids[0], act.agents):
            if not act.objects and self._by_hand(act):
                act.goal = act.goal or ids[0]  # "pipes icing onto a cake"
                return
            placed = act.objects or placed  # "fries an egg in a pan"
        if kind.relation and not (onto and on_top.gets_there(act, MOVING, self.cast)):
            self.relate(act, kind.relation, ids, placed)

    def _on_its_own(self, act: Act, ids: Things) -> bool:
        """Whether the verb by itself says what is onto what: a staff, a thrown rival, a prey."""
        if self._props_up(act, ids[0]):
            self.cast[act.agents[0]].holds.append(ids[0])
            act.motion = "stand"
            return True
        if act.likely == "throw" and self._throws_somebody(act, ids):
            self.cast.relate("on", act.objects, ids)
            return True
        attacks = act.verb.split()[:1] in (["pounce"], ["swoop"], ["dive"], ["descend"])
        onto_it = act.verb == "blow" and not act.objects  # candles are blown out on a cake
        onto_it = onto_it or bool({act.likely, act.verb} & {"pour", "spray"})
        if (attacks and self.cast[ids[0]].living) or onto_it:
            act.goal = act.goal or ids[0]
            return True
        return False

    def _moves_them(self, act: Act, prep: Chunk, ids: Things) -> bool:
        """Whether what it is done to gets there, or lies there."""
        moved = act.likely in ("stack", "throw") or any(one.motion == "push" for one in act.senses)
        return moved or lies_there(act, self.cast) or stood_there(act, prep.key, ids[0], self.cast)

    def _props_up(self, act: Act, thing: str) -> bool:
        """Whether somebody leans on what they have in their hand: a stick, a spade, a broom."""
        leans = act.verb.split()[0] in _LEANS and len(act.agents) == 1 and not act.objects
        member, kinds = self.cast[thing], self.cast.kinds
        mass = kinds[member.kind].mass if member.kind in kinds else None
        light = member.family == "prop" and mass is not None and mass <= _LIGHT
        return leans and light and self.cast[act.agents[0]].family == "person"

    def _throws_somebody(self, act: Act, ids: Things) -> bool:
        """Whether somebody is thrown onto something: "throws her opponent onto the mat"."""
        thrown = bool(act.objects) and all(self.cast[one].living for one in act.objects)
        return thrown and not self.cast[ids[0]].living

    def _gets_there(self, act: Act, prep: str, ids: Things, onto: bool) -> bool:
        """Whether somebody is in or on something at the end, and not before: jumps into a box."""
        if prep == "into" and act.likely in _INTO and is_hollow(self.cast[ids[0]]):
            act.verb, act.goal = f"{act.verb.split()[0]} into", act.goal or ids[0]
            return True
        if not on_top.comes_down(act, onto, ids[0], self.cast):
            return False
        act.direction, act.goal = act.direction or "down", act.goal or ids[0]
        if not self.cast[ids[0]].living:
            self.cast.relate("on", act.agents, ids)
        return True

    def _seen_there(self, act: Act, ids: Things) -> Things:
        """Who is there of those that look and are looked at: "watches television on a sofa"."""
        sits = bool(act.agents) and is_seat(self.cast, ids[0])
        sits = sits and self.cast[act.agents[0]].living
        seen = all(self.cast[one].living for one in act.objects)
        return act.agents if sits and not seen else act.objects

    def _tended(self, act: Act, other: str) -> bool:
        """Whether something is done to somebody rather than on top of them."""
        people = all(self.cast[one].family == "person" for one in (*act.agents, other))
        idle = (*STILL, *MOVING, "sleep", "ride")
        return people and bool(act.agents) and act.likely not in idle

    def _too_small(self, vessel: str, people: Things) -> bool:
        """Whether somebody cannot be in or on a thing: it is smaller than they are by far."""
        if self.cast[vessel].family not in HANDY:
            return False
        sizes = [
            self.cast.kinds[member.kind].size * member.scale
            for member in map(self.cast.__getitem__, (vessel, *people))
            if member.kind in self.cast.kinds
        ]
        return len(sizes) > 1 and sizes[0] < _HOLDS * min(sizes[1:])

    def _by_hand(self, act: Act) -> bool:
        """Whether people do something that is neither a way to go nor a posture."""
        people = all(self.cast[one].family == "person" for one in act.agents)
        return people and act.likely not in STILL | MOVING
