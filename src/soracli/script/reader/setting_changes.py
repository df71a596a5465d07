"""What becomes of the place: "the sky darkens", "day turns to night", "it starts to rain"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from soracli.script.lexicon import Match
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.set_colors import SetColorReader
from soracli.script.reader.shift import Shift
from soracli.script.reader.skies import SkyReader
from soracli.script.words import Aspect

_ADVERBS = frozenset(("speed", "manner", "sudden", "aux", "helper", "adjective"))
_WORDS = ("then", "finally", "outside", "above", "overhead", "all", "to", "has", "have", "in",
          "just", "now", "also", "itself", "over", "the", "city", "background")  # fmt: skip
_SEASONS = {"winter": "snow", "summer": "clear", "spring": "clear", "autumn": "cloudy"}
_LIKE = {
    "clear": "clear",
    "fair": "clear",
    "dry": "clear",
    "sunny": "clear",
    "sunshine": "clear",
    "sun": "clear",
    "calm": "clear",
}
_PLACE = "place"
"""The subject, in the table, of what any place does."""
_OF_ALL = frozenset(("weather", "it", "season", "seasons", "everything", "scene"))
"""Subjects that stand for time and weather together."""
_DESCRIBING = frozenset(("adjective", "shade", "size", "color", "trait", "mood"))
_ADJECTIVES = 4
"""Words from the first adjective of a subject up to its noun: "the cold blue dawn"."""
_LONGEST = 5
"""Words between a subject and its verb that are passed over."""
_FARTHEST = 6
"""Words of what stands between them: "the fog over the old stone bridge lifts"."""

_OVER = frozenset(("under", "above", "against"))
"""Prepositions after which the sky is only where something else is."""
ABOUT = frozenset(("behind", "beside", "around", "left of", "right of"))
"""Prepositions by which clouds and waves are somewhere to something, and not all over the sky."""
_MARKS = frozenset(("color", "size", "material", "pattern"))
"""What is said of a body, and not of an hour."""


@dataclass(frozen=True)
class Found:
    """A change, the token where its words end, and those of them that stand further on. `sky` tells
    that it is known by the color of the sky."""

    shift: Shift
    end: int
    late: tuple[int, int] | None = None
    sky: bool = False


class SettingChanges:
    """Finds changes of the time, the weather and the light in a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._rows = sentence.lexicon.words.setting_changes
        self._table = sentence.lexicon.places
        self.skies = SkyReader(sentence)
        self.colors = SetColorReader(sentence)

    def at(self, at: int) -> Found | None:
        """The change that begins at a token; None if none does."""
        found = None if self._is_a_thing(at) else self._begun(at)
        if found is None or self._is_over_it(at, found.end) or self._is_about_it(at, found.end):
            return None
        return found

    def _is_about_it(self, at: int, end: int) -> bool:
        """ "Dark clouds gather behind it": bodies in a part of the picture, and no weather."""
        if not any("cloud" in self.sentence.lower(one) for one in range(at, end)):
            return False
        prep = self.sentence.role(end, "prep")
        if prep is None or prep.key not in ABOUT:
            return False
        roles = self.sentence.roles(prep.end)
        return "pronoun" in roles or "det" in roles

    def _begun(self, at: int) -> Found | None:
        start = self._opening(at)
        if (sky := self.skies.turns(start, start + 1)) is not None:
            return Found(*sky, sky=True)
        found = self._turned(start) or self._said(start) or self._of_place(at)
        found = found or self.colors.turns(at)
        if found is not None:
            shift = self._named(at, start, found[0])
            return Found(shift.at_once(self._sudden(start, found[1])), found[1])
        return self._apart(start)

    def _is_a_thing(self, at: int) -> bool:
        """ "A yellow moon rises", "three moons rise": a body that does so, and no hour."""
        sentence = self.sentence
        if sentence.lower(at) not in ("a", "an") and sentence.role(at, "number") is None:
            return False
        described = _MARKS & sentence.roles(at + 1).keys() and "time" not in sentence.roles(at + 1)
        head = at + 2 if described else at + 1
        bodies = sentence.lexicon.words.bodies.values()
        shining = {word for body in bodies if body.shining for word in body.words}
        forms = sentence.lexicon.forms(sentence.lower(head))
        counted = sentence.role(at, "number") is not None and sentence.lower(at) != "one"
        return bool((described or counted) and shining.intersection(forms))

    def _is_over_it(self, at: int, end: int) -> bool:
        """ "A meadow under a clear sky turns white": it is the meadow that does."""
        before = self.sentence.role(at - 1, "prep") if at > 0 else None
        if before is not None and self.sentence.lower(at) == "it":
            return True  # "the plum beside it turns black"
        turning = any(self.sentence.lower(one).endswith("ing") for one in range(at, end))
        return before is not None and before.key in _OVER and not turning

    def _named(self, at: int, start: int, shift: Shift) -> Shift:
        """ "A sand storm swallows the tents": the weather that the words before it name."""
        roles = (self.sentence.role(first, "weather") for first in range(at, start + 1))
        named = next((one for one in roles if one is not None and one.end == start + 1), None)
        comes = shift.aspect == "weather" and shift.to != "clear"
        other = named is not None and named.key not in ("clear", shift.start)
        return replace(shift, to=named.key) if named and other and comes else shift

    def _apart(self, start: int) -> Found | None:
        """ "The fog over the valley lifts": what stands between subject and verb is read next."""
        for after in sorted(self._subjects(start), reverse=True):
            if "prep" not in self.sentence.roles(after):
                continue
            for at in range(after + 2, after + 2 + _FARTHEST):
                if not self.sentence.is_word(at) or "conj" in self.sentence.roles(at):
                    break
                found = (
                    self._state_turns(start, after, at)
                    or self.skies.turns(start, at)
                    or self._best(start, at)
                )
                if found is not None and self._of_all(found[0], at):
                    return Found(
                        found[0].at_once(self._sudden(start, after)), after, (at, found[1])
                    )
        return None

    def _of_all(self, shift: Shift, at: int) -> bool:
        """Whether it is the place that changes: the lights in a house are those of the house."""
        before = self.sentence.roles(at - 1)
        return shift.aspect != "brightness" or ("place" in before and "noun" not in before)

    def _subjects(self, start: int) -> set[int]:
        """Where the subjects of the table, and the times and weathers, end that stand here."""
        ends = {end for end, _ in self._rows_of(start)}
        first = self._state(start)
        return ends | ({first.end} if first is not None else set())

    def _state_turns(self, start: int, after: int, at: int) -> tuple[Shift, int] | None:
        """ "The storm over the bay | gives way to sunshine"."""
        first = self._state(start)
        if first is None or first.end != after:
            return None
        return self._into(
            first, max((self._follow(turn, at) for turn in self._table.turns), default=0)
        )

    def _sudden(self, start: int, end: int) -> bool:
        return any(self.sentence.role(at, "sudden") for at in range(max(start - 2, 0), end + 1))

    def _opening(self, at: int) -> int:
        """Past an article and adjectives: "the thick fog"."""
        sentence = self.sentence
        if "det" in sentence.roles(at):
            at += 1
        for first in range(at, at + _ADJECTIVES):
            roles = sentence.roles(first)
            if "place" in roles and self._rows_of(roles["place"].end):
                return roles["place"].end  # "the office lights flicker off"
            if "weather" in roles and roles["weather"].end > first + 1:
                return roles["weather"].end - 1  # "the thick fog"
            if self._rows_of(first) or roles.keys() & {"weather", "time"}:
                return first
            if not sentence.is_word(first) or (roles and not roles.keys() & _DESCRIBING):
                break
        return at

    def _said(self, start: int) -> tuple[Shift, int] | None:
        """ "The fog slowly lifts": a subject of the table, and one of its verbs."""
        return self._best(start)

    def _rows_of(self, start: int) -> list[tuple[int, int]]:
        """The rows of the table whose subject stands here, each with where that ends."""
        rows: list[tuple[int, int]] = []
        for form in self.sentence.lexicon.forms(self.sentence.lower(start)):
            for words, row in self._table.subjects.get(form, ()):
                end = self._follow(words, start)
                if end:
                    rows.append((end, row))
        return rows

    def _best(self, start: int, at: int = 0) -> tuple[Shift, int] | None:
        """What the longest verb tells that belongs to a subject here and stands behind it, or at
        a token further on."""
        best: tuple[int, int] | None = None
        for after, row in self._rows_of(start):
            verbs = self._table.verbs[row]
            if at:
                end = max((self._follow(verb, at) for verb in verbs), default=0)
            else:
                end = self._verb(verbs, after)
            if end and (best is None or end > best[0]):
                best = (end, row)
        if best is None:
            return None
        change = self._rows[best[1]]
        return Shift(change.aspect, change.start, change.to, change.factor), best[0]

    def _of_place(self, at: int) -> tuple[Shift, int] | None:
        """ "The valley fills with light": what a place does that has just been named."""
        places = (self.sentence.role(start, "place") for start in range(max(at - 3, 0), at))
        if not any(place is not None and place.end == at for place in places):
            return None
        turned = max((self._follow(turn, at) for turn in self._table.turns), default=0)
        goal = self._state(turned) if turned else None
        if goal is not None and goal.role in ("time", "weather"):
            aspect: Aspect = "time" if goal.role == "time" else "weather"
            return Shift(aspect, "", goal.key), goal.end
        rows = [row for words, row in self._table.subjects.get(_PLACE, ()) if words == (_PLACE,)]
        ends = [(self._verb(self._table.verbs[row], at), row) for row in rows]
        end, row = max(ends, default=(0, 0))
        change = self._rows[row]
        return (Shift(change.aspect, change.start, change.to, change.factor), end) if end else None

    def _verb(self, verbs: Sequence[Sequence[str]], at: int) -> int:
        """The end of the longest verb that follows over adverbs; 0 if none does."""
        for _ in range(_LONGEST):
            if end := max((self._follow(verb, at) for verb in verbs), default=0):
                return end
            roles = self.sentence.roles(at)
            passed = roles.keys() & _ADVERBS or self.sentence.lower(at) in _WORDS
            if not passed or "negation" in roles:
                return 0
            at += 1
        return 0

    def _follow(self, words: Sequence[str], at: int) -> int:
        """The end of these words in any of their forms, if they stand here; else 0."""
        sentence = self.sentence
        for step, word in enumerate(words):
            if not sentence.is_word(at + step):
                return 0
            if word not in sentence.lexicon.forms(sentence.lower(at + step)):
                return 0
        return at + len(words)

    def _turned(self, start: int) -> tuple[Shift, int] | None:
        """ "Day turns to night", "from dawn to dusk", "rain gives way to snow"."""
        sentence = self.sentence
        span = sentence.lower(start) == "from"
        first = self._state(start + 1 if span else start)
        if first is None:
            return self._weather_turns(start) if sentence.lower(start) in _OF_ALL else None
        at = first.end
        if span or self._follow(["to"], at):
            end = next((end for words in self._table.spans if (end := self._follow(words, at))), 0)
        else:
            end = self._verb(self._table.turns, at)
        return self._into(first, end)

    def _into(self, first: Match, end: int) -> tuple[Shift, int] | None:
        """The state that is named after words of turning, if it is another one of its kind."""
        if not end:
            return None
        end += self.sentence.role(end, "det") is not None
        while {"adjective", "shade"} & self.sentence.roles(end).keys() and not self._state(end):
            end += 1  # "into full daylight"
        goal = self._state(end)
        if goal is None or goal.role != first.role or goal.key == first.key:
            return None
        return Shift("time" if goal.role == "time" else "weather", first.key, goal.key), goal.end

    def _weather_turns(self, start: int) -> tuple[Shift, int] | None:
        """ "The weather changes from sunny to stormy", "it becomes night"."""
        end = self._verb([["turn"], ["change"], ["shift"], ["go"], ["become"], ["get"]], start + 1)
        if not end:
            return None
        if self.sentence.lower(end) == "from":
            return self._turned(end)
        if self.sentence.kind(end) == "comma":
            return self._listed(end + 1)
        end += self.sentence.lower(end) in ("to", "into")
        goal = self._state(end + bool(self.sentence.role(end, "det")))
        if goal is None or goal.role not in ("time", "weather"):
            return None
        return Shift("time" if goal.role == "time" else "weather", "", goal.key), goal.end

    def _listed(self, at: int) -> tuple[Shift, int] | None:
        """ "Sunshine, then thick fog": two weathers, one after the other."""
        first = self._state(at)
        at = first.end if first is not None else at
        while self.sentence.kind(at) == "comma" or self.sentence.lower(at) in ("then", "and"):
            at += 1
        goal = self._state(at)
        if first is None or goal is None or goal.role != "weather":
            return None
        return Shift("weather", first.key, goal.key), goal.end

    def _state(self, at: int) -> Match | None:
        """A time of day or a weather that is named here."""
        roles = self.sentence.roles(at)
        word = self.sentence.lower(at)
        if word in _SEASONS:
            return Match(at, at + 1, "weather", _SEASONS[word], word, False)
        if word in _LIKE and "time" not in roles:
            return Match(at, at + 1, "weather", _LIKE[word], word, False)
        if "sunlit" in roles:
            return roles["sunlit"]._replace(role="weather", key="clear")
        return roles.get("time") or roles.get("weather")
