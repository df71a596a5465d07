"""Whom words refer back to: "the dog", "the other one", "they", "her lantern"."""

from collections.abc import Iterator
from typing import Any, Protocol

from soracli.script.lexicon import Lexicon
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.sexes_told import told_sex

_ANYBODY = {
    "man": "male", "boy": "male", "guy": "male", "gentleman": "male", "lad": "male",
    "woman": "female", "girl": "female", "lady": "female", "person": "", "people": "",
    "figure": "", "character": "", "human": "", "child": "", "kid": "", "player": "", "he": "male",
}  # fmt: skip
_CHILDREN = frozenset(("boy", "girl", "lad", "child", "kid"))
_NEW = frozenset(("another", "none", "each"))
_FRESH = frozenset(("new", "different", "second", "third", "fourth", "fifth", "sixth", "further"))
"""Words for one more of what is there already."""
_OPPOSITES = (
    ("left", "right"),
    ("front", "rear"),
    ("upper", "lower"),
    ("inner", "outer"),
    ("first", "second"),
    ("big", "small"),
    ("tall", "short"),
)
"""Words of which only one can be said of a thing."""
_FIGURINES = frozenset(("toy", "figurine", "doll", "puppet", "miniature"))
_DOLL_SIZED = 0.4
"""Of its usual size how large somebody is at most who is a toy."""
_HEAPS = frozenset(("tower", "pile", "wall", "pyramid", "row"))


class Named(Protocol):
    """Everybody named in a text, and everybody heard of before it."""

    lexicon: Lexicon
    sentence: Sentence
    members: dict[str, Member]
    recent: list[tuple[str, ...]]
    heard: dict[str, Member]
    names: dict[str, tuple[str, ...]]
    here: frozenset[str]
    scenery: tuple[str, ...]

    def bring(self, kind: str, noun: str = "") -> tuple[str, ...]:
        """An implied thing of a kind, always a new one."""


_PILED, _STACKED = ("tower", "pile", "stack", "pyramid"), ("box", "prop")
"""Arrangements that somebody makes of loose things, and the families of such things."""

_SAME = ("definite", "possessive")
"""Determiners of what need not be a new one."""


