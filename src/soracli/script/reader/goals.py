"""What a change ends as: "from green to red", "bigger", "to twice its size", "into a frog"."""

import re
from dataclasses import replace

from soracli.script.lexicon import Match, shaded
from soracli.script.reader.member import Member
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.shift import Shift
from soracli.script.words import Change
from soracli.story.preset import Kind

_BETWEEN = frozenset(
    ("completely", "entirely", "very", "ever", "fully", "almost", "quite", "all", "gradually",
     "slightly", "more", "a", "deep", "back", "totally", "visibly", "much", "steadily", "steady",
     "over")
)  # fmt: skip
_TIMES = re.compile(
    r"(?:up |down )?(?:to |by )?(?:about |almost |nearly |over |more than )?"
    r"(?P<times>twice|double|triple|thrice|half|a third|a quarter|(?P<number>\w+) times)"
    r"(?: of)?(?: its| their| his| her| the| as)?(?: original| normal| usual| own| previous)?"
    r"(?: (?:size|height|length|width|big|large|tall|long|small|larger|bigger|taller|smaller))?"
    r"(?: size)?(?: as before| than before)?(?= |$)"
)
_SIZE_OF = re.compile(
    r"(?:(?:up |down )?to the (?:size|height) of|(?:nearly |almost )?as (?:large|big|tall|small|"
    r"high|huge|tiny|long|wide) as) (?:an? |the )?(?P<noun>\w+(?: "
    r"(?!(?:beside|near|behind|next|opposite|before|after|while|when|and|then|as|with|on|in)\b)\w+)?)"
)
_FACTORS = {"twice": 2.0, "double": 2.0, "triple": 3.0, "thrice": 3.0, "half": 0.5,
            "a third": 1 / 3, "a quarter": 0.25}  # fmt: skip
_NEXT = frozenset(
    ("to", "into", "then", "and", "through", "finally", "next", "later", "afterwards", "eventually",
     "last", "via", "turning", "becoming")
)  # fmt: skip
"""Words between the colors that something turns one after the other."""
_FIRST = frozenset(("first", "initially"))
_UNLIT = frozenset(("dark", "dull", "dim", "normal", "pale"))
_MOST_COLORS = 8
_ADJECTIVES = 3
"""Words up to the noun of what is left: "to a tiny glowing stub"."""
_EXTREMES = frozenset(("huge", "enormous", "gigantic", "giant", "massive", "tiny", "minuscule"))
_FAR = 1.6
"""How much farther, as a power, what becomes huge or tiny goes than what becomes large or small."""
_STATE = 6
"""Words that say what something was: "from dull and lifeless to"."""
_NOMINAL = frozenset(("noun", "thing", "garment"))


