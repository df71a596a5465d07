"""Whereabouts in plain words: what hangs from a hook that is on a door, who sits facing somebody on
a stool, and the last one of a row.

"Skates dangle from a hook on a door" tells two things, one of the skates and one of the hook; "sits
facing her on a stool" tells who is on the stool; "the back of the last one" is that of a camel,
if camels were counted before.
"""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_THING = r"(?:an?|the|his|her|its|their|one|two|three|four) (?:[\w'-]+ ){0,3}?[\w'-]+"
_END = (
    r"(?=\s*(?:[.,;:!?]|$|(?:and|while|as|in|at|by|with|beside|near|next|before|behind|under|above|"
    r"that|which|who|whose|then|during|for|until|when|over|beneath|outside|inside)\b))"
)
_HOOKS = r"(?:hook|nail|peg|pin|hanger|bracket|knob|handle|coat[- ]hook|ring|doorknob|spike)s?"
_HUNG = re.compile(
    r"\b(?P<verb>(?:hang|dangle|swing|suspend|droop)(?:s|es|ed|d|ing)?|hung|dangling) "
    rf"(?P<by>from|on|off) (?P<hook>(?:an?|the|two|three|four|its|his|her) (?:[\w-]+ )?{_HOOKS}) "
    rf"(?P<at>on|in|above|over|beside|behind) (?P<what>{_THING}){_END}(?P<rest>[^.!?]*)",
    re.IGNORECASE,
)
"""What hangs from something small that is on something large."""
_FACING = re.compile(
    r"\b(?P<verb>(?:sit|stand|perch|kneel|crouch|seat|squat|rest)(?:s|ting|ing|ed|es)?|sat|stood) "
    rf"(?:down )?facing (?P<whom>each other|one another|her|him|it|them|{_THING}) "
    rf"(?P<on>on|in|upon|atop) (?P<seat>(?:{_THING}|(?:[\w-]+ ){{0,2}}?[\w-]+s)){_END}",
    re.IGNORECASE,
)
"""Who is on what somebody sits on that faces somebody else."""
_SEATS = re.compile(
    r"^(?:(?:high|low|old|wooden|leather|folding|plastic|red|green|blue|white|matching|wicker|deck|"
    r"garden|metal|rickety) )*(?:armchairs|chairs|stools|benches|sofas|thrones|crates|stumps|logs|"
    r"rocks|cushions|buckets|deckchairs|recliners|boxes)$",
    re.IGNORECASE,
)
"""Seats of those who face each other: one for each of them."""
_MANY = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|a dozen|"
    r"a (?:line|row|group|herd|team|train|string|column) of"
)
_COUNTED = re.compile(rf"\b(?:{_MANY}) (?P<noun>(?:[a-z-]+ ){{0,2}}?[a-z-]+s)\b", re.IGNORECASE)
_ONE = re.compile(r"\bthe (?P<place>last|first|foremost|hindmost|rearmost) one\b", re.IGNORECASE)
_ENDINGS = ((r"ies$", "y"), (r"(o|ch|sh|x|ss)es$", r"\1"), (r"(el|ol|a)ves$", r"\1f"), (r"s$", ""))
"""How a plural ends, and how the same word does for one."""
_SHADOW = re.compile(
    r",? ?(?:and |then |and then |while |as )?(?:the|his|her|its|\w+'s) (?:[\w-]+ )?shadow "
    r"(?:appears?|falls?|looms?|grows?|slides?|moves?|flickers?|dances?|is (?:cast|seen|thrown)) "
    r"(?P<where>(?:[\w-]+ )?(?:on|onto|across|over|along|against) [^.,;]*)",
    re.IGNORECASE,
)
"""A shadow on a wall, which is no body: nobody else is on that wall."""
_LOOMING = re.compile(
    r"\b(?P<what>an? (?:[\w-]+ )?shadow (?:appears|looms|rises|grows|slides|moves|creeps)) "
    r"(?:on|onto|across|over|along|against) (?:the|an?|his|her) (?P<wall>(?:[\w-]+ )?wall)\b"
    r"(?P<behind> (?:behind|beside) (?:him|her|it|them)\b)?",
    re.IGNORECASE,
)
"""A shadow that is told of for itself: a dark figure before that wall, not on top of it."""

