"""Clauses about the camera: "the camera orbits clockwise around …", "pan left"."""

from soracli.script.reader.sentence import HEADS, Sentence
from soracli.script.reader.setting import Setting

_STARTERS = frozenset(("move", "camera verb", "camera show"))
_TURNS = frozenset(("clockwise", "counterclockwise", "anticlockwise", "side"))
_PICTURE = ("framing", "angle", "lens", "pace")

_SAYS_NOTHING = (
    "camera show", "aux", "helper", "speed", "manner", "empty", "direction", "spot",
)  # fmt: skip
"""Roles of words between those that tell how the camera moves."""


class CameraReader:
    """Reads one camera clause and leaves off at the thing it is about, or where the clause ends."""

    def __init__(self, sentence: Sentence, setting: Setting) -> None:
        self.sentence = sentence
        self.setting = setting

    def read(self, start: int) -> tuple[int, bool]:
        """Read from the word after "camera" (or from a move). Returns where the clause's target or
        the rest begins, and whether it is a target that begins there."""
        at, verb, move = start, "", ""
        while at < len(self.sentence):
            after, verb, move, done = self._step(at, verb, move)
            if done == "next":
                self._keep(verb, move, at, start)
                verb, move, done, start = "", "", "", after
            if done == "target" or done == "end" or after == at:
                self._keep(verb, move, after, start)
                return after, done == "target"
            at = after
        self._keep(verb, move, at, start)
        return at, False

    def _keep(self, verb: str, move: str, at: int, start: int) -> None:
        found = move or (self._usual(verb) if verb else "")
        if verb and not move:
            found = self._said_later(verb, at) or found
        if verb and move == "handheld":  # "handheld camera follows a man"
            self.setting.move(self._said_later(verb, at) or self._usual(verb), start)
        if found:
            self.setting.move(found, start + 1)

    def _usual(self, verb: str) -> str:
        return str(self.sentence.lexicon.words.camera_verbs[verb].default)

    def _said_later(self, verb: str, at: int) -> str:
        """The move by words behind the target: "circles a boxer counterclockwise"."""
        sentence = self.sentence
        while sentence.is_word(at) or sentence.lower(at + 1) in _TURNS:
            if "conj" in sentence.roles(at):
                break
            word = sentence.lower(at)
            found = self._direction_of(verb, word) if word in _TURNS else ""
            if found:
                sentence.use(at, at + 1)
                return found
            at += 1
        return ""

    def _step(self, at: int, verb: str, move: str) -> tuple[int, str, str, str]:
        """One word further: where to go on, the verb and move so far, and "target" or "end"."""
        sentence = self.sentence
        kind = sentence.kind(at)
        roles = sentence.roles(at)
        if kind in ("comma", "stop", "quote") or "conj" in roles:
            goes_on = kind != "quote" and self._goes_on(at, bool(verb or move))
            if goes_on and (verb or move):
                return at + 1, verb, move, "next"
            return (at + 1 if goes_on else at), verb, move, "" if goes_on else "end"
        if "det" in roles and kind == "word" and self._nominal(roles["det"].end):
            return at, verb, move, "target"
        found = roles.get("move")
        if found and self._longest(at) <= found.end:
            better = self._better(move, found.key)
            if better == found.key:
                sentence.use(at, found.end)
            return found.end, verb, better, ""
        if verb and (by := roles.get("camera by")) and self._direction_of(verb, by.key):
            sentence.use(at, by.end)
            return by.end, verb, move or self._direction_of(verb, by.key), ""
        if verb and (way := roles.get("direction")) and self._direction_of(verb, way.key):
            sentence.use(at, way.end)
            return way.end, verb, move or self._direction_of(verb, way.key), ""
        if (act := roles.get("camera verb")) and not self._is_noun(at):
            sentence.use(at, act.end)
            return act.end, verb or act.key, move, ""
        for role in (*_PICTURE, "camera pace"):
            if role in roles:
                self.setting.take(roles[role])
                return roles[role].end, verb, move, ""
        for role in _SAYS_NOTHING:
            if role in roles and not self._is_noun(at):
                sentence.use(at, roles[role].end)
                return roles[role].end, verb, move, ""
        return self._target(at, verb, move)

    def _target(self, at: int, verb: str, move: str) -> tuple[int, str, str, str]:
        """At a preposition or a noun phrase: is it what the camera looks at?"""
        sentence = self.sentence
        roles = sentence.roles(at)
        prep = roles.get("prep")
        if prep is not None and not (set(roles) & HEADS):
            if self._setting_follows(prep.end) and not (verb or move):
                return at, verb, move, "end"
            if prep.key in ("in", "at", "on", "during", "with") and self._setting_follows(prep.end):
                return at, verb, move, "end"
            sentence.use(at, prep.end)
            return prep.end, verb, move, ""
        return at, verb, move, "target"

    def _setting_follows(self, at: int) -> bool:
        sentence = self.sentence
        det = sentence.role(at, "det")
        roles = set(sentence.roles(det.end if det else at))
        return bool(
            roles & {"time", "weather", "style", "pace", "place", "lens", "framing"}
        ) and not (roles & {"noun"})

    def _goes_on(self, at: int, moved: bool) -> bool:
        """Whether after a comma or "and" the clause is still about the camera."""
        sentence = self.sentence
        if sentence.kind(at) == "stop":
            return False
        next_at = at + 1
        while sentence.role(next_at, "conj") or sentence.lower(next_at) == "then":
            next_at += 1
        roles = sentence.roles(next_at)
        if not moved and sentence.kind(at) == "comma":
            return False
        starts = bool(set(roles) & _STARTERS) and not (set(roles) & {"noun", "det"})
        verb = roles.get("camera verb") or roles.get("camera show")
        written = sentence.lower(next_at)
        return starts and (verb is None or verb.inflected or written.endswith(("ing", "s")))

    def _nominal(self, at: int) -> bool:
        roles = set(self.sentence.roles(at))
        picture = {"framing", "angle", "lens", "pace", "move", "camera pace", "shot"}
        if not roles:
            return self.sentence.is_unknown(at)
        return not (roles & picture) or bool(roles & {"noun", "thing", "place"})

    def _longest(self, at: int) -> int:
        return max((match.end for match in self.sentence.matches(at)), default=at)

    def _is_noun(self, at: int) -> bool:
        found = self.sentence.longest(at, frozenset(("noun", "place", "thing")))
        return (
            bool(found)
            and not found[0].inflected
            and self._longest(at) <= found[0].end
            and (self.sentence.role(at - 1, "det") is not None)
        )

    def _direction_of(self, verb: str, word: str) -> str:
        return self.sentence.lexicon.words.camera_verbs[verb].by.get(word, "")

    def _better(self, move: str, found: str) -> str:
        """The first move stands, but tracking from a side is better than plain tracking."""
        exact = found.startswith("track") or found in ("follow", "lead")
        return found if not move or (move == "track" and exact) else move
