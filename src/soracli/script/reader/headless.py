"""Noun phrases without a noun: "two are red", "the left one", "a white one", "in blue"."""

from collections.abc import Callable

from soracli.script.reader.dealing import DealReader
from soracli.script.reader.dressing import DressReader
from soracli.script.reader.ellipsis import counted_on, more_of_them
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.roles import RoleReader

COLORED = frozenset(("colored", "coloured", "painted", "dyed", "tinted"))
_POSTURES = frozenset(("stand", "sit", "lie", "crouch", "sleep"))


class HeadlessReader:
    """Tells of whom adjectives are said that stand without a noun.

    `thing` reads a phrase that has found its noun after all.
    """

    def __init__(
        self,
        now: Reading,
        dressing: DressReader,
        dealing: DealReader,
        roles: RoleReader,
        thing: Callable[[NounPhrase], None],
    ) -> None:
        self.now, self.dressing, self.dealing = now, dressing, dealing
        self.roles, self.thing = roles, thing

    def read(self, phrase: NounPhrase) -> None:
        """Adjectives without a noun: a predicate, a color one wears, or one of several."""
        if not phrase.head and not self._dealt_with(phrase):
            self._by_clause(phrase)
            self.now.prep = None

    def counts_on(self, phrase: NounPhrase) -> bool:
        """Whether it is "the seventh" or "a fourth" of those named before; then it is read."""
        ids = counted_on(self.now, phrase)
        if ids:
            self.roles.place(self.now.cast.mention(ids))
        return bool(ids)

    def _dealt_with(self, phrase: NounPhrase) -> bool:
        """Whether it is a color or a number dealt out to some of those named before."""
        now = self.now
        color = phrase.modified("color") is not None and not phrase.determiner
        if color and not now.copula and now.prep is None and self.dealing.dealt():
            return True
        if now.ahead(("conj", "comma"), ()) and self._borrow(phrase):
            return True
        if phrase.modified("multicolored") and self._of_many_colors(phrase):
            return True
        before = now.sentence.lower(phrase.start - 1)
        if before in COLORED and now.last and phrase.modified("color"):
            self._describe(now.last, phrase)
            now.prep = None
            return True
        if now.sentence.lower(phrase.start) == "some" and self._some(phrase):
            return True
        return bool(phrase.count) and not phrase.modifiers and self._counted(phrase)

    def _by_clause(self, phrase: NounPhrase) -> None:
        """What it says in its clause, of whom."""
        now = self.now
        one = now.sentence.lower(phrase.end - 1) == "one" and phrase.determiner == "indefinite"
        said = now.subject or now.last
        before = now.chunks[now.at - 1].phrase
        worn = before is not None and (before.has("garment") or before.has("body part"))
        behind = now.last_role == "garment" and bool(worn)
        told = now.copula or behind  # "and her hair blue"
        if told and now.part and now.last and phrase.modified("color"):
            self.dressing.part_is(phrase)
        elif behind and phrase.modified("color"):
            now.sentence.use(phrase.start, phrase.end)  # a plume, of which nothing is shown
        elif now.copula and said and self._is_now(said, phrase):
            now.copula = False
        elif now.copula and said:
            nails = now.last_role == "garment" and phrase.modified("color") is not None
            if not (nails and now.cast[said[0]].family == "person"):  # her nails are gold, not she
                self._describe(said, phrase)
            now.copula = False
        elif now.dressing or (now.prep and now.prep.key == "in") or (one and self._like_worn()):
            self.dressing.in_color(phrase)
        elif one or phrase.count or phrase.determiner in ("other", "another", "definite", "all"):
            self._some_of_them(phrase)
        elif now.act is not None and now.act.likely in _POSTURES and now.act.agents:
            self._describe(now.act.agents, phrase)  # "lies broken", "waits alone"
        elif now.last and (now.comma or now.conj or self._aged(phrase)):
            self._describe(now.last, phrase)
        else:
            for match in phrase.modifiers:
                if match.role != "adjective":
                    now.setting.take(match)

    def _some_of_them(self, phrase: NounPhrase) -> None:
        """ "One", "the left one", "two": of those who were named together, or one more."""
        now = self.now
        ones = bool(phrase.modifiers) and now.sentence.lower(phrase.end - 1) in ("one", "ones")
        if placed := self.dealing.placed(phrase):
            group = placed
        elif ones and (more := more_of_them(now, phrase)):
            group = more
        elif phrase.determiner == "all":
            group = now.cast.pronoun("they", (), False)[: phrase.count or 2]
        else:
            group = tuple(one for _ in range(phrase.count or 1) for one in now.one_of())
        if not group:
            return
        now.sentence.use(phrase.start, phrase.end)
        now.cast.join(group)
        self._describe(group, phrase)
        if now.ahead(("aux",), ("empty",)):
            self.roles.be_subject(group)  # "two are red, two are blue"
        else:
            named = not phrase.modifiers or ones
            self.roles.place(now.cast.mention(group) if named else group)

    def _of_many_colors(self, phrase: NounPhrase) -> bool:
        """ "Each a different color", "in all the colors of the rainbow"."""
        now = self.now
        whose = now.last or now.subject
        if not whose or now.dressing:
            return False
        self._describe(whose, phrase)
        now.sentence.use(phrase.start, phrase.end)
        now.prep, now.copula = None, False
        return True

    def _is_now(self, ids: tuple[str, ...], phrase: NounPhrase) -> bool:
        """ "Then it is blue": no color that it has had all the time."""
        color = phrase.modified("color")
        makings = self.roles.events.verbs.makings
        turned = makings.is_now(ids, color.key if color is not None else "")
        if turned:
            self.now.sentence.use(phrase.start, phrase.end)
        return turned

    def _counted(self, phrase: NounPhrase) -> bool:
        """ "Five more", "there are eight of them": how many there are in all."""
        now, count = self.now, phrase.count or 0
        of_it = now.sentence.lower(phrase.end - 1) == "of"  # "dozens of"
        following = now.sentence.words(phrase.end - of_it, phrase.end + 2 - of_it)
        group = now.group() or now.last[:1]
        if not group or count < 1:
            return False
        if following.startswith("more") or following.startswith("others"):
            new, end = count, phrase.end + 1
        elif following == "of them" and now.conj == "" and count > len(group):
            new, end = count - len(group), phrase.end + 2 - of_it
        else:
            return False
        more = tuple(one for _ in range(new) for one in now.cast.one_more(group[0]))
        now.cast.told -= {*more, *group}
        now.sentence.use(phrase.start, end)
        for chunk in now.chunks[now.at + 1 :]:
            if chunk.start >= end:
                break
            chunk.kind = "empty"
        of_them = following == "of them"
        for act in now.acts.all if of_them else ():
            act.agents = (*act.agents, *more) if act.agents == group else act.agents
        ids = (*group, *more) if of_them else more
        if ids:
            self.roles.be_subject(now.cast.mention(ids))
        return True

    def _some(self, phrase: NounPhrase) -> bool:
        """ "Some red, some white": a part of the group, and the last of them all the rest."""
        now = self.now
        rest = now.rest_of()
        if len(rest) < 2 or not phrase.modified("color"):
            return False
        later = [one for one in now.chunks[now.at + 1 :] if now.sentence.lower(one.start) == "some"]
        chosen = rest[: max(1, len(rest) // (len(later) + 1))]
        now.cast.told |= set(chosen)
        now.sentence.use(phrase.start, phrase.end)
        self._describe(chosen, phrase)
        return True

    def _like_worn(self) -> bool:
        """ "One wears a red hat, the other a blue one": that is a hat, too."""
        now = self.now
        said = now.garment != "" and now.act is None and now.last_role == "subject"
        return said and not now.open and now.chunks[now.at - 1].kind == "pronoun"

    def _aged(self, phrase: NounPhrase) -> bool:
        """ "In his forties", "with a beard": a trait that follows its noun."""
        roles = [match.role for match in phrase.modifiers]
        return roles == ["trait"] and len(phrase.modifiers[0].words.split()) > 2

    def _describe(self, ids: tuple[str, ...], phrase: NounPhrase) -> None:
        for one in ids:
            self.now.cast.describe(self.now.cast[one], phrase)

    def _borrow(self, phrase: NounPhrase) -> bool:
        """ "Two red and three blue balls": the first takes its noun from the second."""
        now = self.now
        if not (phrase.count or phrase.determiner == "indefinite"):
            return False
        for chunk in now.chunks[now.at + 1 : now.at + 6]:
            if chunk.kind == "noun" and chunk.phrase and chunk.phrase.head:
                other = chunk.phrase
                if other.head not in ("noun", "thing", "unknown", "family"):
                    return False
                phrase.head, phrase.noun, phrase.roles = other.head, other.noun, other.roles
                phrase.head_at = other.head_at
                phrase.plural = other.plural and (phrase.count or 2) > 1
                self.thing(phrase)
                return True
            if chunk.kind not in ("conj", "comma", "noun"):
                return False
        return False
