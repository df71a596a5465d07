"""Chunks into meaning: the walk over a text, and its marks and small words."""

from collections.abc import Callable

from soracli.script.reader.act import Act
from soracli.script.reader.bare_ways import note_bare_way, set_off, tell_once
from soracli.script.reader.called_by_sex import as_called
from soracli.script.reader.chunk import Chunk, ChunkKind
from soracli.script.reader.ellipsis import one_more_clothed
from soracli.script.reader.events import EventReader
from soracli.script.reader.forgotten import let_go
from soracli.script.reader.heights import bring_heights, note_height
from soracli.script.reader.in_company import all_of_them
from soracli.script.reader.nobody import Asides
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.nouns import NounReader
from soracli.script.reader.pronouns import Meant
from soracli.script.reader.reading import Reading
from soracli.script.reader.relative import of_whom
from soracli.script.reader.riding import RideReader
from soracli.script.reader.roles import RoleReader
from soracli.script.reader.rows import RowReader
from soracli.script.reader.sent_off import send_off
from soracli.script.reader.skies import settle_sky
from soracli.script.reader.speech import SpeechReader
from soracli.script.reader.verbs import VerbReader
from soracli.script.reader.ways import settle_ways
from soracli.script.reader.ways_left_out import fill_in
from soracli.script.reader.what_follows import color_follows, role_follows
from soracli.script.reader.whereabouts import AMONG, WhereReader

_UPRIGHT = {
    "down from": "down", "up from": "up", "up out of": "up", "up above": "up",
    "high up above": "up", "up over": "up",
}  # fmt: skip
"""Prepositions that tell which way, too."""
_UNNAMED = {"he": "man", "she": "woman", "they": "person", "somebody": "person"}
"""Whom a pronoun shows if the text has named nobody whom it could mean."""
_UNTIL = ("until", "till")
"""What is told of something that ends what the main clause tells, where it stands before that."""
_NOMINATIVE = frozenset(("he", "she", "they"))


