"""What becomes of somebody or something: "turns from green to red", "grows", "melts away"."""

from dataclasses import replace

from soracli.script.lexicon import Match
from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.goals import GoalReader
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.shift import TRAITS, Shift
from soracli.script.words import Change
from soracli.story.scene import Garment

_OF_PARTS = ("color", "brightness")
_MADE = frozenset(("noun", "thing", "unknown", "name", "known", "family", "group"))

_AWAY = frozenset(("from", "around"))
"""Words after "appears" that tell where somebody comes from."""
_MEANWHILE = frozenset(("slowly", "gradually", "magically", "suddenly", "then", "back", "all",
                        "once", "again", "completely", "instantly", "itself", "himself",
                        "herself", "themselves"))  # fmt: skip
"""Words between a verb of turning and "into"."""
_LEAVING = frozenset(("vanish", "disappear", "be gone"))
"""Verbs by which one may as well go away."""
_HIDDEN = frozenset(("behind", "under", "in", "inside"))
"""Words after it that tell where one was seen last."""
_OFF = frozenset(("behind", "under", "inside", "into", "through", "around", "down", "up", "past",
                  "beyond", "between", "over", "across", "along", "to", "toward", "after", "out",
                  "below"))  # fmt: skip
"""Words after "vanishes" that tell where somebody goes; any other tells where it happens."""

_FIRES = frozenset(("catch", "take", "burst", "erupt", "go", "ignite"))
"""First words of verbs by which something is on fire from then on."""
_IGNITING = "igniting"
"""What is said of it."""


