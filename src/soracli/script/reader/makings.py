"""What one makes of another, or of a part of oneself: painted blue, dyed, grown into an oak."""

from dataclasses import replace

from soracli.script.lexicon import Match
from soracli.script.reader.act import Act
from soracli.script.reader.becomings import ChangeReader
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading
from soracli.script.reader.shift import Shift

_GROWING = frozenset(("grow", "sprout", "open", "bloom", "unfold", "develop", "mature", "ripen"))
_SEEDLING = 0.2
"""The size of what grows into something, as a share of that, where nobody knows its own."""
_FEWEST, _MOST = 1.3, 100.0
"""How many times as large what grows into something ends, at least and at most."""


class MakingReader:
    """Reads changes that somebody makes, and those in which one thing grows into another."""

    def __init__(self, now: Reading, changes: ChangeReader) -> None:
        self.now, self.changes = now, changes

    def painted(self, chunk: Chunk) -> Shift | None:
        """ "The bench is painted white": the color that a passive verb gives; its words are taken.
        None if it gives none."""
        now = self.now
        coloring = chunk.roles.get("coloring")
        if coloring is None or not now.copula or chunk.form != "past":
            return None
        at = chunk.end + (self.now.sentence.lower(chunk.end) == "in")
        found = self.changes.goals.read(at)
        if found is None or found[0].aspect != "color":
            return None
        self.changes.take(chunk.end, found[1])
        return found[0].at_once(self.changes.goals.sudden(chunk.start))

    def others_part(self, chunk: Chunk) -> tuple[tuple[str, ...], Shift] | None:
        """ "Dyes a customer's hair blue": whom it is done to, who is there, and what becomes of
        that part of them; None where it is nobody's else."""
        following = self.now.next_chunk()
        phrase = following.phrase if following is not None else None
        if phrase is None or phrase.owner is None or "coloring" not in chunk.roles:
            return None
        part = self.changes.part_named(phrase.noun)
        found = self.changes.goals.read(phrase.end)
        if not part or found is None or found[0].aspect != "color":
            return None
        ids = self.now.cast.introduce(phrase.owner)
        if not ids:
            return None
        self.changes.take(chunk.end, found[1])
        return ids, replace(found[0], part=part)

    def own_part(self, chunk: Chunk, agents: tuple[str, ...]) -> Act | None:
        """ "Dyes her hair blue": what somebody makes of a part of the own body."""
        following = self.now.next_chunk()
        phrase = following.phrase if following is not None else None
        if phrase is None or "coloring" not in chunk.roles or not agents:
            return None
        part = self.changes.part_named(phrase.noun)
        found = self.changes.goals.read(phrase.end)
        if not part or phrase.determiner != "possessive" or found is None:
            return None
        if found[0].aspect != "color":
            return None
        self.changes.take(chunk.end, found[1])
        verb = chunk.match.words if chunk.match else self.now.sentence.lower(chunk.start)
        return Act(verb, agents=agents, start=chunk.start, shift=replace(found[0], part=part))

    def into(self, chunk: Chunk) -> bool:
        """ "Turns the prince into a frog": whether a verb turns its object into something."""
        changing = chunk.roles.get("changing")
        following = self.now.next_chunk()
        phrase = following.phrase if following is not None else None
        words = self.now.lexicon.words
        if changing is None or phrase is None or changing.words not in words.transforming:
            return False
        if phrase.head not in ("noun", "name", "known") or phrase.start > chunk.end + 1:
            return False
        sentence = self.now.sentence
        at = phrase.end
        if sentence.lower(at) != "into" or self.changes.goals.read(at) is not None:
            return False
        at += 1 + (sentence.role(at + 1, "det") is not None)
        return any("noun" in sentence.roles(place) for place in (at, at + 1))

    def may_grow(self, chunk: Chunk) -> bool:
        """Whether a verb may tell that a bud "opens into" a flower."""
        verb = chunk.match.words.split()[0] if chunk.match is not None else ""
        return verb in _GROWING and self.now.sentence.lower(chunk.end) == "into"

    def grown(self, chunk: Chunk, agents: tuple[str, ...]) -> Act | None:
        """ "A seedling grows into a sunflower", "a kitten grows into a cat": one thing, larger."""
        goal = self._grown_goal(chunk)
        if goal is None or not agents:
            return None
        known = self.now.lexicon.nouns[goal.key]
        kinds, member = self.now.cast.kinds, self.now.cast[agents[0]]
        full = kinds[known.kind].size * known.over.size * self._size_told(chunk.end, goal.start)
        seed = member.noun.split()[-1] in self.now.lexicon.words.seeds
        plants = member.family == kinds[known.kind].family == "plant"  # a bonsai, into a tree
        if member.kind != known.kind and not (seed or plants):
            return None
        for one in agents:
            own = self.now.cast[one]
            if seed:
                own.kind, own.family, own.color = known.kind, known.family, known.over.color
                own.scale = _SEEDLING * known.over.size
        factor = full / (kinds[known.kind].size * member.scale)
        factor = min(max(factor, _FEWEST if member.kind == known.kind or seed else 2.0), _MOST)
        self.changes.take(chunk.end, goal.end)
        verb = chunk.match.words if chunk.match else self.now.sentence.lower(chunk.start)
        return Act(verb, agents=agents, start=chunk.start, shift=Shift("size", factor=factor))

    def in_its_color(self, chunk: Chunk, act: Act) -> None:
        """ "A rosebud opens into a yellow bloom": of that color it is when it has grown."""
        goal = self._grown_goal(chunk)
        words = range(chunk.end, goal.start) if goal is not None else ()
        colors = (self.now.sentence.role(at, "color") for at in words)
        color = next((one for one in colors if one is not None), None)
        if color is not None:
            shift = Shift("color", "", color.key)
            self.now.acts.add(Act(act.verb, agents=act.agents, shift=shift), "same")

    def _grown_goal(self, chunk: Chunk) -> Match | None:
        """The noun behind "grows into"."""
        sentence = self.now.sentence
        at = chunk.end
        if chunk.match is None or chunk.match.words.split()[0] not in _GROWING:
            return None
        while sentence.lower(at) in ("slowly", "quickly", "up", "gradually"):
            at += 1
        if sentence.lower(at) not in ("into", "to") and sentence.lower(at - 1) != "into":
            return None
        at += sentence.lower(at) in ("into", "to")
        for place in range(at, at + 5):
            noun = sentence.role(place, "noun")
            known = noun is not None and noun.key in self.now.lexicon.nouns
            if noun is not None and known and not self._only_tells_the_size(noun):
                return noun
        return None

    def _only_tells_the_size(self, noun: Match) -> bool:
        """Whether a noun is an adjective here: nothing grows into a giant that grows into "a giant
        sunflower"."""
        size, following = (
            self.now.sentence.role(noun.start, "size"),
            self.now.sentence.role(noun.end, "noun"),
        )
        return size is not None and size.end == noun.end and following is not None

    def _size_told(self, start: int, end: int) -> float:
        """How much larger than usual the words between two tokens say that something gets."""
        sizes = [self.now.sentence.role(at, "size") for at in range(start, end)]
        return next((float(one.key) for one in sizes if one is not None), 1.0)

    def aside(self, chunk: Chunk, act: Act) -> None:
        """ "Bread toasting, from white to brown": the colors that something turns meanwhile."""
        sentence = self.now.sentence
        at = chunk.end + (sentence.kind(chunk.end) == "comma")
        things = [one for one in act.agents if not self.now.cast[one].living]
        led = sentence.lower(at) in ("from", "first")
        if not things or not (led or at > chunk.end):
            return
        found = self.changes.goals.read(at)
        if found is None or found[0].aspect != "color":
            return
        shift, end = found
        if not led and not shift.via:
            return
        if not led:  # ", pink to dark brown"
            shift = replace(shift, start=shift.via[0], via=shift.via[1:])
        self.changes.take(at, end)
        self.now.acts.add(Act(act.verb, agents=tuple(things), shift=shift), "same")

    def is_now(self, ids: tuple[str, ...], color: str) -> bool:
        """ "Then it is blue": what had another color before turns into this one."""
        now = self.now
        then = "then" in (now.join, now.conj)
        if not then or not color or any(self.now.cast[one].color is None for one in ids):
            return False
        now.acts.add(Act("become", agents=ids, shift=Shift("color", "", color)), "then")
        return True
