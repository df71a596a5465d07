"""Where a camera stands and goes, told in words for something else: "a dolly to the right" is a
truck, "at dog height" is low, "pulls focus" moves nothing, and who rides along sees what a "POV
from the front seat" shows."""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import LONGEST, unspoken

Words = Callable[[re.Match[str]], str]
_LOW = (
    r"(?:dog|cat|puppy|kitten|child|toddler|kid|knee|ankle|shin|hip|waist|foot|toe|floor|ground|"
    r"table|wheel|bumper|hoof|paw|grass|toy|mouse|ant|insect|pavement|street|carpet|curb|duck)"
)
_EYES = r"(?:face|head|chest|shoulder|adult|standing)"
_HIGH = r"(?:rooftop|roof|treetop|canopy|balcony|ceiling|second[- ]floor|bird|lamp[- ]post)"
_HEIGHT = r"(?:'s)?[ -](?:height|level|eye[ -]level|eye[ -]height)\b"
_ADVERB = r"(?:slowly |gently |smoothly |steadily |quickly |slightly )?"
_RIDDEN = (
    r"(?:roller coaster|rollercoaster|kayak|canoe|boat|rowboat|raft|car|truck|train|bike|bicycle|"
    r"motorbike|motorcycle|scooter|sled|sledge|sleigh|horse|camel|elephant|balloon|plane|cart|"
    r"carriage|wagon|bus|tram|taxi|cab|jeep|swing|surfboard|skateboard|snowmobile|tractor|"
    r"wheelchair|go-kart|kart)"
)
_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (  # a dolly that goes to a side is a truck
        rf"(?P<what>\b(?:camera|slow|gentle|smooth|quick|steady|fast|subtle|lateral) {_ADVERB}"
        rf"|\b(?=doll))(?P<verb>doll(?:y|ies)|dollying|push(?:es)?|track(?:s|ing)?|"
        rf"glid(?:e|es|ing))(?: (?:shot|move|movement))? {_ADVERB}(?:to|toward|towards) the "
        r"(?P<side>left|right)(?=\s*(?:[.,;:!?]|$|and\b|past\b|along\b|across\b|over\b|as\b))",
        lambda found: (
            f"{found['what']}truck{'s' if found['verb'].endswith('es') else ''} {found['side']}"
        ),
    ),
    (
        rf",?(?: (?:filmed|shot|seen))? (?:at|from) (?:(?:the|a) )?{_LOW}{_HEIGHT}"
        r"(?! of\b)",
        ", low angle",
    ),
    (rf",?(?: (?:filmed|shot|seen))? (?:at|from) {_EYES}{_HEIGHT}(?! of\b)", ", eye level"),
    (rf",?(?: (?:filmed|shot|seen))? (?:at|from) {_HIGH}{_HEIGHT}(?! of\b)", ", high angle"),
    (r"\bpull(?P<end>s|ing)? focus\b", lambda found: f"rack{found['end'] or ''} focus"),
    (  # "pan left over a desk: a typewriter, a lamp": they are on it
        r"(?P<move>\b(?:pan|tilt|truck|tracking|dolly|glide|crane)\w*"
        r"(?: (?:left|right|up|down|shot|slowly))*) (?:over|across|along) "
        r"(?P<on>(?:an?|the) (?:[\w-]+ ){0,2}[\w-]+): "
        r"(?=(?:an?|the|one|two|three|four|five|six|some)\b)",
        r"\g<move>. On \g<on> ",
    ),
    (  # somebody sits where the picture is from
        r"\b(?P<view>(?:pov|first[- ]person)(?: (?:shot|view|perspective|footage))?) from "
        r"(?:(?:inside|aboard|on) )?(?:the (?:[\w-]+ )?(?:seat|cockpit|cab|deck|bow|back|saddle|"
        rf"handlebars?|front|window) (?:of|in|on) )?(?P<one>an?|the) "
        rf"(?P<what>(?:[\w-]+ )?{_RIDDEN})\b",
        lambda found: f"{found['view']} of a person riding {found['one']} {found['what']}",
    ),
)
_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)
_CAMERA = re.compile(
    r"\b(?:camera|shot|pan|tilt|dolly|dollies|dollying|pov|first[- ]person|filmed|lens|tracking|"
    r"handheld|close-up|slow (?:push|track|glide)|gentle (?:push|track|glide))\b",
    re.IGNORECASE,
)


def plain_stands(text: str) -> str:
    """The text with where its camera stands and goes in plain words. What is spoken stays."""
    if len(text) > LONGEST or not _CAMERA.search(text):
        return text
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