class GoalReader:
    """Reads what stands behind a verb of change, token by token."""

    def __init__(self, sentence: Sentence, kinds: dict[str, Kind]) -> None:
        self.sentence = sentence
        self.lexicon = sentence.lexicon
        self.kinds = kinds

    def read(self, start: int) -> tuple[Shift, int] | None:
        """The change that the words from a token on tell, and where they end; None if none."""
        found = self._read(self.skip(start))
        if found is not None and found[0].aspect == "color":
            found = self._onward(*found)
        return (found[0], self.more_states(found[1])) if found else None

    def more_states(self, start: int) -> int:
        """Past more of what something is then: "dusty *and spotted with grime*", "matte *and
        brittle*"; nobody spots anything there."""
        sentence, at = self.sentence, start
        if sentence.lower(at) != "and" or not sentence.is_word(at + 1):
            return start
        at += 1
        roles = sentence.roles(at)
        past = sentence.lower(at).endswith(("ed", "en", "worn"))
        like = past or bool(roles.keys() & {"adjective", "size"}) or not roles
        if not like or roles.keys() & {"det", "pronoun", "aux", "color", "prep"}:
            return start
        at += 1
        bare = ("det", "known", "name", "pronoun")
        if sentence.lower(at) in ("with", "in", "by") and sentence.is_word(at + 1):
            at += 0 if set(bare) & sentence.roles(at + 1).keys() else 2
        if not sentence.is_word(at) or sentence.roles(at).keys() & {"conj", "prep"}:
            return at
        return start

    def _read(self, at: int) -> tuple[Shift, int] | None:
        at += self.sentence.kind(at) == "comma" and self.sentence.lower(at + 1) in _FIRST
        word = self.sentence.lower(at)
        if word == "from":
            return self._from(at)
        if word in _FIRST:
            return self._first(at + 1)
        if word in ("to", "into"):
            return self._color_goal(at + 1) or self._phrase(at + 1, into=True)
        return self._color_goal(at) or self._phrase(at, into=False)

    def _onward(self, shift: Shift, end: int) -> tuple[Shift, int]:
        """ "Red, then yellow and finally white": the colors that it turns after the first."""
        for _ in range(_MOST_COLORS):
            at = end
            while self.sentence.kind(at) == "comma" or self.sentence.lower(at) in _NEXT:
                at += 1
            goal = self._color(at) if at > end else None
            if goal is None or not self._ends(goal[1]):
                break
            shift, end = replace(shift, via=(*shift.via, shift.to), to=goal[0]), goal[1]
        return shift, end

    def _ends(self, at: int) -> bool:
        """Whether a color stands for itself here, and is not that of something named next."""
        return not self.sentence.is_word(at) or self.sentence.is_function(at)

    def skip(self, at: int) -> int:
        """Past adverbs between a verb and its goal."""
        for _ in range(4):
            roles = self.sentence.roles(at)
            adverb = next(
                (roles[role] for role in ("speed", "manner", "sudden", "turns") if role in roles),
                None,
            )
            if adverb is not None and adverb.role != "turns":
                at = adverb.end
            elif self.sentence.lower(at) in _BETWEEN and not self._color(at):
                at += 1
            else:
                break
        return at

    def _from(self, at: int) -> tuple[Shift, int] | None:
        """ "From green to red", "from green to yellow to red"."""
        first = self._color(at + 1)
        if first is None:
            return self._from_state(at + 1)
        start, end = first
        end += "material" in self.sentence.roles(end)  # "from brown leather to silver"
        goal = self._color(end + 1) if self.sentence.lower(end) in _NEXT else None
        return (Shift("color", start, goal[0]), goal[1]) if goal else None

    def _from_state(self, at: int) -> tuple[Shift, int] | None:
        """ "From small to big", "from dim and flickering to bright": what it was goes without
        saying, only what it becomes is shown."""
        for place in range(at, at + _STATE):
            if self.sentence.lower(place) in ("to", "into"):
                return self._color_goal(place + 1) or self._phrase(self.skip(place + 1), into=True)
            if not self.sentence.is_word(place) or self.sentence.role(place, "det"):
                break
        return None

    def _first(self, at: int) -> tuple[Shift, int] | None:
        """ "First black, then red": a first color, and at least one more; "dark" is as it was."""
        start = self._color(at)
        if start is None and "adjective" not in self.sentence.roles(at):
            start = ("", at + 1) if self.sentence.lower(at) in _UNLIT else None
        if start is None:
            return None
        shift, end = self._onward(Shift("color", "", start[0]), start[1])
        if not shift.via:
            return None
        return replace(shift, start=shift.via[0], via=shift.via[1:]), end

    def aside(self, start: int) -> tuple[Shift, int] | None:
        """Colors that follow a verb behind a mark: ": from green to pink"."""
        at = start + (self.sentence.kind(start) == "comma")
        if self.sentence.lower(at) != "from":
            return None
        found = self.read(at)
        return found if found is not None and found[0].aspect == "color" else None

    def _color_goal(self, at: int) -> tuple[Shift, int] | None:
        found = self._color(at)
        return (Shift("color", "", found[0]), found[1]) if found else None

    def _color(self, at: int) -> tuple[str, int] | None:
        """A color as #rrggbb and where it ends, unless a noun follows that it belongs to."""
        sentence = self.sentence
        shade = 0.0
        for _ in range(3):
            color = sentence.role(at, "color")
            if color is not None:
                break
            tone = sentence.role(at, "shade")
            if tone is not None:
                shade, at = float(tone.key), tone.end
            elif sentence.lower(at) in ("a", "an", "the", "its", "being", "more"):
                at += 1
            elif "adjective" in sentence.roles(at):
                at = sentence.roles(at)["adjective"].end
            elif self._likened(at):
                at += 1  # "marble white", "blood red"
            else:
                return None
        if color is None or (color.inflected and "noun" in sentence.roles(color.start)):
            return None  # "roasts chestnuts"
        while (tone := sentence.role(color.end, "color")) is not None:
            color = tone  # "silver blue", "golden brown"
        end = color.end
        if sentence.lower(end) in ("color", "colour", "hue", "shade", "tone"):
            end += 1
        elif sentence.roles(end).keys() & _NOMINAL and not self._goes_on(end):
            stuff = sentence.role(end, "material")
            if stuff is None or sentence.lower(stuff.end) not in _NEXT:
                return None
        return (shaded(color.key, shade) if shade else color.key), end

    def _likened(self, at: int) -> bool:
        """Whether a noun stands here only to tell which shade of a color is meant."""
        roles = self.sentence.roles(at).keys()
        color = self.sentence.role(at + 1, "color")
        return bool(roles & (_NOMINAL | {"material"})) and color is not None

    def _goes_on(self, at: int) -> bool:
        """Whether what could be a noun here is rather grammar: "turns red in the sun"."""
        return bool(self.sentence.roles(at).keys() & {"prep", "conj", "direction", "spot"})

    def _phrase(self, at: int, into: bool) -> tuple[Shift, int] | None:
        """ "Bigger", "invisible", "to stone": a phrase of the lexicon, by itself."""
        if into and self.sentence.role(at, "det"):
            at += 1
        for match in self.lexicon.goal_matches(self.sentence.tokens, at):
            goal = self.lexicon.words.change_goals.get(match.key)
            if match.role != "change goal" or goal is None or (goal.into and not into):
                continue
            if self._noun_follows(match.end) and not (into and self._stuff(at, match.end)):
                continue
            return Shift.of(goal, self.named_color(goal)), match.end
        return None

    def _stuff(self, at: int, end: int) -> bool:
        """Whether a word tells what something is made of, and not what it is like: "into glass"."""
        roles = self.sentence.roles(at)
        return not any(role in roles and roles[role].end == end for role in ("adjective", "size"))

    def _noun_follows(self, at: int) -> bool:
        roles = self.sentence.roles(at).keys()
        return bool(roles & _NOMINAL) and not self._goes_on(at)

    def named_color(self, change: Change) -> str:
        """The color that a word of the lexicon names, as #rrggbb; "" if it names none."""
        colors = self.lexicon.words.colors
        return next((key for key, words in colors.items() if change.to in words), "")

    def size(self, shift: Shift, at: int, member: Member | None) -> tuple[Shift, int]:
        """How much of growing or shrinking, where the words measure it."""
        at = self.skip(at)
        words = self._words(at)
        if words.startswith("from ") and (state := self._from_state(at + 1)) is not None:
            told = words.split()[: state[1] - at]
            far = not _EXTREMES.isdisjoint(told)  # "from huge to tiny"
            power = _FAR if far else 1.0
            same = state[0].aspect == shift.aspect
            return (replace(shift, factor=shift.factor**power), state[1]) if same else (shift, at)
        times, like = _TIMES.match(words), _SIZE_OF.match(words)
        if times and (factor := self._factor(times)):
            smaller = shift.factor < 1 < factor
            shift = replace(shift, factor=1 / factor if smaller else factor)
            return shift, at + len(times[0].split())
        if like and member is not None and (factor := self._beside(like["noun"], member)):
            return replace(shift, factor=factor), at + len(like[0].split())
        if like:  # nobody knows how large that is
            return replace(shift, factor=shift.factor**1.6), at + len(like[0].split())
        goal = self._phrase(at, into=True)
        same = goal is not None and goal[0].aspect == shift.aspect
        return (shift, goal[1]) if goal and same else (shift, at)

    def left_over(self, at: int) -> int:
        """The token behind what is left in the end, if it is told here: "down to a stub"."""
        sentence, end = self.sentence, at
        end += sentence.lower(end) in ("down", "away", "up", "out")
        if sentence.lower(end) not in ("to", "into"):
            return at
        end += 1 + (sentence.role(end + 1, "det") is not None)
        for place in range(end, end + _ADJECTIVES):
            forms = self.lexicon.forms(sentence.lower(place))
            if any(form in self.lexicon.words.remains for form in forms):
                return place + 1
        return at

    def like(self, start: int, member: Member) -> tuple[Shift, int] | None:
        """ "As large as a house": how much larger or smaller it becomes, if it is said so."""
        at = self.skip(start)
        said = _SIZE_OF.match(self._words(at))
        factor = self._beside(said["noun"], member) if said else 0.0
        if said is None or not factor:
            return None
        return Shift("size", factor=factor), at + len(said[0].split())

    def _words(self, at: int) -> str:
        words: list[str] = []
        while self.sentence.is_word(at) and len(words) < 12:
            words.append(self.sentence.lower(at))
            at += 1
        return " ".join(words)

    def _factor(self, times: re.Match[str]) -> float:
        if times["number"] is None:
            return _FACTORS[times["times"]]
        if times["number"].isdigit():
            return float(min(max(int(times["number"]), 1), 100))
        numbers = self.lexicon.words.numbers
        return next((key for key, words in numbers.items() if times["number"] in words), 0.0)

    def _beside(self, noun: str, member: Member) -> float:
        """How many times as large a noun is as a member; 0 if nobody knows."""
        known = self.lexicon.noun_named(noun) or self.lexicon.noun_named(noun.split()[0])
        own = self.kinds.get(member.kind)
        if known is None or own is None:
            return 0.0
        size = self.kinds[known.kind].size * known.over.size
        return min(max(size / (own.size * member.scale), 0.02), 100.0)

    def filler(self, at: int) -> Match | None:
        """ "Out of thin air", "in a puff of smoke"."""
        found = self.lexicon.goal_matches(self.sentence.tokens, at)
        return next((match for match in found if match.role == "change filler"), None)

    def sudden(self, at: int) -> bool:
        """Whether the clause around a token says that it comes at once."""
        first = last = at
        while first > 0 and self.sentence.is_word(first - 1):
            first -= 1
        while self.sentence.is_word(last + 1):
            last += 1
        return any(self.sentence.role(place, "sudden") for place in range(first, last + 1))
