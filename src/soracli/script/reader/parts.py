"""Colors of parts: "a house with a red roof", "a horse with a black mane", "the car's roof is red".

A part is one that the casting file of the kind has a color for; its color is a trait.
"""

from soracli.script.lexicon import shaded
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.story.scene import Garment

_MAIN = "main"
_FAMILY_PARTS = {
    "quadruped": ("belly", "chest", "paws", "muzzle", "legs", "tail", "ears", "nose", "eyes"),
    "bird": ("wing", "belly", "chest", "hood", "beak", "legs", "tail", "collar", "eyes"),
}
"""Parts that all of a family have, by the names under which their builders look for a color."""


class PartReader:
    """Paints parts of what was named."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def painted(self, phrase: NounPhrase) -> bool:
        """Give the color of a part to whom it belongs; False if this is no part of anything."""
        now = self.now
        color = phrase.modified("color")
        with_it = now.prep is not None and now.prep.key == "with"
        owned = with_it or self._has() or self._goes_on(phrase)
        if color is None or not owned or phrase.of is not None:
            return False
        shade = phrase.modified("shade")
        tint = shaded(color.key, float(shade.key)) if shade else color.key
        done = [self._paint(now.cast[one], phrase, tint) for one in self._owners()]
        if not any(done):
            return False
        now.sentence.use(phrase.start, phrase.end)
        now.prep, now.open, now.last_role, now.comma, now.conj = None, False, "part", False, ""
        return True

    def told_of(self, phrase: NounPhrase) -> bool:
        """ "Its roof is red": the part that the clause goes on to tell of; False if it is none."""
        now = self.now
        if self._eyes_orange(phrase):
            return True
        verb = now.verb_ahead()
        known = phrase.determiner in ("possessive", "definite") and not phrase.modifiers
        goes_on = (verb is not None and verb.kind == "aux") or self._color_next()
        if not known or not goes_on or now.prep is not None or now.open:
            return False
        groups = (now.last, now.subject, *reversed(now.cast.recent))
        for ids in groups:
            if ids and (part := self.named(now.cast[ids[0]], phrase)):
                now.sentence.use(phrase.start, phrase.end)
                now.last, now.subject, now.part = ids, ids, f"{part}_color"
                now.copula = self._color_next()  # "an owl, its eyes yellow, lands"
                return True
        return False

    def _eyes_orange(self, phrase: NounPhrase) -> bool:
        """ "An owl, its eyes orange": a color that could be a fruit as well."""
        now = self.now
        color = now.sentence.role(phrase.head_at[0], "color")
        part = phrase.modified("body part")
        owner = now.last or now.subject
        if color is None or part is None or phrase.determiner != "possessive" or not owner:
            return False
        inner = NounPhrase(part.start, part.end, noun=part.words, head_at=(part.start, part.end))
        done = [self._paint(now.cast[one], inner, color.key) for one in owner]
        if any(done):
            now.sentence.use(phrase.start, phrase.end)
        return any(done)

    def _color_next(self) -> bool:
        chunk = self.now.next_chunk()
        phrase = chunk.phrase if chunk is not None else None
        return phrase is not None and not phrase.head and phrase.modified("color") is not None

    def _has(self) -> bool:
        """Whether the verb before says that somebody has it: "the house has a red roof"."""
        act = self.now.act
        return act is not None and self.now.open and act.verb in ("have", "feature", "sport")

    def _goes_on(self, phrase: NounPhrase) -> bool:
        """Whether another part goes on a list: "with white walls and a red roof"."""
        now = self.now
        listed = now.conj == "and" or now.comma
        own = phrase.has("body part") is not None or now.verb_ahead() is None
        return now.last_role == "part" and listed and own

    def _owners(self) -> tuple[str, ...]:
        now = self.now
        if self._has() and now.act is not None:
            return now.act.agents
        return now.last or now.subject

    def named(self, member: Member, phrase: NounPhrase) -> str:
        """The name that the kind of somebody has for a part; "" if it has none such."""
        kind = self.now.cast.kinds.get(member.kind)
        table = self.now.lexicon.words.part_colors
        last = self.now.sentence.lower(phrase.head_at[1] - 1)
        named = {phrase.noun, *self.now.lexicon.forms(last)}
        own = [key for key, words in table.items() if named & set(words)]
        if kind is None or member.family == "person":
            return ""
        usual = _FAMILY_PARTS.get(member.family, ())
        own_traits = (key[:-6] for key in member.traits if key.endswith("_color"))
        painted = {*kind.colors, *usual, _MAIN, *own_traits}
        return next((key for key in own if key in painted and key != _MAIN), "") or next(
            (key for key in own if key == _MAIN), ""
        )

    def _paint(self, member: Member, phrase: NounPhrase, color: str) -> bool:
        part = self.named(member, phrase)
        if part:
            self.color((member.id,), part, color)
        return bool(part)

    def color(self, ids: tuple[str, ...], part: str, color: str) -> None:
        """Paint a part ("main" is all over) of some in a color, #rrggbb."""
        for one in ids:
            member = self.now.cast[one]
            if part == _MAIN:
                member.color = color
            else:
                member.traits[f"{part}_color"] = color

    def clothe(self, ids: tuple[str, ...], phrase: NounPhrase) -> None:
        """Let these wear the garment that a phrase names, in the color it is said to have."""
        garment, color = phrase.has("garment"), phrase.modified("color")
        if garment is None:
            return
        worn = Garment(kind=garment.key, word=phrase.noun, color=color.key if color else None)
        for one in ids:
            member = self.now.cast[one]
            if color is not None or garment.key not in {old.kind for old in member.wears}:
                self.now.cast.dress(member, worn)
