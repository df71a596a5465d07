"""The colors that the sky turns: "from blue to orange", "purple": at that hour, in that weather."""

from dataclasses import replace

from soracli.script.lexicon import Match
from soracli.script.reader.reading import Reading
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.shift import Shift
from soracli.script.words import Aspect

_SKIES = frozenset(("sky", "skies", "horizon", "heavens"))
_VERBS = frozenset(("turn", "go", "become", "glow", "change", "shift", "fade", "grow", "get",
                    "flush", "transition", "blush", "burn", "redden"))  # fmt: skip
_BEFORE = frozenset(("from", "to", "into", "a", "the", "deep", "bright", "fiery"))
_NEXT = frozenset(("to", "into", "through", "then", "and"))
_WEATHERS = frozenset(("clear", "cloudy", "storm", "fog", "rain", "snow"))
_ADVERBS = frozenset(("speed", "manner", "sudden", "aux", "helper", "direction"))
_FARTHEST = 4
"""Words between the sky and its verb, and colors that it goes through, at most."""
_EARLY = frozenset(("dawn", "morning"))


class SkyReader:
    """Reads what color the sky turns, token by token."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def turns(self, start: int, at: int) -> tuple[Shift, int] | None:
        """What the color tells that the sky at one token turns by the verb at another, and where
        the words of it end; None where nothing of that is said."""
        if self.sentence.lower(start) not in _SKIES:
            return None
        color = self._last_color(self._verb(at))
        state = self._state(color) if color is not None else ""
        if color is None or not state:
            return None
        aspect: Aspect = "weather" if state in _WEATHERS else "time"
        return Shift(aspect, "", state), color.end

    def _verb(self, at: int) -> int:
        """The token behind a verb that stands here, or after adverbs; 0 if none does."""
        sentence = self.sentence
        at += sentence.lower(at) in ("that", "which")
        for _ in range(_FARTHEST):
            if not _VERBS.isdisjoint(sentence.lexicon.forms(sentence.lower(at))):
                return at + 1
            if not sentence.roles(at).keys() & _ADVERBS:
                return 0
            at += 1
        return 0

    def _last_color(self, at: int) -> Match | None:
        """The last of the colors told one after the other from a token on: "from red to blue"."""
        found = self._color(at) if at else None
        while found is not None and self.sentence.lower(found.end) in _NEXT:
            following = self._color(found.end + 1)
            if following is None:
                break
            found = following
        return found

    def _color(self, at: int) -> Match | None:
        """A color that is named here, perhaps with a shade: "from indigo", "a deep red"."""
        for _ in range(_FARTHEST):
            roles = self.sentence.roles(at)
            if "color" in roles:
                return roles["color"]
            if self.sentence.lower(at) not in _BEFORE and not roles.keys() & {"shade", "adjective"}:
                return None
            at += 1
        return None

    def _state(self, color: Match) -> str:
        table = self.sentence.lexicon.words.sky_colors
        return next((state for state, words in table.items() if color.words in words), "")


def settle_sky(now: Reading, shift: Shift) -> bool:
    """Let the color of the sky say more of an hour that passes anyway: as day breaks it is blue
    first, and then that of dawn. False where no hour passes but the one that the color tells."""
    before = now.setting.changed.get(shift.aspect)
    if shift.aspect != "time" or before is None:
        return False
    act = next((one for one in now.acts.all if one.shift is not None and one.shift == before), None)
    if act is not None and shift.to == "sunset" and before.start in _EARLY:
        act.shift = replace(before, start="blue hour", to="dawn")
        now.setting.changed["time"] = act.shift
        now.setting.time = "blue hour" if now.setting.time == before.start else now.setting.time
    return True
