"""Where things stand to each other, and where actions go: what prepositions mean."""

from soracli.script.reader import on_top
from soracli.script.reader.act import Act
from soracli.script.reader.borne_with import has_them
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.done_to import sense_by_object
from soracli.script.reader.gaps import comes_through
from soracli.script.reader.going_behind import goes_ahead, in_file
from soracli.script.reader.going_onto import HANDY, MOVING, STILL, OntoReader
from soracli.script.reader.holders import CHANNELS, HOLDERS, who_is_there
from soracli.script.reader.on_behalf import on_behalf
from soracli.script.reader.over_things import told_over
from soracli.script.reader.put_there import are_put, put_on_sides
from soracli.script.reader.references import Cast
from soracli.script.reader.sides_gone_to import side_gone_to
from soracli.script.reader.where_it_ends import is_seat, side_put_to
from soracli.script.reader.worked_on import cut_through, lies_there
from soracli.script.words import Preposition
from soracli.story.scene import Direction, Spatial

_ASIDE = frozenset(("left of", "right of", "beside", "near", "front", "behind", "between"))
_LARGE = ("building", "plant", "vehicle", "aircraft", "boat", "furniture", "ramp", "hoop")
_PASSED = ("down", "up", "along", "across", "through")
_GOING = frozenset(("walk", "run", "turn", "leave", "drift", "float", "swim", "drive", "sail",
                    "fly"))  # fmt: skip
_BETWEEN_TWO = ("talk", "give", "catch", "hit", "collide", "follow", "chase", "box", "hold", "")
_CARRIES = frozenset(("carry", "bring", "take", "lug", "tote", "haul", "bear", "parade"))
_TOGETHER = frozenset(("walk", "run", "swim", "fly", "stand", "sit", "dance", "jump"))
_RUNS = frozenset(("walk", "run", "fly", "swim", "gallop", "hop", "trot", "waddle", "crawl"))
_BEARING = frozenset(("hold", "pick_up", "put_down", "give", "push", "pull", "walk"))
"""What is done to a thing that something is on: a tray, a basket."""
_FLAT = ("wall", "fence", "hedge", "door", "gate", "window", "curtain", "blackboard")
"""The ends of kinds that one leans on from before."""
_SWEEPS = ("knock_over", "push", "hit", "kick")
"""What is done to what stands on something, and falls off it."""
_PERCHES = ("rock_ledge", "boulder", "rock", "branch", "wall", "fence", "perch", "stump", "stage")
"""Kinds from which one looks, sings or howls down."""
Things = tuple[str, ...]


