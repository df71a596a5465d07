"""Noun phrases: somebody, something, or one of the many things that are not cast."""

from collections.abc import Callable

from soracli.script.lexicon import Match
from soracli.script.reader.about_somebody import about_whom
from soracli.script.reader.act import Act
from soracli.script.reader.changing_parts import ChangingParts
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.dealing import DealReader
from soracli.script.reader.dressing import DressReader
from soracli.script.reader.embodied import embody
from soracli.script.reader.events import EventReader
from soracli.script.reader.far_lands import is_far_land
from soracli.script.reader.filling import fill
from soracli.script.reader.fronting import comes_yet, listed_again
from soracli.script.reader.headless import HeadlessReader
from soracli.script.reader.mounts import may_be_on
from soracli.script.reader.names_of_places import is_on_the_map
from soracli.script.reader.namesakes import settle_namesake
from soracli.script.reader.no_things import is_no_thing, is_unshown
from soracli.script.reader.noun_phrase import PICTURE, NounPhrase
from soracli.script.reader.own_limbs import acts_for_itself, on_their_face
from soracli.script.reader.parts import PartReader
from soracli.script.reader.pieces import piece_of, single_part
from soracli.script.reader.portraits import portrayed
from soracli.script.reader.pouring import PourReader
from soracli.script.reader.reading import Reading
from soracli.script.reader.riding import RideReader
from soracli.script.reader.roles import RoleReader
from soracli.script.reader.scenery import SceneryReader
from soracli.script.reader.sizes import is_size
from soracli.script.reader.sounds_heard import only_heard, only_sounds
from soracli.script.reader.unworn import has_on, is_garment
from soracli.script.reader.wholes import part_of, whole_of, worked_on
from soracli.story.scene import Garment

_WHOLES = frozenset(("vehicle", "plant", "building", "aircraft", "boat"))
_STANDS_ALONE = frozenset(("vehicle", "furniture", "building", "boat", "aircraft"))
"""What is there without who owns it: the postman's bicycle."""
_OURS = frozenset(("my", "our", "your"))


