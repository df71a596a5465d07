"""How people who write for films say what the camera does, in the reader's own words.

"We circle a lion", "the picture zooms out", "MCU of a pilot", "followed by the camera", "a
hawk's-eye view": each becomes a plain clause about the camera, which the reader can read.
"""

import re
from collections.abc import Callable

from soracli.script.reader.camera_openings import camera_named
from soracli.script.reader.unspoken import LONGEST, unspoken

_OPENS = r"(?:^\W*|(?<=[.,;:!?\n)\]] )|(?<=\band )|(?<=\bas )|(?<=\bthen )|(?<=\bwhile ))"
"""Where a clause begins."""
_STARTS = r"(?:^\W*|(?<=[.!?:\n] ))"
_NOT_SOMEBODY = r"(?! (?:her|his|its|their)\b)(?=[^,]*(?:[.;:!?]|$))"
"""It is not said of whom the sentence names next: "looking down at her feet, a girl cries"."""
_SIZES = {
    "ecu": "extreme close-up", "xcu": "extreme close-up", "bcu": "extreme close-up",
    "mcu": "medium close-up", "cu": "close-up", "els": "extreme wide shot",
    "ews": "extreme wide shot", "xls": "extreme wide shot", "vls": "wide shot", "ws": "wide shot",
    "ls": "wide shot", "mws": "medium wide shot", "mls": "medium wide shot", "ms": "medium shot",
    "fs": "full shot",
}  # fmt: skip
_LOW_EYES = ("ant", "beetle", "bug", "cat", "child", "dog", "frog", "insect", "mouse", "rat",
             "snail", "toad", "turtle", "worm")  # fmt: skip
_BIRDS = ("crow", "eagle", "falcon", "gull", "hawk", "kite", "owl", "raven", "seagull", "vulture",
          "bird")  # fmt: skip
_ADVERB = r"(?:\w+ly )?"
_ONLY_CAMERA = (
    "arc|back away|boom|circle|close in|crab|crane|dolly|dollies|get closer|lead|move|move in|"
    "orbit|pan|pedestal|pull away|pull back|pull out|push|push in|push closer|revolve|tilt|track|"
    "truck|whip|"
    "zoom"
)
_AROUND_HERE = "drift|fly|float|follow|glide|hover|race|rush|sail|soar|speed|sweep|swing|swoop"
_HEIGHTS = "ascend|climb|come down|descend|drop|drop down|lift|rise|sink"
_ON_FOOT = "drive|ride|travel|walk"
_WAYS = "across|after|along|alongside|around|away|behind|closer|down|in|into|out|over|past|round"
_PLACES = (
    r"(?:above|at|back|before|beside|between|beyond|from|left|near|right|through|to|towards?|up)"
)
_US = re.compile(r"\b(?:us|our|ours|ourselves|i|my)\b", re.IGNORECASE)
_WHO = r"(?P<who>(?:an? |the |his |her |their )?(?:[\w-]+ ){0,3}?[\w-]+)"
_FRAME = r"(?:frame|image|picture|screen|shot|view)"
Words = Callable[[re.Match[str]], str]


def _s(verb: str) -> str:
    """The verb with the ending of the third person: "move in" is "moves in"."""
    first, _, rest = verb.lower().partition(" ")
    if not first.endswith("s"):
        first = re.sub(r"[^aeiou]y$", lambda end: end[0][0] + "ie", first)
        first += "es" if first.endswith(("ch", "sh", "x", "ss")) else "s"
    return f"{first} {rest}".strip()


def _size(found: re.Match[str]) -> str:
    between = {"of": " of ", "on": " of "}.get(found["then"].strip().lower(), ", ")
    return _SIZES[found["size"].lower()].capitalize() + between


_ENDS = {"follow": "Follow shot", "trail": "Follow shot", "chas": "Follow shot",
         "track": "Tracking shot", "circl": "Orbit shot", "orbit": "Orbit shot",
         "film": "Static shot"}  # fmt: skip


