"""Verbs: acts, endings of acts, sounds, clothes put on, and things not done."""

from soracli.script.lexicon import VerbSense
from soracli.script.reader.absolutes import told_before
from soracli.script.reader.act import Act
from soracli.script.reader.acts import TRANSITIVE
from soracli.script.reader.becomings import ChangeReader
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.consisting import consists_of, tells_of_a_part
from soracli.script.reader.doers import (
    as_if_alive,
    changes_beside,
    lies_as_a_thing,
    seen_doing,
    somebody_alive,
    told_plainly,
    works_there,
)
from soracli.script.reader.folding import fold
from soracli.script.reader.makings import MakingReader
from soracli.script.reader.reading import Reading
from soracli.script.reader.riding import RideReader
from soracli.script.reader.sequence import Sequence
from soracli.script.reader.strange_deeds import made_of, named
from soracli.script.reader.strewn import lies_about
from soracli.script.reader.told_in_passive import held_by, is_passive
from soracli.script.reader.turning import TurningReader

_TAKEN_IN = ("fish", "pull")
"""What verbs mean that take something in."""
_GENERIC = frozenset(
    ("go", "come", "move", "race", "speed", "travel", "head", "rush", "pass", "descend", "hurtle",
     "roll", "glide", "coast", "cruise", "zoom")
)  # fmt: skip
_RISING = frozenset(("rise", "ascend", "soar", "smoke"))
_HANDED = frozenset(TRANSITIVE) - {"put_down"}  # who leaves puts nothing down
_ALONG = frozenset(("up", "down", "through", "across", "along", "over"))
"""Particles that lead along what is named behind them, where a verb is in the passive."""
_KEEPS = frozenset(("keep", "keeps", "kept", "continue", "continues", "resume", "resumes"))
_OFF = frozenset(("roll", "slide", "fall", "jump", "hop", "walk", "run", "march", "crawl", "drive"))
"""What leads off something that one is on."""
_LEFT = frozenset(("park", "moor", "dock", "anchor"))
"""What has been done to a vehicle that stands there."""
_ON_FOOT = frozenset(("enter", "leave", "cross"))
"""What is done on foot, by the living, and by vehicles too."""
_BEGINNING = frozenset(("begin", "start", "go on", "proceed to"))
_SHAKEN = frozenset(("prop", "box", "ball", "plant"))
"""What is small enough to be seen shaking when it sounds."""
_VOICED = frozenset(("sing", "play", "pet"))
"""What whistling, splashing and ringing a bell look like."""


