"""The next piece of a sentence: a noun phrase, a verb, a preposition, a setting, a camera clause.

Which reading of a word is meant depends on what the clause has had so far: after a subject a verb
is awaited, after a determiner a noun.
"""

from soracli.script.lexicon import Match
from soracli.script.reader.camera_words import CameraReader
from soracli.script.reader.chunk import Chunk, ChunkKind, ClauseSoFar
from soracli.script.reader.noun_phrase import PICTURE
from soracli.script.reader.openings import portion_at
from soracli.script.reader.phrase_begins import heads_here, is_plain_verb, phrase_follows
from soracli.script.reader.phrases import PhraseReader
from soracli.script.reader.sentence import FUNCTIONS, HEADS, Sentence
from soracli.script.reader.setting import Setting
from soracli.script.reader.setting_changes import SettingChanges
from soracli.script.reader.strange_verbs import that_does
from soracli.script.reader.verb_finding import MEANWHILE, VERBS, VerbFinder

SETTINGS = frozenset(
    ("time", "weather", "sunlit", "style", "pace", "framing", "angle", "lens", "move", "mood",
     "season", "unshown style", "camera empty", "place", "mood noun")
)  # fmt: skip
_SIDES = {"left": "on the left", "right": "on the right"}
_MIDDLES = dict.fromkeys(("middle", "center", "centre"), "in the middle")
_HEADINGS = {
    **_SIDES,
    **_MIDDLES,
    "foreground": "in the foreground",
    "background": "in the background",
}
"""Parts of the picture as they are written before a colon."""
_LEADING = frozenset(("after", "before", "while", "then"))
"""Conjunctions that may stand before the main clause."""
_ENDED = frozenset(("verb", "noun", "pronoun", "direction", "spot", "prep"))
"""What a clause may end with."""
_COLORED = frozenset(("colored", "coloured", "painted", "dyed", "tinted"))
"""Words before a color that add nothing to it."""
_SMALL = (
    "existential",
    "spot",
    "direction",
    "prep",
    "conj",
    "speed",
    "manner",
    "pronoun",
    "negation",
    "turns",
)