class NounReader:
    """Decides what a noun phrase is, and hands it on."""

    def __init__(
        self, now: Reading, riding: RideReader, events: EventReader, roles: RoleReader
    ) -> None:
        self.now, self.riding, self.events, self.roles = now, riding, events, roles
        self.dressing = DressReader(now)
        self.parts = PartReader(now)
        self.changing = ChangingParts(now, roles, self.parts, events.verbs.changes)
        self.pouring = PourReader(now)
        self.dealing = DealReader(now)
        self.scenery = SceneryReader(now, riding, events)
        self.headless = HeadlessReader(now, self.dressing, self.dealing, roles, self._thing)

    def read_chunk(self, chunk: Chunk) -> None:
        """Read one noun phrase, and what is left of it ("the edge" before "of the cliff")."""
        phrase = chunk.phrase
        while phrase is not None:
            phrase = self._read(phrase)

    def _read(self, phrase: NounPhrase) -> NounPhrase | None:
        """Read a phrase where it stands; returns the part of it that is still to be read."""
        now = self.now
        prep = now.prep.key if now.prep else ""
        if now.sentence.lower(phrase.start) == "whose" and now.last:
            now.part_from_main()  # "a man whose dog sleeps sings"
        if phrase.owner is not None and prep and phrase.has("garment"):
            self._on_wearer(phrase, phrase.owner)
            return None
        ours = now.sentence.lower(phrase.start) in _OURS and phrase.has("noun") is not None
        noun = phrase.has("noun")
        known = now.lexicon.nouns.get(noun.key) if noun is not None else None
        large = known is not None and known.family in _STANDS_ALONE
        own = (now.prep is None and not large) or phrase.has("body part") is not None
        if phrase.owner is not None and own and not ours:  # "my aunt's armchair": no aunt
            self._owned(phrase.owner)
        elif phrase.owner is not None:  # "on a neighbour's fence": no neighbour need be there
            now.sentence.use(phrase.owner.start, phrase.owner.end)
        if self._denied(phrase):
            now.sentence.use(phrase.start, phrase.end)
            now.prep, now.open, now.negated = None, False, False
        elif self.pouring.taken(phrase):
            pass
        elif prep == "without" and self._excepted():
            now.prep, now.negated, now.denied, now.subject_is = None, False, False, ""
            return self._by_head(phrase)
        elif prep == "without":
            now.sentence.use(phrase.start, phrase.end)
            now.prep = None
        elif prep == "like" or self._signed(phrase):
            now.prep = None
        elif now.style_of and prep == "of":
            if style := phrase.has("style"):
                now.setting.take(style)
            now.prep, now.style_of = None, False
        elif now.light is not None and phrase.has("event"):
            phrase.head = "event"
            self.events.read(phrase)
        else:
            return self._by_head(phrase)
        return None

    def _excepted(self) -> bool:
        """ "Nobody in the park except a jogger": he is there."""
        now = self.now
        words = now.prep.match.words if now.prep is not None and now.prep.match else ""
        before = {now.sentence.lower(at) for at in range(now.prep.start if now.prep else 0)}
        return words.startswith("except") and bool(
            before & {"nobody", "nothing", "no", "empty", "none"}
        )

    def _denied(self, phrase: NounPhrase) -> bool:
        """Whether what is named is said not to be there: "doesn't wear a hat", "not a dog"."""
        now = self.now
        if now.negated:
            return not now.cast.refer(phrase)
        placed = now.prep is not None and phrase.has("place") is not None
        return now.denied and not placed and not now.cast.refer(phrase)

    def _by_head(self, phrase: NounPhrase) -> NounPhrase | None:
        """Read a phrase by what its head is."""
        embody(self.now, phrase)
        if is_on_the_map(self.now, phrase) or is_far_land(self.now, phrase):
            return None
        if self.changing.read(phrase):
            return None
        if is_size(self.now, phrase):
            return None
        whole = piece_of(self.now, phrase) or worked_on(self.now, phrase)
        if whole is not None:
            return whole
        if ids := whole_of(self.now, phrase):
            self._on_whole(ids)
            return None
        if self.now.prep is not None and (inner := part_of(phrase)) is not None:
            self.now.sentence.use(phrase.start, phrase.head_at[1])
            return inner  # "on the hood of a car"
        told = self.parts.painted(phrase) or self.parts.told_of(phrase)
        if told:
            return None
        if single_part(self.now, phrase):
            self._thing(phrase)
            return None
        only_sounds(self.now, phrase)
        with_it = self.now.prep is not None and self.now.prep.key == "with"
        if phrase.has("body part") and with_it and self.now.last_role == "garment":
            phrase.head = "body part"  # the buttons of a coat
        done, rest = self._by_part(phrase)
        if done:
            return rest
        head = phrase.head
        if head in _INNER:
            _INNER[head](self, phrase)
            return phrase.of
        if portrayed(self.now, phrase):
            self._thing(phrase)
            return phrase.of
        of = phrase.of if is_no_thing(self.now, phrase) else None
        self._by_kind(phrase)
        return of  # "the adventures of a knight": the knight is there

    def _by_kind(self, phrase: NounPhrase) -> None:
        """Read a phrase as the shot, a sound, water, clothes, an event, a place, or a thing."""
        head, scenery = phrase.head, self.scenery
        if head in PICTURE:
            scenery.picture(phrase)
        elif head in ("music", "sound"):
            scenery.heard(phrase)
        elif head == "water":
            scenery.water(phrase)
        elif scenery.floor(phrase) or (is_garment(self.now, phrase) and self.dressing.worn(phrase)):
            pass
        elif is_unshown(self.now, phrase):
            scenery.unshown(phrase)
        elif head in ("event", "deed"):
            self.events.read(phrase)
        elif head == "" or self.headless.counts_on(phrase):
            self.headless.read(phrase)
        elif phrase.has("place") and head != "group" and scenery.is_place(phrase):
            scenery.at_place(phrase)
        else:
            self._thing(phrase)

    def _by_part(self, phrase: NounPhrase) -> tuple[bool, NounPhrase | None]:
        """Whether a phrase names a part of something, and what of it is still to be read."""
        if phrase.has("body part") and acts_for_itself(self.now, phrase):
            return False, None
        if phrase.has("body part") and not self._owners() and self._of_somebody(phrase.of):
            self.now.sentence.use(phrase.start, phrase.head_at[1])
            return True, phrase.of  # "the eye of a tiger": the tiger is there
        if phrase.has("body part") and phrase.of is not None and self._of_whole(phrase):
            return True, None
        if phrase.has("body part") and phrase.of is not None and self._done_to_it(phrase.noun):
            self.now.sentence.use(phrase.start, phrase.head_at[1])
            return True, phrase.of  # "pats the neck of a horse": pats the horse
        if phrase.head == "body part" and phrase.determiner != "possessive" and not self._owners():
            phrase.head = "thing"
        placed = self.now.prep is not None and phrase.of is not None
        if phrase.head in ("body part", "part") and placed:
            self.now.sentence.use(phrase.start, phrase.head_at[1])
            on_their_face(self.now, phrase.noun)
            return True, phrase.of  # "on the roof of a house": on the house
        return False, None

    def _of_somebody(self, phrase: NounPhrase | None) -> bool:
        """Whether a phrase behind "of" names what has such a part."""
        noun = phrase.has("noun") if phrase is not None else None
        known = self.now.lexicon.nouns.get(noun.key) if noun else None
        verb = self.now.verb_ahead()
        return known is not None and verb is None and (known.living or known.family in _WHOLES)

    def _done_to_it(self, part: str) -> bool:
        """Whether something is done to what has a part, by a verb that is not told by that part."""
        now = self.now
        act = now.act
        if act is None or not now.open or now.prep is not None or not act.agents:
            return False
        return f"{act.verb} {part}" not in now.lexicon.verbs

    def _of_whole(self, phrase: NounPhrase) -> bool:
        """ "The leaves of the tree turn red": the tree is there, and a part of it does that."""
        now = self.now
        inner = phrase.of
        verb = now.verb_ahead()
        if inner is None or inner.has("noun") is None or verb is None or now.open:
            return False
        now.sentence.use(phrase.start, phrase.head_at[1])
        ids = now.cast.introduce(inner)
        if not ids:
            return False
        self.roles.place(ids)
        if {"change", "changing"} & verb.roles.keys() or not now.cast[ids[0]].living:
            now.subject_is, now.part = "part", self.events.verbs.changes.part_named(phrase.noun)
        return True

    def _owners(self) -> tuple[str, ...]:
        now = self.now
        return now.wearers() or now.last or now.subject

    def _body_part(self, phrase: NounPhrase) -> None:
        if ids := about_whom(self.now, phrase):
            self.dressing.hair_of(ids, phrase)
            self.roles.place(ids)
        else:
            self.dressing.body_part(phrase)

    def _signed(self, phrase: NounPhrase) -> bool:
        """ "By Hokusai": an artist's name is no entity."""
        now = self.now
        by = now.prep is not None and now.prep.match is not None and now.prep.match.words == "by"
        capital = now.sentence.tokens[phrase.head_at[0]].text[:1].isupper()
        passive = now.act is not None and now.act.passive
        return by and not passive and phrase.head == "unknown" and capital

    def _on_wearer(self, phrase: NounPhrase, owner: NounPhrase) -> None:
        """ "Out of a magician's hat": he is there and wears it, and it happens where he is."""
        now = self.now
        ids = now.cast.introduce(owner)
        garment, color = phrase.has("garment"), phrase.modified("color")
        for one in ids:
            if garment is None:
                break
            worn = Garment(kind=garment.key, word=phrase.noun, color=color.key if color else None)
            now.cast.dress(now.cast[one], worn)
        now.sentence.use(phrase.start, phrase.end)
        if ids:
            self.roles.place(ids)
        else:
            now.prep = None

    def _owned(self, owner: NounPhrase) -> None:
        """ "A woman's face" shows the woman, and what is owned belongs to her."""
        now = self.now
        if owner.head not in ("noun", "thing", "name", "unknown", "family", "known"):
            now.sentence.use(owner.start, owner.end)
            return
        before = now.last or (now.act.agents if now.act is not None else ())
        ids = now.cast.introduce(owner)
        onto = now.prep is not None and now.prep.key == "on"
        if ids and onto and may_be_on(before, ids, now.cast):
            self.roles.place(ids)  # "a parrot on a pirate's shoulder"
        elif ids and (now.picture or not now.subject):
            now.prep = None if now.picture else now.prep
            self.roles.place(ids) if now.prep is None else None
        now.last = ids or now.last

    def _on_whole(self, ids: tuple[str, ...]) -> None:
        """ "On the roof" of the van: what was named last is on it, or who does something there."""
        now = self.now
        joined = now.at > 1 and now.chunks[now.at - 2].kind in ("comma", "conj")
        if now.prep is not None and joined and comes_yet(now):
            now.fronted, now.prep, now.subject, now.act = (now.prep, ids), None, (), None
            now.last_role, now.conj = "fronted", ""  # "and on its saddle sits a magpie"
            return
        own = now.act is None or now.act.agents == ids or now.last_role == "after with"
        if own and now.last and now.last != ids:
            now.cast.relate("on", now.last, ids)
            now.prep, now.last_role = None, "after on"
            now.cast.mention(ids)
        else:
            self.roles.place(now.cast.mention(ids))

    def _thing(self, phrase: NounPhrase) -> None:
        """A noun phrase that names somebody or something."""
        now = self.now
        if only_heard(now, phrase):
            return
        for match in phrase.modifiers:
            self._setting_modifier(match)
        said_of = now.copula and now.subject and now.act is None and now.prep is None
        if now.as_role or (said_of and phrase.head != "known"):
            self._predicate(phrase)
            return
        settle_namesake(now, phrase)
        self.dealing.one_on_each_side(phrase)
        if listed_again(now, phrase):
            phrase.determiner = "definite"
        self.dealing.told_one_by_one(phrase)
        each = "each" in (phrase.determiner, phrase.portion)
        self.dealing.multiply(phrase)
        gone = self.dealing.instead(phrase)
        ids = now.cast.introduce(phrase)
        if gone:
            self.dealing.stand_in(gone, ids)
        if not ids:
            now.prep = None
            if phrase.determiner == "none":
                now.subject_is = "nobody" if not now.open else now.subject_is
                now.open = False
            return
        for match in phrase.modifiers:
            if match.role == "event":
                now.sentence.use(match.start, match.end)
        if has_on(now, ids):
            return
        self.roles.place(ids)
        now.each = now.each or (each and now.subject == ids)
        if now.side:
            now.spots.setdefault(now.side, ids)
            now.side, now.last_role = "", "spot"
        fill(self.now, phrase, ids)
        for doing in phrase.doings:
            self._doing(doing, ids)

    def _setting_modifier(self, match: Match) -> None:
        now = self.now
        if match.role in ("time", "weather", "sunlit", "pace", "framing", "angle", "style"):
            if not (match.role == "style" and match.key == "noir"):
                now.setting.take(match)
            elif match.words == "black and white":
                now.sentence.use(match.start, match.end)
        elif match.role == "place":  # "a cafe table", "a street musician"
            now.setting.hint = now.setting.hint or match.key

    def _predicate(self, phrase: NounPhrase) -> None:
        """ "The man is a doctor": what somebody is adds words to them and makes nobody new."""
        now = self.now
        now.sentence.use(phrase.start, phrase.end)
        for one in now.subject:
            now.cast.describe(now.cast[one], phrase)
            now.cast.describer.fruity(now.cast[one], phrase)
            now.cast[one].attributes.append(phrase.noun)
        now.copula = now.as_role = False

    def _doing(self, doing: Match, ids: tuple[str, ...]) -> None:
        """A participle before the noun: "a skateboarding dog", "the galloping horse"."""
        now = self.now
        senses = now.lexicon.verbs.get(doing.words, ())
        form = "ing" if now.sentence.lower(doing.start).endswith("ing") else "past"
        if form == "ing" and senses and doing.role == "verb":
            now.sentence.use(doing.start, doing.end)
            act = Act(doing.words, senses, ids, told_of=True)
            if doing.words in now.lexicon.words.riding:
                self.riding.mount_implied(act)
            now.acts.add(act, "same")
        elif (
            form == "ing" and doing.role == "change" and self.events.verbs.changes.doing(doing, ids)
        ):
            now.sentence.use(doing.start, doing.end)
        else:
            for one in ids:
                now.cast[one].attributes.append(now.sentence.lower(doing.start))


# Heads of which only the words before "of" are read; what follows is a phrase of its own.
_INNER: dict[str, Callable[[NounReader, NounPhrase], None]] = {
    "ground": lambda reader, phrase: reader.scenery.ground(phrase),
    "body part": NounReader._body_part,
    **dict.fromkeys(
        ("time", "weather", "sunlit", "season", "mood noun"),
        lambda reader, phrase: reader.scenery.about_shot(phrase),
    ),
}
