"""Parts that change: "the lights in the house go out", "the car's paint turns orange", "its petals
turn red", "the jacket of the boy turns blue". The whole is there, and it is what changes."""

from soracli.script.reader.becomings import ChangeReader
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.parts import PartReader
from soracli.script.reader.reading import Reading
from soracli.script.reader.roles import RoleReader

_LIT = frozenset(("building", "vehicle", "aircraft", "boat", "plant", "tower", "train"))
"""Families of what has lamps of its own."""
_BEHIND = ("in", "of", "on", "inside")
_MAIN = "main"


_HIDES = frozenset(
    ("fur", "pelt", "hide", "fleece", "coat", "plumage", "feather", "feathers", "mane", "hair")
)
"""What only the living are covered with."""


class ChangingParts:
    """Reads noun phrases that name a part of something, where the verb tells what becomes of it."""

    def __init__(
        self, now: Reading, roles: RoleReader, parts: PartReader, changes: ChangeReader
    ) -> None:
        self.now, self.roles, self.parts, self.changes = now, roles, parts, changes

    def read(self, phrase: NounPhrase) -> bool:
        """Let the whole change; False where nothing of that is said."""
        now = self.now
        verb = now.verb_ahead()
        if verb is None or verb.kind != "verb" or now.open or now.prep is not None:
            return False
        if not phrase.noun:  # "a timelapse of a rose": no part of it
            return False
        if phrase.count is not None or not self.changes.recolors(verb):
            return False
        self._parted(phrase)
        return self._of(phrase) or self._owned(phrase)

    def _parted(self, phrase: NounPhrase) -> None:
        """ "The witch's hat" is one noun of the lexicon, and here a witch is there who wears it."""
        now = self.now
        at = phrase.head_at[0]
        if phrase.head != "noun" or now.sentence.lower(at + 1) != "'s":
            return
        owner = next((one for one in now.sentence.matches(at) if one.end == at + 1), None)
        known = now.lexicon.nouns.get(owner.key) if owner and owner.role == "noun" else None
        worn = now.sentence.role(at + 2, "garment")
        if owner is None or known is None or worn is None or known.family != "person":
            return
        whole = NounPhrase(phrase.start, at + 1, phrase.determiner, head="noun", noun=owner.words,
                           head_at=(at, at + 1), roles={"noun": owner})  # fmt: skip
        ids = now.cast.introduce(whole)
        if ids:
            self.roles.place(ids)
            phrase.of, phrase.owner, phrase.determiner = None, whole, "possessive"
            phrase.head, phrase.noun = "garment", worn.words
            phrase.roles, phrase.head_at = {"garment": worn}, (at + 2, worn.end)

    def _of(self, phrase: NounPhrase) -> bool:
        """ "The hull of the ship", "the lights in the house", "the jacket of the boy"."""
        now = self.now
        whole, chunks = self._whole(phrase)
        noun = whole.has("noun") if whole is not None else None
        known = now.lexicon.nouns.get(noun.key) if noun is not None else None
        if whole is None or known is None or phrase.has("body part"):
            return False
        lit = phrase.noun in now.lexicon.words.lit_parts
        if lit and known.family not in _LIT:
            return False
        worn = phrase.has("garment") is not None and known.family == "person"
        if not (lit or worn or (known.family != "person" and self._is_part(phrase))):
            return False
        ids = now.cast.introduce(whole)
        if not ids:
            return False
        for chunk in chunks:
            now.use(chunk)
            chunk.kind = "empty"
        self.roles.place(ids)
        return self._tell(phrase, ids)

    def _owned(self, phrase: NounPhrase) -> bool:
        """ "The car's paint", "its petals"."""
        now = self.now
        if phrase.determiner != "possessive" and phrase.owner is None and not self._of_it(phrase):
            return False
        groups = (*self._put_there(), now.last, now.subject, *reversed(now.cast.recent))
        if phrase.determiner == "definite" and phrase.owner is None:
            groups = tuple(ids for ids in groups if ids and self._has_own(ids, phrase))
        elif self._bears(now.last, now.subject):  # "a loaf in the oven, and its crust turns brown"
            groups = (now.subject, *groups)
        if phrase.whose == "its":  # "a tree loses its blossoms and its leaves turn green"
            groups = tuple(sorted(groups, key=lambda ids: len(ids) > 1))
        ids = next((ids for ids in groups if ids and self._may_own(ids[0], phrase)), ())
        if not ids:
            return False
        now.subject = now.last = ids
        return self._tell(phrase, ids)

    def _put_there(self) -> tuple[tuple[str, ...], ...]:
        """ "Cracks an egg into a pan, and its clear part turns white": what is put somewhere is
        told of, rather than where that is."""
        now = self.now
        act = now.acts.all[-1] if now.acts.all else None
        if act is None or not now.last or now.cast[now.last[0]].living:
            return ()
        things = act.objects if act.objects and act.objects != now.last else (act.instrument,)
        things = tuple(one for one in things if one in now.cast.members and one not in now.last)
        put = {act.over, act.goal} & {*now.last} or self._bears(now.last, things)
        lifeless = bool(things) and not any(now.cast[one].living for one in things)
        return (things,) if put and lifeless else ()

    def _of_it(self, phrase: NounPhrase) -> bool:
        """ "White sneakers float there, the laces turning green": what was named has a part of that
        name, which nothing else is."""
        now = self.now
        if phrase.determiner != "definite" or phrase.has("noun") is not None:
            return False
        return any(ids and self._has_own(ids, phrase) for ids in (now.subject, now.last))

    def _has_own(self, ids: tuple[str, ...], phrase: NounPhrase) -> bool:
        return self.parts.named(self.now.cast[ids[0]], phrase) not in ("", _MAIN)

    def _bears(self, last: tuple[str, ...], subject: tuple[str, ...]) -> bool:
        """Whether what was named last only tells where the subject is, a thing both."""
        cast = self.now.cast
        if not last or not subject or cast[subject[0]].living or cast[last[0]].family == "plant":
            return False
        there = (one for one in cast.relations if one.kind in ("on", "in", "under"))
        return any(one.a in subject and one.b in last for one in there)

    def _may_own(self, one: str, phrase: NounPhrase) -> bool:
        """Whether somebody who was named is the whole: a thing or a beast that has such a part, or
        of which nobody knows what is meant."""
        now = self.now
        member = now.cast[one]
        if phrase.owner is not None and one not in now.last:
            return False
        if phrase.owner is None and phrase.whose not in ("its", "their", ""):
            return False
        if phrase.noun in now.lexicon.words.lit_parts:
            return member.family in _LIT
        if member.family == "person":
            return phrase.owner is not None and phrase.has("garment") is not None
        if phrase.noun in _HIDES and not member.living:
            return False
        strange = phrase.head in ("unknown", "thing") and phrase.has("noun") is None
        part = self.parts.named(member, phrase)
        return member.family != "person" and bool(part or strange or self._is_coat(phrase))

    def _is_part(self, phrase: NounPhrase) -> bool:
        words = self.now.lexicon.words.part_colors.values()
        return any(phrase.noun in one for one in words) or self._is_coat(phrase)

    def _is_coat(self, phrase: NounPhrase) -> bool:
        """Whether it is what is all over a thing."""
        last = phrase.noun.rpartition(" ")[2]
        forms = {phrase.noun, last, *self.now.lexicon.forms(last)}
        return bool(forms & {*self.now.lexicon.words.part_colors[_MAIN]})

    def _tell(self, phrase: NounPhrase, ids: tuple[str, ...]) -> bool:
        """The clause goes on to tell of a part of these."""
        now = self.now
        now.sentence.use(phrase.start, phrase.end)
        member = now.cast[ids[0]]
        garment = phrase.has("garment") if member.family == "person" else None
        part = garment.key if garment is not None else self.parts.named(member, phrase)
        now.part = "" if part == _MAIN else part
        color = phrase.modified("color")
        if garment is not None:
            self.parts.clothe(ids, phrase)
        elif color is not None:  # "its grey wings turn pink": they are grey at first
            self.parts.color(ids, part or _MAIN, color.key)
        now.whole, now.subject_is = ids, "part"
        return True

    def _whole(self, phrase: NounPhrase) -> tuple[NounPhrase | None, list[Chunk]]:
        """What the part is of, in or on, and the chunks that say so."""
        now = self.now
        if phrase.of is not None:
            return phrase.of, []
        following = now.chunks[now.at + 1 : now.at + 3]
        if len(following) < 2 or following[0].kind != "prep" or following[1].kind != "noun":
            return None, []
        if now.sentence.lower(following[0].start) not in _BEHIND:
            return None, []
        return following[1].phrase, list(following)
