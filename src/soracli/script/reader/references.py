"""Who and what has been named so far, and what words refer back to."""

from collections.abc import Iterable, Sequence

from soracli.script.lexicon import Lexicon, Match, Noun
from soracli.script.reader.antecedents import Antecedents
from soracli.script.reader.beasts_of_trades import as_beast
from soracli.script.reader.describing import Describer
from soracli.script.reader.groups_named import HEAPED, unpack_group
from soracli.script.reader.kin import elder, parent_of, take_after
from soracli.script.reader.lumps import take_color
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.portions import least_whole, portion_of, untold
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.spelling import meant
from soracli.story.preset import Kind
from soracli.story.scene import Garment, Known, Relation, Spatial

MOST_ENTITIES = 300
"""More than any picture shows; a text that names more is not read further for things."""

_APART = ("on", "between", "left of", "right of", "behind", "in front of", "under")
"""Where nothing is that one holds."""


class Cast:
    """Everybody and everything named so far, in the order of naming.

    `heard` are those known from before, most recently named first; the first mention makes them
    members. `names` are the words by which a named one of them is called, `scenery` the ids of what
    is part of the place. `told` are those of a group who have been spoken of one by one.
    """

    def __init__(
        self, sentence: Sentence, kinds: dict[str, Kind], known: Sequence[Known] = ()
    ) -> None:
        self.sentence = sentence
        self.lexicon: Lexicon = sentence.lexicon
        self.kinds = kinds
        self.members: dict[str, Member] = {}
        self.relations: list[Relation] = []
        self.recent: list[tuple[str, ...]] = []
        self.heard = {
            one.entity.id: Member.of(one.entity, kinds.get(one.entity.kind)) for one in known
        }
        self.names = {one.entity.id: one.words for one in known if one.named}
        self.here = frozenset(one.entity.id for one in known if one.here)
        self.scenery = tuple(one.entity.id for one in known if one.scenery)
        self.antecedents = Antecedents(self)
        self.describer = Describer(sentence, kinds)
        self.told: set[str] = set()
        self._counts: dict[str, int] = {}

    def __getitem__(self, entity_id: str) -> Member:
        return self.members[entity_id]

    def mention(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Remember who was named last; who was only heard of joins the cast."""
        self.join(ids)
        if ids:
            self.recent = [*(one for one in self.recent if one != ids), ids][-40:]
        return ids

    def join(self, ids: tuple[str, ...]) -> None:
        """Who was only heard of joins the cast."""
        for one in ids:
            if one not in self.members:
                self.members[one] = self.heard[one]

    def named_thing(self) -> bool:
        """Whether the text has named a thing so far."""
        return any(not self.members[one].living for ids in self.recent for one in ids)

    def forget(self, entity_id: str) -> None:
        """Take back somebody new who turned out to be nobody."""
        del self.members[entity_id]
        self.recent = [ids for ids in self.recent if entity_id not in ids]
        self.relations = [one for one in self.relations if entity_id not in (one.a, one.b)]
        for member in self.members.values():
            member.holds = [one for one in member.holds if one != entity_id]

    def relate(self, kind: Spatial, things: Iterable[str], others: Iterable[str]) -> None:
        """Put things somewhere to the first of others (to all of them for "between")."""
        goals = list(others)
        if kind == "under" and goals and self._is_aloft(goals[0]):
            kind, things, goals = "above", goals[:1], list(things)  # a ship below a helicopter
        for thing in things:
            for goal in self._one_of_each(goals) if kind == "between" else goals[:1]:
                relation = Relation(kind=kind, a=thing, b=goal)
                told = any({thing, goal} == {one.a, one.b} for one in self.relations)
                if thing == goal or relation in self.relations or (kind == "near" and told):
                    continue  # where it stands has been said better than by "with"
                if kind in _APART:
                    self._let_go(thing, goal)
                self.relations = [
                    one
                    for one in self.relations
                    if not (one.kind == "near" and {thing, goal} == {one.a, one.b})
                ]
                self.relations.append(relation)

    def _one_of_each(self, things: list[str]) -> list[str]:
        """All of these, but of several heaps only the lowest of each: "between two stacks"."""
        heaps: dict[str, str] = {}
        for one in things:
            member = self[one]
            heaped = member.arrangement in HEAPED and member.group
            heaps.setdefault(member.group if heaped else one, one)
        return list(heaps.values()) if len(heaps) > 1 else things

    def _let_go(self, thing: str, bearer: str) -> None:
        """ "A tortoise with a strawberry on its back": it does not have that in its mouth."""
        member = self.members.get(bearer)
        if member is not None and thing in member.holds:
            member.holds.remove(thing)

    def _is_aloft(self, thing: str) -> bool:
        """Whether something is up in the air by itself: a balloon, a helicopter, no parked car."""
        return thing in self.members and self.members[thing].family == "aircraft"

    def introduce(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The entities a noun phrase names: those it refers back to, or new ones."""
        if phrase.determiner == "none":
            self.sentence.use(phrase.start, phrase.end)
            return ()
        if phrase.portion:
            return self._portion(phrase)
        known = self.refer(phrase)
        if known:
            self.mention(known)
            self._use_phrase(phrase)
            if self.members[known[0]].kind or known[0] in self.heard:
                self.sentence.use(*phrase.head_at)
            for entity_id in known:
                self.describe(self.members[entity_id], phrase)
            return known
        return self.mention(self._new(phrase))

    def _portion(self, phrase: NounPhrase) -> tuple[str, ...]:
        """ "Two of the five apples": all of them are there, and two are spoken of."""
        portion, phrase.portion = phrase.portion, ""
        if not self.refer(phrase):
            least = least_whole(portion, self.lexicon.words.many)
            phrase.count = phrase.count or (least if portion not in ("all", "each") else None)
        whole = self.introduce(phrase)
        several = untold(whole, self.told if portion.isdigit() else set())
        chosen = several[: portion_of(portion, len(whole))]
        if len(chosen) < len(whole):
            self.told |= set(chosen)
        return self.mention(chosen)

    def refer(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Whom a phrase means, among those named before; () if it names somebody new."""
        find = self.antecedents
        meant = find.called(phrase) if phrase.has("noun") else ()
        if not meant and (part := phrase.has("part")):
            owner = self.lexicon.words.parts.get(part.key, "")
            there = self._of_kind(owner)
            own = phrase.determiner == "possessive" and phrase.head == "part"  # "mends his net"
            the = phrase.determiner == "definite" and (phrase.head == "part" or owner == "hoop")
            if (there or own or the) and (phrase.head == "part" or phrase.of is None):
                return find.by_part(there or self.bring(owner), phrase.noun)
        named = meant or find.named(phrase) or find.implied(phrase) or find.definite(phrase)
        return named or find.furnished(phrase)

    def pronoun(self, key: str, subject: tuple[str, ...], as_object: bool) -> tuple[str, ...]:
        """Whom a pronoun means."""
        return self.antecedents.pronoun(key, subject, as_object)

    def describe(self, member: Member, phrase: NounPhrase) -> None:
        """Add what the modifiers of a phrase say to one entity."""
        self.describer.describe(member, phrase)

    def anybody(self, noun: str, count: int) -> tuple[str, ...]:
        """Somebody new, whom only a pronoun names; () where the text may mean somebody heard of."""
        known = self.lexicon.noun_named(noun)
        living = any(member.living for member in self.members.values())
        if known is None or self.heard or (living and noun == "person"):
            return ()
        return self.mention(tuple(self._member(noun, known).id for _ in range(count)))

    def bring_noun(self, noun: str) -> tuple[str, ...]:
        """Somebody's implied thing by its noun, new unless there is one already; () if unknown."""
        known = self.lexicon.noun_named(noun)
        if known is None:
            return ()
        same = [one for one, member in self.members.items() if member.kind == known.kind]
        return (same[-1],) if same else self.bring(known.kind, noun)

    def one_more(self, like: str) -> tuple[str, ...]:
        """Another one like somebody there, in one group with it; () if nobody casts the noun."""
        first = self.members[like]
        word = self.describer.without_color(first.noun)
        noun = self.lexicon.noun_named(word)
        if noun is None or len(self.members) >= MOST_ENTITIES:
            return ()
        member = self._member(word, noun)
        first.group = first.group or self._fresh(f"{first.noun.replace(' ', '_')}s")
        member.group, member.arrangement = first.group, first.arrangement
        self.told |= {like, member.id}
        return self.mention((member.id,))

    def bring_new(self, kind: str, noun: str) -> tuple[str, ...]:
        """Another thing of a kind that nobody named: a chair for each who sits at a table."""
        return self.bring(kind, noun)

    def dress(self, member: Member, garment: Garment) -> None:
        """Put a garment on somebody."""
        member.wear(garment, self.lexicon.words.slots)

    def _use_phrase(self, phrase: NounPhrase) -> None:
        castable = phrase.has("noun") or phrase.head in ("name", "group", "part", "known")
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
        if self._is_a_pair(phrase):
            count, plural = 1, False
        heaps = phrase.count or 1
        if phrase.head == "group":
            phrase, count, arrangement = unpack_group(self.lexicon, self.sentence, phrase)
            plural = plural or count > 1
        word, noun = self._cast_as(phrase)
        if noun is None or noun is not self.lexicon.noun_named(word):
            count = 1 if phrase.has("body part") else count
        if noun is not None and noun.kind == "stairs" and count is not None and count > 2:
            count, plural = 1, False  # "thirteen steps to the temple"
        word, noun = elder(self, phrase, word, noun)
        parent = parent_of(self, phrase, word, noun)
        young = self.lexicon.noun_named(f"{parent.noun} {word}") if parent else None
        noun = young or noun
        if count is None:
            count = self._bare_count(phrase, plural)
        count = max(1, min(count, MOST_ENTITIES - len(self.members)))
        if len(self.members) >= MOST_ENTITIES or not word:
            return ()
        self._use_phrase(phrase)
        if phrase.of is not None and arrangement == "":
            self._contents(phrase)
        group = f"{word.replace(' ', '_')}s" if count > 1 or arrangement else ""
        heaps = heaps if arrangement in HEAPED else 1  # "two stacks of books"
        groups = [self._fresh(group) if group else "" for _ in range(min(heaps, count))]
        ids = []
        for place in range(count):
            word, noun = self._alternate(phrase, place, word, noun)
            member = self._member(word, noun)
            group = groups[place * len(groups) // count]
            member.group, member.arrangement = group, arrangement
            self._told_of(member, phrase, parent if young is None else None)
            ids.append(member.id)
        self._bring_along(tuple(ids))
        return tuple(ids)

    def _told_of(self, member: Member, phrase: NounPhrase, parent: Member | None) -> None:
        """Give somebody what their phrase tells of them, and what they have of a `parent`."""
        member.owner = phrase.whose
        if parent is not None:
            take_after(parent, member)
        if phrase.head == "name":
            self._named(member, phrase)
        self.describe(member, phrase)

    def _is_a_pair(self, phrase: NounPhrase) -> bool:
        """ "A pair of headphones": what comes in two halves is one thing."""
        halves = {phrase.noun, f"{phrase.noun}s"} & set(self.lexicon.words.paired)
        told = self.sentence.words(*phrase.count_at).split() if phrase.count_at else []
        return bool(halves) and "pair" in told

    def _cast_as(self, phrase: NounPhrase) -> tuple[str, Noun | None]:
        """The word for what a phrase names, and the noun that it is cast as."""
        found = phrase.has("noun")
        noun = self.lexicon.nouns.get(found.key) if found else None
        if phrase.head == "name":
            noun = self.lexicon.noun_named("person")
        elif noun is None:
            stand_in = self.lexicon.words.stand_ins.get(phrase.noun, "")
            noun = self.lexicon.noun_named(stand_in)
        if noun is None and (word := meant(phrase.noun, self.lexicon)):
            self.sentence.use(*phrase.head_at)
            return word, self.lexicon.noun_named(word)
        return found.words if found else phrase.noun, as_beast(phrase, noun, self.sentence)

    def _alternate(
        self, phrase: NounPhrase, place: int, word: str, noun: Noun | None
    ) -> tuple[str, Noun | None]:
        """The noun of one of a group who are not alike: a man, then a woman."""
        if not phrase.mixed:
            return word, noun
        word = phrase.mixed[place % len(phrase.mixed)]
        return word, self.lexicon.noun_named(word)

    def _named(self, member: Member, phrase: NounPhrase) -> None:
        member.noun = self.sentence.tokens[phrase.head_at[0]].text
        member.traits["sex"] = phrase.roles["name"].key

    def _bare_count(self, phrase: NounPhrase, plural: bool) -> int:
        lower = self.sentence.words(*phrase.head_at)
        if phrase.determiner == "each":
            return self.lexicon.words.many
        if plural or (
            lower.split()[-1:] in (["people"], ["sheep"], ["fish"], ["deer"])
            and phrase.determiner in ("", "definite")
        ):
            return self.lexicon.words.many
        return 1

    def _contents(self, phrase: NounPhrase) -> None:
        """ "A cup of coffee": what is in it is understood, as an attribute of the cup."""
        inner = phrase.of
        if inner is not None and inner.head:
            self.sentence.use(inner.start, inner.end)
            phrase.modifiers.append(
                Match(*inner.head_at, "adjective", inner.noun, f"of {inner.noun}", False)
            )
            take_color(phrase, inner, self.lexicon.words.liquid_colors)

    def _member(self, word: str, noun: Noun | None, implied: bool = False) -> Member:
        stem = noun.kind if noun else "".join(c if c.isalnum() else "_" for c in word)
        member = Member(self._fresh(stem), word, noun.kind if noun else "")
        member.implied = implied
        if noun:
            over = noun.over
            member.family, member.living = noun.family, noun.living
            member.scale, member.material = over.size, over.material
            member.color = over.color.lower() if over.color else None
            member.traits, member.place = dict(over.traits), over.place
            self.describer.natural_color(member, word)
            self.describer.plain_noun(member)
            member.wears = [
                Garment(kind=kind, color=color, word=kind) for kind, color in over.wears.items()
            ]
            member.usual = frozenset(over.wears)
            member.brings = (*self.kinds[noun.kind].brings, *over.brings)
        self.members[member.id] = member
        return member

    def _fresh(self, stem: str) -> str:
        """An id that nobody has, whether named here or heard of."""
        while True:
            self._counts[stem] = self._counts.get(stem, 0) + 1
            name = f"{stem}.{self._counts[stem]}"
            if name not in self.heard:
                return name

    def _bring_along(self, owners: tuple[str, ...]) -> None:
        """What a role brings along: one for the whole group, held or near the first of them."""
        for name in self.members[owners[0]].brings if owners else ():
            noun = self.lexicon.noun_named(name.replace("_", " "))
            kind = noun.kind if noun else name
            if kind not in self.kinds or self._of_kind(kind):
                continue
            for thing in self.bring(kind, name.replace("_", " ")):
                if self.members[thing].family in ("ball", "prop"):
                    self.members[owners[0]].holds.append(thing)
                else:
                    self.relate("near", [thing], owners)

    def bring(self, kind: str, noun: str = "") -> tuple[str, ...]:
        """Somebody's implied thing of a kind, always a new one; () if there is no room for it."""
        word = noun or kind.replace("_", " ")
        known = self.lexicon.noun_named(word)
        if known is None or len(self.members) >= MOST_ENTITIES:
            return ()
        ids = (self._member(word, known, implied=True).id,)
        self.recent.insert(0, ids)
        return ids

    def _of_kind(self, kind: str) -> tuple[str, ...]:
        return tuple(one for one, member in self.members.items() if member.kind == kind)[-1:]
