"""One of several: "one black and one white", "the left one", "red, orange, purple and green"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_PLACES = {"left": 0, "leftmost": 0, "first": 0, "right": -1, "rightmost": -1, "last": -1,
           "second": 1, "third": 2, "fourth": 3}  # fmt: skip
_ONE_EACH = frozenset(
    ("hold", "read", "drink", "eat", "play", "write", "photograph", "phone", "wave", "pick_up",
     "raise_hand", "cheer", "shake_up", "toast")
)  # fmt: skip
"""What everybody does with a thing of their own: "three girls hold balloons"."""
_BROUGHT = frozenset(("ball", "board"))
_POSTURES = frozenset(("stand", "sit", "lie", "crouch", "sleep"))
_MOST_SEATS = 6
"""More than so many do not have one seat each: "twelve pigeons on roofs"."""
_MIDDLE = frozenset(("middle", "center", "centre", "central"))


class DealReader:
    """Gives colors and places to the single ones of the group that was named last."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def multiply(self, phrase: NounPhrase) -> None:
        """ "Two plates each", "girls with umbrellas": as many as there are who have them."""
        owners = self._owners()
        if len(owners) < 2 or phrase.head not in ("noun", "thing", "unknown", "family"):
            return
        told = self.now.each or self._each_follows(phrase)
        if told and phrase.determiner in ("indefinite", "", "possessive", "each"):
            phrase.count, phrase.plural = (phrase.count or 1) * len(owners), True
            phrase.determiner = ""
        elif self._one_each(phrase, owners):
            phrase.count = len(owners)

    def one_on_each_side(self, phrase: NounPhrase) -> None:
        """ "A lamp on each side of a bed": two lamps."""
        chunk, fronted = self.now.next_chunk(), self.now.fronted
        before = fronted is not None and fronted[0].key == "sides" and self.now.prep is None
        follows = chunk is not None and chunk.key == "sides"
        if (before or follows) and phrase.determiner == "indefinite":
            phrase.count = phrase.count or 2

    def _owners(self) -> tuple[str, ...]:
        """Whose things would be named here: those who do what is done, or who are "with" them."""
        now = self.now
        doers = now.act.agents if now.act is not None else ()
        if now.prep is None:
            return doers if now.open else ()
        return doers or now.last or now.subject

    def _each_follows(self, phrase: NounPhrase) -> bool:
        """Whether "each" stands behind: "three plates each"."""
        return self.now.sentence.lower(phrase.end) in ("each", "apiece")

    def _one_each(self, phrase: NounPhrase, owners: tuple[str, ...]) -> bool:
        """Whether a plural without a number is one for each: "four men ride horses"."""
        now = self.now
        bare = phrase.plural and phrase.count is None and phrase.determiner == ""
        if not bare or phrase.of is not None or not now.cast[owners[0]].group:
            return False
        if now.prep is not None:
            living = now.cast[owners[0]].living
            rests = now.act is None or now.act.likely in _POSTURES
            seats = now.prep.key == "on" and rests and len(owners) <= _MOST_SEATS
            return living and (now.prep.key == "with" or seats)
        act = now.act
        return act is not None and (act.riding or act.likely in _ONE_EACH)

    def instead(self, phrase: NounPhrase) -> set[str]:
        """What a role brings along, or "a kart race", is one of those that the words tell of: the
        ids of what is not there any more."""
        gone: set[str] = set()
        if phrase.head == "family":
            self._of_the_role(phrase)
        if phrase.determiner in ("definite", "other") or not phrase.has("noun"):
            return gone
        own = phrase.determiner == "possessive"  # "his board" is the one that is there
        several = (phrase.count or 1) > 1
        if not several or phrase.head != "noun":
            return gone
        cast, noun = self.now.cast, phrase.has("noun")
        known = cast.lexicon.nouns.get(noun.key) if noun else None
        for one, member in tuple(cast.members.items()):
            alike = known is not None and member.family == known.family in _BROUGHT
            brought = member.implied or one in self.now.loose
            fits = cast.antecedents.fits(member, phrase, colors=False)
            if brought and (alike and not fits if own else alike or fits):
                cast.forget(one)
                gone.add(one)
        return gone

    def _one_of_those(self, phrase: NounPhrase) -> None:
        """ "Four cupcakes. A hand takes one cupcake": of those that were named together, if
        something is done by it or to it."""
        now, said = self.now, phrase.count_at
        one = said is not None and now.sentence.lower(said[0]) == "one" and phrase.count == 1
        if not one or phrase.determiner or phrase.head not in ("noun", "thing", "family"):
            return
        if now.prep is not None or not (now.open or now.verb_ahead() is not None):
            return
        if any(phrase.modified(role) for role in ("color", "size", "pattern", "material")):
            return  # "gears ..., one golden cog" is none of the plain ones
        fits = now.cast.antecedents.fits
        for ids in reversed(now.cast.recent):
            if len(ids) > 1 and all(fits(now.cast[name], phrase) for name in ids):
                phrase.portion, phrase.count, phrase.plural = "1", None, True
                phrase.determiner = "definite"
                return

    def _of_the_role(self, phrase: NounPhrase) -> None:
        """ "Two surfers on yellow boards": boards such as a surfer has."""
        cast, family = self.now.cast, phrase.has("family")
        families = cast.lexicon.words.families[family.key] if family is not None else ()
        for member in cast.members.values():
            if family is not None and member.implied and member.family in families:
                phrase.roles["noun"] = family._replace(role="noun", key=member.noun)
                phrase.head = "noun"
                return

    def told_one_by_one(self, phrase: NounPhrase) -> None:
        """ "A band: a drummer and two guitarists": the band is those, and nobody else."""
        now = self.now
        self._one_of_those(phrase)
        before = now.sentence.lower(phrase.start - 1) == ":" and now.last
        group = [now.cast[one] for one in now.last] if before else []
        noun = phrase.has("noun")
        known = now.lexicon.nouns.get(noun.key) if noun else None
        if len(group) < 2 or known is None or now.last_role != "subject" or now.act is not None:
            return
        alike = all(one.family == known.family == "person" for one in group)
        if alike and group[0].attributes == [] and known.kind == group[0].kind:
            for one in now.last:
                now.cast.forget(one)
            now.last = now.subject = ()

    def stand_in(self, gone: set[str], ids: tuple[str, ...]) -> None:
        """Let those do what was said of others who turned out to be them."""
        now = self.now
        for act in (*now.acts.all, *now.waiting, *([now.event] if now.event else [])):
            act.agents = ids if gone & set(act.agents) else act.agents
            act.objects = ids if gone & set(act.objects) else act.objects
        now.subject = ids if gone & set(now.subject) else now.subject
        now.last = ids if gone & set(now.last) else now.last

    def placed(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Which one "the left one" is; () if the words tell no place in a group."""
        group = self._group()
        words = [match.words for match in phrase.modifiers]
        words += [self.now.sentence.lower(at) for at in range(phrase.start, phrase.end)]
        if phrase.determiner != "definite" or not group:
            return ()
        for word in words:
            at = len(group) // 2 if word in _MIDDLE else _PLACES.get(word)
            if at is not None and at < len(group):
                self._in_a_row(group, word)
                return (group[at],)
        return ()

    def _in_a_row(self, group: tuple[str, ...], word: str) -> None:
        """Who is spoken of by left and right stands from left to right."""
        if word in _MIDDLE or word in ("left", "right", "leftmost", "rightmost"):
            for one, other in zip(group, group[1:], strict=False):
                self.now.cast.relate("left of", (one,), (other,))

    def _group(self) -> tuple[str, ...]:
        cast = self.now.cast
        named = (one for ids in reversed(cast.recent) for one in ids)
        group = next((cast[one].group for one in named if cast[one].group), "")
        return tuple(one for one, member in cast.members.items() if group == member.group != "")

    def dealt(self) -> bool:
        """Give a list of as many colors as a group has members to one after the other."""
        now = self.now
        group = self._group()
        if len(group) < 2:
            return False
        colors: list[Chunk] = []
        for chunk in now.chunks[now.at :]:
            if self._is_color(chunk):
                colors.append(chunk)
            elif chunk.kind not in ("comma", "conj", "empty"):
                break
        if len(colors) != len(group):
            return False
        for one, chunk in zip(group, colors, strict=True):
            color = now.sentence.role(chunk.end - 1, "color")
            now.cast[one].color = color.key if color else None
            now.use(chunk)
            if chunk is not now.chunks[now.at]:
                chunk.kind = "empty"
        return True

    def _is_color(self, chunk: Chunk) -> bool:
        color = self.now.sentence.role(chunk.end - 1, "color")
        plain = chunk.end - chunk.start == 1 and chunk.kind == "noun"
        return plain and color is not None and color.end == chunk.end