def _done_by_camera(found: re.Match[str]) -> str:
    """ "A horse, followed by the camera, gallops" is a horse that gallops, and a follow shot."""
    verb, side = found["verb"].lower(), found["side"] or ""
    shot = _ENDS[next(stem for stem in _ENDS if verb.startswith(stem))]
    if shot == "Tracking shot" and side:
        shot = f"Tracking {side}"
    return (
        f"{found['before'].rstrip(' ,')} {found['after'].lstrip(' ,')}".rstrip(" .") + f". {shot}."
    )


_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (
        rf"{_STARTS}(?:an? |the )?(?:[\w-]+ ){{0,2}}?trailer "
        r"(?:featuring|of|for|about|showing|with) ",
        "",
    ),
    (
        rf"{_STARTS}(?:an? |the |some )?(?:[\w-]+ )?(?:historical|archival|archive|found|amateur|"
        r"homemade|home|security|dashcam|news|stock) (?:footage|film|video|clip|reel)s? "
        r"(?:of|showing|featuring|from) ",
        "",
    ),
    (
        rf"{_OPENS}(?P<the>the )?camera {_ADVERB}(?:faces|is facing|"
        r"is (?:pointed|aimed|directed) at|points (?:straight )?at|looks straight at) ",
        "the camera shows ",
    ),
    (
        r"\b(eyes|mouth|arms|legs|jaws?) (?:is|are|was|were) (?:very |so )?wide\b(?! open)",
        r"\1 are open",
    ),
    (
        rf"{_OPENS}(?:an? )?(?P<angle>low|high),? "
        r"(?=(?:wide|medium|close|long|tracking|full|static)\b)",
        lambda found: f"{found['angle']} angle, a ",
    ),
    (
        rf"{_OPENS}\[?(?:an? )?(?-i:(?P<size>{'|'.join(one.upper() for one in _SIZES)}))\b\]?"
        r"(?P<then> (?:of|on)\b ?|\s*[:,.\u2013\u2014-]+\s*)",
        _size,
    ),
    (rf"{_OPENS}(?:extremely |very )?tight(?:ly)? (?:shot )?(?:on|of)\b", "Close-up of"),
    (
        rf"{_OPENS}(?:(?:the|an?) (?:face|eyes?) of )?{_WHO}(?:'s face|'s eyes?)? "
        r"(?:completely |entirely |almost )?fills (?:up )?"
        rf"(?:the |our )?(?:whole |entire )?{_FRAME}\b",
        lambda found: f"Close-up of {found['who']}",
    ),
    (
        rf"{_OPENS}the (?:whole |entire )?{_FRAME} is (?:completely |entirely )?filled "
        r"(?:by|with)\b",
        "Close-up of",
    ),
    (
        rf"{_OPENS}the (?:whole|entire|full) body of {_WHO} (?:is|can be seen|is visible)"
        rf"(?: in| within| inside)? the {_FRAME}",
        lambda found: f"Full body shot of {found['who']}",
    ),
    (
        r"\bthe camera (?:do(?:es)?(?: not|n['\u2019]t)|never|will not|won['\u2019]t)"
        r" (?:ever )?(?:move|moves|stir|stirs|budge|budges)\b",
        "the camera stays still",
    ),
    (
        r"\b(?:with )?(?:no|without(?: any)?|zero) camera (?:motions?|movements?|moves?)\b",
        "static camera",
    ),
    (
        r"(?:^|(?<=[.!?] ))(?P<before>[^.!?]*?),? ?(?:(?:is|are|being) )?"
        r"(?P<verb>followed|trailed|chased|tracked|circled|orbited|filmed) (?:\w+ly )?"
        r"(?:by (?:the|a) (?:moving )?camera(?: (?P<side>from (?:the side|behind|the front)))?)\b"
        r"(?P<after>[^.!?]*\.?)",
        _done_by_camera,
    ),
    (
        r"(?:^|(?<=[.!?] ))(?P<before>[^.!?]*?), (?P<verb>followed|tracked)"
        r" (?P<side>from (?:the side|behind|the front))\b(?P<after>[^.!?]*\.?)",
        _done_by_camera,
    ),
    (rf"\b(?:{'|'.join(_BIRDS)})['\u2019]s[- ]?(?:eye (?:view|shot)|perspective)", "aerial view"),
    (
        rf"\b(?:{'|'.join(_LOW_EYES)})['\u2019]s[- ]eye (?:view|shot|perspective|level)",
        "worm eye view",
    ),
    (r"\b(?:worm|ant)['\u2019]s perspective", "worm eye view"),
    (
        rf"{_OPENS}(?:seen |shot |filmed |viewed )?from (?:an? |the )?(?:window of an? )?"
        r"(?:air)?(?:helicopter|drone|plane|hot[- ]air balloon|satellite|blimp)(?=\s*[,:;.\u2014])",
        "aerial view",
    ),
    (
        rf"{_STARTS}looking (?:straight |directly )?down(?: from [^,.]*?)? "
        rf"(?:at|into|on|onto|upon)\b{_NOT_SOMEBODY}",
        "High angle shot of",
    ),
    (
        rf"{_STARTS}looking (?:straight |directly )?up(?: from [^,.]*?)? "
        rf"(?:at|into|through)\b{_NOT_SOMEBODY}",
        "Low angle shot of",
    ),
    (
        r"\b(?P<way>(?:doll(?:y|ies|ying)|mov(?:e|es|ing)|pull(?:s|ing)?|track(?:s|ing)?|"
        r"push(?:es|ing)?) (?:back|backwards?|out|away|in|forwards?)|zoom(?:s|ing)? (?:in|out))"
        r"(?: \w+ly)?,? (?:while|as it|and at the same time)(?: simultaneously)? "
        r"(?:zoom(?:s|ing)? (?:in|out)|(?:doll(?:ies|ying)|mov(?:es|ing)|pull(?:s|ing)|"
        r"track(?:s|ing)|push(?:es|ing)) (?:back|backwards?|out|away|in|forwards?))",
        "dolly zooms",
    ),
    (
        rf"{_OPENS}(?:the|our) (?:picture|image|video|scene|footage) {_ADVERB}"
        r"(?=(?:zoom|pan|tilt)(?:s|ing)\b)",
        "the camera ",
    ),
    (
        rf"{_OPENS}(?:the|our) (?:lens|frame|view|shot|viewpoint|perspective|gimbal) {_ADVERB}"
        r"(?=(?:zoom|pan|tilt|track|lower|descend|rise|drift|glide|orbit|circle|creep|"
        r"crane|move|push|pull|swing|sweep|climb|rotate|revolve|spin|lead|follow|roll|whip|truck|crab|dolly|dollie|float|fly|flie|soar)"
        r"(?:e?s|ing)\b)",
        "the camera ",
    ),
    (
        rf"{_OPENS}(?:an?|the|one) (?:[\w-]+ ){{0,3}}?(?:shot|take|footage) (?:that )?{_ADVERB}"
        r"(?=(?:rise|descend|lower|drop|move|glide|circle|orbit|pull|push|climb|"
        r"follow|swing|sweep|fly|flie|drift|track)(?:e?s)\b)",
        "the camera ",
    ),
    (
        rf"{_OPENS}(?:the viewer|the audience|the spectator|one|you|we) looks? (?:straight )?"
        r"up at\b",
        "Low angle shot of",
    ),
    (
        rf"{_OPENS}(?:the viewer|the audience|the spectator|one|you|we) looks? (?:straight )?down "
        r"(?:at|on|into|onto|upon)\b",
        "High angle shot of",
    ),
    (
        r"\b(?:sideways|laterally|horizontally),? (?:and )?(?:to the |toward the )?"
        r"(?P<side>left|right)\b",
        lambda found: f"to the {found['side']}",
    ),
    (rf"{_STARTS}close in on\b", "Dolly in on"),
    (
        r"\b(?:the|our) (?:whole |entire )?(?:picture|image|frame|view) "
        r"(?P<rolls>rolls|is rolling|rolling)(?: over| around| upside down)?",
        lambda found: f"the camera {found['rolls']}",
    ),
    (
        r"\bthe camera (?:is )?look(?:s|ing) (?:straight|directly|right) down(?: (?:at|into|on|"
        r"onto|upon)\b)?",
        "overhead shot of",
    ),
    (
        r"\b(?:interview|talking[- ]heads?|podcast|talk[- ]show) set-?up(?:\s*[,:;]\s*|\s*(?=\.))",
        "",
    ),
    (r"(?:^|,? )looking (?:straight|directly|right) down(?=\s*(?:[.,;:!?]|$))", ", overhead shot"),
    (r"\bthe camera (?:is )?look(?:s|ing) down (?:at|on|onto|upon)\b", "high angle shot of"),
    (r"\bthe camera (?:is )?look(?:s|ing) up (?:at|into)\b", "low angle shot of"),
    (
        rf"{_STARTS}(?P<verb>fly|soar|glide|float|drift|swoop) {_ADVERB}"
        r"(?=(?:above|across|along|between|into|over|through)\b)",
        lambda found: f"the camera {_s(found['verb'])} ",
    ),
    (
        rf"{_STARTS}(?P<verb>pan|tilt|zoom|dolly|boom|orbit|arc|jib) {_ADVERB}"
        r"(?=(?:across|along|around|back|down|from|in|left|out|over|past|right|through|to|towards?|"
        r"up)\b)",
        lambda found: f"the camera {_s(found['verb'])} ",
    ),
    (
        rf"{_STARTS}(?:watch|behold|observe|witness|imagine)(?: how)? (?=(?:an?|the|two|three) )",
        "",
    ),
    (
        rf"{_OPENS}(?:slowly |quickly )?(?P<verb>{_ONLY_CAMERA}|roll|swing|lower|raise|lift|"
        r"rotate|spin|turn|point|aim|fly|glide)(?P<way> (?:in|out|up|down|back|around))? "
        r"(?:the|our) camera",
        lambda found: f"the camera {_s(found['verb'])}{found['way'] or ''}",
    ),
    (
        rf"{_OPENS}(?:an? )?(?:crane|dolly|gimbal|steadicam|tracking|jib) shot,? "
        r"(?=(?:rising|descending|moving|gliding|circling|orbiting|pulling|pushing)\b)",
        "the camera is ",
    ),
    (
        rf"{_OPENS}(?:an? |the )(?:camera )?drone {_ADVERB}(?=(?:circle|orbit|pull)s\b)",
        "aerial view, the camera ",
    ),
)
_WE: tuple[tuple[str, Words | str], ...] = (
    (
        rf"{_OPENS}we {_ADVERB}(?:go |keep |are |start |begin )?(?P<verb>{_ONLY_CAMERA}|{_HEIGHTS})"
        rf"(?:ing)? (?={_PLACES}\b|(?:{_WAYS})\b|with\b|on\b|the\b|an?\b)",
        lambda found: f"the camera {_s(found['verb'])} ",
    ),
    (
        rf"{_OPENS}we {_ADVERB}(?P<verb>{_AROUND_HERE}) (?={_PLACES}\b|(?:{_WAYS})\b|the\b|an?\b)",
        lambda found: f"the camera {_s(found['verb'])} ",
    ),
    (
        rf"{_OPENS}we {_ADVERB}(?:{_ON_FOOT}) "
        r"(?=(?:along|down|into|through) (?:an?|the) [\w-]+(?: [\w-]+)?\s*(?:[.,;:!?]|$))",
        "the camera flies ",
    ),
    (
        r"(?P<clause>\bthe camera \w+s\b[^.,;!?]*) and (?:see|find|discover|spot|meet)\b",
        lambda found: f"{found['clause']} to show",
    ),
)
"""What the camera does where the film-maker says "we": not people who tell of themselves."""


def in_plain_words(text: str) -> str:
    """The text with what it says about the camera in plain clauses. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _plain(camera_named(part)))


def _plain(text: str) -> str:
    for pattern, words in (*_PLAINER, *(() if _US.search(text) else _OURS)):
        text = pattern.sub(words, text)
    return text


_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)
_OURS = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WE)
