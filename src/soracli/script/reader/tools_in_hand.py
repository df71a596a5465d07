"""Tools are in somebody's hand: "a knife slices a tomato" is a person who slices it with a knife,
a sponge that "is squeezed" is squeezed by somebody, a ball "thrown onto the floor" falls."""

import re

from soracli.script.reader.participles import third_person
from soracli.script.reader.unspoken import LONGEST, unspoken

_TOOL = (
    r"(?:knife|cleaver|scissors|spoon|ladle|whisk|spatula|rolling pin|eraser|pen|pencil|chalk|"
    r"crayon|marker|paintbrush|hammer|saw|chisel|screwdriver|wrench|mop|broom|sponge|needle|razor|"
    r"comb|hairbrush|shovel|rake|axe|peeler|grater|scalpel|quill)"
)
_WORK = {
    "slices": "slices", "cuts": "cuts", "chops": "chops", "carves": "carves", "dices": "dices",
    "stirs": "stirs", "mixes": "mixes", "whisks": "whisks", "erases": "erases",
    "removes": "wipes", "wipes": "wipes", "sharpens": "sharpens", "writes": "writes",
    "draws": "draws", "paints": "paints", "sketches": "sketches", "scrubs": "scrubs",
    "sews": "sews", "stitches": "stitches", "spreads": "spreads", "peels": "peels",
    "grates": "grates", "combs": "combs", "digs": "digs", "scoops": "scoops", "splits": "splits",
    "glides": "writes", "sweeps": "sweeps", "pounds": "pounds",
}  # fmt: skip
"""What tools do, and what whoever has them in hand does with them."""
_STARTS = r"(?P<start>^\s*|[.!?;]\s+)"
_ALONE = re.compile(
    rf"{_STARTS}(?P<tool>(?:an? |the )?(?:pair of )?(?:(?!\w+s\b)[\w-]+ ){{0,3}}?{_TOOL}) "
    rf"(?:\w+ly )?(?P<verb>{'|'.join(_WORK)})(?: through| across| down on| along)? "
    r"(?P<rest>[^.,;:!?]+)",
    re.IGNORECASE,
)
_USED = re.compile(
    rf"{_STARTS}(?P<tool>(?:an? |the )[^.,;:!?]{{2,60}}?) (?:is|are) (?:being )?used to "
    r"(?P<verb>\w+)(?P<rest>[^.,;:!?]*)",
    re.IGNORECASE,
)
_SQUEEZED = re.compile(
    rf"{_STARTS}(?P<thing>(?:an? |the )[^.,;:!?]{{2,60}}?),? (?:(?:is|are) )?(?:being )?"
    r"(?:\w+ly )?(?P<verb>squeezed|compressed|kneaded|crumpled|wrung|squashed)\b"
    r"(?! by (?:an?|the|his|her)\b)"
    r"(?: by hand| between (?:two|both) hands| in (?:a|one) hand)?",
    re.IGNORECASE,
)
_SQUEEZES = {"wrung": "wrings", "squeezed": "squeezes", "compressed": "squeezes",
             "kneaded": "kneads", "crumpled": "crumples", "squashed": "squeezes"}  # fmt: skip
_THROWN = re.compile(
    r"\b(?:is|are) (?:being )?(?:\w+ly )?(?:thrown|tossed|flung|hurled|dropped)(?: \w+ly)?"
    r"(?: down)? (?P<where>(?:onto|on|to|towards?|against|at) the (?:\w+ )?(?:ground|floor|"
    r"pavement|concrete|sidewalk|grass|sand))\b(?! by\b)",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"^(?P<what>[\w -]+?) into (?=(?:an? |the )?(?:[\w-]+ )?(?:coffee|tea|soup|batter|bowl|cup|pot|"
    r"mug|glass|dough|sauce|milk)\b)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r",? (?:and )?(?:show|showcas|display|captur|demonstrat|highlight|reveal)ing "
    r"(?:the|its|how|their) [^.;]*?(?:bounce|interact|mark|friction|elasticity|"
    r"texture|impact)\w*[^.;]*"
    r"|,? with (?:the )?pressure (?:\w+ly )?(?:increas|intensify|grow|build)\w*[^.;]*",
    re.IGNORECASE,
)
"""What a picture is said to show beside what happens in it."""
_SURFACE = re.compile(
    r"\b(?P<prep>on|onto|to|into|down|along|across|over|off) the (?:(?!of\b)[\w-]+,? ){0,4}?"
    r"(?:surface|exterior) of (?=an? )",
    re.IGNORECASE,
)
"""The side of a thing on which something happens: it happens on the thing."""


def plain_tools(text: str) -> str:
    """The text with tools in somebody's hands. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _SURFACE.sub(lambda found: f"{found['prep']} ", _SHOWN.sub("", text))
    text = re.sub(r"\bfrom (?:an? )?(?:great |certain |small |considerable )?heights?\b", "", text)
    text = _THROWN.sub(lambda found: f"falls {found['where']} and bounces", text)
    text = _USED.sub(_used, text)
    text = _SQUEEZED.sub(_squeezed, text)
    return _ALONE.sub(_worked, text)


def _worked(found: re.Match[str]) -> str:
    verb, rest = _WORK[found["verb"].lower()], _INTO.sub("", found["rest"].strip())
    return f"{found['start']}A person {verb} {rest} with {_one(found['tool'])}"


def _used(found: re.Match[str]) -> str:
    verb = third_person(found["verb"].lower())
    return f"{found['start']}A person {verb}{found['rest']} with {_one(found['tool'])}"


def _squeezed(found: re.Match[str]) -> str:
    does = _SQUEEZES[found["verb"].lower()]
    return f"{found['start']}A person {does} {_one(found['thing'])}"


def _one(thing: str) -> str:
    """A thing as it stands within a sentence: "a knife", whatever began with a capital."""
    low = thing[:1].lower() + thing[1:]
    low = re.sub(r"^(?:a |the )?(?:timelapse|time-lapse|video|clip|shot|close-up) of ", "", low)
    low = re.sub(r"^a (?:piece|stick) of (?=[\w-]+(?: [\w-]+)?$)", "", low)
    bare = not low.startswith(("a ", "an ", "the ", "one ")) and not low.endswith("s")
    return f"a {low}" if bare else low
