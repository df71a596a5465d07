"""Who and what has been named so far, and what words refer back to."""

from collections.abc import Iterable
from typing import Any

from soracli.script.lexicon import Lexicon, Match, Noun, shaded
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.sentence import Sentence
from soracli.story.preset import Kind
from soracli.story.scene import Garment, Relation, Spatial

MOST_ENTITIES = 300
"""More than any picture shows; a text that names more is not read further for things."""
_NATURAL = frozenset(("black", "white", "brown", "gray", "grey"))
_ANYBODY = {
    "man": "male", "boy": "male", "guy": "male", "gentleman": "male", "lad": "male",
    "woman": "female", "girl": "female", "lady": "female", "person": "", "people": "",
    "figure": "", "character": "", "human": "", "child": "", "kid": "", "player": "", "he": "male",
}  # fmt: skip


class Cast:
    """Everybody and everything named so far, in the order of naming."""

    def __init__(self, sentence: Sentence, kinds: dict[str, Kind]) -> None:
        self.sentence = sentence
        self.lexicon: Lexicon = sentence.lexicon
        self.kinds = kinds
        self.members: dict[str, Member] = {}
        self.relations: list[Relation] = []
        self.recent: list[tuple[str, ...]] = []
        self._counts: dict[str, int] = {}

    def __getitem__(self, entity_id: str) -> Member:
        return self.members[entity_id]

    def mention(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Remember who was named last."""
        if ids:
            self.recent = [*(one for one in self.recent if one != ids), ids][-40:]
        return ids

    def relate(self, kind: Spatial, things: Iterable[str], others: Iterable[str]) -> None:
        """Put things somewhere to the first of others (to all of them for "between")."""
        goals = list(others)
        for thing in things:
            for goal in goals if kind == "between" else goals[:1]:
                relation = Relation(kind=kind, a=thing, b=goal)
                if thing != goal and relation not in self.relations:
                    self.relations.append(relation)

    def introduce(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The entities a noun phrase names: those it refers back to, or new ones."""
        if phrase.determiner == "none":
            self._use_phrase(phrase)
            return ()
        known = self.refer(phrase)
        if known:
            self._use_phrase(phrase)
            if self.members[known[0]].kind:
                self.sentence.use(*phrase.head_at)
            for entity_id in known:
                self.describe(self.members[entity_id], phrase)
            return self.mention(known)
        return self.mention(self._new(phrase))

    def refer(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Whom a definite phrase means, among those named before; () if nobody."""
        if phrase.head == "part":
            kind = phrase.roles["part"].key
            owner = self.lexicon.words.parts.get(kind, "")
            return self._of_kind(owner) or self._bring(owner)
        adopts = self._implied_for(phrase)
        if adopts:
            return adopts
        if phrase.determiner not in ("definite", "other", "all"):
            return ()
        for ids in reversed(self.recent):
            chosen = tuple(one for one in ids if self._fits(self.members[one], phrase))
            if not chosen:
                continue
            if phrase.determiner == "other":
                return self._others(chosen) or ()
            count = phrase.count or (len(chosen) if phrase.plural else 1)
            if len(chosen) > 1 and count == 1 and len(chosen) == len(ids) and not phrase.plural:
                return chosen[:1]
            return chosen[:count]
        return self._group_named(phrase)

    def pronoun(self, key: str, subject: tuple[str, ...], as_object: bool) -> tuple[str, ...]:
        """Whom a pronoun means."""
        nearest = [ids for ids in reversed(self.recent) if not (as_object and ids == subject)]
        if subject and not as_object:
            nearest.insert(0, subject)
        for ids in nearest:
            if self._may_be(key, ids):
                return ids
        if key in ("he", "she") and not as_object:
            return next((ids for ids in reversed(self.recent) if self.members[ids[0]].living), ())
        if key == "they":
            others = [one for ids in self.recent for one in ids if one not in subject]
            living = [one for one in others if self.members[one].living]
            return tuple(dict.fromkeys(living or others))[:20]
        return ()

    def _may_be(self, key: str, ids: tuple[str, ...]) -> bool:
        """Whether a pronoun can mean these by number, life and sex."""
        first, plural = self.members[ids[0]], len(ids) > 1
        if key == "they":
            return plural or first.family == "person"
        if key == "it":
            heap = first.arrangement in ("tower", "pile", "wall", "pyramid", "row")
            return (not plural or heap) and first.family != "person"
        sex = {"he": "male", "she": "female"}.get(key, "")
        return not plural and first.family == "person" and first.traits.get("sex", sex) == sex

    def bring_noun(self, noun: str) -> tuple[str, ...]:
        """Somebody's implied thing by its noun, new unless there is one already; () if unknown."""
        known = self.lexicon.noun_named(noun)
        if known is None:
            return ()
        same = [one for one, member in self.members.items() if member.kind == known.kind]
        return (same[-1],) if same else self._bring(known.kind, noun)

    def dress(self, member: Member, garment: Garment) -> None:
        """Put a garment on somebody."""
        member.wear(garment, self.lexicon.words.slots)

    def describe(self, member: Member, phrase: NounPhrase) -> None:
        """Add what the modifiers of a phrase say to one entity."""
        shade = 0.0
        for match in phrase.modifiers:
            self.sentence.use(match.start, match.end)
            if match.role == "shade":
                shade = float(match.key)
                member.attributes.append(match.words)
                continue
            self._modify(member, match, shade)
        for at in phrase.strange:
            member.attributes.append(self.sentence.lower(at))

    def _modify(self, member: Member, match: Match, shade: float) -> None:
        role, key = match.role, match.key
        if role == "color":
            member.attributes.append(match.words)
            if member.color is None or not self._said_twice(member):
                member.color = shaded(key, shade) if shade else key
        elif role == "material":
            member.material = key
            member.attributes.append(match.words)
        elif role == "size":
            factor = float(key)  # a tall man is not a third taller than others, a huge one is
            mild = member.family == "person" and 0.5 < factor < 1.5
            member.scale *= 1 + (factor - 1) * 0.4 if mild else factor
            member.attributes.append(match.words)
        elif role == "pattern":
            member.pattern = key
            member.attributes.append(match.words)
        elif role == "trait":
            name, _, value = key.partition("=")
            if member.living:
                member.traits[name] = True if value == "yes" else value
            member.attributes.append(match.words)
        elif match.words == "black and white":
            member.attributes.append(match.words)
            member.color = self._color("black")
        elif role == "garment":
            self.dress(member, Garment(kind=key, word=match.words))
        elif role not in ("time", "weather", "sunlit", "style", "turns", "number", "speed"):
            member.attributes.append(match.words)

    def _color(self, name: str) -> str | None:
        colors = self.lexicon.words.colors
        return next((key for key, words in colors.items() if name in words), None)

    def _natural_color(self, member: Member, word: str) -> None:
        """ "White horse" may be one noun of the casting, and still says white."""
        color, _, rest = word.partition(" ")
        same = self.lexicon.noun_named(rest)
        if color in _NATURAL and same is not None and same.kind == member.kind:
            member.color = member.color or self._color(color)
            member.attributes.append(color)

    def _said_twice(self, member: Member) -> bool:
        words = {word for words in self.lexicon.words.colors.values() for word in words}
        return sum(word in words for word in member.attributes) > 1

    def _use_phrase(self, phrase: NounPhrase) -> None:
        castable = phrase.has("noun") or phrase.head in ("name", "group", "part")
        stand_in = self.lexicon.words.stand_ins.get(phrase.noun, "")
        if castable or self.lexicon.noun_named(stand_in):
            self.sentence.use(*phrase.head_at)
        for match in phrase.modifiers:
            self.sentence.use(match.start, match.end)
        if phrase.count_at:
            self.sentence.use(*phrase.count_at)

    def _new(self, phrase: NounPhrase) -> tuple[str, ...]:
        arrangement, count = "", phrase.count
        plural = phrase.plural
        if phrase.head == "group":
            phrase, count, arrangement = self._unpack_group(phrase)
            plural = plural or count > 1
        noun_match = phrase.has("noun")
        noun = self.lexicon.nouns.get(noun_match.key) if noun_match else None
        word = noun_match.words if noun_match else phrase.noun
        if phrase.head == "name":
            noun = self.lexicon.noun_named("person")
        elif noun is None:
            stand_in = self.lexicon.words.stand_ins.get(phrase.noun, "")
            noun = self.lexicon.noun_named(stand_in)
        if count is None:
            count = self._bare_count(phrase, plural)
        count = max(1, min(count, MOST_ENTITIES - len(self.members)))
        if len(self.members) >= MOST_ENTITIES or not word:
            return ()
        self._use_phrase(phrase)
        if phrase.of is not None and arrangement == "":
            self._contents(phrase)
        group = f"{word.replace(' ', '_')}s" if count > 1 or arrangement else ""
        if group:
            self._counts[group] = self._counts.get(group, 0) + 1
            group = f"{group}.{self._counts[group]}"
        ids = []
        for _ in range(count):
            member = self._member(word, noun)
            member.group, member.arrangement = group, arrangement
            if phrase.head == "name":
                self._named(member, phrase)
            self.describe(member, phrase)
            ids.append(member.id)
        self._bring_along(tuple(ids))
        return tuple(ids)

    def _named(self, member: Member, phrase: NounPhrase) -> None:
        at = phrase.head_at[0]
        member.noun = self.sentence.tokens[at].text
        member.traits["sex"] = phrase.roles["name"].key

    def _bare_count(self, phrase: NounPhrase, plural: bool) -> int:
        lower = self.sentence.words(*phrase.head_at)
        if plural or (
            lower in ("people", "sheep", "fish", "deer") and phrase.determiner in ("", "definite")
        ):
            return self.lexicon.words.many
        return 1

    def _unpack_group(self, phrase: NounPhrase) -> tuple[NounPhrase, int, str]:
        """A group noun: its members' phrase, how many, and how they stand."""
        group = self.lexicon.words.groups[phrase.roles["group"].key]
        self.sentence.use(*phrase.head_at)
        if phrase.count_at:
            self.sentence.use(*phrase.count_at)
        inner = phrase.of
        if inner is None and not group.of:
            return phrase, phrase.count or 1, ""  # "a line" of nothing is one line
        if inner is None:
            noun = group.of
            inner = NounPhrase(
                phrase.start,
                phrase.end,
                modifiers=phrase.modifiers,
                noun=noun,
                head="noun",
                head_at=phrase.head_at,
            )
            inner.roles = {"noun": Match(*phrase.head_at, "noun", noun, noun, False)}
        else:
            inner.modifiers += [match for match in phrase.modifiers if match.role != "size"]
            for match in phrase.modifiers:
                self.sentence.use(match.start, match.end)
        times = phrase.count if phrase.count and group.count == 2 else 1
        return inner, (inner.count or group.count * times), group.arrangement

    def _contents(self, phrase: NounPhrase) -> None:
        """ "A cup of coffee": what is in it is understood, as an attribute of the cup."""
        inner = phrase.of
        if inner is not None and inner.head:
            self.sentence.use(inner.start, inner.end)
            phrase.modifiers.append(
                Match(*inner.head_at, "adjective", inner.noun, f"of {inner.noun}", False)
            )

    def _member(self, word: str, noun: Noun | None, implied: bool = False) -> Member:
        stem = noun.kind if noun else "".join(c if c.isalnum() else "_" for c in word)
        self._counts[stem] = self._counts.get(stem, 0) + 1
        member = Member(f"{stem}.{self._counts[stem]}", word, noun.kind if noun else "")
        member.implied = implied
        if noun:
            over = noun.over
            member.family, member.living = noun.family, noun.living
            member.scale, member.material = over.size, over.material
            member.color = over.color.lower() if over.color else None
            member.traits, member.place = dict(over.traits), over.place
            self._natural_color(member, word)
            member.wears = [
                Garment(kind=kind, color=color, word=kind) for kind, color in over.wears.items()
            ]
            member.brings = (*self.kinds[noun.kind].brings, *over.brings)
        self.members[member.id] = member
        return member

    def _bring_along(self, owners: tuple[str, ...]) -> None:
        """What a role brings along: one for the whole group, held or near the first of them."""
        for name in self.members[owners[0]].brings if owners else ():
            noun = self.lexicon.noun_named(name.replace("_", " "))
            kind = noun.kind if noun else name
            if kind not in self.kinds or self._of_kind(kind):
                continue
            for thing in self._bring(kind, name.replace("_", " ")):
                if self.members[thing].family in ("ball", "prop"):
                    self.members[owners[0]].holds.append(thing)
                else:
                    self.relate("near", [thing], owners)

    def _bring(self, kind: str, noun: str = "") -> tuple[str, ...]:
        word = noun or kind.replace("_", " ")
        known = self.lexicon.noun_named(word)
        if known is None or len(self.members) >= MOST_ENTITIES:
            return ()
        member = self._member(word, known, implied=True)
        ids = (member.id,)
        self.recent.insert(0, ids)
        return ids

    def _of_kind(self, kind: str) -> tuple[str, ...]:
        return tuple(one for one, member in self.members.items() if member.kind == kind)[-1:]

    def _implied_for(self, phrase: NounPhrase) -> tuple[str, ...]:
        """An implied thing that the sentence now names itself ("shoots a ball")."""
        if phrase.head not in ("noun", "family") or (phrase.count or 1) != 1 or phrase.plural:
            return ()
        for one, member in self.members.items():
            if member.implied and self._fits(member, phrase, colors=False):
                member.implied = phrase.determiner in ("definite", "possessive")
                return (one,)
        return ()

    def _fits(self, member: Member, phrase: NounPhrase, colors: bool = True) -> bool:
        color = phrase.modified("color")
        if colors and color is not None and member.color not in (None, color.key):
            return False
        words = {phrase.noun, *(match.words for match in phrase.roles.values())}
        if phrase.head == "unknown" or not phrase.roles:
            return member.noun == phrase.noun and bool(phrase.noun)
        if words & {member.noun, member.kind.replace("_", " ")}:
            return True
        noun = phrase.has("noun")
        known = self.lexicon.nouns.get(noun.key) if noun else None
        if any(member.noun.endswith(word) and len(word) > 2 for word in words):
            return True
        if known and known.kind == member.kind and member.family == "person":
            sex = _ANYBODY.get(phrase.noun)
            return sex is not None and sex in ("", member.traits.get("sex", sex))
        if known and known.kind == member.kind and known.over.size == 1 and not known.over.traits:
            return True
        family = phrase.has("family")
        return family is not None and member.family in self.lexicon.words.families[family.key]

    def _others(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """ "The other one": the member of a group that was not spoken of last."""
        spoken = self.recent[-1] if self.recent else ()
        rest = tuple(one for one in chosen if one not in spoken or len(spoken) > 1)
        return rest[-1:]

    def _group_named(self, phrase: NounPhrase) -> tuple[str, ...]:
        """ "The tower", "the couple": a group by its own noun."""
        group = phrase.has("group")
        if group is None or phrase.of is not None:
            return ()
        wanted: Any = self.lexicon.words.groups[group.key]
        for ids in reversed(self.recent):
            first = self.members[ids[0]]
            if len(ids) > 1 and wanted.arrangement == first.arrangement:
                return ids
        return ()
