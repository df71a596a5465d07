"""Verbs of becoming: what a clause says that its subject, its object or a part of it turns into."""

from typing import TYPE_CHECKING

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading
from soracli.script.reader.shift import Shift

if TYPE_CHECKING:
    from soracli.script.reader.verbs import VerbReader


_ASIDE = frozenset(("beside", "near", "left of", "right of", "behind", "front", "along"))
"""Prepositions of what is at the side of another thing, and does something of its own."""
_HANDS = frozenset(("hand", "finger", "fingertip", "thumb", "fist", "arm", "foot", "feet"))
"""Parts of people that are named for the people when they do something."""


class TurningReader:
    """Starts the acts of verbs that tell a change; `verbs` reads all others."""

    def __init__(self, now: Reading, verbs: "VerbReader") -> None:
        self.now, self.verbs = now, verbs

    def becomes(self, chunk: Chunk) -> bool:
        """What the subject becomes, or what it makes of an object ("melts the ice")."""
        now = self.now
        told = bool(chunk.roles.keys() & {"change", "changing", "coloring"})
        if not told and not self.verbs.makings.may_grow(chunk):
            return False
        agents = self.verbs.agents(chunk)
        if not agents and chunk.form == "ing":  # "a timelapse of a plum turning brown"
            agents = now.last
        agents = self._beside(chunk) or self._who_is_there(chunk, agents)
        if self._makes(chunk, agents):
            return True
        if (grown := self.verbs.makings.grown(chunk, agents)) is not None:
            act: Act | None = grown
        elif self.verbs.changes.turns_into(chunk) and agents:
            act = self.verbs.changes.transform(chunk, agents)
        else:
            person = bool(agents) and now.cast[agents[0]].family == "person"
            # "his jacket catches the light and goes from brown to silver"
            act = self.verbs.changes.change(chunk, agents, now.told_of if person else "")
        if act is None:
            return False
        now.use(chunk)
        if now.copula and chunk.form == "past":
            act.passive, act.objects, act.agents = True, agents, ()
        self.verbs.start(act, chunk)
        if grown is not None:
            self.verbs.makings.in_its_color(chunk, act)
        now.open = act.transforms
        return True

    def _beside(self, chunk: Chunk) -> tuple[str, ...]:
        """ "A wall fades, parallel to a door darkening": what is named right before it darkens."""
        now = self.now
        noun, prep = (*reversed(now.chunks[max(now.at - 2, 0) : now.at]), None, None)[:2]
        if chunk.form != "ing" or not now.comma or now.act is None or prep is None or noun is None:
            return ()
        named = noun.kind == "noun" and prep.kind == "prep" and prep.key in _ASIDE
        return now.last if named and now.last != now.act.agents else ()

    def _who_is_there(self, chunk: Chunk, agents: tuple[str, ...]) -> tuple[str, ...]:
        """ "A lizard on a twig turning red": who is on it turns red, and not what bears them."""
        cast = self.now.cast
        if chunk.form != "ing" or not agents or cast[agents[0]].living or self.now.conj:
            return agents
        there = [one.a for one in cast.relations if one.b in agents and one.kind in ("on", "in")]
        bears = cast[agents[0]].family == "furniture"
        about = self.now.act is None and set(self.now.subject) <= {*there}  # "ink on paper turning"
        found = tuple(dict.fromkeys(one for one in there if bears or about or cast[one].living))
        return found or agents

    def _makes(self, chunk: Chunk, agents: tuple[str, ...]) -> bool:
        """What somebody makes of an object ("paints the fence red"), or it is made ("is painted
        red by a boy"), or of the own hair."""
        now = self.now
        if not agents:
            return False
        if (others := self.verbs.makings.others_part(chunk)) is not None:
            self.verbs.act(chunk)
            if now.act is not None:
                now.act.objects, now.act.makes, now.open = others[0], others[1], False
                now.use(chunk)
            return True
        if (own := self.verbs.makings.own_part(chunk, agents)) is not None:
            now.use(chunk)
            self.verbs.start(own, chunk)
            now.open = False
            return True
        into = self.verbs.makings.into(chunk)
        made = Shift("vanish") if into else self.verbs.makings.painted(chunk)
        if made is None:
            found = self.verbs.changes.made(chunk)
            made = found[0] if found is not None else None
        if made is None:
            return False
        self.verbs.act(chunk)
        if now.act is not None:
            now.act.makes = made
            now.act.senses = now.senses("point") if into else now.act.senses
            if now.act.agents == agents and now.copula and chunk.form == "past":
                now.act.objects, now.act.agents, now.act.passive = agents, (), True
            now.use(chunk)
        return True

    def part_becomes(self, chunk: Chunk) -> None:
        """ "Her hair turns white": of all that a part of somebody does, what it becomes."""
        now = self.now
        owners, now.whole = now.whole or now.wearers() or now.last or now.subject, ()
        act = self.verbs.changes.part_changes(chunk, owners) if owners else None
        if act is not None:
            now.use(chunk)
            self.verbs.start(act, chunk)
            now.open = False
        elif owners and now.senses(self._verb(chunk)) and self._may_do(owners[0]):
            now.subject = owners
            self.verbs.act(chunk)  # "the sails of the mill turn": the mill does it

    def _may_do(self, owner: str) -> bool:
        """Whether the whole does what a part of it is said to do: a mill, or whoever has hands."""
        now = self.now
        before = (one.phrase for one in reversed(now.chunks[: now.at]) if one.kind == "noun")
        part = next((one.noun for one in before if one is not None), "")
        return now.cast[owner].family != "person" or part in _HANDS

    @staticmethod
    def _verb(chunk: Chunk) -> str:
        return chunk.match.words if chunk.match is not None else ""
