"""Ups and downs in plain words: an apple that "falls downward, gently landing in a basket" falls
into it, a skateboard that "descends a ramp" rolls down, and a plane that "lifts upward from the
runway" takes off."""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import LONGEST, unspoken

Words = Callable[[re.Match[str]], str]
_FALLS = (
    r"(?P<falls>\b(?:fall|drop|descend|flutter|float|tumble?|tumbl|drift|plummet|plung|plunge|"
    r"sink|flutter|com|come)(?:s|es|ing)?)(?: (?P<how>slowly|gently|softly|gracefully|quickly))?"
)
_DOWN = r"(?: (?:straight )?(?:down|downwards?)(?: from (?:the )?(?:mid-?air|air|sky|above))?)"
_LANDS = (
    r"(?:landing|lands|settling|settles|coming to rest|comes to rest|touching down|touches down|"
    r"sinking|resting|leaving it to rest|alighting)(?: (?:back|down|softly|gently|quietly|lightly|"
    r"gracefully|perfectly|neatly|silently|smoothly|right|safely))*"
)
_WINGED = re.compile(
    r"\b(?:bird|parrot|owl|eagle|hawk|falcon|crow|raven|dove|pigeon|seagull|gull|swan|duck|goose|"
    r"heron|stork|sparrow|robin|butterfly|bee|moth|dragonfly|ladybug|bat|helicopter|drone|plane|"
    r"airplane|jet|spaceship|ufo|rocket|dragon|parachut\w*|balloon|paraglider|fairy|angel|witch|"
    r"superhero|bluebird|toucan|macaw|pelican|spacecraft|shuttle|cat|man|woman|boy|girl)\b",
    re.IGNORECASE,
)
"""Who lands by wings or on feet, and does not just fall."""
_PLANES = r"(?P<plane>\b(?:airplane|aeroplane|plane|jet|airliner|jetliner|aircraft|biplane))"
_WHEELS = (
    r"(?:skateboard|ball|basketball|football|marble|cart|wagon|wheel|tire|tyre|barrel|scooter|"
    r"stroller|shopping cart|orange|apple|pumpkin|log|boulder|rock|hoop|can|coin|egg)"
)
_RUNNERS = r"(?:sled|sledge|sleigh|box|crate|block|suitcase|snowboard|toboggan|puck|tray|brick)"
_SLOPE = r"(?=(?:a|the|an) (?:[\w-]+ ){0,2}?(?:ramp|slope|hill|hillside|incline|slide|chute)\b)"

_AIRY = ("flutter", "float", "drift", "descend", "com")
"""Beginnings of verbs that lead down only with a word for that."""


def _into(found: re.Match[str]) -> str:
    """What falls and lands is what falls there."""
    if _WINGED.search(found.string[: found.start()].rpartition(",")[2]):
        return found[0]
    into = "into" if found["prep"].lower() in ("in", "into", "inside") else "onto"
    how = f" {found['how']}" if found["how"] else ""
    down = " down" if found["falls"].lower().startswith(_AIRY) else ""
    return f"{found['falls']}{how}{down} {into}"


def _rolls(found: re.Match[str]) -> str:
    verb = "roll" if re.fullmatch(_WHEELS, found["thing"], re.IGNORECASE) else "slid"
    ends = {"roll": ("rolls", "rolling", "rolls"), "slid": ("slides", "sliding", "slides")}[verb]
    return f"{found['thing']} {ends[found['verb'].lower().endswith('ing')]} down "


_NOT_FALLEN_FROM = (
    r"(?:[\w-]+ )?(?:shoe|boot|sandal|slipper|coat|jacket|robe|glove|ring|dress|sock|hat|mask|"
    r"cloak|room|house|hall|party|crowd|shadow|building|tent|cave|school|office|bar|shop|store|church|"
    r"theater|theatre|kitchen|bedroom|city|forest|garden|doorway|door|gate|bed|pocket|cover)s?\b"
)
"""What one slips off oneself, or slips out of unseen."""


def _cries(found: re.Match[str]) -> str:
    own = (found["own"] or "").lower()
    who = {"his": "he", "her": "she", "their": "they"}.get(own) or found["of"] or own[:-2]
    return f"{who} {'cry' if who == 'they' else 'cries'}"


