"""What a named thing is in its clause, and how lists go on."""

from soracli.script.reader.absolutes import tells_of_itself
from soracli.script.reader.act import Act
from soracli.script.reader.acts import TRANSITIVE
from soracli.script.reader.between_two import is_other_end
from soracli.script.reader.borne_with import has_them
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.events import EventReader
from soracli.script.reader.fronting import fronts
from soracli.script.reader.in_company import joins_in
from soracli.script.reader.listed_with import is_listed_with
from soracli.script.reader.of_the_last import beside_it, of_the_last, only_of_the_last
from soracli.script.reader.own_bodies import MACHINES
from soracli.script.reader.owning import had, has_it, in_the_hands
from soracli.script.reader.phrases_kept import phrase_of
from soracli.script.reader.places import Placing
from soracli.script.reader.reading import Reading
from soracli.script.reader.riding import RideReader
from soracli.script.reader.taken_along import carried_along, put_on
from soracli.script.reader.there_too import are_placed_on_it, is_there_too, what_bears
from soracli.script.reader.vessels import drops_in
from soracli.script.words import Preposition

_SAYING = frozenset(("talk", "bark", "roar", "howl", "laugh", "cry", "sing", "smile", "yawn"))
"""Motions of verbs that may stand behind what is said, before who says it."""
_PLACED = frozenset(("after on", "after in", "after under", "after beside", "after behind"))
_UNNAMED = {"he": "man", "she": "woman"}  # whom a pronoun shows that nobody named after it is
_SHOWN = ("of", "on", "from", "around")  # "a slow orbit around a violin"
_ENDS_ON = ("dolly in", "zoom in", "orbit clockwise", "orbit counter-clockwise", "follow", "track")
"""Last moves of a camera that are about whom they lead to, ..."""
_GOES_WITH = ("follow", "track", "track side", "lead", "fly-through")
"""... unless it has gone along with somebody before."""


