"""The next piece of a sentence: a noun phrase, a verb, a preposition, a setting, a camera clause.

Which reading of a word is meant depends on what the clause has had so far: after a subject a verb
is awaited, after a determiner a noun.
"""

from soracli.script.lexicon import Match
from soracli.script.reader.camera_words import CameraReader
from soracli.script.reader.chunk import Chunk, ChunkKind, ClauseSoFar
from soracli.script.reader.noun_phrase import PICTURE
from soracli.script.reader.phrases import PhraseReader
from soracli.script.reader.sentence import FUNCTIONS, HEADS, Sentence
from soracli.script.reader.setting import Setting
from soracli.script.reader.setting_changes import SettingChanges
from soracli.script.reader.strange_verbs import only_verb

VERBS = ("verb", "folding", "wearing", "riding", "sounding", "light", "helper", "unstaged",
         "change", "changing", "coloring")  # fmt: skip
SETTINGS = frozenset(
    ("time", "weather", "sunlit", "style", "pace", "framing", "angle", "lens", "move", "mood",
     "season", "unshown style", "camera empty", "place", "mood noun")
)  # fmt: skip
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
        self.clause = ClauseSoFar()

    def chunks(self) -> list[Chunk]:
        """All chunks of the sentence."""
        found: list[Chunk] = []
        at = 0
        while at < len(self.sentence):
            chunk = self._next(at)
            found.append(chunk)
            self._note(chunk)
            at = max(chunk.end, at + 1)
        return found

    def _note(self, chunk: Chunk) -> None:
        clause, before = self.clause, self.clause.after
        if chunk.kind == "stop":
            self.clause = ClauseSoFar()
        elif chunk.kind == "comma":
            clause.after_comma = True
        elif chunk.kind == "conj":
            clause.verb = clause.verb and chunk.key == "and"
        elif chunk.kind == "verb":
            finite = (chunk.form != "ing" or before == "aux") and not clause.relative
            clause.verb, clause.relative = clause.verb or finite, False
            clause.after_comma = False
        elif chunk.kind == "pronoun" and chunk.key == "who":
            clause.relative = clause.after_comma is False
        elif chunk.kind in ("noun", "pronoun"):
            phrase = chunk.phrase
            picture = phrase is not None and phrase.head in PICTURE | {"mood noun", "time"}
            if before not in ("prep", "verb") and not picture:
                joined = before == "conj" and clause.subject and not clause.verb
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

    def _next(self, at: int) -> Chunk:
        sentence = self.sentence
        kind = sentence.kind(at)
        if kind in ("comma", "stop", "quote"):
            return Chunk(kind, at, at + 1)  # type: ignore[arg-type]
        return (
            self._camera(at)
            or self._change(at)
            or self._small_phrase(at)
            or self._verb(at)
            or self._auxiliary(at)
            or self._noun(at)
            or self._setting(at)
            or self._loose_verb(at)
            or self._small(at)
            or Chunk("unknown", at, at + 1)
        )

    def _change(self, at: int) -> Chunk | None:
        """A change of the place itself ("the sky darkens"); what is not so, is none."""
        if self.clause.after in ("negation", "verb") or self.sentence.kind(at) != "word":
            return None
        found = self.changes.at(at)
        if found is None:
            return None
        self.clause.verb = True
        return Chunk("change", at, found[1], shift=found[0])

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
        if move is None or self.clause.after in ("prep", "verb"):
            return None
        if self._acts(at, move):
            return None
        if any(match.end > move.end for match in sentence.matches(at)):
            return None
        end, target = self.camera.read(at)
        return Chunk("camera", at, end, move, form="target" if target else "")

    def _acts(self, at: int, move: Match) -> bool:
        """Whether words of a camera move are rather done by the subject ("a man moves left")."""
        roles = self.sentence.roles(at)
        verb = next((roles[role] for role in VERBS if role in roles), None)
        if verb is None:
            return False
        if self.clause.subject != "thing":
            return False
        form = self.sentence.form_of(verb)
        if form == "base":
            return self.clause.plural and not self.clause.after_comma
        return True

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
            if match is not None and match.end == longest and not counted:
                kind: ChunkKind = role  # type: ignore[assignment]
                if role == "prep" or match.end == longest:
                    return Chunk(kind, at, match.end, match, roles)
        return None

    def _verb(self, at: int) -> Chunk | None:
        """A verb where the clause awaits or allows one."""
        sentence = self.sentence
        roles = sentence.roles(at)
        found = [roles[role] for role in VERBS if role in roles]
        if not found or sentence.role(at, "det"):
            return None
        verb = max(found, key=lambda match: match.end)
        goals = sentence.longest(verb.end - 1, frozenset(("direction", "spot")))
        if goals and verb.end - at == 2 and goals[0].end > verb.end:
            # "walks away from the camera" is walking, away from the camera
            verb = next(
                (m for m in sentence.matches(at) if m.role == "verb" and m.end == at + 1), verb
            )
        form = sentence.form_of(verb)
        nominal = sentence.longest(at, HEADS - {"move"})
        if nominal and nominal[0].end > verb.end:
            return None
        if not self._wants_verb(at, form, nominal, verb):
            return None
        return Chunk("verb", at, verb.end, verb, roles, None, form)

    def _wants_verb(self, at: int, form: str, nominal: list[Match], verb: Match) -> bool:
        clause = self.clause
        exact_noun = any(not match.inflected for match in nominal)
        if clause.after in ("prep",):
            part = self.sentence.role(verb.end, "body part")  # "with trembling hands"
            return form == "ing" and not exact_noun and part is None
        if form == "ing":
            adjective = self.sentence.role(at, "adjective")
            if adjective and self.sentence.longest(verb.end, HEADS) and clause.subject == "":
                return False
            if clause.subject == "" and not clause.verb and self._modifies(verb.end):
                return False
            return not exact_noun or clause.after in ("noun", "aux", "pronoun")
        if clause.after in ("aux", "negation", "pronoun"):
            return True
        if form == "past":
            if clause.after == "verb" and "adjective" in self.sentence.roles(at):
                return False  # "lies broken"
            return not exact_noun or (clause.subject == "thing" and not clause.verb)
        if clause.subject == "":
            return not nominal and form == "base" and "name" not in self.sentence.roles(at)
        if not clause.verb:
            return form == "s" or clause.plural or not nominal or clause.after == "pronoun"
        if nominal and form == "s" and self._acting(verb.end):
            return False
        if clause.after in ("conj", "comma"):
            done = form == "base" and clause.plural and clause.after == "conj"
            if done and self.sentence.roles(verb.end).keys() & {"det", "pronoun", "known"}:
                return True  # "two guards enter and chase them"
            return not nominal or form == "s" and not any(m.role == "noun" for m in nominal)
        return not nominal

    def _acting(self, at: int) -> bool:
        """Whether a participle follows, so that the word before it is a noun: "waves crashing"."""
        roles = self.sentence.roles(at)
        return self.sentence.lower(at).endswith("ing") and any(role in roles for role in VERBS)

    def _modifies(self, at: int) -> bool:
        """Whether a plural noun follows a participle that opens a sentence: "falling leaves"."""
        found = self.sentence.longest(at, HEADS)
        return bool(found) and found[0].inflected and self.sentence.role(at, "det") is None

    def _auxiliary(self, at: int) -> Chunk | None:
        sentence = self.sentence
        roles = sentence.roles(at)
        match = roles.get("aux") or roles.get("negation")
        if match is None or (roles.get("verb") and match.role == "aux" and match.end < at):
            return None
        if "det" in roles and roles["det"].key == "none":
            return None
        return Chunk("aux" if match.role == "aux" else "negation", at, match.end, match, roles)

    def _noun(self, at: int) -> Chunk | None:
        """A noun phrase, unless its words are only setting words or grammar."""
        sentence = self.sentence
        roles = sentence.roles(at)
        if "conj" in roles or ("prep" in roles and not self._heads_here(at)):
            return None
        if sentence.is_function(at) and "det" not in roles and "number" not in roles:
            return None
        if ("speed" in roles or "manner" in roles) and sentence.lower(at).endswith("ly"):
            return None
        if "turns" in roles and self.clause.verb and self.clause.after != "verb":
            return None
        if sentence.lower(at) in ("twice", "thrice", "'s"):
            return None
        if "pronoun" in roles and not self._possessive(at):
            return None
        if (sentence.is_unknown(at) and self._like_verb(at)) or self._awaited_verb(at):
            return None
        awaited = self.clause.after in ("conj", "comma") or (
            not self.clause.verb and self.clause.after not in ("prep", "verb")
        )
        relative = self.clause.after == "prep" and not self.clause.verb
        joined = self.clause.after == "conj" and self.clause.subject == "thing"
        joined = joined and not self.clause.verb
        phrase = self.phrases.read(at, awaited or relative, joined, relative)
        if phrase is None:
            return None
        bare = not phrase.head and not phrase.determiner and phrase.count is None
        if bare and not phrase.strange and all(m.role in SETTINGS for m in phrase.modifiers):
            return None
        return Chunk("noun", phrase.start, phrase.end, None, phrase.roles, phrase)

    def _awaited_verb(self, at: int) -> bool:
        """Whether a verb is due here, or one more after "and", and this can only be one."""
        clause = self.clause
        due = clause.after in ("noun", "pronoun") and not clause.verb
        due = due or (clause.after == "conj" and clause.verb)
        return clause.subject == "thing" and due and only_verb(self.sentence, at)

    def _heads_here(self, at: int) -> bool:
        found = self.sentence.longest(at, HEADS | {"trait"})  # "in his forties"
        prep = self.sentence.role(at, "prep")
        return bool(found) and prep is not None and found[0].end > prep.end

    def _possessive(self, at: int) -> bool:
        det = self.sentence.role(at, "det")
        pronoun = self.sentence.role(at, "pronoun")
        if det is not None and pronoun is not None and self.sentence.role(det.end, "spot"):
            return False  # "carries her home"
        if det is not None and pronoun is not None and pronoun.end > det.end:
            return self._counts(pronoun.end)  # "the two men"
        if det is None or pronoun is None:
            return bool(self.sentence.role(at, "number")) and self._followed(at + 1)
        return self._followed(det.end)

    def _counts(self, at: int) -> bool:
        """Whether something is counted here ("the two men") rather than done ("all three run")."""
        verb = self.sentence.role(at, "verb")
        done = verb is not None and not verb.inflected and not self.sentence.role(at, "noun")
        return not done and self._followed(at)

    def _followed(self, at: int) -> bool:
        """Whether a noun phrase goes on here."""
        roles = set(self.sentence.roles(at))
        nominal = roles & (HEADS | {"color", "size", "material", "adjective", "trait", "number"})
        if nominal:
            verb = self.sentence.role(at, "verb")
            return not (verb and verb.inflected and not roles & {"noun", "garment", "body part"})
        return self.sentence.is_unknown(at) and not self._like_verb(at)

    def _like_verb(self, at: int) -> bool:
        """Whether an unknown word after a subject looks like its verb."""
        word = self.sentence.lower(at)
        if word.endswith("ly") or word[:1].isdigit():
            return word.endswith("ly")
        if self.clause.subject != "thing" or self.clause.after in ("prep", "verb", "comma"):
            return False
        if word.endswith(("ing", "ed")):
            return True
        return not self.clause.verb and (word.endswith("s") or self.clause.plural)

    def _setting(self, at: int) -> Chunk | None:
        found = self.sentence.longest(at, SETTINGS)
        if not found:
            return None
        small = self.sentence.longest(at, FUNCTIONS - {"empty"})
        if small and small[0].end >= found[0].end:
            return None
        return Chunk("setting", at, found[0].end, found[0], {m.role: m for m in found})

    def _loose_verb(self, at: int) -> Chunk | None:
        """A verb that nothing else wanted to be; unknown words that look like verbs too."""
        sentence = self.sentence
        roles = sentence.roles(at)
        found = [roles[role] for role in VERBS if role in roles]
        if found and self.clause.after != "prep":
            verb = max(found, key=lambda match: match.end)
            form = sentence.form_of(verb)
            return Chunk("verb", at, verb.end, verb, roles, None, form)
        strange = sentence.is_unknown(at) and self._like_verb(at)
        if (strange and not sentence.lower(at).endswith("ly")) or self._awaited_verb(at):
            word = sentence.lower(at)
            form = "ing" if word.endswith("ing") else "past" if word.endswith("ed") else "s"
            return Chunk("verb", at, at + 1, None, {}, None, form)
        return None

    def _small(self, at: int) -> Chunk | None:
        roles = self.sentence.roles(at)
        behind = self.sentence.lower(at) == "after" and self.clause.after == "verb"
        if behind and not self._clause_follows(at + 1):  # "rolls after her"
            return Chunk("prep", at, at + 1, roles["conj"], roles)
        if "conj" in roles and "prep" in roles and self._clause_follows(at + 1):
            return Chunk("conj", at, roles["conj"].end, roles["conj"], roles)
        for role in ("direction", "prep") if not self._phrase_follows(at) else ("prep",):
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
        pronoun = self.sentence.lower(at) in ("he", "she", "they", "it")
        phrase = None if pronoun else self.phrases.read(at, True)
        if phrase is None and not pronoun:
            return False
        roles = self.sentence.roles(phrase.end if phrase else at + 1)
        return any(role in roles for role in (*VERBS, "aux"))

    def _phrase_follows(self, at: int) -> bool:
        """Whether a noun phrase follows the preposition here."""
        prep = self.sentence.role(at, "prep")
        if prep is None:
            return False
        roles = set(self.sentence.roles(prep.end))
        return bool(
            roles & (HEADS | {"det", "number", "color", "pronoun", "size", "adjective"})
        ) or (
            self.sentence.is_unknown(prep.end) and not self.sentence.lower(prep.end).endswith("ly")
        )