class Chunker:
    """Cuts a sentence into chunks, left to right, never going back."""

    def __init__(self, sentence: Sentence, setting: Setting) -> None:
        self.sentence = sentence
        self.phrases = PhraseReader(sentence)
        self.camera = CameraReader(sentence, setting)
        self.changes = SettingChanges(sentence)
        self._late = self.phrases.bounds.taken
        self.verbs = VerbFinder(sentence)
        self.clause = self.verbs.clause

    def chunks(self) -> list[Chunk]:
        """All chunks of the sentence."""
        found: list[Chunk] = []
        at = 0
        while at < len(self.sentence):
            if self._main_begins(at):
                found.append(Chunk("comma", at, at))
                self._note(found[-1])
            chunk = self._next(at)
            found.append(chunk)
            self._note(chunk)
            at = max(chunk.end, at + 1)
        return found

    def _note(self, chunk: Chunk) -> None:
        clause, before = self.clause, self.clause.after
        if chunk.kind == "stop":
            self.clause = self.verbs.clause = ClauseSoFar()
        elif chunk.kind == "comma":
            clause.after_comma, clause.leading = True, False
        elif chunk.kind == "conj":
            opens = before in ("stop", "comma", "conj")
            clause.leading = clause.leading or (opens and chunk.key in _LEADING)
            clause.verb = clause.verb and chunk.key == "and"
        elif chunk.kind == "verb":
            finite = (chunk.form != "ing" or before == "aux") and not clause.relative
            done_by = before == "noun" and self.sentence.lower(chunk.end) == "by"
            finite = finite and not (chunk.form == "past" and done_by)  # "drawn by mules thunders"
            clause.verb, clause.relative = clause.verb or finite, False
            clause.after_comma = clause.object = False
            clause.helped = "helper" in chunk.roles
            words = chunk.match.words if chunk.match is not None else ""
            clause.perceives = words in self.sentence.lexicon.words.perceiving
        elif chunk.kind == "pronoun" and chunk.key == "who":
            clause.relative = clause.after_comma is False
        elif chunk.kind in ("noun", "pronoun"):
            clause.object = True
            phrase = chunk.phrase
            clause.bare = phrase is not None and not phrase.determiner and not phrase.count_at
            picture = phrase is not None and phrase.head in PICTURE | {"mood noun", "time"}
            if before not in ("prep", "verb") and not picture:
                aside = self.sentence.lower(chunk.start - 1) in MEANWHILE
                joined = before == "conj" and clause.subject and not (clause.verb or aside)
                clause.subject = "thing"
                clause.verb = False
                clause.plural = bool(joined) or (
                    phrase.plural or (phrase.count or 1) > 1 or phrase.head == "group"
                    if phrase else chunk.key == "they"
                )  # fmt: skip
            clause.after_comma = False
        elif chunk.kind == "camera":
            clause.subject, clause.verb, clause.after_comma = "camera", True, False
        if chunk.kind not in ("empty", "speed", "manner"):
            clause.after = chunk.kind

    def _main_begins(self, at: int) -> bool:
        """Whether a main clause begins here without a comma: "once it stops *the pilot* leaves",
        "as he waves *the fox* vanishes"."""
        clause, sentence = self.clause, self.sentence
        if not (clause.leading and clause.verb) or clause.after not in _ENDED:
            return False
        if not sentence.roles(at).keys() & {"det", "known", "name"}:
            return False
        phrase = self.phrases.read(at, True)
        if phrase is None or not phrase.head or sentence.lower(phrase.end) == "of":
            return False
        roles = sentence.roles(phrase.end)
        verb = next((roles[role] for role in VERBS if role in roles), None)
        if verb is None:
            return "aux" in roles
        several = phrase.plural or (phrase.count or 1) > 1
        return sentence.form_of(verb) == ("base" if several else "s")

    def _next(self, at: int) -> Chunk:
        sentence = self.sentence
        kind = sentence.kind(at)
        if sentence.lower(at) == ":" and self.clause.after == "spot":
            return Chunk("empty", at, at + 1)  # "left: a snowman"
        if kind in ("comma", "stop", "quote"):
            return Chunk(kind, at, at + 1)  # type: ignore[arg-type]
        colored = sentence.lower(at) in _COLORED and self.clause.after in ("noun", "comma")
        if colored and sentence.role(at + 1, "color"):
            return Chunk("empty", at, at + 1)  # "a fence painted blue"
        return (
            self._camera(at)
            or self._change(at)
            or self._filler(at)
            or self._side(at)
            or self._small_phrase(at)
            or self.verbs.infinitive(at)
            or self.verbs.verb(at)
            or self._auxiliary(at)
            or self._noun(at)
            or self._setting(at)
            or self.verbs.loose(at)
            or self._small(at)
            or Chunk("unknown", at, at + 1)
        )

    def _change(self, at: int) -> Chunk | None:
        """A change of the place itself ("the sky darkens"); what is not so, is none."""
        late = at in self._late
        if not late and self.clause.after in ("negation", "verb"):
            return None
        if self.sentence.kind(at) != "word":
            return None
        if at in self._late:
            return Chunk("empty", at, self._late[at])
        found = self.changes.at(at)
        if found is None:
            return None
        if found.late is not None:
            self._late[found.late[0]] = found.late[1]
        self.clause.verb = True
        form = "sky" if found.sky else ""
        return Chunk("change", at, found.end, form=form, shift=found.shift)

    def _filler(self, at: int) -> Chunk | None:
        """ "In a puff of smoke": no part of the clause, and whoever reads the change knows it."""
        if self.sentence.kind(at) != "word":
            return None
        found = self.sentence.lexicon.goal_matches(self.sentence.tokens, at)
        filler = next((one for one in found if one.role == "change filler"), None)
        return Chunk("empty", at, filler.end) if filler and filler.end > at + 1 else None

    def _camera(self, at: int) -> Chunk | None:
        """A camera as the subject, or a move that stands alone ("pan left")."""
        sentence = self.sentence
        start = at
        det = sentence.role(at, "det")
        if det and det.end - det.start == 1:
            start = det.end
        if (
            (adjective := sentence.role(start, "adjective") or sentence.role(start, "move"))
            and (sentence.role(adjective.end, "camera"))
            and not sentence.role(start, "camera")
        ):
            start = adjective.end
        camera = sentence.role(start, "camera")
        if camera:
            move = sentence.role(at, "move")
            if move is None or move.end < camera.end:
                sentence.use(at, camera.end)
                end, target = self.camera.read(camera.end)
                return Chunk("camera", at, end, camera, form="target" if target else "")
        move = sentence.role(at, "move")
        watched = self.clause.perceives and self.clause.object  # "we see him push forward"
        if move is None or watched or self.clause.after in ("prep", "verb"):
            return None
        if self.verbs.acts(at, move):
            return None
        if any(match.end > move.end for match in sentence.matches(at)):
            return None
        end, target = self.camera.read(at)
        return Chunk("camera", at, end, move, form="target" if target else "")

    def _side(self, at: int) -> Chunk | None:
        """ "Lamp left, plant right": a side of the picture, said in a word behind its noun, or
        "left: a lamp", before it."""
        word = self.sentence.lower(at)
        if word in _HEADINGS and self.sentence.lower(at + 1) == ":":
            key = _HEADINGS[word]
            return Chunk("spot", at, at + 1, Match(at, at + 1, "spot", key, word, False))
        if self.phrases.bounds.close_by(at):
            return Chunk("empty", at, at + 1)  # "right behind a tree"
        side = _SIDES.get(word) or _MIDDLES.get(word, "")
        if not side or self.clause.after != "noun" or self.clause.verb:
            return None
        if self.sentence.kind(at + 1) not in ("comma", "stop"):
            return None
        return Chunk("spot", at, at + 1, Match(at, at + 1, "spot", side, word, False))

    def _small_phrase(self, at: int) -> Chunk | None:
        """A phrase of grammar of several words, longer than anything else here."""
        roles = self.sentence.roles(at)
        longest = max((match.end for match in roles.values()), default=at)
        if longest - at < 2:
            return None
        for role in _SMALL:
            match = roles.get(role)
            counted = role == "pronoun" and match is not None and self._counts(match.end)
            # "on the left shoulder of a scarecrow" is no side of the picture
            counted = counted or (
                role == "spot"
                and match is not None
                and self.sentence.role(match.end, "body part") is not None
            )
            # "in a rowing boat" is not "in a row"
            counted = counted or (role == "spot" and match is not None and match.inflected)
            if match is not None and match.end == longest and not counted:
                kind: ChunkKind = role  # type: ignore[assignment]
                if role == "prep" or match.end == longest:
                    return Chunk(kind, at, match.end, match, roles)
        return None

    def _auxiliary(self, at: int) -> Chunk | None:
        sentence = self.sentence
        roles = sentence.roles(at)
        match = roles.get("aux") or roles.get("negation")
        if match is None or (roles.get("verb") and match.role == "aux" and match.end < at):
            return None
        if "det" in roles and roles["det"].key == "none":
            return None
        if match.role == "aux" and match.inflected and roles.keys() & {"noun", "thing"}:
            return None  # "bees" are not "be"
        return Chunk("aux" if match.role == "aux" else "negation", at, match.end, match, roles)

    def _noun(self, at: int) -> Chunk | None:
        """A noun phrase, unless its words are only setting words or grammar."""
        sentence = self.sentence
        roles = sentence.roles(at)
        portion = portion_at(sentence, at) is not None
        if "conj" in roles or ("prep" in roles and not heads_here(self.sentence, at)):
            return None
        if sentence.is_function(at) and not (portion or roles.keys() & {"det", "number"}):
            return None
        if ("speed" in roles or "manner" in roles) and sentence.lower(at).endswith("ly"):
            return None
        if "turns" in roles and self.clause.verb and self.clause.after != "verb":
            return None
        both = sentence.lower(at) == "both" and is_plain_verb(sentence, at + 1)
        if both or that_does(sentence, at):
            return None  # "and both laugh"
        if sentence.lower(at) in ("twice", "thrice", "'s"):
            return None
        each = sentence.lower(at) == "each" and self.clause.after == "noun" and not portion
        if each and "verb" in sentence.roles(at + 1) and not self.clause.verb:
            return None  # "four children each hold a lantern"
        if "pronoun" in roles and not (portion or self._possessive(at)):
            return None
        if (sentence.is_unknown(at) and self.verbs.looks_like(at)) or self.verbs.awaited(at):
            return None
        awaited = self.clause.after in ("conj", "comma") or (
            not self.clause.verb and self.clause.after != "prep"
        )
        relative = self.clause.after == "prep" and not self.clause.verb
        joined = self.clause.after == "conj" and self.clause.subject == "thing"
        joined = joined and not self.clause.verb and sentence.lower(at - 1) not in MEANWHILE
        joined = joined or (relative and self.clause.plural)  # "two men in red shirts dance"
        self.phrases.bounds.perceived = self.clause.perceives and self.clause.after == "verb"
        phrase = self.phrases.read(at, awaited or relative, joined, relative)
        if phrase is None:
            return None
        bare = not phrase.head and not phrase.determiner and phrase.count is None
        if bare and not phrase.strange and all(m.role in SETTINGS for m in phrase.modifiers):
            return None
        return Chunk("noun", phrase.start, phrase.end, None, phrase.roles, phrase)

    def _possessive(self, at: int) -> bool:
        det = self.sentence.role(at, "det")
        pronoun = self.sentence.role(at, "pronoun")
        if pronoun is not None and pronoun.key == "others" and pronoun.words != "others":
            return False  # "the rest white"
        if det is not None and pronoun is not None and self.sentence.role(det.end, "spot"):
            return False  # "carries her home"
        if det is not None and pronoun is not None and pronoun.end > det.end:
            return self._counts(pronoun.end)  # "the two men"
        if det is None or pronoun is None:
            return bool(self.sentence.role(at, "number")) and self._followed(at + 1)
        return self._followed(det.end)

    def _counts(self, at: int) -> bool:
        """Whether something is counted here ("the two men") and not done ("all three run")."""
        verb, placed = self.sentence.role(at, "verb"), self.sentence.role(at, "prep") is not None
        done = verb is not None and not verb.inflected and not self.sentence.role(at, "noun")
        return not done and not placed and self._followed(at)  # "each other in the ring"

    def _followed(self, at: int) -> bool:
        """Whether a noun phrase goes on here."""
        roles = set(self.sentence.roles(at))
        nominal = roles & (HEADS | {"color", "size", "material", "adjective", "trait", "number"})
        if nominal:
            verb = self.sentence.role(at, "verb")
            return not (verb and verb.inflected and not roles & {"noun", "garment", "body part"})
        return self.sentence.is_unknown(at) and not self.verbs.looks_like(at)

    def _setting(self, at: int) -> Chunk | None:
        found = self.sentence.longest(at, SETTINGS)
        if not found:
            return None
        small = self.sentence.longest(at, FUNCTIONS - {"empty"})
        if small and small[0].end >= found[0].end:
            return None
        return Chunk("setting", at, found[0].end, found[0], {m.role: m for m in found})

    def _small(self, at: int) -> Chunk | None:
        roles = self.sentence.roles(at)
        behind = self.sentence.lower(at) == "after" and self.clause.after == "verb"
        if behind and not self._clause_follows(at + 1):  # "rolls after her"
            return Chunk("prep", at, at + 1, roles["conj"], roles)
        if "conj" in roles and "prep" in roles and self._clause_follows(at + 1):
            return Chunk("conj", at, roles["conj"].end, roles["conj"], roles)
        for role in ("direction", "prep") if not phrase_follows(self.sentence, at) else ("prep",):
            if role in roles:
                kind: ChunkKind = role
                return Chunk(kind, at, roles[role].end, roles[role], roles)
        for role in ("conj", "spot", "speed", "manner", "pronoun", "existential", "turns"):
            if role in roles:
                kind = role  # type: ignore[assignment]
                return Chunk(kind, at, roles[role].end, roles[role], roles)
        for role in ("empty", "det", "sound filler", "weather filler", "helper", "camera by"):
            if role in roles:
                return Chunk("empty", at, roles[role].end, roles[role], roles)
        return None

    def _clause_follows(self, at: int) -> bool:
        """Whether a noun phrase and then a verb follow: "before the storm arrives"."""
        before = self.sentence.lower(at - 1) in ("before", "after")
        if before and self.sentence.lower(at).endswith("ing") and "verb" in self.sentence.roles(at):
            return True  # "before opening the door", "after sipping"
        pronoun = self.sentence.lower(at) in ("he", "she", "they", "it")
        phrase = None if pronoun else self.phrases.read(at, True)
        if phrase is None and not pronoun:
            return False
        roles = self.sentence.roles(phrase.end if phrase else at + 1)
        return any(role in roles for role in (*VERBS, "aux"))