class RoleReader:
    """Gives a named thing its role: subject, object, or after a preposition."""

    def __init__(self, now: Reading, riding: RideReader, events: EventReader) -> None:
        self.now, self.riding, self.events = now, riding, events
        self.placing = Placing(now.cast)

    def _aim(self, name: str) -> None:
        """The camera is on whom it is told of first, or whom it goes up to in the end: "pans over a
        table, then zooms in on a cake"."""
        camera = self.now.setting.camera
        last = next((one for one in reversed(camera.get("then", ())) if one != "handheld"), "")
        if last in _ENDS_ON and camera.get("move") not in _GOES_WITH:
            camera["on"] = name
        camera.setdefault("on", name)

    def place(self, ids: tuple[str, ...]) -> None:
        """Subject, object, or after a preposition; lists go on where they were."""
        now = self.now
        now.somebody = now.somebody or now.cast[ids[0]].living
        if now.camera_target:
            self._aim(ids[0])
            now.camera_target = now.picture = False
            self.be_subject(ids)
        elif self.events.party(ids):
            return
        elif now.picture and (now.prep is None or now.prep.key in _SHOWN):
            self.be_subject(ids)
            if now.setting.camera.get("framing") or now.setting.camera.get("move"):
                now.setting.camera.setdefault("on", ids[0])
            now.picture = False
        elif now.prep is not None:
            self._after_prep(now.prep, ids)
        elif now.open and now.act is not None and now.fronted is not None and not now.act.agents:
            self._inverted_subject(now.act, ids)
        elif now.open and now.act is not None:
            self._be_object(now.act, ids)
        elif now.fronted is not None and now.last_role == "fronted":
            self.be_subject(ids)  # "on the chair a hat"
        elif (
            put_on(now, ids)
            or in_the_hands(now, ids)
            or carried_along(now, ids)
            or joins_in(now, ids)
            or self._extends(ids)
        ):
            return
        else:
            self.be_subject(ids)

    def _inverted_subject(self, act: Act, ids: tuple[str, ...]) -> None:
        """ "On a hill stands a house": the doer after the verb."""
        now = self.now
        now.waiting = [one for one in now.waiting if one is not act]
        prep, others = now.fronted or (None, ())
        self.be_subject(ids)
        act.agents, now.act, act.inverted = ids, act, True
        relation = now.lexicon.words.prepositions[prep.key].relation if prep else None
        if relation:
            act.placed.append((relation, others))  # of all that follow: "lie a wand and a hat"

    def _extends(self, ids: tuple[str, ...]) -> bool:
        """Add to the list before "and" or a comma; False if a new clause starts here."""
        now = self.now
        if not (now.conj == "and" or now.comma) or not now.last:
            return False
        verb = now.verb_ahead()
        role = now.last_role
        if is_other_end(now, ids):
            return True
        if now.act is None and now.subject and now.conj == "and" and self._joins(verb, ids):
            role = "subject"
        if role == "placed" or (now.clothed and verb is not None):
            return False  # "she wears a hat and they wear caps"
        if now.comma and now.conj == "and" and role == "subject" and self._alone(verb, ids):
            return False
        apart = now.comma and now.conj != "and" and now.cast[ids[0]].living
        apart = apart and (now.there is None or verb is not None)
        if now.there is not None and now.comma and verb is not None and verb.form == "s":
            return False  # "on the bed a cat, and a parrot flies above it"
        if apart and role == "subject" and not now.cast[now.last[0]].living:
            return False  # "an old terminal, people walking": the terminal does not walk
        if role == "subject" and now.act is None:
            return self._subjects(verb, ids)
        if role == "subject" and now.act is not None and now.act.inverted and verb is None:
            now.act.agents = (*now.act.agents, *ids)
            return True
        if role == "after between" and now.fronted is not None and len(now.fronted[1]) < 2:
            return self._between(ids)  # "between a car and a van stands a dog"
        if is_listed_with(now, ids):
            return True  # "a desk with a laptop, a mug and a lamp"
        if verb is not None or (now.comma and now.conj != "and"):
            return False
        if role.startswith("after ") and now.ahead(("prep",)):
            return False
        return self._lists(role, ids)

    def _subjects(self, verb: Chunk | None, ids: tuple[str, ...]) -> bool:
        """Add to those of whom a clause tells, unless more is told of these alone."""
        now = self.now
        if tells_of_itself(now, verb, ids):
            return False
        now.subject = tuple(dict.fromkeys((*now.subject, *ids)))
        now.last = ids if self._clothed_alone(ids) else now.subject
        now.cast.mention(now.subject)
        if now.there is not None:
            now.cast.relate(now.there[0], ids, now.there[1])  # "on a shelf: a vase, a clock"
        return True

    def _alone(self, verb: Chunk | None, ids: tuple[str, ...]) -> bool:
        """Whether only these do what follows: "there is a ship, and a crab walks past"."""
        now = self.now
        if verb is None or verb.kind != "verb":
            return False
        thing = now.cast[now.last[0]].living and not now.cast[ids[0]].living
        return verb.form == "s" or (verb.form == "ing" and thing)

    def _lists(self, role: str, ids: tuple[str, ...]) -> bool:
        """Whether these are one more of what was named last in this role."""
        now = self.now
        held = role == "garment" and now.act is not None and now.act.objects
        if (role == "object" or held) and now.act is not None:
            now.act.objects = (*now.act.objects, *ids)
            return True
        if role == "after between" and self._between(ids):
            return True
        if role.startswith("after ") and now.act is None:
            self._relate_again(role.removeprefix("after "), ids)
            return True
        return role.startswith("after ")

    def _clothed_alone(self, ids: tuple[str, ...]) -> bool:
        """ "A bride and a groom in a suit": one suit is that of the one named last."""
        if self.now.alike:
            return True  # "a ninja in red and one in blue"
        prep, worn = (*self.now.chunks[self.now.at + 1 : self.now.at + 3], None, None)[:2]
        phrase = worn.phrase if worn is not None else None
        if prep is None or prep.key not in ("in", "with") or phrase is None or len(ids) > 1:
            return False
        told = self.now.chunks[self.now.at]
        one_of_them = told.kind == "pronoun" and told.key in ("one", "other")
        if one_of_them and not phrase.head and phrase.modified("color") is not None:
            return True  # "one in a red dress and the other in a blue one"
        return phrase.has("garment") is not None and phrase.determiner == "indefinite"

    def _between(self, ids: tuple[str, ...]) -> bool:
        """The second of two that something is between: "between a car and a tree"."""
        now = self.now
        if now.fronted is not None:
            now.fronted = (now.fronted[0], (*now.fronted[1], *ids))
            return True
        told = [one for one in now.cast.relations if one.kind == "between" and one.b in now.last]
        now.cast.relate("between", dict.fromkeys(one.a for one in told), ids)
        return bool(told)

    def _joins(self, verb: Chunk | None, ids: tuple[str, ...]) -> bool:
        """ "A man with a beard and a woman dance": both dance, and the woman is not with him."""
        now = self.now
        if verb is not None:
            placed = now.last_role in _PLACED  # "a bowl on a piano and a cat looking at it"
            return verb.form == "base" or verb.form in ("ing", "past") and not placed
        both = now.cast[ids[0]].living and now.cast[now.subject[0]].living
        return both and now.last_role == "garment"

    def _relate_again(self, prep: str, ids: tuple[str, ...]) -> None:
        now = self.now
        relation = now.lexicon.words.prepositions[prep].relation
        if prep == "with" and now.owner and not now.cast[ids[0]].living:
            has_them(now.cast, now.owner, ids)  # "a desk with a lamp and two books"
        if relation and now.subject:
            now.cast.relate(relation, now.subject, ids)

    def begin_main(self) -> None:
        """The clause that opened the sentence with "after" or "while" is over."""
        now = self.now
        now.join = "then" if now.subordinate else now.main_join
        now.subordinate, now.main_join = False, ""
        # "a man kneels and, when the door opens, stands up": it goes on of him
        now.subject, now.act = now.topic if now.ahead(("verb",)) else (), None

    def be_subject(self, ids: tuple[str, ...]) -> None:
        """A new clause begins with these as its subject."""
        now = self.now
        self.events.end()
        told = now.act is not None or now.subject_is == "setting"  # "as the sun sets a man sits"
        if (now.subordinate or now.main_join) and told and not now.relative:
            self.begin_main()  # "before the dancer leaps she crouches": no comma
        if now.subject and now.subject != ids:
            now.topic = now.subject
        now.subject, now.subject_is, now.last, now.last_role = ids, "thing", ids, "subject"
        now.act, now.open, now.prep, now.relative, now.each = None, False, None, False, False
        now.clothed, now.there = False, None
        if now.in_hand and now.cast[ids[0]].living:
            now.cast[ids[0]].holds.extend(now.in_hand)
            now.in_hand = ()
        doers = ids
        if now.yet and not now.cast.antecedents.may_be(now.yet, ids):
            count = 2 if now.yet == "they" else 1
            doers = now.cast.anybody(_UNNAMED.get(now.yet, "person"), count)  # "she" is no cat
        for act in now.waiting:
            act.agents = doers
        now.yet = ""
        now.waiting = []
        if now.fronted is not None:
            prep, others = now.fronted
            relation = now.lexicon.words.prepositions[prep.key].relation
            if relation:
                now.cast.relate(relation, ids, others)
                now.there = relation, others
            elif prep.key in ("sides", "surrounded", "containing", "topped"):
                self.placing.thing(ids, prep, others, now.lexicon.words.prepositions[prep.key])
            now.fronted = None

    def _be_object(self, act: Act, ids: tuple[str, ...]) -> None:
        now = self.now
        if act.likely in _SAYING and not act.agents and self._inverted(act, ids):
            return
        if act.transforms:
            self.events.verbs.changes.arrive(act, ids)
        elif act.riding:
            self.riding.mount(act, ids)
        else:
            act.objects = (*act.objects, *ids)
        if act.shares is not None and act.shares.likely in TRANSITIVE:
            act.shares.objects = act.objects
        now.open, now.last, now.last_role = self._one_more(act, ids), ids, "object"

    def _one_more(self, act: Act, ids: tuple[str, ...]) -> bool:
        """Whether a second object follows the first: "hands the keeper a letter"."""
        now = self.now
        flies = act.likely in now.lexicon.words.ballistic
        return (
            (act.gives or flies)
            and now.cast[ids[0]].living
            and now.ahead(("noun", "pronoun")) != ""
        )

    def _inverted(self, act: Act, ids: tuple[str, ...]) -> bool:
        """Said before its speaker: '"Hello," says the robot.'"""
        now = self.now
        if not now.lines or now.lines[-1].who:
            return False
        act.agents = ids
        now.waiting = [one for one in now.waiting if one is not act]
        now.lines[-1] = now.lines[-1].model_copy(update={"who": ids[0]})
        now.subject, now.last, now.last_role, now.open = ids, ids, "subject", False
        return True

    def _after_prep(self, prep: Chunk, ids: tuple[str, ...]) -> None:
        now = self.now
        now.prep = None
        now.placed.append(phrase_of(now, prep, ids))
        kind = now.lexicon.words.prepositions[prep.key]
        if self._opens(prep, ids) or self._is_in_front(prep, ids, kind):
            return
        if now.act is not None and drops_in(now.act, prep, ids, now.cast):
            self._be_object(now.act, ids)
            return
        if self._belongs(prep, ids, kind):
            return
        if only_of_the_last(now, prep, ids, kind):
            self.placing.thing(now.last, prep, ids, kind)
            now.last, now.last_role = ids, f"after {prep.key}"
            return
        told = of_the_last(now, prep, ids, kind)
        if told and not (now.act is None and beside_it(now, prep, ids)):
            self.placing.thing(now.last, prep, ids, kind)
        if prep.key in ("containing", "topped") and now.last:
            self.placing.thing(now.last, prep, ids, kind)
            ids = now.last if prep.key == "topped" else ids  # "..., with a candle on either side"
        elif now.act is not None:
            self.placing.act(now.act, prep, ids, kind)
        elif now.last:
            placed = now.last_role.startswith("after ")
            to_subject = now.subject and placed and (now.copula or beside_it(now, prep, ids))
            owner = now.subject if to_subject else now.last
            self.placing.thing(owner, prep, ids, kind)
        else:
            now.fronted = (prep, ids)
        now.last, now.last_role = ids, f"after {prep.key}"

    def _belongs(self, prep: Chunk, ids: tuple[str, ...], kind: Preposition) -> bool:
        """Whether a phrase tells what something has, or who is there with it."""
        now = self.now
        if prep.key == "with" and now.act is not None and are_placed_on_it(now):
            now.owner = what_bears(now, ids)
            now.act = None  # "a sled slides with two kids on it": the kids are on the sled
            self.placing.thing(now.owner, prep, ids, kind)
            now.last, now.last_role = ids, "after with"
            return True
        if prep.key == "with" and is_there_too(now):
            self.be_subject(ids)  # "..., with a lamp behind the piano": the lamp is
            return True
        if prep.key == "with" and has_it(now, ids):
            self.placing.thing(now.last, prep, ids, kind)
            return True
        if had(now, ids):
            self.placing.thing(now.act.objects if now.act else (), prep, ids, kind)
            now.last_role = "placed"
            return True
        return False

    def _is_in_front(self, prep: Chunk, ids: tuple[str, ...], kind: Preposition) -> bool:
        """Whether a phrase stands before whoever is there: "on the table stands a cup"."""
        now = self.now
        if not kind.relation or not fronts(now, prep):
            return False
        now.fronted, now.last, now.last_role = (prep, ids), ids, "fronted"
        now.subject, now.act, now.conj = (), None, ""
        return True

    def _opens(self, prep: Chunk, ids: tuple[str, ...]) -> bool:
        """Whether those named behind a preposition do something themselves: "with a crane lifting
        a beam", or are what something turns into."""
        now, act = self.now, self.now.act
        turned = act is not None and act.makes is not None and act.makes.aspect == "vanish"
        if act is not None and turned and now.sentence.lower(prep.start) == "into":
            self.events.verbs.changes.arrive(act, ids, act.objects)
            return True  # "turns the prince into a frog"
        verb = now.verb_ahead()
        if prep.key == "containing" and now.subject_is == "setting" and verb is not None:
            self.be_subject(ids)  # "a gym full of people lifting weights"
            return True
        if prep.key == "with":
            now.owner = (now.act.agents if now.act else ()) or now.last or now.subject
        doing = prep.key == "with" and verb is not None and verb.form in ("ing", "past")
        words = verb.match.words if verb is not None and verb.match is not None else ""
        verbs = self.events.verbs
        carried = verbs.goes_on_foot(words) and now.cast[ids[0]].family in ("prop", "box", "")
        works = now.cast[ids[0]].family in MACHINES  # "a site with a crane lifting a beam"
        able = works or not (verbs.needs_life(words) or carried)
        if doing and (now.cast[ids[0]].living or able):
            self.be_subject(ids)
            now.join = "while"
            return True
        return False
