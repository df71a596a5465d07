"""Roundabout ways to say from what something turns into what, in plain words: "changes its skin
color to pink" is turning pink, and "a soft shade of blue" is blue.

What is told of the place goes by what happens to its light: a room that "changes from bright to
dark" darkens.
"""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import unspoken
from soracli.story.sets import INDOORS

_COLORS = (
    "red|orange|yellow|green|blue|purple|violet|pink|gold|golden|silver|white|turquoise|crimson|"
    "scarlet|amber|copper|bronze|teal|emerald|magenta|brown|black|grey|gray|lilac|lavender|cyan|"
    "beige|cream|navy|maroon|indigo|tan|ivory|coral|salmon|peach|mauve"
)
_TURNING = (
    r"(?P<verb>chang|turn|shift|go|transition|transform|fad|switch|mov|pass)"
    r"(?P<end>es|ing|s|e|ed)?"
)
_SLOWLY = r"(?: (?:slowly|gradually|steadily|suddenly|quickly|smoothly|rapidly|abruptly|visibly))?"
_BRIGHT = r"(?:(?:very|fully|brightly|so) )?(?:bright|light|lit|well lit|sunny|illuminated|sunlit)"
_DARK = r"(?:(?:very|fully|completely|almost|dimly|pitch) )?(?:dark|dim|dimly lit|gloomy|lit)"
_SETS = (
    r"(?:sky|skies|room|bedroom|kitchen|hall|hallway|corridor|street|scene|house|stage|city|"
    r"landscape|forest|place|garden|world|horizon|background|picture|valley|shop|workshop|"
    + "|".join(sorted(name for name in INDOORS if not name.endswith("studio")))
    + ")"
)
_COATS = (
    r"(?:skin|body|fur|coat|scale|scales|feather|feathers|plumage|shell|surface|petal|petals|"
    r"overall|entire|whole|own|paint|leaf|leaves|outer)"
)
_TONES = ("light", "dark", "deep", "pale", "bright", "darker", "lighter")
_RAINBOW = "red, then orange, then yellow, then green, then blue, then purple"
Words = Callable[[re.Match[str]], str]


def _inflected(verb: str, found: re.Match[str]) -> str:
    """A verb in the form that the words had: "darken" as "darkening"."""
    end = found["end"] or ""
    if end in ("ing", "ed"):
        return verb + end
    return verb + ("s" if end in ("es", "s") else "")


def _darkens(found: re.Match[str]) -> str:
    return f"{found['what']} {_inflected('darken', found)}"


def _brightens(found: re.Match[str]) -> str:
    return f"{found['what']} {_inflected('brighten', found)}"


def _shade(found: re.Match[str]) -> str:
    """ "A soft light shade of": only how light it is says something."""
    kept = [word for word in found["how"].split() if word.lower() in _TONES]
    return "".join(f"{word} " for word in kept)


def _yellows(found: re.Match[str]) -> str:
    return f"turn{found['end']} yellow"


def _turns(found: re.Match[str]) -> str:
    end = {"es": "s", "ing": "ing", "ed": "ed"}.get(found["end"] or "", found["end"] or "")
    return f"turn{end.replace('e', '') if end == 'e' else end}"