class ClauseReader:
    """Walks over the chunks of a text once; what it finds is in the `Reading`."""

    def __init__(self, now: Reading) -> None:
        self.now = now
        self.riding = riding = RideReader(now)
        self.verbs = VerbReader(now, riding)
        self.events = EventReader(now, self.verbs)
        self.roles = RoleReader(now, riding, self.events)
        self.nouns = NounReader(now, riding, self.events, self.roles)
        self.speech = SpeechReader(now)
        self.rows = RowReader(now)
        self.where = WhereReader(now, self.nouns.dressing, self.rows)
        self.meant = Meant(now)
        self.asides = Asides(now, self.nouns.read_chunk)

    def walk(self, chunks: list[Chunk]) -> None:
        """Read every chunk in turn."""
        now, self.now.chunks = self.now, chunks
        handlers: dict[ChunkKind, Callable[[Chunk], None]] = {
            "noun": self.asides.noun,
            "verb": self.verbs.read,
            "quote": self.speech.read,
            "pronoun": self._pronoun,
            "prep": self._prep,
            "conj": self._conj,
            "comma": self._comma,
            "stop": self._stop,
            "aux": self._aux,
            "negation": self._negation,
            "existential": self._existential,
            "direction": self._direction,
            "turns": self._turns,
            "speed": self._speed,
            "manner": self._manner,
            "setting": self._setting,
            "camera": self._camera,
            "spot": self.where.spot,
            "change": self._change,
            "empty": self._empty,
            "unknown": self._unknown,
        }
        for now.at, chunk in enumerate(chunks):
            self.asides.end(chunk)
            handlers[chunk.kind](chunk)
        self._last_way()
        self.events.end()
        self.speech.finish()
        self.rows.end()
        self.where.relate()
        set_off(now, self.riding)
        tell_once(now)
        send_off(now)
        fill_in(now)
        settle_ways(now)
        bring_heights(now)

    def _last_way(self) -> None:
        """ "Bats stream out, hundreds of them, up into the sky": a way that is said last of all."""
        now = self.now
        let_go(now)
        if now.direction and now.acts.all and now.acts.all[-1].agents:
            act = now.acts.all[-1]
            act.direction = act.direction or now.direction

    def _empty(self, chunk: Chunk) -> None:
        """Words that say nothing, but for "each": "four girls, each holding a balloon"."""
        now = self.now
        now.use(chunk)
        each = now.sentence.lower(chunk.start) == "each"
        now.each = now.each or (each and now.ahead(("verb", "prep", "noun")) != "")

    def _stop(self, chunk: Chunk) -> None:
        self._last_way()
        self.events.end()
        self.rows.end()
        self.now.new_sentence()

    def _comma(self, chunk: Chunk) -> None:
        now = self.now
        now.comma, now.prep, now.open, now.denied, now.negated = True, None, False, False, False
        now.dressing = now.dressing and now.ahead(("noun", "conj")) != ""
        now.picture = now.copula = False
        if now.subordinate or now.main_join:
            self.roles.begin_main()

    def _conj(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        key = chunk.key
        now.denied = now.denied and key in ("and", "if")
        if key in ("then", "while", "before", "after"):
            now.open, now.prep, now.dressing = False, None, False
            aside = key != "then" or now.sentence.lower(chunk.start) in ("until", "till")
            now.kept = now.subject if aside and now.act is not None else now.kept
            first = not now.act and not now.last
            # "mist rolls in until it vanishes": the main clause has told of the place
            first = first and not (now.subject_is == "setting" and bool(now.acts.all))
            follows = now.conj in ("and", "then") and now.act is not None
            if key == "after" and first:
                now.subordinate, now.join = True, "sentence"
            elif key == "after" and follows and now.sentence.lower(chunk.start) != "after":
                now.subordinate, now.join = True, "then"  # "lands, and once it has stopped, ..."
            elif key == "while" and first:
                # "while A runs, B sleeps": the comma does not part them in time
                now.join = "while" if now.acts.all and now.join != "sentence" else now.join
                now.main_join = "while"
            elif first and (key == "before" or now.sentence.lower(chunk.start) in _UNTIL):
                now.main_join, now.join = "after", "sentence"
            elif chunk.match and chunk.match.words == "as" and role_follows(now):
                now.as_role = True
            else:
                now.join = key
                self.events.end()
            now.conj = key
        elif key == "and":
            following = now.next_chunk()
            if now.copula and following is not None and following.kind == "noun":
                now.at += 1
                now.copula = now.verb_ahead() is None
                now.at -= 1
            now.conj = "and"
            now.open = now.open and now.ahead(("verb",)) == "verb"
        else:
            now.conj, now.open = key, False
            now.join = "then" if key == "so" else now.join

    def _negation(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        now.negated = True

    def _aux(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        now.resume(finite=True)
        now.copula, now.prep = True, None
        if now.fronted is not None and now.act is None:
            now.conj, now.comma = "", False  # "between a cup and a jar is a spoon": no third

    def _existential(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        now.copula = now.picture = False
        now.prep = None
        if now.fronted is not None and now.act is None:
            now.conj, now.comma = "", False

    def _unknown(self, chunk: Chunk) -> None:
        self.now.prep = None

    def _direction(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        act = now.act
        now.setting.hour_of(now.sentence.words(chunk.start, chunk.end))
        if act is None and (note_bare_way(now, chunk) or self.rows.told(chunk)):
            return
        if act is None:
            scenery = now.subject_is in ("setting", "heard")  # "rain pours down"
            now.direction = None if scenery else chunk.key
            return
        phrasal = f"{act.verb} {now.sentence.words(chunk.start, chunk.end)}"
        if chunk.key == "backward" and now.acts.answers(act):
            return
        flies = act.likely in now.lexicon.words.ballistic and bool(act.objects)
        if phrasal in now.lexicon.verbs and not flies:
            act.senses, act.verb = now.lexicon.verbs[phrasal], phrasal
        else:
            whirls = act.likely in ("spin", "ballet", "waltz")
            round_it = chunk.key not in ("up", "down") and act.direction == "backward"
            plain = (None, "across", "through", "forward", "around")
            if whirls or round_it or act.direction in plain:
                act.direction = chunk.key  # "across a beach from right to left": the way says more

    def _turns(self, chunk: Chunk) -> None:
        now = self.now
        if now.act is not None:
            now.use(chunk)
            now.act.turns = int(float(chunk.key))

    def _speed(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        if now.act is not None:
            now.act.speed *= float(chunk.key)
        else:
            now.speed = float(chunk.key)

    def _manner(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        now.setting.mood = now.setting.mood or now.sentence.words(chunk.start, chunk.end)

    def _change(self, chunk: Chunk) -> None:
        """Something becomes of the place: "the sky darkens", "it starts to rain"."""
        now = self.now
        now.use(chunk)
        shift = chunk.shift
        if shift and shift.aspect == "brightness":
            now.setting.place_at(chunk.start, chunk.end)
        lead = now.conj == "while" and not (now.act or now.last)
        if shift is not None and not (chunk.form == "sky" and settle_sky(now, shift)):
            again = now.setting.begin(shift)  # "rings a bell, and mist rolls in"
            apart = ("", "and" if shift.aspect == "weather" else "")
            join = "then" if again else now.join or ("and" if now.conj in apart else "same")
            if not again or again.to != shift.to:
                now.acts.add(Act("become", shift=shift), join)
        now.join = ""
        now.main_join = now.main_join or ("while" if lead else "")
        now.subject, now.subject_is, now.act, now.prep = (), "setting", None, None
        now.conj, now.open, now.picture = "", False, False

    def _setting(self, chunk: Chunk) -> None:
        now = self.now
        roles = chunk.roles
        if now.negated or (now.prep is not None and now.prep.key == "without"):
            now.use(chunk)  # "it is not raining"
            now.negated, now.prep = False, None
            return
        if now.copula and now.subject and "mood" in roles:
            now.use(chunk)
            for one in now.subject:
                now.cast[one].attributes.append(roles["mood"].words)
            return
        if "place" in roles and not now.setting.place:
            now.setting.place, now.setting.place_words = roles["place"].key, roles["place"].words
            note_height(now, NounPhrase(chunk.start, chunk.end))
            now.use(chunk)
            now.prep = None
            return
        for match in sorted(roles.values(), key=lambda one: one.role == "style"):
            if now.setting.take(match):
                break
        now.prep, now.picture = None, now.picture or now.sentence.lower(chunk.end) == "of"

    def _camera(self, chunk: Chunk) -> None:
        now = self.now
        if now.conj == "and" and now.act is not None and now.last_role == "after toward":
            now.use(chunk)
            now.act.direction = "toward camera"  # "toward the diver and the camera"
            return
        self.events.end()
        now.camera_target = chunk.form == "target"
        now.subject, now.act, now.last, now.prep = (), None, (), None
        now.subject_is, now.open, now.dressing = "camera", False, False
        now.conj = ""

    def _prep(self, chunk: Chunk) -> None:
        now = self.now
        now.await_noun(chunk)
        way = _UPRIGHT.get(now.sentence.words(chunk.start, chunk.end))
        if now.act is not None and way:
            now.act.direction = now.act.direction or way
        following = now.ahead(("noun", "pronoun", "setting", "verb", "event"))
        if not following and now.act is not None:
            self._particle(chunk)
        elif not following and now.last:
            self.where.among(chunk)

    def _particle(self, chunk: Chunk) -> None:
        """A preposition with nothing after it belongs to the verb ("knock the tower over")."""
        now = self.now
        act = now.act
        word = now.sentence.words(chunk.start, chunk.end)
        if act is not None and (senses := now.lexicon.verbs.get(f"{act.verb} {word}")):
            act.senses, act.verb = senses, f"{act.verb} {word}"
        elif act is not None and word in ("up", "down", "around", "across", "through"):
            act.direction = act.direction or word
        elif act is not None and act.agents and word in AMONG:
            self.where.among(chunk)  # "a train crosses a bridge below"
        now.prep = None

    def _relative(self) -> None:
        """ "Who", "which": whose clause it is now."""
        now = self.now
        if now.prep is not None:
            now.part_from_main()
            now.fronted, now.prep, now.subject, now.act = (now.prep, now.last), None, (), None
            now.last, now.open = (), False  # "a table on which a cat sits": the cat comes yet
            return
        told = now.at > 0 and now.chunks[now.at - 1].kind == "comma" and now.last != now.subject
        now.continues = told and now.act is not None
        now.subject, now.act, now.open = of_whom(now) or now.subject, None, False
        now.subject_is, now.relative = "thing", True

    def _meant_by(self, chunk: Chunk) -> tuple[str, ...]:
        """Whom a pronoun means, () if nobody has been named whom it can mean."""
        now, key = self.now, chunk.key
        if key in ("one", "other"):
            another = now.sentence.lower(chunk.start) == "another"
            told = key == "one" and (another or now.ahead(("prep",), ()) != "")
            if told and (more := one_more_clothed(now, another)):
                return more
            return now.mate(key) or now.one_of() or (now.another() if key == "other" else ())
        if key == "others":
            return now.rest_of()
        open_to = bool(now.prep or now.open)
        return self.meant.by_doing(key) or now.cast.pronoun(key, now.subject, open_to)

    def _pronoun(self, chunk: Chunk) -> None:
        now, key = self.now, chunk.key
        now.use(chunk)
        if key == "who":
            self._relative()
            return
        if key == "nobody" and now.sentence.lower(chunk.end) == "else":
            now.last = now.cast.recent[-1] if now.cast.recent else ()
            return  # "a vase; nothing else on the table": the vase is there
        if key in ("camera", "nobody", "each other"):
            now.negated, now.prep = now.negated or key == "nobody", None
            if now.act is not None:
                now.act.mutual = now.act.mutual or key == "each other"
            return
        if now.sentence.lower(chunk.start) in _NOMINATIVE:
            now.open, now.prep, now.told_of = False, None, ""  # "before he leaps she crouches"
        if everyone := all_of_them(now, chunk):
            self.roles.be_subject(now.cast.mention(everyone))
            return
        ids = as_called(now, key, self._meant_by(chunk))
        if not ids and key in _UNNAMED and (now.subordinate or now.main_join) and not now.open:
            now.subject, now.act, now.yet = (), None, key  # "before she leaves, the nun ..."
            return
        if not ids and key in _UNNAMED and not (now.prep or now.open):
            ids = now.cast.anybody(_UNNAMED[key], 2 if key == "they" else 1)
        if not ids:
            if key == "it" and not now.sentence.lower(chunk.start).endswith("self"):
                now.subject, now.subject_is = (), "setting"
            now.prep = None
            return
        joined = now.at > 0 and now.chunks[now.at - 1].kind == "conj"
        nominative = now.sentence.lower(chunk.start) in _NOMINATIVE
        someone = key == "somebody" and now.subject_is == "setting"  # "as someone opens the door"
        begins = (nominative or someone) and not joined and not now.camera_target
        colored = (told := key in ("one", "other", "others")) and color_follows(now)
        if begins or colored or (told and now.ahead(("aux",), ("empty",))):
            self.roles.be_subject(now.cast.mention(ids) if begins else ids)
            now.copula = now.copula or colored
        else:
            self.roles.place(now.cast.mention(ids))