class VerbReader:
    """Reads verbs: whose they are, how they follow the one before, and what they open."""

    def __init__(self, now: Reading, riding: RideReader) -> None:
        self.now, self.riding = now, riding
        self.changes = ChangeReader(now)
        self.makings = MakingReader(now, self.changes)
        self.turning = TurningReader(now, self)

    def read(self, chunk: Chunk) -> None:
        """Read one verb where it stands."""
        now = self.now
        roles = chunk.roles
        now.picture = False
        now.comma = now.comma and not self._seen_doing(chunk)
        now.resume(finite=chunk.form in ("s", "base") and not now.copula)
        if now.negated or (now.prep is not None and now.prep.key == "without"):
            self._negate(chunk)
        elif "camera verb" in roles and self._seen_by_camera(chunk):
            return
        elif now.subject_is == "picture" and "camera show" in roles:
            now.use(chunk)  # "a close-up shows a cat"
        elif now.subject_is in ("setting", "heard", "nobody") and not self._seen_doing(chunk):
            now.use(chunk)
            if now.subject_is == "setting" and chunk.match is None:
                now.sentence.used[chunk.start] = 0
        elif now.subject_is == "part":
            now.subject_is = "thing"
            self.turning.part_becomes(chunk)
        elif consists_of(self, chunk) or self.turning.becomes(chunk):
            return
        elif self._longest(chunk, "helper") and not self._is_main(chunk):
            now.use(chunk)
            now.begun = chunk.match is not None and chunk.match.words in _BEGINNING
        elif tells_of_a_part(self, chunk):
            now.use(chunk)  # "with her eyes closed"
        elif self._longest(chunk, "wearing"):
            self._wear(chunk)
        elif self._longest(chunk, "folding") and fold(self, chunk) or lies_about(now, chunk):
            return
        elif "light" in roles and self._event_follows():
            now.use(chunk)
            now.light = chunk
        elif self._longest(chunk, "sounding") and ("verb" not in roles or self._only_heard(chunk)):
            self._sound(chunk)
        else:
            self.act(chunk)

    def _seen_doing(self, chunk: Chunk) -> bool:
        """ "The camera flies through a barn, over a dog asleep there": what is told of somebody
        right behind them, wherever they are named."""
        now = self.now
        behind = now.at > 0 and now.chunks[now.at - 1].kind == "noun" and chunk.form != "s"
        after = now.last_role.startswith("after ") and now.subject_is == "setting"
        return bool(behind and after and now.last and now.cast[now.last[0]].living)

    def _wear(self, chunk: Chunk) -> None:
        """ "Wears a coat", and "puts on a coat", which is something to be seen done."""
        now = self.now
        words = chunk.match.words if chunk.match else ""
        senses = tuple(one for one in now.senses(words) if one.motion == "dress")
        agents = self.agents(chunk)
        if senses and agents:
            self.start(Act(words, senses, agents, start=chunk.start), chunk)
            now.open = False
        now.use(chunk)
        if chunk.form not in ("ing", "past") and agents:
            now.last = agents  # "the heroine next to him wears a cape": she does
        now.dressing = now.clothed = True
        now.prep, now.conj = None, ""

    def _longest(self, chunk: Chunk, role: str) -> bool:
        match = chunk.roles.get(role)
        return match is not None and match.end == chunk.end

    def _is_main(self, chunk: Chunk) -> bool:
        """A helper verb that is itself what is done ("keeps a dog")."""
        now = self.now
        if now.ahead(("aux",)) and (now.next_chunk() or chunk).key == "to":
            return False
        if not now.ahead(("verb", "prep")):
            return True
        following = now.ahead(("verb", "prep", "noun"))
        nearest = now.next_chunk()
        return following == "noun" or (
            nearest is not None and nearest.kind == "prep" and nearest.key != "to"
        )

    def _event_follows(self) -> bool:
        following = self.now.next_chunk()
        phrase = following.phrase if following else None
        return phrase is not None and phrase.head in ("event", "deed")

    def _negate(self, chunk: Chunk) -> None:
        """ "Not moving" is standing; anything else that is not done leaves no trace."""
        now = self.now
        now.negated = False
        now.use(chunk)
        verb = chunk.match.words if chunk.match else ""
        moves = any(sense.motion in ("walk", "run") for sense in now.senses(verb))
        now.denied = not now.prep
        if moves and now.subject and not now.prep:
            stand = now.senses("stand")
            still = Act("stand", stand, now.subject)
            now.act = now.acts.add(still, self._how(chunk, still))
        else:
            now.act = None
            now.last_role = "object"
        now.conj, now.join = "", ""

    def agents(self, chunk: Chunk, verb: str = "") -> tuple[str, ...]:
        """Whose verb this is: the noun just before a participle, else the clause's subject."""
        now = self.now
        if now.fronted is not None and not now.subject and now.ahead(("noun",)):
            return ()  # "on a hill stands a house": who it is comes after
        if whose := told_before(now, chunk):
            now.subject = now.last = whose
            return whose
        if now.conj == "then" and now.kept and now.act is not None:
            now.subject, now.kept = now.kept, ()
        if now.conj in ("and", "then") and now.act is not None and now.subject:
            words = chunk.match.words if chunk.match else ""
            able = now.cast[now.subject[0]].living or not self.needs_life(verb or words)
            if now.conj == "and" or able:
                return now.subject
        seen = now.last_role == "object" and chunk.form == "base" and not now.comma
        lives = bool(now.last) and now.cast[now.last[0]].living
        words = chunk.match.words if chunk.match else ""
        plainly = told_plainly(now, chunk)
        if watched := seen_doing(now):
            return watched
        able = lives or not self.needs_life(verb or words)
        if seen and not now.conj and now.last != now.subject and able:
            return now.last  # "the keeper watches her go"
        if nearest := self._nearest(chunk, verb or words):
            return nearest
        lifeless = bool(now.subject) and not now.cast[now.subject[0]].living
        lifeless = lifeless and words not in _GENERIC  # a curtain goes up
        if lifeless and not plainly and self.needs_life(verb or words):
            alive = now.topic and now.cast[now.topic[0]].living and now.conj in ("then", "and")
            told = now.topic if alive and not now.relative else now.subject
            return somebody_alive(now, chunk, told)
        if chunk.form == "base" and not now.subject and now.waiting:
            return ()  # "walk to the window, open it"
        named = now.subject or (now.last if now.subject_is != "camera" else ())
        return somebody_alive(now, chunk, named) if self.needs_life(verb or words) else named

    def _nearest(self, chunk: Chunk, verb: str) -> tuple[str, ...]:
        """Who stands just before a participle, where they can do it; else nobody."""
        now = self.now
        aside = now.comma and not self._of_the_camera()
        near = chunk.form in ("ing", "past") and not aside and not now.copula and now.last
        aside_of = works_there(now, chunk) or changes_beside(now, chunk)
        other = now.last != now.subject and not aside_of
        if near and other and now.last_role != "garment":
            foot = self.goes_on_foot(verb) and now.cast[now.last[0]].family == "prop"
            if as_if_alive(now.cast[now.last[0]]) or not (foot or self.needs_life(verb)):
                return now.last
            if lies_as_a_thing(now, chunk):
                return now.last
        return ()

    def _of_the_camera(self) -> bool:
        """ "Tilts up from boots, past a coat, to a man standing": all of it is what the camera
        goes by, and nobody has done anything yet."""
        now = self.now
        told = now.at > 0 and now.chunks[now.at - 1].kind == "noun" and now.act is None
        return told and bool(now.setting.camera.get("move"))

    def goes_on_foot(self, verb: str) -> bool:
        """Whether a verb is something that nothing does without feet."""
        return any(one.motion in _ON_FOOT for one in self.now.senses(verb)[:1])

    def needs_life(self, verb: str) -> bool:
        """Whether only somebody alive does this."""
        senses = self.now.senses(verb) if verb not in _RISING else ()  # balloons do
        if self.now.ahead(("noun", "pronoun")) == "":  # "slides past" hands nothing over
            senses = tuple(one for one in senses if one.motion not in _HANDED) or senses
        return bool(senses) and senses[0].motion in self.now.lexicon.words.living

    def _how(self, chunk: Chunk, act: Act) -> str:
        """How this verb follows the one before it in time."""
        now = self.now
        join, begun = now.join, now.begun
        now.join, now.begun = "", False
        last = now.acts.all[-1] if now.acts.all else None
        if begun and join in ("", "and", "sentence") and last is not None:
            return "then"  # "sits down and starts to read"
        if join in ("then", "while", "before", "after", "sentence"):
            return join
        if last is not None and now.continues and not self._goes_on(last):
            now.continues = False
            return "then"  # "throws it to a friend, who catches it"
        if chunk.form == "base" and now.last_role == "object" and not (now.conj or now.comma):
            alike = last is not None and last.agents == act.agents and not now.acts.lasts(last)
            return "then" if alike else "same"  # "puts it down to open the door"
        listed = now.comma or now.conj == "and"  # "who snores, wakes and shakes himself"
        goes_on = last is not None and last.agents == act.agents and listed
        kept_on = now.sentence.lower(max(chunk.start - 1, 0)) in _KEEPS and now.conj == "and"
        if (chunk.form == "ing" and not kept_on) or (now.relative and not goes_on):
            row = last is not None and goes_on and chunk.form == "ing"
            return "list" if row and Sequence(now.lexicon, now.cast).in_a_row(last, act) else "same"
        return "list" if now.comma and now.conj in ("", "and") else "and"

    def _goes_on(self, act: Act) -> bool:
        """Whether somebody is under way, so that what comes next comes meanwhile."""
        return self.now.acts.lasts(act) and act.likely in self.now.lexicon.words.moving

    def _sound(self, chunk: Chunk) -> None:
        now = self.now
        now.use(chunk)
        agents = self.agents(chunk)
        said = now.sentence.words(chunk.start, chunk.end)
        now.setting.sounds.append(f"{now.cast[agents[0]].noun if agents else ''} {said}".strip())
        if agents and now.cast[agents[0]].family in _SHAKEN:
            verb = chunk.match.words if chunk.match else said
            self.start(Act(verb, (VerbSense("rock"),), agents, start=chunk.start), chunk)
            return  # a bell that rings is seen to
        now.conj, now.copula = "", False
        if [one.kind for one in now.chunks[now.at + 1 : now.at + 3]] == ["comma", "noun"]:
            now.subject, now.last = (), ()  # "a machine hums, a can drops": two clauses

    def _only_heard(self, chunk: Chunk) -> bool:
        """A train that whistles, water that splashes: only somebody alive is seen to do it."""
        now = self.now
        verb = chunk.match.words if chunk.match else ""
        agents = self.agents(chunk)
        lives = bool(agents) and now.cast[agents[0]].living
        return not lives and any(sense.motion in _VOICED for sense in now.senses(verb))

    def act(self, chunk: Chunk) -> None:
        """Start the act of a verb in the sense it has of its own."""
        now = self.now
        match = chunk.match
        verb = match.words if match else named(now.sentence, chunk.start)
        verb, end = self._without_prep(verb, chunk)
        said, verb = verb, self._own_way(verb, self.agents(chunk, verb))
        verb = "wait" if verb in _LEFT and chunk.form == "past" else verb  # "a car parked there"
        senses, alone = now.senses(verb) or made_of(verb, now.lexicon), False
        act = Act(verb, senses, self.agents(chunk, verb), start=chunk.start)
        if senses and "unstaged" not in (match.role if match else ""):
            now.sentence.use(chunk.start, end)
        if verb in now.lexicon.words.riding:
            now.sentence.use(chunk.start, end)
            act.riding = verb == said
            alone = now.ahead(("noun", "pronoun")) == "" or (verb != said and not act.riding)
        participle = chunk.form == "past" or (chunk.form == "base" and (now.comma or now.copula))
        by = end < chunk.end and now.sentence.lower(end) == "by"
        if participle and (by or is_passive(now, chunk.form == "past")):
            done_to = now.last if held_by(now, chunk) else act.agents
            act.passive, act.objects, act.agents = True, done_to, ()
        reduced = act.passive and not now.copula
        self.start(act, chunk)
        now.join = now.join or ("while" if reduced else "")  # "a duck followed by a dog walks"
        self.makings.aside(chunk, act)
        if alone and now.lexicon.words.riding[verb]:
            self.riding.mount_implied(act)
        if end < chunk.end:  # the verb's last word is a preposition after all
            prep = now.sentence.role(end, "prep")
            if prep is not None:
                now.await_noun(Chunk("prep", end, chunk.end, prep))

    def _seen_by_camera(self, chunk: Chunk) -> bool:
        """ "A drone shot, flying over the trees": with nobody there, the camera moves."""
        now = self.now
        if now.cast.members or chunk.form != "ing" or not now.setting.camera:
            return False
        move = now.lexicon.words.camera_verbs[chunk.roles["camera verb"].key].default
        now.setting.camera.setdefault("move", move)
        now.use(chunk)
        now.camera_target, now.subject_is = True, "camera"
        return True

    def _own_way(self, verb: str, agents: tuple[str, ...]) -> str:
        """A skier who "goes" or "races" somewhere skis."""
        now = self.now
        noun = now.cast[agents[0]].noun if agents else ""
        way = now.lexicon.words.ways_of.get(noun, "")
        pushes = verb in ("push", "carve") and now.ahead(("noun", "pronoun")) == ""
        rows = way == "row" and verb in ("pull", "haul", "propel", "drive", "power")
        return way if way and (verb in _GENERIC or pushes or rows) else verb

    def _without_prep(self, verb: str, chunk: Chunk) -> tuple[str, int]:
        """ "Roll down" before a ramp is "roll", if that is the same motion."""
        now = self.now
        first, _, last = verb.rpartition(" ")
        if not first or now.ahead(("noun", "pronoun")) == "":
            return verb, chunk.end
        longer, shorter = now.lexicon.verbs.get(verb), now.lexicon.verbs.get(first)
        at = chunk.end - 1
        following = now.chunks[now.at + 1].roles if now.at + 1 < len(now.chunks) else {}
        if not longer or not shorter or not now.sentence.role(at, "prep"):
            return verb, chunk.end
        motion = longer[0].motion
        into_place = "place" in following and "noun" not in following and motion == "collide"
        done_to = any(sense.motion in TRANSITIVE for sense in longer)  # "lays down four aces"
        same = any(motion == sense.motion for sense in shorter) and not done_to
        same = same or (motion == "fall" and first in _GENERIC)  # "goes down a slope"
        agents = self.agents(chunk, verb)
        handless = bool(agents) and now.cast[agents[0]].family not in ("person", "")
        same = same or (verb == "pass over" and handless)  # a plane hands nothing over
        done = last == "by" and chunk.form == "past" and now.copula  # "is walked by a boy"
        # "is pulled up a flagpole": the subject is what it is done to, and no second object follows
        done = done or (last in _ALONG and chunk.form == "past" and now.copula)
        off = last == "off" and any(one.motion in _OFF for one in shorter)  # "rolls off a table"
        moving = any(sense.motion in now.lexicon.words.moving for sense in shorter)
        same = same or (last in ("around", "round") and moving)  # "parade around a birdbath"
        taken = motion in _TAKEN_IN  # "reels in a fish" is in no fish
        split = (last == "in" and not taken) or into_place or same or done or off
        return (first, at) if split else (verb, chunk.end)

    def start(self, act: Act, chunk: Chunk) -> None:
        """Begin an act: it takes the adverbs that stood before it and awaits its object."""
        now = self.now
        act.speed *= now.speed
        own = act.senses[0].direction if len(act.senses) == 1 else None
        act.direction = act.direction or now.direction or own
        now.speed, now.direction = 1.0, None
        if not act.agents and not act.passive and now.subject_is != "camera":
            now.waiting.append(act)
        if now.act is not None and now.open and now.conj == "and":
            act.shares = now.act
        now.act = now.acts.add(act, self._how(chunk, act))
        now.open = not act.passive
        now.prep, now.conj, now.comma, now.copula, now.dressing = None, "", False, False, False
        if act.agents:
            now.subject = now.subject or act.agents
            now.last, now.last_role = act.agents, "agent"