_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (  # "to a soft shade of pink"
        r"\b(?:an? |the )?(?P<how>(?:(?!(?:in|of|the|dressed|to|into)\b)[\w-]+ ){0,2})"
        rf"(?:shade|hue|tone|tint) of (?=(?:[\w-]+ )?(?:{_COLORS})\b)",
        _shade,
    ),
    (  # "into a spectrum of rainbow colors"
        r"\b(?:in)?to (?:an? |the |all (?:of )?the |every )?(?:[\w-]+ ){0,2}?"
        r"(?:(?:spectrum|array|range|riot|mix|blend) of )?(?:the )?"
        r"(?:rainbow (?:colors?|colours?|hues)|colou?rs? of (?:the|a) rainbow)\b",
        _RAINBOW,
    ),
    (  # "lights up with rainbow hues"
        r"\blights? up (?:with|in) (?:[\w-]+ ){0,2}?rainbow (?:colors|colours|hues|light)\b",
        f"turns {_RAINBOW}",
    ),
    (  # "changes its skin color to pink", "changing the color of its fur from brown to white"
        rf"\b{_TURNING} (?:its|their|the) (?:{_COATS} ){{0,2}}colou?rs?{_SLOWLY} "
        r"(?=(?:from|to|into)\b)",
        lambda found: f"{_turns(found)} ",
    ),
    (
        rf"\b{_TURNING} the colou?r of (?:its|their|the) {_COATS}{_SLOWLY} (?=(?:from|to|into)\b)",
        lambda found: f"{_turns(found)} ",
    ),
    (  # "the color of the car changes from red to blue"
        r"\bthe colou?rs? of (?P<what>(?:the|an?|his|her|its|their) (?:[\w-]+ ){0,3}?[\w-]+) "
        rf"(?=(?:(?:is|are|slowly|gradually|then) )*{_TURNING}\b)",
        r"\g<what> ",
    ),
    (  # "the car's color changes", "her hair color changes"
        r"(?P<what>(?:\w's [\w-]+|\b(?:his|her|their|the|an?)(?: [\w-]+){0,2}? [\w-]+?))(?:'s)? "
        rf"colou?r (?=(?:(?:is|are|slowly|gradually|then) )*{_TURNING} ?(?:from|to|into)\b)",
        r"\g<what> ",
    ),
    (  # "the room changes from bright to dark"
        rf"\b(?P<what>{_SETS}(?: (?:is|are))?{_SLOWLY}) {_TURNING}{_SLOWLY} from "
        rf"(?!{_DARK}\b){_BRIGHT} (?:in)?to {_DARK}(?! [\w-]*(?:{_COLORS}))\b",
        _darkens,
    ),
    (
        rf"\b(?P<what>{_SETS}(?: (?:is|are))?{_SLOWLY}) {_TURNING}{_SLOWLY} from "
        rf"{_DARK} (?:in)?to {_BRIGHT}(?! [\w-]*(?:{_COLORS}))\b",
        _brightens,
    ),
    (  # "the sky changes from deep black to white as dawn breaks"
        r"\bthe sky (?:slowly |gradually )?(?:changes|turns|shifts|goes) from (?:[\w-]+ )?"
        rf"(?:{_COLORS}) to (?:[\w-]+ )?(?:{_COLORS}),? as (?=(?:the )?(?:dawn|day|morning|night|"
        r"dusk|evening|sun)\b)",
        "",
    ),
    (rf"\b(?P<what>{_SETS} (?:is|are)) turning (?P<end>)darker\b", r"\g<what> darkening"),
    (rf"\b(?P<what>{_SETS} (?:is|are)) turning (?P<end>)(?:brighter|lighter)\b",
     r"\g<what> brightening"),
    (  # "pages yellowing with age", not "a yellowing leaf"
        r"(?<!\ba )(?<!\bthe )(?<!\bof )(?<!\band )(?<=[a-z] )yellow(?P<end>ing|s|ed)\b",
        _yellows,
    ),
    (  # a thing "fades in the sun" to a pale color, and does not go
        r"\bfad(?:es|ing)(?= (?:due to|because of|from (?:the |too much |prolonged )*(?:sun|light|"
        r"exposure|wear|washing)|in (?:the )?(?:\w+ )?(?:sun|sunlight|light)|"
        r"under the (?:\w+ )?sun|with (?:age|time|the years)|"
        r"over (?:time|the years|years|decades)|after (?:decades|years|many))\b)",
        lambda found: "turns pale" if found[0].endswith("es") else "turning pale",
    ),
)  # fmt: skip
_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_shifts(text: str) -> str:
    """The text with what it says of turning into colors, and of light, in plain words. What is
    spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
