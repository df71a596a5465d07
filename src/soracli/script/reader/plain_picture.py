"""The picture in plain words: "from the bottom to the top of the screen" is upward, what is "set
against a white background" is before it, and who goes "to the left side of a living room" goes to
the left in a living room. And what the wind lifts is lifted, and what nobody is named to push
slides.
"""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.script.reader.way_words import FRAME, GOES

Words = Callable[[re.Match[str]], str]
_EDGE = r"(?:edge |side |part |end |half |border |corner )?"
_OF = rf"(?: {_EDGE}of (?:the |our )?{FRAME})"
_ROOM = (
    r"(?P<room>(?:(?!living|dining|hotel)[a-z-]+ ){0,2}?(?:(?:living |dining |hotel |waiting |"
    r"class)?room|"
    r"bedroom|bathroom|kitchen|garden|park|office|street|beach|garage|hallway|library|museum|"
    r"classroom|studio|gym|shop|store|restaurant|caf\u00e9|cafe|warehouse|factory|yard|backyard|"
    r"field|meadow|forest|desert|stage|courtyard|playground|square|plaza|attic|barn|lobby|hall))"
)
_PUSHES = r"(?:pushed|pulled|dragged|shoved|nudged|slid|tugged|scooted|shifted)"
_ACROSS = (
    r"(?=(?: slowly| gently| quickly| smoothly| carefully)? (?:left|right|leftwards?|rightwards?|"
    r"to the (?:left|right)|from (?:the )?(?:left|right)|from left|from right|across|along)\b"
    r"(?![^.;,]*\bby\b))"
)
_LIFTS = r"(?:lift|carr|sweep|blow|whisk|rais|send|toss|pick|haul|tak|push|pull)(?:s|ies|es)"
_UP = r"(?:(?:up|upwards?|high|aloft|skywards?)(?: up| high)?(?: into| in| to)?|high into|into)"


_OTHER = {"left": "right", "right": "left"}


def _upright(found: re.Match[str]) -> str:
    return "downward" if found["end"].lower() == "top" else "upward"


def _slides(found: re.Match[str]) -> str:
    aux = (found["aux"] or "").lower().strip()
    return {"is": "slides", "gets": "slides", "are": "slide", "was": "slid", "were": "slid"}.get(
        aux, "sliding"
    )


def _lifted(found: re.Match[str]) -> str:
    thing = found["what"]
    many = thing.lower().endswith("s") and not thing.lower().startswith(("a ", "an "))
    where = f" into {found['where']}" if found["where"] else ""
    return f"{thing} {'float' if many else 'floats'} upward{where}"


