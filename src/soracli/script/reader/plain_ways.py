"""Roundabout ways to say which way somebody goes, in plain words: who "carves a wide ring around" a
rock goes around it, and who "hauls himself up a rope" climbs up it."""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.script.reader.way_words import GOES

_GOES = {"": "go", "s": "goes", "ing": "going", "ed": "went"}
_CLIMBS = {"": "climb", "s": "climbs", "ing": "climbing", "ed": "climbed"}
"""The plain verbs by the ending of the verb that they stand for."""
_MAKES = r"carv|trac|describ|mak|made|do|did|draw|drew|cut|turn|complet|pac|perform|weav"
"""Stems of what one may do with a circle to go round in it."""
_MOVES = (
    r"walk|run|ran|swim|swam|fly|fli|flew|skat|rid|rod|driv|drov|gallop|trot|danc|rac|sail|hop|ski|"
    r"cycl|row|paddl|glid|sprint|jog|march"
)
"""Stems of verbs that tell how one goes."""
_HOW = (
    r"(?:(?:an?|the|its|his|her|their|ever|very|one|two|three|several|some|great|big|large|huge|"
    r"wide|wider|widening|broad|slow|lazy|tight|tighter|tightening|narrow|narrowing|small|little|"
    r"tiny|perfect|smooth|graceful|elegant|gentle|endless|neat|fast|quick|frantic|happy|dizzy|"
    r"dizzying|wobbly|full|complete|low|high|steady|continuous|concentric|lopsided|excited|"
    r"clockwise|counter-clockwise|counterclockwise|anticlockwise|anti-clockwise|"
    r"never-ending|ever-\w+|victory|giddy|hypnotic|joyful|playful|sweeping|looping|spiralling|"
    r"spiraling|merry),? (?:and )?)*"
)
_RING = r"(?:circle|circuit|loop|ring|lap|orbit|spiral|figure of eight|figure eight)"
_RINGS = r"(?:circles|circuits|loops|rings|laps|orbits|spirals|figures of eight|figure eights)"
_ROUND = r"(?:(?:all |right )?(?:around|round|about))"
_SELF = r"(?:himself|herself|itself|themselves|his way|her way|its way|their way)"
_PAST = ("made", "did", "drew", "went", "ran", "swam", "flew", "rode", "drove", "cut")
_WALKS = {"": "walk", "s": "walks", "ing": "walking", "ed": "walked"}
_WENDS = (
    r"mak|made|wend|pick|thread|wind|fight|fought|weav|wove|find|inch|edg|elbow|feel|grop|tak|work|"
    r"navigat|plod|trudg|limp|hobbl|shuffl|fumbl|cut|carv"
)
"""Stems of what one does with one's way to go it."""
_WHERE = (
    r"(?:across|along|through|down|up|past|over|around|toward|towards|into|between|from|to|under|"
    r"out|back|backwards?|forwards?|among)"
)
_CAMERA = re.compile(r"\b(?:camera|shot|we|lens|view)\b", re.IGNORECASE)
"""Words of sentences that tell how the camera goes: its circles are its own."""
Words = Callable[[re.Match[str]], str]


def _form(verbs: dict[str, str], verb: str) -> str:
    """The plain verb in the form in which a verb stands."""
    said = verb.lower()
    if said in _PAST and said != "cut":
        return verbs["ed"]
    return verbs[next((one for one in ("ing", "ed", "s") if said.endswith(one)), "")]


def _going(found: re.Match[str]) -> str:
    return f"{_form(_GOES, found['verb'])} in circles"


def _going_round(found: re.Match[str]) -> str:
    return f"{_form(_GOES, found['verb'])} around "


def _climbing(found: re.Match[str]) -> str:
    return f"{_form(_CLIMBS, found['verb'])} {found['way']}"