class Placing:
    """Gives prepositional phrases their meaning."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.onto = OntoReader(cast, self._relate)

    def thing(
        self, owner: tuple[str, ...], prep: Chunk, ids: tuple[str, ...], kind: Preposition
    ) -> None:
        """A phrase that belongs to a thing: "a cat on a table", "a knight with a sword"."""
        if prep.key == "sides":
            put_on_sides(owner, ids, self.cast)
        elif prep.key == "containing":
            self.cast.relate(HOLDERS.get(self.cast[owner[0]].kind, "in"), ids, owner)
        elif prep.key == "topped":
            self.cast.relate("on", ids, owner)
        elif prep.key == "surrounded":
            self.cast.relate("around", ids, owner)
        elif prep.key == "against":
            self.cast.relate(self._against(ids), owner, ids)
        elif prep.key in ("with", "of"):
            has_them(self.cast, owner, ids, near=prep.key == "with")
        elif prep.key in ("past", "along", "toward", "to"):
            self.cast.relate("near", owner, ids)
        elif kind.relation:
            owner = who_is_there(self.cast.members, self._holder(owner, ids), ids)
            seat = kind.relation == "in" and is_seat(self.cast, ids[0])
            self.cast.relate("on" if seat else kind.relation, owner, ids)

    def _holder(self, things: Things, ids: Things) -> Things:
        """What stands at one of `ids` if these things are in or on it: the vase of "a vase with
        flowers"; they themselves where they are said to be on that very thing."""
        held = [
            {one.b for one in self.cast.relations if one.a == thing and one.kind in ("in", "on")}
            for thing in things
        ]
        holders = set.intersection(*held) if held else set()
        handy = tuple(one for one in holders - {*ids} if self.cast[one].family in HANDY)
        return handy[:1] or things

    def _passes_on(self, act: Act, prep: Chunk, ids: Things) -> None:
        """What floats along a gutter is in it, who walks along a wall is on it."""
        if self.cast[ids[0]].kind in CHANNELS and act.likely in ("float", "drift", "sail"):
            self.cast.relate("in", act.agents, ids)
        if prep.key in ("along", "across") and on_top.goes_on_top(act, ids[0], self.cast):
            self.cast.relate("on", act.agents, ids)

    def act(self, act: Act, prep: Chunk, ids: tuple[str, ...], kind: Preposition) -> None:
        """A phrase that belongs to an action: "rolls down a ramp", "throws a ball to a dog"."""
        first = ids[0]
        if (side := side_gone_to(act, prep, kind, ids, self.cast)) is not None:
            act.goal, act.side = first, side
            act.direction = act.direction if act.direction == "down" else None
        elif self._stays_there(act, prep, ids, kind):
            return
        elif self._puts_down(act) and act.over and prep.key in _ASIDE and kind.relation:
            self.cast.relate(kind.relation, act.objects, ids)  # "on the plate, left of the lemons"
        elif act.passive and prep.match and prep.match.words == "by":
            act.agents = ids
        elif on_behalf(act, prep, ids, self.cast):
            return
        elif self._puts_down(act) and prep.key not in ("with", "of", "from"):
            act.side = act.side or (None if act.over else side_put_to(kind, prep, ids, self.cast))
            act.over = act.over or ("" if self.cast[first].living else first)
        elif act.puts and prep.key in ("on", "in", "into") and are_put(act, ids, self.cast):
            self.cast.relate("on" if prep.key == "on" else "in", act.objects, ids)
        elif prep.key == "with":
            self._together(act, ids)
        elif prep.key in _PASSED and not cut_through(act, prep.key, ids):
            act.over = act.over or first
            act.direction = act.direction or self._upright(kind.direction, first)
            self._passes_on(act, prep, ids)
        elif prep.key == "over":
            told_over(act, ids, self.cast, self._relate, (MOVING, STILL))
        elif prep.key in ("to", "toward", "at", "against", "around", "facing", "past", "after"):
            self._aimed(act, prep, ids, kind)
        elif prep.key == "from":
            self._from(act, first, prep.match.words if prep.match else "")
        elif prep.key in ("on", "in", "into"):
            self.onto.read(act, prep, ids, kind)
        elif prep.key == "of":
            act.objects = act.objects or ids
        elif prep.key == "behind" and goes_ahead(act, first, self.cast):
            in_file(act, ids, self.cast)
        elif kind.relation:
            there = lies_there(act, self.cast) or self._is_held_there(act, prep, ids)
            stands = self._beside_the_way(act, prep)
            self._relate(act, kind.relation, ids, act.objects if there else stands)

    def _is_held_there(self, act: Act, prep: Chunk, ids: Things) -> bool:
        """Whether what one holds is told to be before somebody: a mirror in front of a customer."""
        return act.likely == "hold" and prep.key == "front" and self.cast[ids[0]].living

    def _beside_the_way(self, act: Act, prep: Chunk) -> Things:
        """What somebody climbs, which is beside something, and they with it: a ladder."""
        climbed = act.over or act.goal or next(iter(act.objects), "")
        fixed = bool(climbed) and not self.cast[climbed].living
        climbs = act.likely == "climb" and fixed and prep.key in _ASIDE
        return (climbed, *act.agents) if climbs else ()

    def _stays_there(self, act: Act, prep: Chunk, ids: Things, kind: Preposition) -> bool:
        """Whether a phrase tells where somebody or something is meanwhile, and goes nowhere."""
        still = bool(act.agents) and not self.cast[act.agents[0]].living
        if prep.key in ("sides", "surrounded", "containing", "topped") or (
            prep.key == "against" and still and self._leans(act)
        ):
            self.thing(act.agents or act.objects, prep, ids, kind)
        elif prep.key == "against" and act.likely in STILL and act.agents:
            act.goal = act.goal or ids[0]
            self.cast.relate(self._against(ids), act.agents, ids)
        elif prep.key in _ASIDE and kind.relation and act.agents and self._builds(act):
            self.cast.relate(kind.relation, act.agents, ids)  # who lays bricks is where they lie
        else:
            return False
        return True

    def _aimed(self, act: Act, prep: Chunk, ids: tuple[str, ...], kind: Preposition) -> None:
        """Where somebody goes or turns to: "to the door", "around a fire", "past her"."""
        first = ids[0]
        if act.passing and prep.key in ("to", "toward"):
            act.goal, act.direction = "", None  # "past her to the boat"
        act.goal = act.goal or first
        act.direction = act.direction or kind.direction
        if prep.key == "after" and self.cast[first].living and act.likely in _RUNS:
            act.motion = "chase"  # "sprints after a gazelle"
        if prep.key == "facing" and act.likely in STILL:
            self._relate(act, "facing", ids)
        if prep.key == "around" and act.likely in STILL and act.verb.split()[0] not in _CARRIES:
            act.direction = None
            self.cast.relate("around", act.agents, ids)
        if prep.key == "past":
            act.direction, act.passing = act.direction or "across", True

    def _relate(self, act: Act, kind: Spatial, ids: tuple[str, ...], who: Things = ()) -> None:
        """Who does it is there; where nobody is named yet, whoever will be."""
        things = who or act.agents or act.objects
        if not things:
            act.placed.append((kind, ids))
        self.cast.relate(kind, things, ids)

    def _upright(self, way: Direction | None, thing: str) -> Direction | None:
        """Which way one goes "down" something: none where that is flat, such as an aisle."""
        flat = self.cast.lexicon.words.flat_ways
        along = way in ("up", "down") and self.cast[thing].noun.split()[-1] in flat
        return None if along else way

    def _against(self, ids: tuple[str, ...]) -> Spatial:
        """Where what leans on something is to it: before a wall, and beside a tree."""
        return "in front of" if self.cast[ids[0]].kind.endswith(_FLAT) else "beside"

    def _leans(self, act: Act) -> bool:
        """Whether a thing rests."""
        return act.likely not in MOVING | {"collide"} and not act.objects

    def _builds(self, act: Act) -> bool:
        """Whether somebody builds there, as who lays bricks does."""
        dealt = sense_by_object(act, self.cast, self.cast.lexicon)
        return "stack" in (act.likely, dealt.motion if dealt is not None else "")

    def _puts_down(self, act: Act) -> bool:
        """Whether something that a hand can hold is put somewhere."""
        things = [self.cast[one] for one in act.objects]
        dealt = sense_by_object(act, self.cast, self.cast.lexicon)  # "slides a pie into the oven"
        puts = act.puts or "put_down" in (act.likely, dealt.motion if dealt is not None else "")
        puts = puts or act.likely == "drop"
        return puts and all(one.family in HANDY | {""} and not one.living for one in things)

    def _together(self, act: Act, ids: tuple[str, ...]) -> None:
        thing = self.cast[ids[0]]
        bearer = self.cast[act.objects[0]].kind if act.objects else ""
        if act.likely in _BEARING and bearer in HOLDERS and thing.family in HANDY:
            self.cast.relate(HOLDERS[bearer], ids, act.objects)  # "a plate with three cakes"
        elif self._does_it_to(act, thing.living):
            act.goal = act.goal or ids[0]
        elif thing.family in _LARGE:
            self.cast.relate("near", act.agents, ids)
        elif not thing.living:
            if act.likely in ("play", "dance", "spin", "collide") and not act.objects:
                act.goal = act.goal or ids[0]
            else:
                act.instrument = act.instrument or ids[0]
            goes = act.likely == "play" or (act.likely == "collide" and not act.objects)
            if act.agents and thing.family in HANDY and not goes:
                self.cast[act.agents[0]].holds.append(ids[0])
        elif self._at_once(act, ids):
            act.agents = (*act.agents, *ids)
        else:
            act.goal = act.goal or ids[0]

    def _does_it_to(self, act: Act, living: bool) -> bool:
        """Whether what follows "with" is what it is done to: "collides with a car", "plays with a
        ball", but not "hits a gong with a mallet"."""
        bare = act.likely == "collide" and not act.objects
        return bare or (act.likely == "play" and not living)

    def _at_once(self, act: Act, ids: tuple[str, ...]) -> bool:
        """Whether those with whom it is done do it too: walk, or share a meal with somebody."""
        shared = act.verb == "share" and bool(act.objects) and self.cast[ids[0]].living
        shared = shared or (act.verb.startswith("play ") and not act.objects)  # tennis, a game
        return shared or (act.likely in _TOGETHER and not act.objects) or self._beside(act, ids)

    def _beside(self, act: Act, ids: tuple[str, ...]) -> bool:
        """Whether people do something side by side, as to bake with somebody is, and not to one
        another, as to talk or to fight with somebody is."""
        words = self.cast.lexicon.words
        apart = {*words.mutual, *words.shared, *words.ballistic, *_BETWEEN_TWO}
        people = all(self.cast[one].family == "person" for one in (*act.agents, *ids))
        return people and bool(act.agents) and act.likely not in apart

    def _from(self, act: Act, first: str, words: str) -> None:
        if words == "down from":
            act.direction = "down"
        if words.startswith("off") and on_top.goes_on_top(act, first, self.cast):
            act.over = act.over or first
            act.direction = act.direction or (None if self.cast[act.agents[0]].living else "down")
            self.cast.relate("on", act.agents, (first,))
            return
        leaves = act.likely in _GOING and act.direction != "backward"
        if comes_through(act, first, words, self.cast) or leaves:
            return  # what one goes away from is not where one goes
        if act.stuff and act.likely == "drink":
            act.source = act.source or first
        elif act.likely in ("drink", "eat", "read"):
            act.goal = act.goal or first
            act.objects = tuple(one for one in act.objects if not self._contained(one, first))
        elif act.likely == "pour":
            act.instrument = act.instrument or first
        elif act.likely in STILL and on_top.hangs(act):
            self.cast.relate("under", act.agents, (first,))
        elif self.cast[first].kind in _PERCHES and self._stays(act):
            self.cast.relate("on", act.agents, (first,))  # "howls from a ledge"
        elif act.likely in STILL or act.likely == "climb":  # "climbs from a log onto a fern"
            self.cast.relate("near" if act.likely in STILL else "on", act.agents, (first,))
        elif words != "out of" and act.likely in ("fall", "jump", "roll", "slide", "dive"):
            act.over = act.over or first
            act.direction = act.direction or "down"
            self.cast.relate("on", act.agents, (first,))
        elif act.likely == "pour" or (act.likely == "pick_up" and act.objects):
            act.source = act.source or first
        elif words != "out of" and act.likely in _SWEEPS and act.objects:  # it stands on it
            self.cast.relate("on", act.objects, (first,))
        elif act.objects:
            act.source = act.source or first  # "hits the ball out of a bunker"
            if words != "out of" and act.agents and self._is_aboard(first):
                self.cast.relate("in", act.agents, (first,))  # "throws a net from a boat"
        else:
            act.goal = act.goal or first

    def _is_aboard(self, thing: str) -> bool:
        """Whether who does something from a thing is in it: a boat, a carriage, a balloon."""
        return self.cast[thing].family in ("boat", "vehicle", "aircraft")

    def _stays(self, act: Act) -> bool:
        """Whether something is done on the spot, and to nothing: howling, singing, waving."""
        goes = (*MOVING, *self.cast.lexicon.words.moving, *_GOING, "dive")
        return act.likely not in goes and not act.objects

    def _contained(self, drink: str, vessel: str) -> bool:
        """Whether "coffee" brought a cup of its own though it is drunk "from the cup"."""
        alike = self.cast[drink].kind == self.cast[vessel].kind and drink != vessel
        if alike and not self.cast[drink].known:
            self.cast.forget(drink)
            return True
        return False
