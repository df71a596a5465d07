"""What hangs on behind a sentence and tells nothing that could be staged: "its wheels spinning
smoothly", "tires squealing", "leaving a faint scent", "feathers creating ripples in the water".

Parts of somebody are no things of their own, and what they do is not done by all of the body: a
horse whose ears flop does not fall over.
"""

import re

from soracli.script.reader.plain_showers import COMING
from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.script.reader.way_words import GOES

_PARTS = (
    r"(?:wheels?|tires?|tyres?|rims?|hubcaps|spokes|treads|tracks|runners|motors?|"
    r"pistons?|exhaust|gears|landing gears?|landing skids?|skids?|struts?|thrusters?|"
    r"oars|paddles|beak|bill|tusks|trunk|snout|"
    r"rotors?|rotor blades|blades|propellers?|hull|keel|bow|prow|deck|rigging|sails?|"
    rf"legs|hooves|hoofs|paws|claws|talons|feet|manes?|fur|coat|wool|fleece|feathers?{COMING}|"
    r"plumage|"
    r"ears|whiskers|antennae|horns|antlers|scales|fins?|gills|shell|tentacles|muscles|"
    r"wings(?! (?:flap|beat))|body(?= (?:\w+ly )?(?:bounc|wobbl|glisten|gleam|shin|shimmer|glint))|"
    r"visor|lens|lenses|frame|handle|straps?|laces|buckles?|tassels|zipper|hem|"
    r"surface|skin(?= (?:glisten|gleam|shimmer|shin))|rind|peel|"
    rf"petals{COMING}|stem|strings?|ribbon|"
    r"exterior|paint|paintwork|chrome|windows|windshield|metal|glass|fabric|edges|colou?rs|"
    r"(?:warm |soft |golden |gentle )?glow|reflection|shadow|ripples|water)"
)
"""What parts there are of beasts, vehicles and things."""
_WHOSE, _LIKE = (
    r"(?:its |his |her |their |the )?",
    r"(?:(?![a-z]+ing,)[a-z-]+,? ){0,3}?",  # not "clouds racing, windows ..."
)
_DOES = (
    r"(?!chang|turn|open|clos|melt|break|grow|becom|fill|catching fire|burn)[a-z]{2,}(?:ing|ed)\b"
    r"(?<!colored)"
)
"""What they do: not what one would see them become."""
_NEXT = r"(?:while|as|and then|then|before|until)"
_TILL = rf"(?=\s*(?:[,.;!?]|$)|\s+{_NEXT}\b)"
_REST = rf"(?:(?!\b{_NEXT}\b)[^,.;!?])*?"
_MEANWHILE = (
    rf"(?:\s+as (?:it|they|he|she) (?:\w+ly )?(?:{GOES}|ris\w+|ascend\w*|descend\w*|climb\w*|"
    rf"cuts?|turns?|lifts?|falls?|lands?)\b{_REST}{_TILL})?"
)
"""And that it goes on as it went: "as it moves across the floor"."""
_PART_DOES = re.compile(
    rf",\s+(?:and |with )?{_WHOSE}{_LIKE}\b{_PARTS} (?:are |is )?(?:\w+ly )?{_DOES}{_REST}{_TILL}"
    rf"{_MEANWHILE}",
    re.IGNORECASE,
)
"""A part that does something, after a comma."""
_SPREAD = re.compile(
    rf"(?:,\s+(?:and |with )?|\s+with ){_WHOSE}{_LIKE}wings (?:spread|outspread|outstretched|"
    rf"extended|stretched|"
    rf"unfurled|wide|fanned)\b{_REST}{_TILL}{_MEANWHILE}",
    re.IGNORECASE,
)
_TRACES = (
    r"(?:trails?|wakes?|streaks?|tracks?|scents?|aromas?|footprints|hoofprints|pawprints|"
    r"paw prints|"
    r"prints|ripples?|ruts?|furrows?|grooves?|marks?|glow|contrails?|traces?|impressions?|imprints)"
)
_LEAVES = re.compile(
    rf"(?:,\s+(?:and |with )?(?:{_WHOSE}{_LIKE}{_PARTS} )?|\s+)(?:leav|trail|creat|mak|send|caus|"
    rf"carv|draw|stirr)ing (?:behind )?"
    rf"(?:a |an |the |its |deep |tiny |small |gentle |"
    rf"little )?{_LIKE}{_TRACES}\b{_REST}{_TILL}{_MEANWHILE}",
    re.IGNORECASE,
)
"""What is left behind on the way."""


_WHERE = re.compile(
    r"\b(?:in|on|across|over|through|along|down) the (?:[a-z-]+ ){0,2}?(?:snow|sand|mud|desert|"
    r"intersection|street|road|highway|field|meadow|beach|forest|park|lake|river|sea|ocean|wind|"
    r"breeze|rain|fog|mist)\b|\bthe (?P<light>(?:morning|evening|afternoon|setting|rising) "
    r"(?:light|sun|sunlight))\b",
    re.IGNORECASE,
)
"""Where and when it is, told by the way."""


_READY = re.compile(
    r"(?<!\bget)(?<!\bgets)(?<!\bgot)(?<!getting)(?<!\bis)(?<!\bare)(?<!makes)(?<!made),?"
    r" ready (?:for|to) [\w' -]+?(?=\s*(?:[.,;:!?]|$|\b(?:while|as|in front|beside)\b))",
    re.IGNORECASE,
)
"""What somebody is ready for, and does not do yet: "crouches, ready to pounce"."""


def plain_tails(text: str) -> str:
    """The text without what parts of somebody do and what is left behind. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern in (_LEAVES, _PART_DOES, _SPREAD, _READY):
        text = pattern.sub(_where, text)
    return text


def _where(found: re.Match[str]) -> str:
    """What is left of a tail: where and when it is."""
    told = _WHERE.search(found[0])
    if told is None:
        return ""
    return f" in the {told['light']}" if told["light"] else f" {told[0]}"