_BEHIND = re.compile(
    r"\b(?:the|an?) (?P<what>(?:[\w-]+ )?(?:wall|curtain|door|fence|screen)) "
    r"(?P<behind>(?:behind|beside|above|opposite) (?:him|her|it|them))\b",
    re.IGNORECASE,
)


_OVER_A_HEAD = re.compile(
    r"\b(?P<verb>(?:fl(?:y|ies|ying|ew)|hover(?:s|ing)?|circl(?:es?|ing)|soar(?:s|ing)?|"
    r"glid(?:es?|ing)|flutter(?:s|ing)?|floats?|floating))(?P<how>(?: \w+ly| low| high)?) "
    r"(?:over|above) (?P<whose>his|her|its|their) heads?\b",
    re.IGNORECASE,
)
"""Who flies over somebody, whose head is named."""
_SHAPED = re.compile(
    r"(?P<trims>\b(?:trim|clip|cut|prune|shear|carve|sculpt|shape|fold|mow)(?:s|ming|ping|ting|ing|ed|"
    r"med|ped)? (?:an?|the|his|her|its) (?:[\w-]+ ){0,2}?(?:hedge|bush|shrub|topiary|boxwood|lawn))"
    r" in(?:to)? the (?:shape|form) of (?:an?|the) (?:[\w-]+ )?[\w-]+",
    re.IGNORECASE,
)
"""A hedge that is given the shape of an elephant, which is not there."""
_COACH = re.compile(
    r"(?<!drawn )(?<!stage )(?<!football )(?<!tennis )\bcoach"
    r"(?=(?:,? [\w-]+){0,3},? (?:on|along|down|up) (?:the|a) "
    r"(?:[\w-]+ ){0,2}?(?:road|highway|lane|track|drive|bridge|avenue)\b)",
    re.IGNORECASE,
)
"""What is on a road, and no trainer."""
_ON_ITS_BACK = re.compile(
    r"(?P<where>\b(?:behind|beside|near|by|next to|in front of) (?:them|him|her)),? with "
    r"(?P<what>[^.,;:]+? on its back)\b",
    re.IGNORECASE,
)
"""What a beast has on its back that stands behind somebody, who have it not."""
_OF_IT = re.compile(
    r"(?P<first>(?:^|[:;.] |\bon (?:an?|the) (?:[\w-]+ ){1,3}?)"
    r"an? (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+), an? (?:[\w-]+ ){1,3}?(?:(?:on|to) the "
    r"(?:left|right) of|behind|beside|next to|in front of|on|in|under|above)) it"
    r"(?=\s*(?:[.,;:!?]|$|and\b))",
    re.IGNORECASE,
)
"""A list of two, the second of which is beside the first: "a typewriter, a lamp left of it"."""
_STOPS_BESIDE = re.compile(
    r"(?P<goes>\b(?P<verb>\w+s) (?:behind|in front of) it),? and (?:then )?(?:stops|halts) "
    r"(?:on|at|to) (?:its|the) (?P<side>left|right)(?:-hand)?(?: side)?"
    r"(?: of it)?(?=\s*(?:[.,;:!?]|$))",
    re.IGNORECASE,
)
"""Who goes behind something and comes out on another side of it, where they stay."""
_FACE_TO_FACE = re.compile(
    r"\b(?:face to face|face-to-face|nose to nose|eye to eye|toe to toe|head to head)\b(?! with)",
    re.IGNORECASE,
)
"""Two who are turned to each other."""
_RIGHT_THERE = re.compile(
    r"(?<!the )(?<!turns )(?<!turning )\b(?:right|directly|immediately|just) "
    r"(?=(?:behind|beside|in front of|above|below|under|underneath|beneath|next to|between|"
    r"on top of) (?:it|him|her|them|an?|the|his|its|their|two)\b)",
    re.IGNORECASE,
)
"""How close somebody is, which adds nothing to where they are."""
_ON_A_PART = re.compile(
    r"\b(?P<at>on) its (?:seat|saddle|hood|bonnet|roof|lid|handlebars?|bumper|bow|stern|rim|deck|"
    r"top|edge|railing|armrest|backrest|fender|windshield|tailgate|prow|canopy|surface)\b"
    r"(?=\s*(?:[.,;:!?]|$|(?:and|while|as|in|at|by|near|beside|then|under)\b))",
    re.IGNORECASE,
)
"""Who is on a part of a thing is on the thing."""
_WEATHERED = re.compile(
    r"(?P<one>\b(?:an?|the|his|her|its|their|two|three|four|five|some|several)) [a-z]+-(?:baked|"
    r"bleached|drenched|kissed|warmed|dappled|beaten|worn|weathered|carved|stitched|sewn|woven|"
    r"forged|blown|crafted|picked|dried|burnt|burned|polished|scrubbed|swept|trodden|eaten|bitten) "
    r"(?=[a-z])",
    re.IGNORECASE,
)
"""What has become of a thing before, and does not happen: a sun-baked stone."""
_UP_ON = re.compile(
    r"\b(?P<verb>stand(?:s|ing)?|stood) up on(?! (?:(?:its|his|her|their) )?(?:hind|two|both|tip|"
    r"toes|feet|legs|one leg|stage|screen))",
    re.IGNORECASE,
)
"""Who stands on a chair, and does not only get up from it."""
_WHOM = {"his": "him", "her": "her", "its": "it", "their": "them"}


