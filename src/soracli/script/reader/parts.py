"""Colors of parts: "a house with a red roof", "a horse with a black mane", "the car's roof is red".

A part is one that the casting file of the kind has a color for; its color is a trait.
"""

from soracli.script.lexicon import shaded
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_MAIN = "main"


class PartReader:
    """Paints parts of what was named."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def painted(self, phrase: NounPhrase) -> bool:
        """Give the color of a part to whom it belongs; False if this is no part of anything."""
        now = self.now
        color = phrase.modified("color")
        owned = (now.prep is not None and now.prep.key == "with") or self._has() or self._goes_on()
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
        verb = now.verb_ahead()
        known = phrase.determiner in ("possessive", "definite") and not phrase.modifiers
        if not known or verb is None or verb.kind != "aux" or now.prep is not None or now.open:
            return False
        groups = (now.last, now.subject, *reversed(now.cast.recent))
        for ids in groups:
            if ids and (part := self._part(now.cast[ids[0]], phrase)):
                now.sentence.use(phrase.start, phrase.end)
                now.last, now.subject, now.part = ids, ids, f"{part}_color"
                return True
        return False

    def _has(self) -> bool:
        """Whether the verb before says that somebody has it: "the house has a red roof"."""
        act = self.now.act
        return act is not None and self.now.open and act.verb in ("have", "feature", "sport")

    def _goes_on(self) -> bool:
        """Whether another part goes on a list: "with white walls and a red roof"."""
        now = self.now
        listed = now.conj == "and" or now.comma
        return now.last_role == "part" and listed and now.verb_ahead() is None

    def _owners(self) -> tuple[str, ...]:
        now = self.now
        if self._has() and now.act is not None:
            return now.act.agents
        return now.last or now.subject

    def _part(self, member: Member, phrase: NounPhrase) -> str:
        """The name that the kind of somebody has for a part; "" if it has none such."""
        kind = self.now.cast.kinds.get(member.kind)
        table = self.now.lexicon.words.part_colors
        named = {phrase.noun, self.now.sentence.base_form(phrase.head_at[1] - 1)}
        own = [key for key, words in table.items() if named & set(words)]
        if kind is None or member.family == "person":
            return ""
        painted = {*kind.colors, _MAIN, *(key[:-6] for key in member.traits if "_color" in key)}
        return next((key for key in own if key in painted and key != _MAIN), "") or next(
            (key for key in own if key == _MAIN), ""
        )

    def _paint(self, member: Member, phrase: NounPhrase, color: str) -> bool:
        part = self._part(member, phrase)
        if part == _MAIN:
            member.color = color
        elif part:
            member.traits[f"{part}_color"] = color
        return bool(part)