def _slips(found: re.Match[str]) -> str:
    falls = {"s": "falls", "ing": "falling", "ed": "falls"}.get(found["end"] or "", "fall")
    off = "off" if found["off"].lower() == "off" else "from"
    return f"{falls} {off} "


_NO_RAIN = (
    r"(?!(?:it|it's|is|are|was|sky|skies|starts?|begins?|keeps?|stops?|pouring|heav\w+|light\w*|"
    r"not|still|clouds?|storms?|showers|hard|as|drops|always|tropics|hours|days|weeks)\b)"
)
"""Words before "rain" with which it is the weather."""


def _pours_down(found: re.Match[str]) -> str:
    """What rains and is no water falls."""
    ends = {"ing": "falling", "s": "falls", "ed": "fall"}
    return f"{found['what']} {found['be'] or ''}{ends.get(found['end'] or '', 'fall')} down"


_PLAINER: tuple[tuple[str, Words | str], ...] = (
    # strawberries that rain on a roof are no weather
    (rf"(?P<what>\b{_NO_RAIN}[a-z]{{3,}}s|(?<=[a-z] ){_NO_RAIN}[a-z]{{3,}}"
     r"(?= (?:is |are )?raining)) "
     r"(?P<be>(?:is|are) )?rain(?P<end>s|ing|ed)?(?: down)?(?= (?:on|onto|upon|over|from|into|in|"
     r"down|across|all)\b)", _pours_down),
    (r"\bit(?: is|'s)? (?:suddenly |starts |begins )?(?:rains|raining|rain) (?P<what>(?!heav|hard|"
     r"outside|again|all|on\b|in\b|cats and dogs)(?:[a-z]+ )?[a-z]{3,}s)\b",
     r"\g<what> fall down from the sky"),
    # of a tree in blossom its petals fall
    (r"\b(?:cherry |plum |apple |sakura |almond |peach )?blossoms?"
     r"(?= (?:are |is |gently |softly |slowly )*(?:fall|drift|float|flutter|swirl|rain|blow)\w*)",
     "pink petals"),
    (rf"{_FALLS}{_DOWN}?,? (?:and )?(?:then )?(?:(?:gently|softly|slowly|gracefully|quietly|"
     rf"finally|"
     rf"lightly|perfectly|eventually) )?{_LANDS} (?P<prep>in|into|inside|on|onto|upon)\b", _into),
    (rf"{_PLANES} (?:slowly |gracefully |steadily )?lift(?P<end>s|ing)(?: (?:upwards?|up|off|"
     rf"itself|"
     r"into the air))* from\b",
     lambda found: f"{found['plane']} {'takes' if found['end'] == 's' else 'taking'} off from"),
    (rf"(?P<thing>\b(?:{_WHEELS}|{_RUNNERS})) (?:slowly |quickly |swiftly )?"
     rf"(?P<verb>descend(?:s|ing)|go(?:es|ing) down|com(?:es|ing) down|mov(?:es|ing) down|"
     rf"speed(?:s|ing) down|rac(?:es|ing) down) {_SLOPE}", _rolls),
    # down whose cheek tears roll cries
    (r"\b(?:(?:an?|one|single) )*(?:tears?|teardrops?) (?:slowly |silently |gently )?"
     r"(?:roll|run|stream|trickl|slid|fall|flow|cours|drip)\w* down (?:the (?:cheeks?|face) of "
     r"(?P<of>(?:an?|the) (?:[\w-]+ ){0,2}?[\w-]+)(?=[.,;]| and\b| as\b| while\b|$)|"
     r"(?P<own>(?:his|her|their)|(?:an?|the) (?:[\w-]+ ){0,2}?[\w-]+'s) (?:cheeks?|face))", _cries),
    # what slips off a shelf falls off it; who slips off their shoes, or from a room, does not
    (r"\b(?P<verb>slip|slipp)(?P<end>s|ing|ed)? (?P<off>off|from|out of) "
     rf"(?P<of>the edge of )?(?=(?:an?|the|his|her|its|their|somebody's) (?!{_NOT_FALLEN_FROM}))",
     _slips),
    (r"\b(?P<how>on|onto|in|into|to|toward|towards|upon|at) (?:a|the) nearby ",
     lambda found: f"{found['how']} a "),
)  # fmt: skip
_RULES = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _PLAINER)


def plain_falls(text: str) -> str:
    """The text with its ups and downs in plain words. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    return text