_PLAINER: tuple[tuple[str, Words | str], ...] = (
    (rf"\bfrom (?:the )?(?:very )?(?P<end>top|bottom){_OF}? to (?:the )?(?:very )?(?:top|bottom)"
     rf"{_OF}\b", _upright),
    (rf"\bfrom (?:the )?(?P<end>top){_OF}\b", "downward"),
    (rf"\bfrom (?:the )?(?P<end>bottom){_OF}(?: (?:up )?to (?:the |its )?top(?: edge)?(?: of it)?"
     r"(?! of\b))?\b", "upward"),
    (rf"\b(?P<verb>{GOES}|ris\w+|fall\w*|float\w*|drift\w*) (?:to|toward|towards) (?:the )?"
     rf"(?P<end>top|bottom){_OF}\b",
     lambda found: f"{found['verb']} {'upward' if found['end'].lower() == 'top' else 'downward'}"),
    (rf",? (?:up)?on (?:reaching|arriving at|getting to|hitting) the (?:left|right|top|bottom|far|"
     rf"other|opposite)(?: hand)? (?:end|edge|side|border|corner){_OF}?\b", " at the end"),
    # the sea at a rocky coast, which is a set and no three stones
    (r"\bwaves (?:\w+ly )?(?:crash|break|beat|pound|smash|slam)(?:es|ing|s)? (?:\w+ly )?"
     r"(?:against|on|onto|over|into|upon) (?:the |some |a )?(?:(?!building)[a-z]+ ){0,2}?(?:rocks|"
     r"cliffs?|rocky shore|rocky coast)\b", "a rocky coast"),
    # how well kept something is: nobody combs that hair
    (r"\b(?:neatly|carefully|perfectly|immaculately|beautifully|freshly|well)[ -](?:combed|trimmed|"
     r"groomed|styled|manicured|brushed|braided|pressed|ironed|swept|polished|arranged|kept) ", ""),
    (r"\b(?:set|placed|seen|shot|filmed|isolated|shown) (?=against (?:an?|the) (?:\w+ ){1,3}?"
     r"(?:background|backdrop)\b)", ""),
    (rf"\b(?:to|toward|towards) the (?P<side>left|right)(?:[- ]hand)? (?:side|end|corner|wall|"
     rf"part) "
     rf"of (?P<a>the|an?) {_ROOM}\b",
     lambda found: f"from {_OTHER[found['side'].lower()]} to {found['side']} in {found['a']} "
                   f"{found['room']}"),
    (rf"(?P<verb>\b{GOES}|slides?|sliding) right (?=across\b|over the (?:[a-z-]+ )?(?:lake|water|"
     r"waves|sea|ocean|river|field|meadow|snow|sand|desert|ice|city|hills|pond)\b|down the "
     r"(?:[a-z-]+ )?(?:street|road|river|lane|track|highway|path|street|canal|stream)\b)",
     lambda found: f"{found['verb']} from left to right "),
    # a drone that does something is no view from the air, and a crane that lifts no bird
    (r"\b(?P<what>(?:an?|one|the) (?:[\w-]+ )?drone) (?:is )?(?P<how>\w+ly )?"
     r"(?P<verb>(?!is\b|shot|view|footage)\w+(?:ing|s))\b(?<!ss)",
     lambda found: f"{found['what']} {found['verb']} {found['how'] or ''}".rstrip()),
    (r"(?P<done>\b(?:lifted|lowered|hoisted|raised|placed|set down|moved|carried|unloaded|swung|"
     r"winched|picked up|put down)\b[^.,;]*? by (?:an?|the|two) (?:(?:tall|huge|giant|large|yellow|"
     r"red|tower|construction|big|"
     r"massive) )*)cranes?\b", lambda found: f"{found['done']}crane truck"),
    (rf"\b(?:(?P<aux>is|are|was|were) )(?:being )?(?:\w+ly )?(?:wheeled|trundled|rolled|carted)\b"
     rf"{_ACROSS}", lambda found: "roll" if found["aux"].lower() in ("are", "were") else "rolls"),
    # what nobody is named to push
    (rf"\b(?:(?P<aux>is|are|was|were|gets) )?(?:being )?(?:\w+ly )?{_PUSHES}\b{_ACROSS}", _slides),
    # what the wind lifts
    (rf"(?:(?<=^)|(?<=[.!?;] ))(?:(?:an?|the) )?(?:(?:sudden|strong|gentle|playful|soft|light|big|"
     r"warm|mighty|powerful|brisk|fresh) )*(?:wind gusts?|gusts? of (?:the )?(?:\w+ )?wind|wind|"
     rf"breeze|gust|updraft|whirlwind) (?:gently |suddenly |slowly )?{_LIFTS} (?:up )?"
     rf"(?P<what>(?:an?|the|some|two|three|several|many) (?:[\w-]+ ){{0,3}}?[\w-]+) {_UP}"
     r"(?: (?P<where>the (?:[\w-]+ ){0,2}?(?:sky|air|clouds|heavens)))?\b", _lifted),
)  # fmt: skip
_RULES = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _PLAINER)
_GRASS = re.compile(
    r"\b(?P<how>on|onto|across|over|toward|towards|to|upon|down to) (?P<a>the|some) (?:(?:tall|"
    r"green|lush|soft|wet|dewy|fresh|thick|short|dry|bright|vibrant|cool|mown|trimmed|"
    r"freshly cut|long),? )*(?:grass|turf)"
    r"(?=\s*(?:[.,;!?]|$)|\s+(?:and|while|as|in|at|beside|near|with|under|below|before|behind|next|"
    r"then|by|left|right|from|toward|towards|past|around)\b)",
    re.IGNORECASE,
)
"""Grass as what is underfoot, and no tuft of it."""
_ELSEWHERE = re.compile(
    r"\b(?:park|garden|yard|backyard|stadium|court|farm|forest|hill|hillside|beach|playground|"
    r"cemetery|campus|castle|square|street|road|river|lake|pond|savanna|savannah|schoolyard|jungle|"
    r"zoo|orchard|meadow|field|pitch|prairie|pasture|lawn|woods|camp|campsite|desert|mountains?|"
    r"village|vineyard|house|barn|golf|swamp|goals?|players?|safari|goalkeepers?|goalies?|footballers?|"
    r"soccer(?! ball)|cricketers?|tennis(?! ball)|rugby(?! ball)|referees?|golfers?|picnic|"
    r"lions?|lioness\w*|tigers?|elephants?|zebras?|giraffes?|leopards?|cheetahs?|rhinos?|monkeys?|"
    r"pandas?|kangaroos?|antelopes?|gazelles?|hyenas?|bears?)\b",
    re.IGNORECASE,
)
"""Places that may be grown with it."""


_SIDE_AT_END = re.compile(
    rf"(?P<verb>\b(?:{GOES}|slides?|sliding)) (?P<side>left|right)(?=\s*(?:[.,;!?]|$))",
    re.IGNORECASE,
)
_CAMERA = re.compile(r"\b(?:camera|shot|lens|view|we|pan|pans|tilt|dolly)\b", re.IGNORECASE)
"""Words of texts that tell how a camera goes."""


def plain_picture(text: str) -> str:
    """The text with what it tells of the picture in plain words. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    if not _CAMERA.search(text):
        text = _SIDE_AT_END.sub(r"\g<verb> to the \g<side>", text)
    ground = "ground" if _ELSEWHERE.search(text) else "grassy field"
    return _GRASS.sub(lambda found: f"{found['how']} the {ground}", text)