class ChangeReader:
    """Reads verbs of change together with what they say that something becomes."""

    def __init__(self, now: Reading) -> None:
        self.now = now
        self.goals = GoalReader(now.sentence, now.cast.kinds)

    def change(self, chunk: Chunk, agents: tuple[str, ...], part: str = "") -> Act | None:
        """The act of changing that a verb tells of its subject, or of a part of it; None if it
        tells none.

        Words of the goal are used; the verb's own are not yet.
        """
        found = self._with_goal(chunk, agents) or self._by_itself(chunk, agents, part)
        if found is None:
            return None
        shift, end = found
        sudden = self.goals.sudden(chunk.start)
        self.take(chunk.end, end)
        act = Act(self._word(chunk), agents=agents, start=chunk.start)
        if shift.aspect == "brightness" and act.verb.split()[0] in _FIRES and shift.factor > 1:
            for one in agents:
                self.now.cast[one].attributes += [_IGNITING] if self._catches(act.verb, one) else []
        part = self._worn_as(agents, part or shift.part) if shift.aspect in _OF_PARTS else ""
        act.shift = replace(shift.at_once(sudden), part=part)
        if shift.start and shift.aspect == "color":
            for one in agents:
                self._paint(self.now.cast[one], part, shift.start)
        return act

    def _catches(self, verb: str, one: str) -> bool:
        """Whether a verb lets one catch fire that has no flame of its own: a house does."""
        fire = verb == "ignite" or verb.split()[-1] in ("fire", "flame", "flames", "alight")
        return fire and self.now.cast[one].family not in ("lamp", "light")

    def recolors(self, chunk: Chunk) -> bool:
        """Whether a verb tells of a change of color or of light, whoever its subject is."""
        changing = chunk.roles.get("changing")
        if changing is not None:
            found = self.goals.read(changing.end)
            if found is not None:
                return found[0].aspect in _OF_PARTS
            if changing.words in self.now.lexicon.words.recoloring:
                return True
        if not self._ends_with(chunk, "change"):
            return False
        return self.now.lexicon.words.changes[chunk.roles["change"].key].aspect in _OF_PARTS

    def part_changes(self, chunk: Chunk, owners: tuple[str, ...]) -> Act | None:
        """ "Her hair turns white", "the leaves of the tree turn red": what a part becomes."""
        now = self.now
        member = now.cast[owners[0]]
        kind = now.cast.kinds.get(member.kind)
        whole = member.family != "person" or (kind is not None and kind.material == "metal")
        if not (now.part or whole):
            return None
        own = kind is not None and now.part in kind.traits  # the eyes of a robot
        own = own or (now.part == "eyes" and member.family in ("quadruped", "bird", "fish"))
        act = self.change(
            chunk, owners, "" if whole and now.part in TRAITS and not own else now.part
        )
        return act if act is not None and act.shift and act.shift.aspect in _OF_PARTS else None

    def _worn_as(self, agents: tuple[str, ...], part: str) -> str:
        """The kind of the garment that is meant by a word: the dress of a princess is a gown."""
        if not part or part in TRAITS:
            return part
        for one in agents:
            worn = self.now.cast[one].wears
            named = [garment.kind for garment in worn if garment.word.split()[-1:] == [part]]
            if named and part not in (garment.kind for garment in worn):
                return named[0]
        return part

    def part_named(self, noun: str) -> str:
        """What the stage calls a part of a body that has a color of its own; "" for any other."""
        parts = self.now.lexicon.words.colored_parts
        return next((part for part, words in parts.items() if noun in words), "")

    def _paint(self, member: Member, part: str, color: str) -> None:
        """What something, or only a part of it, is like before it changes."""
        if not part:
            member.color = color
        elif part in TRAITS:
            member.traits[TRAITS[part]] = color
        elif member.family != "person":
            member.traits[f"{part}_color"] = color
        else:
            worn = [one for one in member.wears if one.kind == part]
            for garment in worn:
                member.wear(Garment(kind=part, color=color, word=garment.word), [])

    def _word(self, chunk: Chunk) -> str:
        match = chunk.match
        return match.words if match else self.now.sentence.lower(chunk.start)

    def take(self, start: int, end: int) -> None:
        """Use words behind a verb; their chunks mean nothing more."""
        now = self.now
        now.sentence.use(start, end)
        for chunk in now.chunks[now.at + 1 : now.at + 12]:
            if chunk.start >= start and chunk.end <= end and chunk.kind not in ("stop", "quote"):
                chunk.kind = "empty"

    def _ends_with(self, chunk: Chunk, role: str) -> bool:
        match = chunk.roles.get(role)
        return match is not None and match.end == chunk.end

    def _with_goal(self, chunk: Chunk, agents: tuple[str, ...]) -> tuple[Shift, int] | None:
        """ "Turns red", "gets bigger"; "changes color" if it is not said to which."""
        changing = chunk.roles.get("changing")
        if changing is None:
            return None
        found = self.goals.read(changing.end)
        if found is None and agents:
            found = self.goals.like(changing.end, self.now.cast[agents[0]])
        if found is not None:
            shift, end = found
            return None if self._unfit(shift, agents) else (shift, end)
        if changing.words in self.now.lexicon.words.recoloring:
            return Shift("color", "", self._another_color(agents)), changing.end
        return None

    def _unfit(self, shift: Shift, agents: tuple[str, ...]) -> bool:
        return (shift.lifeless or shift.aspect == "brightness") and self._living(agents)

    def _another_color(self, agents: tuple[str, ...]) -> str:
        """The first color of the lexicon that the changing one is not said to have."""
        own = {self.now.cast[one].color for one in agents}
        return next(color for color in self.now.lexicon.words.colors if color not in own)

    def _living(self, agents: tuple[str, ...]) -> bool:
        return bool(agents) and self.now.cast[agents[0]].living

    def _by_itself(
        self, chunk: Chunk, agents: tuple[str, ...], part: str = ""
    ) -> tuple[Shift, int] | None:
        """ "Melts", "grows to twice its size", "vanishes in a puff of smoke"."""
        if not self._ends_with(chunk, "change") and not self._goes_into(chunk):
            return None
        change, end = (
            self.now.lexicon.words.changes[chunk.roles["change"].key],
            chunk.roles["change"].end,
        )
        filler = self.goals.filler(self.goals.skip(end))
        magic = filler is not None or bool(part) or self._by_magic(chunk)
        if not self._may(change, chunk, agents, magic):
            return None
        shift = Shift.of(change, self.goals.named_color(change))
        if shift.part == "hair" and self.now.cast[agents[0]].family != "person":
            shift = replace(self._worn_out(), lifeless=True)  # a jacket that ages
        if shift.aspect in ("melt", "vanish") and (goal := self.goals.read(end)) is not None:
            shift, end = goal if goal[0].aspect in ("melt", "vanish") else (shift, end)
        if shift.aspect == "size":
            member = self.now.cast[agents[0]] if agents else None
            shift, end = self.goals.size(shift, end, member)
        elif shift.aspect in ("color", "brightness") and (goal := self.goals.read(end)):
            shift, end = goal if goal[0].aspect == "color" else (shift, end)
        if shift.aspect == "size" and (colors := self.goals.aside(end)):
            shift, end = colors  # "bursts into blossom: from green to pink"
        if filler is not None:
            end = filler.end
        if shift.aspect == "color" and end == chunk.roles["change"].end:
            shift = self._told_already(agents) or shift
        return shift, self.goals.more_states(self.goals.left_over(end))

    def _told_already(self, agents: tuple[str, ...]) -> Shift | None:
        """ "Turns yellow as it ripens": into which color has been said, and the verb adds none."""
        if self.now.join != "while" and self.now.conj != "while":
            return None
        told = (one for one in reversed(self.now.acts.all) if one.agents == agents)
        return next((one.shift for one in told if one.shift and one.shift.aspect == "color"), None)

    def _worn_out(self) -> Shift:
        goal = self.now.lexicon.words.change_goals["weathered"]
        return Shift.of(goal, self.goals.named_color(goal))

    def _goes_into(self, chunk: Chunk) -> bool:
        """ "Dissolves into the air": a verb of turning into something, and into nothing here."""
        change, changing = chunk.roles.get("change"), chunk.roles.get("changing")
        if change is None or changing is None or changing.end != change.end + 1:
            return False
        return self.now.sentence.lower(change.end) in ("into", "as")

    def _may(self, change: Change, chunk: Chunk, agents: tuple[str, ...], magic: bool) -> bool:
        """Whether a verb says a change here: a man who "goes out" leaves."""
        if not agents or ((not magic or change.of == "dough") and not self._does(change, agents)):
            return False
        following = self.now.next_chunk()
        shows = self._word(chunk).startswith(("appear", "show", "pop"))
        if shows and not magic and self._living(agents):
            ghost = self.now.cast[agents[0]].family == "drifter"  # it need not come from there
            word = "" if following is None else self.now.sentence.lower(following.start)
            return ghost or word not in _AWAY
        if change.aspect != "vanish" or magic:
            return True
        # "disappears into the forest" is leaving, and fading away at the end of a hallway is not
        away = following is not None and following.kind in ("prep", "direction")
        goes = self._word(chunk) in _LEAVING and self._living(agents)
        if not (away and goes) or following is None:
            return True
        if following.kind == "prep" and following.key not in _OFF:
            return True
        return following.key in _HIDDEN and self._conjured()  # "behind the magician's cape"

    def _conjured(self) -> bool:
        """Whether somebody is there by whose art one vanishes."""
        tokens, conjurers = self.now.sentence.tokens, self.now.lexicon.words.conjurers
        return any(token.lower in conjurers for token in tokens)

    def _does(self, change: Change, agents: tuple[str, ...]) -> bool:
        """Whether a change is one that these go through, as ordinary ones of their kind."""
        if change.of == "dough":
            noun = self.now.cast[agents[0]].noun.split()[-1]
            return noun in self.now.lexicon.words.doughs
        if change.of == "no person":
            member = self.now.cast[agents[0]]
            return member.family != "person" or self.now.cast.kinds[member.kind].material == "metal"
        return not (change.of and self._living(agents))

    def _by_magic(self, chunk: Chunk) -> bool:
        """ "Out of nowhere a dragon appears": words of magic before the verb."""
        at = chunk.start
        while at > 0 and self.now.sentence.kind(at - 1) != "stop":
            at -= 1
            if self.goals.filler(at) is not None:
                return True
        return False

    def doing(self, match: Match, ids: tuple[str, ...]) -> bool:
        """ "A melting snowman": a participle before its noun. False if it says no change."""
        change = self.now.lexicon.words.changes[match.key]
        living = self._living(ids)
        if living and not self._does(change, ids):
            return False
        shift = Shift.of(change, self.goals.named_color(change))
        self.now.acts.add(Act(match.words, agents=ids, shift=shift), "same")
        return True

    def made(self, chunk: Chunk) -> tuple[Shift, int] | None:
        """What a verb makes of its object ("melts the ice", "paints the fence red"), and where the
        words of it behind the object begin; None if it makes nothing of it."""
        thing = self._object(chunk)
        if thing is None or self._with_goal(chunk, ()) is not None:
            return None
        sudden = self.goals.sudden(chunk.start)
        if self._ends_with(chunk, "coloring") and (goal := self.goals.read(thing.end)):
            if goal[0].aspect in ("color", "size", "vanish", "melt"):
                self.take(thing.end, goal[1])
                return goal[0].at_once(sudden), thing.end
            return None
        verb = f"{self._word(chunk)} {self.now.sentence.lower(thing.end)}"  # "turns the lamp off"
        change = self._named(verb) or (
            self.now.lexicon.words.changes[chunk.roles["change"].key]
            if self._ends_with(chunk, "change")
            else None
        )
        if change is None or change.of == "magic":
            return None
        if self._named(verb):
            self.take(thing.end, thing.end + 1)
        return Shift.of(change, self.goals.named_color(change)).at_once(sudden), thing.end

    def _named(self, verb: str) -> Change | None:
        changes = self.now.lexicon.words.changes.values()
        return next((change for change in changes if verb in change.words), None)

    def _object(self, chunk: Chunk) -> Chunk | None:
        """The object of a verb, if it has one that a change can be made of."""
        following = self.now.next_chunk()
        if following is None or following.start > chunk.end + 1:
            return None
        if following.kind == "pronoun" and following.key in ("it", "they"):
            return following
        phrase = following.phrase
        return following if phrase is not None and phrase.head in _MADE else None

    def turns_into(self, chunk: Chunk) -> bool:
        """Whether a verb says that its subject turns into what is named next ("into a frog")."""
        changing = chunk.roles.get("changing")
        if changing is None or changing.words not in self.now.lexicon.words.transforming:
            return False
        sentence = self.now.sentence
        at = changing.end
        while sentence.lower(at) in _MEANWHILE:
            at += 1
        into = sentence.lower(at) == "into" or (
            changing.words in ("transform", "morph", "evolve", "change")
            and sentence.lower(at) == "to"
        )
        named = changing.words.split()[-1] in ("become", "as", "into")  # "comes out as a butterfly"
        if not into and not named:
            return False
        start = at + 1 if into else at
        thing = next(
            (one for one in self.now.chunks[self.now.at + 1 :] if one.start == start), None
        )
        phrase = thing.phrase if thing else None
        if phrase is None or phrase.has("noun") is None or phrase.head not in ("noun", "group"):
            return False
        if changing.words == "burst into" and self._breaks_in(phrase):
            return False
        self.take(changing.end, start)
        return True

    def _breaks_in(self, phrase: NounPhrase) -> bool:
        """ "Bursts into tears", "bursts into the room": nothing turns into that."""
        plain = phrase.determiner == "" and phrase.noun in self.now.lexicon.words.bursts
        return plain or phrase.determiner == "definite"

    def transform(self, chunk: Chunk, agents: tuple[str, ...]) -> Act:
        """The act of turning into something: what was vanishes, and what it becomes appears."""
        act = Act(self._word(chunk), agents=agents, start=chunk.start)
        act.shift = Shift("vanish", sudden=self.goals.sudden(chunk.start))
        act.transforms = True
        return act

    def arrive(self, act: Act, ids: tuple[str, ...], whose: tuple[str, ...] = ()) -> None:
        """What somebody turned into is where they were, and appears as they vanish. `whose` are
        those whom the act turns into it, if not its agents."""
        now = self.now
        now.cast.relate("near", ids, whose or act.agents or act.objects)
        shift = replace(act.shift, aspect="appear") if act.shift else Shift("appear")
        now.acts.add(Act(act.verb, agents=ids, shift=shift), "same")
        act.transforms = False
        if not whose:  # "turns into a bat and flies away": the bat does
            now.subject = now.topic = ids