_MADE, _MOVED = rf"(?P<verb>\b(?:{_MAKES})\w{{0,4}})", rf"(?P<verb>\b(?:{_MOVES})\w{{0,4}})"
_CIRCLING: tuple[tuple[str, Words | str], ...] = (
    # whoever runs rings around a tree goes around it
    (rf"{_MADE} {_HOW}(?:{_RING}|{_RINGS}) {_ROUND} (?=\w)", _going_round),
    (rf"{_MADE} {_HOW}(?:laps?|circuits?|loops?) of (?=(?:the|an?|his|her|their)\b)",
     _going_round),
    (rf"{_MOVED} {_HOW}(?:{_RING}|{_RINGS}) {_ROUND} (?=\w)",
     lambda found: f"{found['verb']} around "),
    (rf"{_MOVED} {_HOW}(?:laps?|circuits?|loops?) of (?=(?:the|an?|his|her|their)\b)",
     lambda found: f"{found['verb']} around "),
    (rf"\bin {_HOW}(?:{_RING}|{_RINGS}) {_ROUND} (?=\w)", "around "),
    (rf"\bin {_HOW}{_RINGS}\b(?! of\b)", "in circles"),
    (rf"\bin (?:an?|one|another) {_HOW}(?:circle|loop|ring|figure of eight|figure eight)\b"
     r"(?! of\b)", "in a circle"),
    (rf"{_MOVED} {_HOW}{_RINGS}\b(?! of\b)", lambda found: f"{found['verb']} in circles"),
    (rf"{_MADE} {_HOW}(?:{_RING}|{_RINGS})\b(?= (?:in|through|across) the (?:sky|air|water)\b|"
     r" (?:over|above|overhead)\b)", _going),
    (r"\b(?:a?round and a?round|round and about) (?=(?:the|an?|her|him|it|them|his|its|their|"
     r"each|one)\b)", "around "),
)  # fmt: skip
_TREES = (
    r"(?:[\w-]+ ){0,2}?(?:tree|oak|pine|maple|birch|palm|willow|elm|beech|fir|redwood|sequoia|"
    r"baobab|cedar|spruce|chestnut|walnut|poplar|eucalyptus|cherry)\b"
)
_AND_THEN = r" and (?:then )?"
_AN = r"(?= (?:an?|the|its|his|her|their|two|three|some)\b)"
_TO = r"(?:[\w'-]+ ){0,4}?"


def _going_on(found: re.Match[str]) -> str:
    return f"{found['verb']} {found['way']}, then {_form(_GOES, found['verb'])} {found['next']}"