class Antecedents:
    """Finds who is meant among those named in the text, then among those heard of before."""

    def __init__(self, cast: Named) -> None:
        self.cast = cast
        self.lexicon = cast.lexicon
        self.sexes: dict[str, str] = {}  # the sex of whom a "he" or a "she" meant

    def _look(self, entity_id: str) -> Member:
        return self.cast.members.get(entity_id) or self.cast.heard[entity_id]

    def _groups(self) -> Iterator[tuple[str, ...]]:
        """Who was named together, the last first; then who was heard of, those here first."""
        yield from reversed(self.cast.recent)
        groups: dict[tuple[bool, str], list[str]] = {}
        for one, member in self.cast.heard.items():
            if one not in self.cast.members:
                groups.setdefault((one in self.cast.here, member.group or one), []).append(one)
        for here in (True, False):
            yield from (tuple(ids) for (there, _), ids in groups.items() if there is here)

    def named(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The known one that a phrase calls by a name; () if it calls nobody."""
        if phrase.determiner in _NEW or phrase.plural or (phrase.count or 1) > 1:
            return ()
        if phrase.determiner == "other" and phrase.head != "known":
            return ()
        if (found := phrase.has("known")) is not None:
            return () if self._differs(found.key, phrase) else (found.key,)
        if phrase.head == "color" or not phrase.noun or not phrase.head:
            return ()
        heads = {phrase.noun, *(match.words for match in phrase.roles.values())}
        last = {words.rpartition(" ")[2] for words in heads}
        for one, names in self.cast.names.items():
            ends = {name.rpartition(" ")[2] for name in names}
            whole = bool(set(names) & (heads | last))
            if self._differs(one, phrase) or not self._same(one, phrase):
                continue
            if whole or (last & ends and self._definite(phrase)):
                return (one,)
        return ()

    def _definite(self, phrase: NounPhrase) -> bool:
        return phrase.determiner in ("definite", "possessive")

    def _same(self, one: str, phrase: NounPhrase) -> bool:
        """Whether a known one can be what the noun says: a man called Bear is not "the bear"."""
        member = self._look(one)
        noun = phrase.has("noun")
        known = self.lexicon.nouns.get(noun.key) if noun else None
        return not (member.living and known is not None and known.family != member.family)

    def _differs(self, one: str, phrase: NounPhrase) -> bool:
        """Whether "a blue cup" cannot be the red one: another color, or one more of them."""
        if phrase.determiner not in ("indefinite", ""):
            return False
        member, color, size = self._look(one), phrase.modified("color"), phrase.modified("size")
        words = {match.words for match in phrase.modifiers}
        words |= {self.cast.sentence.lower(at) for at in phrase.strange}
        if words & _FRESH or (color is not None and member.color not in (None, color.key)):
            return True
        factor = float(size.key) if size is not None else 1.0
        return (factor - 1) * (member.scale - 1) < 0 and member.family != "person"

    def furnished(self, phrase: NounPhrase) -> tuple[str, ...]:
        """What "a lighthouse" means where the place itself has one, named here for the first time;
        () if the words are about another one."""
        if phrase.determiner not in ("indefinite", "") or phrase.plural or phrase.has("group"):
            return ()
        if (phrase.count or 1) > 1 or phrase.head not in ("noun", "thing", "family"):
            return ()
        for one in self.cast.scenery:
            member = self._look(one)
            free = one not in self.cast.members and member.family != "person"
            if free and self.fits(member, phrase) and not self._differs(one, phrase):
                return (one,)
        return ()

    def definite(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Whom "the …", "the other …" and "her …" mean; () if nobody."""
        possessive = phrase.determiner == "possessive"
        if phrase.determiner not in ("definite", "other", "all") and not possessive:
            return ()
        found: list[str] = []
        for ids in self._groups():
            chosen = tuple(one for one in ids if self.fits(self._look(one), phrase))
            if possessive:
                chosen = tuple(one for one in chosen if self._owned(one, phrase))
            if not chosen:
                continue
            if phrase.determiner == "other":
                return self._others(chosen) or ()
            several = phrase.plural or (phrase.count or 1) > 1
            if not several or (not found and len(chosen) >= (phrase.count or 2)):
                return chosen[: phrase.count or (len(chosen) if phrase.plural else 1)]
            found += [one for one in chosen if one not in found]
            if phrase.count and len(found) >= phrase.count:
                break
        if phrase.plural and len(found) == 1 and self._look(found[0]).living:
            found = []  # "a referee ... the players": they are others
        return tuple(found[: phrase.count]) or self._group_named(phrase)

    def _owned(self, one: str, phrase: NounPhrase) -> bool:
        """Whether a thing may be somebody's: whose dog it is was not said, or said so before."""
        member = self._look(one)
        if one not in self.cast.members:
            return member.family != "person"
        return member.owner == phrase.whose or not (member.owner or member.living)

    def _by_name(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The known one whose very name "the player" is, unless the text has a player of its own:
        by its meaning alone it could be anybody."""
        if phrase.determiner != "definite" or phrase.plural or phrase.noun not in _ANYBODY:
            return ()
        own = {one for one, member in self.cast.members.items() if member.noun == phrase.noun}
        called = [one for one, names in self.cast.names.items() if phrase.noun in names]
        return tuple(called[:1]) if not own - set(called) else ()

    def called(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Whom "the …" and "her …" mean, which if only implied now go by that name."""
        if own := self._by_name(phrase):
            return own
        found = self.definite(phrase)
        members = self.cast.members
        implied = bool(found) and all(one in members and members[one].implied for one in found)
        return (self.implied(phrase) or found) if implied else found

    def by_part(self, ids: tuple[str, ...], part: str) -> tuple[str, ...]:
        """Implied ones by what the words call them, which is a part: a hoop by its net."""
        for one in ids if part == "net" else ():
            member = self.cast.members[one]
            member.noun = part if member.implied else member.noun
        return ids

    def implied(self, phrase: NounPhrase) -> tuple[str, ...]:
        """An implied thing that the sentence now names itself ("shoots a ball"), by that name;
        "their boards" are one for each of those who have them."""
        owned = phrase.plural and phrase.determiner == "possessive"
        several = (phrase.count or 1) != 1 or (phrase.plural and not owned)
        if phrase.head not in ("noun", "family") or several:
            return ()
        for one, member in self.cast.members.items():
            if member.implied and self.fits(member, phrase, colors=False):
                member.implied = not phrase.plural and phrase.determiner in _SAME
                more = self._one_for_each(one) if owned else ()
                exact = member.noun.split()[-1:] == [phrase.noun]  # a tennis ball is a ball
                for name in () if exact else (one, *more):
                    self._look(name).noun = phrase.noun  # "a surfer sits on his board"
                return (one, *more)
        return ()

    def _one_for_each(self, one: str) -> tuple[str, ...]:
        """More of the same, so that everybody of the group that was named last has one."""
        groups = (ids for ids in reversed(self.cast.recent) if self._look(ids[0]).living)
        owners, member = next(groups, ()), self._look(one)
        more: list[str] = []
        for _ in owners[1:]:
            more += self.cast.bring(member.kind, member.noun)
        for name in (one, *more) if more else ():
            self._look(name).implied, self._look(name).group = False, f"{member.kind}s of theirs"
        return tuple(more)

    def fits(self, member: Member, phrase: NounPhrase, colors: bool = True) -> bool:
        """Whether a phrase can mean this one, by its noun and its color."""
        color = phrase.modified("color")
        if colors and color is not None and member.color not in (None, color.key):
            return False
        if self._opposite(member, phrase):
            return False
        words = {phrase.noun, *(match.words for match in phrase.roles.values())}
        if phrase.head == "unknown" or not phrase.roles:
            # "a weather vane ... the vane"
            return phrase.noun != "" and phrase.noun in (member.noun, member.noun.split()[-1])
        if words & {member.noun, member.kind.replace("_", " ")}:
            return True
        if phrase.noun in _FIGURINES and member.living and member.scale < _DOLL_SIZED:
            return True  # "winds up a tin soldier, and the toy marches"
        if phrase.noun == "instrument":  # "plays the saxophone, then lowers the instrument"
            return any(member.kind in one for one in self.lexicon.words.instruments.values())
        noun = phrase.has("noun")
        known = self.lexicon.nouns.get(noun.key) if noun else None
        if known and known.kind == member.kind and member.family == "person":
            return self._anybody(member, phrase.noun)
        if any(member.noun.endswith(word) and len(word) > 2 for word in words):
            return True
        if known and known.kind == member.kind and known.over.size == 1 and not known.over.traits:
            return True
        family = phrase.has("family")
        return family is not None and member.family in self.lexicon.words.families[family.key]

    def _opposite(self, member: Member, phrase: NounPhrase) -> bool:
        """Whether it was called "the left door", and this is about the right one."""
        said = {match.words for match in phrase.modifiers}
        said |= {self.cast.sentence.lower(at) for at in phrase.strange}
        was = set(member.attributes)
        return any((a in said and b in was) or (b in said and a in was) for a, b in _OPPOSITES)

    def _anybody(self, member: Member, noun: str) -> bool:
        """Whether "the man", "the girl" or "the figure" can be this person."""
        sex = _ANYBODY.get(noun)
        if sex is None:
            return member.noun.endswith(noun) and len(noun) > 2
        grown = "adult" if member.wears else "child"  # who wears the clothes of a trade
        if noun in _CHILDREN and member.traits.get("age", grown) not in ("child", "young"):
            return False
        return sex in ("", member.traits.get("sex", sex))

    def _others(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """ "The other one": the member of a group that was not spoken of last."""
        spoken = self.cast.recent[-1] if self.cast.recent else ()
        rest = tuple(one for one in chosen if one not in spoken or len(spoken) > 1)
        return rest[-1:]

    def _group_named(self, phrase: NounPhrase) -> tuple[str, ...]:
        """ "The tower", "the couple": a group by its own noun."""
        group = phrase.has("group")
        if group is None or phrase.of is not None:
            return ()
        wanted: Any = self.lexicon.words.groups[group.key]
        for ids in self._groups():
            if len(ids) < 2 or (wanted.of and not self._look(ids[0]).living):
                continue  # "blows out the candles while her family claps"
            if wanted.count == 2 and wanted.of and len(ids) != 2:
                continue  # "three guests cheer for the couple": they are no couple
            if wanted.arrangement == self._look(ids[0]).arrangement:
                return ids
        for ids in self._groups() if wanted.arrangement in _PILED else ():
            if len(ids) > 1 and self._look(ids[0]).family in _STACKED:
                return ids  # "stacks blocks until the tower collapses"
        return ()

    def pronoun(self, key: str, subject: tuple[str, ...], as_object: bool) -> tuple[str, ...]:
        """Whom a pronoun means."""
        own = set(subject) if as_object else set()
        nearest = [ids for ids in self._groups() if not (as_object and ids == subject)]
        # "saws a plank, a pen and a ruler to the left of it": rather the plank than the ruler
        nearest.sort(key=lambda ids: bool(own) and set(ids) <= own)
        if subject and not as_object:
            nearest.insert(0, subject)
        if key == "they":
            return self._they(nearest, subject if as_object else ())
        sex = {"he": "male", "she": "female"}.get(key, "")
        told = [ids for ids in nearest if ids[0] in self.cast.members]
        if as_object and key != "it" and not any(self.may_be(key, ids) for ids in told):
            told = [ids for ids in told if len(ids) == 1 and self._look(ids[0]).living]
            if told and self._look(told[0][0]).family != "person":
                return told[0]  # "the dog runs to Mara, and she pets him"
        for ids in nearest:
            if sex and not as_object and self._unlike(ids):
                # "a journalist and a pilot sit; she takes notes while he speaks"
                ids = next(((one,) for one in ids if self.may_be(key, (one,))), ids)
            if self.may_be(key, ids):
                ids = self._rather(ids, told, sex) if sex else ids
                self.sexes.update({ids[0]: sex} if sex else {})
                return ids
        if sex and not as_object:
            for ids in reversed(self.cast.recent):
                chosen = self._one_of(ids, sex)
                if chosen:
                    return chosen
        return ()

    def _rather(
        self, ids: tuple[str, ...], told: list[tuple[str, ...]], sex: str
    ) -> tuple[str, ...]:
        """Who is said to be a "she" rather than who may be one: "a guard kneels before a queen, and
        she smiles"; whoever was called so before stays it."""
        if told_sex(self._look(ids[0])) == sex or ids[0] in self.sexes:
            return ids
        single = (one for one in told if len(one) == 1)
        return next((one for one in single if told_sex(self._look(one[0])) == sex), ids)

    def _unlike(self, ids: tuple[str, ...]) -> bool:
        """Whether these are several people that are each called something else."""
        people = [self._look(one) for one in ids if self._look(one).family == "person"]
        return len({one.noun for one in people}) == len(ids) > 1

    def _one_of(self, ids: tuple[str, ...], sex: str) -> tuple[str, ...]:
        """ "A couple rows a boat; she sings": the one of several who can be she, and is from then
        on; () if nobody can."""
        fit = [one for one in ids if self._look(one).traits.get("sex", sex) == sex]
        fit = [one for one in fit if self._look(one).living]
        if len(ids) > 1 and fit:
            surely = (one for one in fit if "sex" in self._look(one).traits)
            member = self._look(next(surely, fit[0]))
            member.traits["sex"] = self.sexes[member.id] = sex
            if member.noun == "person":
                member.noun = "man" if sex == "male" else "woman"
            return (member.id,)
        return ids if fit else ()

    def may_be(self, key: str, ids: tuple[str, ...]) -> bool:
        """Whether a pronoun can mean these by number, life and sex."""
        first, plural = self._look(ids[0]), len(ids) > 1
        person = first.family == "person"
        if key == "it":
            heap = first.arrangement in _HEAPS
            return (not plural or heap) and (not person or first.kind == "robot")
        sex = {"he": "male", "she": "female"}.get(key, "")
        person = person and (first.kind != "robot" or "sex" in first.traits)
        man = first.noun.endswith("man") and not first.noun.endswith(("woman", "human"))
        called = "male" if man else self.sexes.get(first.id, sex)
        own = first.traits.get("sex", called)  # a postman is no "she"
        return not plural and person and own == sex

    def _they(self, nearest: list[tuple[str, ...]], apart: tuple[str, ...]) -> tuple[str, ...]:
        """ "They": those named together last, else all people there are, else whoever there is."""
        told = [ids for ids in nearest if ids[0] in self.cast.members]
        heard = [ids for ids in nearest if ids[0] not in self.cast.members]
        heard = [ids for ids in heard if ids[0] in self.cast.here] or heard
        together = next((ids for ids in told if len(ids) > 1), ())
        if together:
            return together
        named = [one for ids in reversed(told) for one in ids if one not in apart]
        people = [one for one in named if self._look(one).family == "person"]
        if len(people) < 2:
            unnamed = (one for ids in heard for one in ids if one not in apart)
            people += [one for one in unnamed if self._look(one).family == "person"]
        living = [one for one in named if self._look(one).living]
        group = next((ids for ids in heard if len(ids) > 1), ())
        return tuple(dict.fromkeys(people or living or named or group))[:20]
