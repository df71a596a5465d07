"""What the words before and after a noun say about one entity."""

from collections.abc import Mapping

from soracli.script.lexicon import Lexicon, Match, shaded
from soracli.script.reader.grafts import grafted
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.sentence import Sentence
from soracli.story.preset import Kind
from soracli.story.scene import Garment

_HAIR = frozenset(("blonde", "blond", "auburn", "ginger", "chestnut", "hazel"))
_WORN = frozenset(("rusty", "silvery", "coppery", "sandy", "peachy", "golden"))
"""What a thing of another color may be as well: "a rusty orange truck"."""
_NATURAL = frozenset(("black", "white", "brown", "gray", "grey"))

MANY_COLORS = "multicolored"
"""The attribute of those of a group that are said to be of different colors."""


_TOY, _IN_A_HAND = "toy", 0.14
"""What a thing is that is made for play, and metres that such a one measures at least: a toy lorry
is far smaller than a lorry, a toy snail is no smaller than a snail."""


class Describer:
    """Adds colors, sizes, materials, traits and other adjectives to entities; `kinds` tell how
    large they are as a rule."""

    def __init__(self, sentence: Sentence, kinds: Mapping[str, Kind]) -> None:
        self.sentence, self.kinds = sentence, kinds
        self.lexicon: Lexicon = sentence.lexicon

    def describe(self, member: Member, phrase: NounPhrase) -> None:
        """Add what the modifiers of a phrase say to one entity, and nothing that is known of it."""
        shade = 0.0
        for match in phrase.modifiers:
            self.sentence.use(match.start, match.end)
            if match.words in member.settled:
                continue
            if match.role == "shade":
                shade = float(match.key)
                member.attributes.append(match.words)
                continue
            if match.role == "color" and self._compound(member, match):
                continue
            self._modify(member, match, shade)
        for at in phrase.strange:
            word = self.sentence.lower(at)
            member.attributes.append(word)
            if word in member.settled:
                self.sentence.use(at, at + 1)

    def _modify(self, member: Member, match: Match, shade: float) -> None:
        role, key = match.role, match.key
        if role == "color" and match.words in _HAIR and member.family == "person":
            member.attributes.append(match.words)
            member.traits["hair_color"] = key
        elif role == "color":
            member.attributes.append(match.words)
            worn_off = match.words not in _WORN and any(one in _WORN for one in member.attributes)
            if member.color is None or worn_off or not self._said_twice(member):
                member.color = shaded(key, shade) if shade else key
        elif role == "material":
            member.material, member.color = key, member.color or self._natural(match.words)
            member.attributes.append(match.words)
        elif role == "size" and member.known:
            member.attributes.append(match.words)  # "small against the sea": nobody shrinks
        elif role == "size":
            factor = float(key)  # a tall man is not a third taller than others, a huge one is
            if match.words == _TOY and member.kind in self.kinds:
                factor = max(factor, min(1.0, _IN_A_HAND / self.kinds[member.kind].size))
            mild = member.family == "person" and 0.5 < factor < 1.5
            member.scale *= 1 + (factor - 1) * 0.4 if mild else factor
            member.attributes.append(match.words)
        elif role == "pattern":
            member.pattern = key
            member.attributes.append(match.words)
        elif role == "trait":
            name, _, value = key.partition("=")
            if name == "graft":
                self._graft(member, value)
            elif member.living or name == "shape":
                member.traits[name] = True if value == "yes" else value
            member.attributes.append(match.words)
        elif role == "multicolored":
            member.attributes.append(MANY_COLORS)
        elif match.words == "black and white":
            member.attributes.append(match.words)
            member.color = self._color("black")
        elif role == "garment":
            member.wear(Garment(kind=key, word=match.words), self.lexicon.words.slots)
        elif role not in ("time", "weather", "sunlit", "style", "turns", "number", "speed"):
            member.attributes.append(match.words)

    def _graft(self, member: Member, parts: str) -> None:
        """Parts of another animal, as traits of one that is alive and as its pattern."""
        traits, pattern = grafted(parts)
        member.traits |= traits if member.living else {}
        member.pattern = pattern or member.pattern

    def _compound(self, member: Member, match: Match) -> bool:
        """ "Grey-bearded", "red-roofed": the color is that of a part."""
        word = self.sentence.lower(match.end)
        part = word.removesuffix("ed") if word not in ("eyed", "nosed") else word[:-1]
        part = f"{part[:-1]}y" if part.endswith("lli") else part
        if not word.endswith("ed") or len(part) < 3:
            return False
        hair = part in self.lexicon.words.hair_parts
        named = [key for key, words in self.lexicon.words.part_colors.items() if part in words]
        if not (hair if member.family == "person" else named):
            return False
        self.sentence.use(match.end, match.end + 1)
        if hair:
            member.traits["hair_color"] = match.key
            member.traits |= {"beard": True} if part == "beard" else {}
        for name in () if hair else named:
            member.traits[f"{name}_color"] = match.key
        return True

    def fruity(self, member: Member, phrase: NounPhrase) -> None:
        """ "One of them is bright orange": a color where it could be a fruit as well."""
        color = self.sentence.role(phrase.head_at[0], "color")
        if phrase.determiner or phrase.count or color is None or color.end != phrase.head_at[1]:
            return
        shade = phrase.modified("shade")
        member.color = shaded(color.key, float(shade.key)) if shade else color.key

    def _color(self, name: str) -> str | None:
        colors = self.lexicon.words.colors
        return next((key for key, words in colors.items() if name in words), None)

    def natural_color(self, member: Member, word: str) -> None:
        """ "White horse" may be one noun of the casting, and still says white; a "black king" of
        chess is no king, and black too."""
        color, _, rest = word.partition(" ")
        drinks = self.lexicon.words.liquid_colors.values()
        if member.kind in self.lexicon.words.holding and any(color in one for one in drinks):
            return  # a wine glass is no red one
        same = self.lexicon.noun_named(rest)
        alike = same is not None and same.kind == member.kind
        if not alike and (not rest or member.living or self.lexicon.noun_named(color)):
            return
        if color in _NATURAL or (not member.living and self._color(color)):
            member.color = member.color or self._color(color)
            member.attributes.append(color)

    def without_color(self, word: str) -> str:
        """A noun without the color in its name, where it is the same kind of thing without it."""
        color, _, rest = word.partition(" ")
        same, known = self.lexicon.noun_named(rest), self.lexicon.noun_named(word)
        plain = same is not None and known is not None and same.kind == known.kind
        return rest if plain and self._color(color) else word

    def plain_noun(self, member: Member) -> None:
        """ "Old man" may be one noun of the casting, and still is a man who is old."""
        first, _, rest = member.noun.partition(" ")
        known = self.lexicon.noun_named(rest)
        said = any(first in words for words in self.lexicon.words.traits.values())
        if said and known is not None and known.kind == member.kind:
            member.noun = rest
            member.attributes.append(first)

    def _natural(self, stuff: str) -> str | None:
        """The color that a material has where the words tell none."""
        colors = self.lexicon.words.natural_colors
        return next((color for color, stuffs in colors.items() if stuff in stuffs), None)

    def _said_twice(self, member: Member) -> bool:
        words = {word for words in self.lexicon.words.colors.values() for word in words}
        return sum(word in words for word in member.attributes) > 1