_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    # whoever walks out of a barn and around a tree goes two ways, one after the other
    (rf"(?P<verb>\b{GOES}) (?P<way>{_TO}(?:out of|from)\b[^,.;:!?]{{3,40}}?){_AND_THEN}"
     r"(?P<next>around|round|past|through|over|across|along|under|between|down|up|toward|towards)"
     rf"{_AN}", _going_on),
    (rf"(?P<verb>\b{GOES}) (?P<way>{_TO}(?:through|past|over|across|along|under|between|down|up)"
     rf"\b[^,.;:!?]{{3,40}}?){_AND_THEN}(?P<next>around|round){_AN}", _going_on),
    # who drops a coin in a hat drops it into one, and wears none
    (r"(?P<verb>\b(?:drop|toss|throw|put|place|slip|tuck|stuff|hide|collect)(?:p?s|p?ed|p?ing)?) "
     r"(?P<what>[^,.;:!?]{2,30}?) in (?=(?:an?|the|his|her|their|its|my|one) (?:[\w-]+ ){0,2}?"
     r"(?:hat|cap|helmet|boots?|shoes?|case|glove)\b)", r"\g<verb> \g<what> into "),
    (r"\b(?P<whose>his|her|their|my|an open|the open) case\b", r"\g<whose> suitcase"),
    # who hauls a net into their own boat stands in it
    (r"(?P<verb>\b(?:pull|haul|drag|hoist|heave|lift|draw)(?:s|ed|ing)?) "
     r"(?P<what>[^,.;:!?]{3,40}?) (?:into|aboard|onto|in) "
     r"(?P<boat>(?:his|her|their) (?:[\w-]+ ){0,2}?"
     r"(?:boat|rowboat|dinghy|canoe|trawler|raft|kayak|skiff))\b",
     r"\g<verb> \g<what>, standing in \g<boat>"),
    # from one rock to another there are two rocks
    (r"\b(?P<from>(?:out of|off|from)) one (?P<what>(?!side|end|edge|corner|foot|leg|hand)[\w-]+"
     r"(?: [\w-]+)?) (?P<to>to|into|onto|on to) "
     r"(?:another|the other|the next)"
     r"(?: one)?(?=\s*[.,;:!?]|\s*$| (?:and|then|while|in|on|above|as|from|across|over)\b)",
     r"\g<from> a \g<what> \g<to> another \g<what>"),
    (r"\borbit(?P<end>s|ed|ing)? (?=(?:an?|the|his|her|its|their|one|each)\b)",
     lambda found: "circle" + {"s": "s", "ed": "d"}.get(found["end"] or "", "") + " "
     if found["end"] != "ing" else "circling "),
    (r"\b(?P<verb>(?:buzz|fly|fli|flutter|flit|dart|swarm|hover|whirl|circl|skip|run|prowl)"
     r"\w{0,4}) about (?=(?:an?|the|his|her|its|their)\b)",
     lambda found: f"{found['verb']} around "),
    # who hides behind the trunk of an oak hides behind the oak; who runs around it, around a trunk
    (r"\b(?P<way>behind|past|against|toward|towards|up|down|from behind) the "
     rf"(?:[\w-]+ )?trunk of (?=(?:an?|the|its|his|her) {_TREES})",
     lambda found: f"{found['way']} "),
    (rf"\btrunk of (?:an?|the) {_TREES}", lambda found: "trunk of a tree"),
    # whoever climbs back up, or trots back to the right, goes up, or to the right
    (rf"(?P<verb>\b(?!com|came|go)(?:{GOES}|(?:climb|clamber|rise|swing|shinny|shimmy)"
     r"(?:s|ed|ing)?|rising)) back (?=(?:up|down)\b|to the (?:left|right)\b(?! of\b))",
     lambda found: f"{found['verb']} "),
    # up is what matters of "up and away"
    (r"\b(?:up,? (?:up,? )?and away|away upwards?|up and off)\b", "upward"),
    (r"\b(?:up and up|up,? up(?:,? (?:and )?up)?|ever higher|(?:ever )?higher and (?:ever )?higher|"
     r"(?<=climb )higher|(?<=climbs )higher|(?<=climbing )higher|(?<=rises )higher)\b", "upward"),
    (r"\b(?:down and down|down,? down(?:,? (?:and )?down)?|ever lower)\b", "downward"),
    (r",? \b(?:head|nose|tail|feet|face)[- ]?first\b", ""),
    (r"\b(?:hand over (?:hand|fist)|inch by inch|step by step|rung by rung|bit by bit|"
     r"little by little|one (?:rung|step|inch) at a time|foot by foot|metre by metre|"
     r"meter by meter)\b", "slowly"),
    # a thin line of smoke is smoke
    (r"(?<!in )(?<!into )(?<!through )(?<!with )(?<!on )(?<!of )\b(?:(?:an?|the) )?(?:[\w-]+ )?"
     r"(?:wisp|plume|column|puff|ribbon|curl|trail|thread|tendril|coil|cloud|finger|pillar|line|"
     r"jet|stream)s? of (?P<stuff>(?:[\w-]+ )?(?:smoke|steam|vapou?r))\b",
     lambda found: found["stuff"]),
    # whoever disappears down a lane goes down it
    (r"\b(?P<verb>disappear|vanish)(?P<end>s|es|ed|ing)? (?=(?:down|along|round|around|over|up|off)"
     r"\b|into the (?:distance|fog|mist|haze|night|dark|darkness|snow|dust|twilight|gloom)\b)",
     lambda found: {"s": "goes ", "es": "goes ", "ed": "went ", "ing": "going "}.get(
         (found["end"] or "").lower(), "go ")),
    (r"\bwith (?P<who>(?:[\w-]+ ){1,4})aboard\b", lambda found: f"with {found['who']}on it"),
    (r"\b(?P<way>(?:off|away|along|down)\b[^,.;]*),? (?:getting|growing|becoming) "
     r"(?:ever )?smaller(?:,? (?:and )?smaller)*",
     lambda found: f"{found['way'].rstrip()} into the distance"),
    (r"\bthrough (?P<a>an?|the) (?:[\w-]+ )?(?:crack|slit|chink|cleft|fissure|cranny)\b",
     lambda found: f"through {'the' if found['a'].lower() == 'the' else 'a'} gap"),
    # whoever makes their way goes; whoever mops their way goes, too
    (rf"\b(?P<verb>{_WENDS})(?P<end>\w{{0,3}}) (?:his|her|its|their) (?:own )?(?:[\w-]+ )?way "
     rf"(?=(?:\w+ly )?{_WHERE}\b)",
     lambda found: _form(_WALKS, found["verb"] + found["end"]) + " "),
    (rf"\b(?P<verb>\w+s) (?:his|her|its|their) way (?:backwards? )?(?={_WHERE}\b)",
     lambda found: f"{found['verb']} and walks "),
    (rf"\b(?P<verb>\w+ing) (?:his|her|its|their) way (?:backwards? )?(?={_WHERE}\b)",
     lambda found: f"{found['verb']}, walking "),
    # whoever hauls himself up climbs
    (rf"\b(?P<verb>(?:haul|pull|drag|heav|hoist|fight|inch|claw|work|edg)\w{{0,3}}) "
     rf"{_SELF}(?: slowly)? (?P<way>up|over|onto)\b", _climbing),
    (rf"\b(?P<verb>squeez|work|forc|push|wriggl|wedg|worm)(?P<end>\w{{1,3}}) {_SELF} "
     r"(?=through\b)", lambda found: f"{found['verb']}{found['end']} "),
    (rf"\b(?P<verb>(?:lower|let|eas|work|inch)\w{{0,4}}) {_SELF}(?: slowly)? (?P<way>down)\b",
     _climbing),
)  # fmt: skip
_SENTENCES = re.compile(r"(?<=[.!?;]\s)")


def plain_ways(text: str) -> str:
    """The text with the ways that it tells in plain words. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    return "".join(_plain_sentence(one) for one in _SENTENCES.split(text))


def _plain_sentence(sentence: str) -> str:
    circling = () if _CAMERA.search(sentence) else _ROUNDS
    for pattern, words in (*circling, *_PLAINER):
        sentence = pattern.sub(words, sentence)
    return sentence


_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)
_ROUNDS = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _CIRCLING)