def plain_whereabouts(text: str) -> str:
    """A text that says of each thing by itself where it is. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _FACE_TO_FACE.sub("facing each other", text)
    text = _RIGHT_THERE.sub("", text)
    text = _ON_A_PART.sub(r"\g<at> it", _WEATHERED.sub(r"\g<one> ", text))
    text = _UP_ON.sub(r"\g<verb> on top of", text)
    text = _HUNG.sub(_hung, text)
    text = _FACING.sub(_facing, text)
    text = _LOOMING.sub(_looms, _SHADOW.sub(_wall, text))
    text = _COACH.sub("horse-drawn coach", text)
    text = _SHAPED.sub(r"\g<trims>", text)
    text = _ON_ITS_BACK.sub(r"\g<where>, \g<what>", text)
    text = _STOPS_BESIDE.sub(r"\g<goes> and \g<verb> to the \g<side> of it", text)
    text = _OF_IT.sub(r"\g<first> the \g<noun>", text)
    text = _OVER_A_HEAD.sub(
        lambda found: f"{found['verb']}{found['how']} above {_WHOM[found['whose'].lower()]}", text
    )
    return _ONE.sub(lambda found: _one(found, text), text)


def _hung(found: re.Match[str]) -> str:
    """ "Hangs from a hook. The hook is on a door": with all that was said behind that before it."""
    hook = re.sub(r"^\S+ ", "", found["hook"])
    bears = "are" if hook.lower().endswith("s") else "is"
    told = f"{found['verb']} {found['by']} {found['hook']}{found['rest'].rstrip()}"
    return f"{told}. The {hook} {bears} {found['at']} {found['what']}"


def _facing(found: re.Match[str]) -> str:
    """ "Sits on a stool facing her"; two that face each other have a seat each."""
    seat = found["seat"]
    if found["whom"].lower() in ("each other", "one another") and _SEATS.match(seat):
        seat = f"two {seat}"
    return f"{found['verb']} {found['on']} {seat} facing {found['whom']}"


def _looms(found: re.Match[str]) -> str:
    """A dark figure, with the wall that it is told to be on behind it or behind somebody."""
    behind = found["behind"]
    if behind:
        return f"{found['what']}{behind}, a {found['wall']}{behind}"
    return f"{found['what']} in front of a {found['wall']}"


def _wall(found: re.Match[str]) -> str:
    """Of a shadow on the wall behind somebody the wall."""
    wall = _BEHIND.search(found["where"])
    return f", a {wall['what']} {wall['behind']}" if wall else ""


def _one(found: re.Match[str], text: str) -> str:
    """ "The last camel", if camels were counted before."""
    before = list(_COUNTED.finditer(text, 0, found.start()))
    if not before:
        return found[0]
    noun = before[-1]["noun"]
    for ending, one in _ENDINGS:
        if re.search(ending, noun):
            return f"the {found['place']} {re.sub(ending, one, noun)}"
    return found[0]
