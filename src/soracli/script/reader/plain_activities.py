"""Activities said by a name, in plain words: who "is doing archery" shoots an arrow, who "is sword
fighting" fights with a sword, and what "slows down to a stop" comes to a stop."""

import re
from functools import partial

from soracli.script.reader.unspoken import unspoken

_BE = r"\b(?P<be>is|are|was|were)(?P<adverb> \w+ly)? "
_EITHER = re.compile(
    r"\b(?P<one>\w+ing) or \w+ing(?: with| at| on)?(?= (?:an? |the )?\w+)", re.IGNORECASE
)
"""Two ways to do it to the same, of which one is shown: "catching or throwing a frisbee"."""
_MADE = (
    "making|snapping|throwing|baking|picking|knitting|folding|juggling|arranging|watching|carving|"
    "blowing|flying|riding|eating|drinking|washing|mixing|tasting|milking|shearing|feeding|herding|"
    "weaving|lifting|skipping|jumping|shuffling|peeling|chopping|cutting|painting|shining|grooming|"
    "walking|pushing|pulling|playing|shooting|sharpening|planting|hunting|collecting|cleaning|"
    "polishing|decorating|brewing|stacking|spinning|waving"
)
_PLAIN_WORDS = (
    "not|now|then|still|also|just|seen|busy|all|both|always|never|soon|out|up|down|off|back|here|"
    "there|about|ice|rope|base|bungee|ski|sky|high|long|tap|face|finger(?= paint)|sleep|jay|water|"
    "window|speed|power|race|space|fire|first|away|together|alone|happy|sad|late|early|who|that|"
    "which|it|he|she|they|once|again|today|left|right|home"
)
_COMPOUND = re.compile(
    _BE + rf"(?P<what>(?!(?:{_PLAIN_WORDS}) )(?:clay |wood |paper )?(?!\w+(?:ly|ing|ed) )[a-z]+) "
    rf"(?P<doing>{_MADE})(?=[.,;!]| and\b| while\b| in\b| on\b| at\b| with\b|$)",
    re.IGNORECASE,
)
"""What is done it to, before the doing: "is pottery making"."""
_ACTIVITIES = re.compile(
    _BE + r"(?P<what>tai chi|archery|karate|judo|kung fu|yoga|pilates|gymnastics|parkour|aerobics|"
    r"push[ -]?ups?|sit[ -]?ups?|pull[ -]?ups?|squats?|jumping jacks?|crossfit)"
    r"(?=[.,;!]| and\b| while\b| in\b| on\b| at\b|$)",
    re.IGNORECASE,
)
_NAMED: tuple[tuple[str, str], ...] = (
    (r"(?P<v>do|does|doing|practic|practis)(?P<e>e|es|ing)? archery", "draw>> a bow"),
    (r"keep(?P<e>s|ing|)(?= (?:\w+ ){1,4}in the air\b)", "juggle>>"),
    *((rf"{verb}(?P<e>s|ing|ed|) (?:right |clean )?apart", f"{verb}>>")
      for verb in ("crack", "burst", "shatter")),
    (r"air[ -]drum(?P<e>s|ming|)", "airdrum>>"),
    (r"sword[ -]fight(?P<e>s|ing|)", "fight>> with a sword"),
    # not of a robot that dances
    (r"(?:(?<=is )|(?<=are )|(?<=do )|(?<=does )|(?<=doing ))robot danc(?P<e>es|ing|e)",
     "dance>> jerkily"),
    (r"(?P<v>play|plays|playing) (?:rock[ ,]+(?:paper|scissors)[ ,]+(?:and )?(?:paper|scissors))",
     "shake>> fist"),
    (r"(?P<v>shoot|shoots|shooting|kick|kicks|kicking) (?:a |the )?goals?(?: \(?soccer\)?)?",
     "kick>> a soccer ball"),
    # where somebody gets to is no thing for the hand
    (r"reach(?P<e>es|ing|)(?= the (?:\w+ )?(?:summit|top|peak|shore|finish line|end|door|gate|"
     r"village|camp|island|other side|far side|edge|ridge|house|cabin|beach|road|bank)\b)",
     "walk>> to"),
    # what one rides there is the board
    (r"(?:(?<=surfer )|(?<=surfers )|(?<=surfer is )|(?<=surfers are )|(?<= man )|(?<= woman )|"
     r"(?<= boy )|(?<= girl )|(?<= dog ))rid(?P<e>es|ing|e)"
     r"(?: on| in| down)? (?:a |the |some |his |her )?(?:\w+ ){0,2}waves?",
     "surf>> on the open sea"),
    (r"(?:(?<=skateboarder )|(?<=skateboarders )|(?<=skateboarder is )|(?<=skateboarders are ))"
     r"rid(?P<e>es|ing|e)\b(?! (?:on )?(?:an?|the|his|her|their|boards?) )", "skateboard>>"),
    (r"surf(?P<e>s|ing|)(?: on| in| down)? (?:a |the |some |his |her )?(?:\w+ ){0,2}waves?",
     "surf>> on the open sea"),
)  # fmt: skip
"""Activities, and what is seen of them: `>>` stands for the ending that the verb had."""
_HALTS = re.compile(
    r"\bslow(?P<e>s|ing|ed)?(?: (?:down|up))? (?:to|to come to|before coming to|until it comes to) "
    r"(?:an? )?(?:complete |full )?(?:stop|halt|standstill)\b",
    re.IGNORECASE,
)
_GAINS = re.compile(
    r"\b(?P<what>accelerat(?:es?|ing|ed))(?: (?:to gain|and gains|gaining|to pick up|to build|and "
    r"picks up) speed)\b|\b(?P<verb>gain|pick|gather)(?P<e>s|ing)?(?: up)? (?:more )?speed\b",
    re.IGNORECASE,
)
_BENT = re.compile(
    r"\b(?:bend(?P<e>s|ing|)|lean(?P<f>s|ing|)|lower(?P<g>s|ing|) (?:its|his|her|their) head)"
    r"(?: (?:down|over|forward))? to (?P<verb>drink|eat|graze|sip)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?P<go>\b(?:run|walk|trot|gallop|swim|fly|hop|race|hurry|rush|fli|waddl)\w*)"
    r"(?P<how>(?: \w+ly)?) to join (?=(?:an?|the|its|his|her|their|some|two|three|other)\b)",
    re.IGNORECASE,
)
_ITS_HERD = re.compile(
    r"(?P<join>\bjoin\w*|\btoward|\brejoin\w*) (?:its|their) (?:own )?"
    r"(?P<herd>herd|flock|pack|pride)\b(?! of)",
    re.IGNORECASE,
)
_OF_ITS_KIND = re.compile(
    r"\b(?P<first>an?|the|one) (?P<who>(?:\w+ )?\w+?)(?P<between> (?:is |that |which )?\w+(?:ing|s)"
    r"\b[^.;]*?\b(?:herd|flock|pack|group|pride|school))(?: of (?:its|their) (?:own )?kind)\b",
    re.IGNORECASE,
)
_PRESENTS = re.compile(
    r"\b(?P<v>giv(?:es|ing|e)|hold(?:s|ing|)|deliver(?:s|ing|)|mak(?:es|ing|e)) (?:an? |the )"
    r"(?:\w+ )?(?:presentation|lecture|speech|talk|address)"
    r"(?: (?:to|before|for|in front of)(?= (?:an?|the|his|her|their|some|two|three|\w+s)\b))",
    re.IGNORECASE,
)
_FULL_OF = re.compile(
    r"\b(?P<to>to|before|in front of) an? (?:\w+ )?(?P<room>room|hall|classroom|auditorium|lecture "
    r"hall|meeting room|office|theater|theatre)(?: that is)? full of (?P<who>[\w ]+?)(?=[.,;]|$)",
    re.IGNORECASE,
)
_CRANE = re.compile(
    r"(?P<a>\b(?:an?|the|one|two|three) )(?P<what>cranes?)"
    r"(?= (?:is |are )?(?:lift|hoist|load|lower|swing|carr|unload|rais)\w* "
    r"(?!up |down |over |to ))",
    re.IGNORECASE,
)
_WADER = re.compile(
    r"\b(?P<a>(?:an?|the|one|two|three|some|several|many) (?:\w+ )?|^)crane(?P<s>s?)"
    r"(?= (?:is |are )?(?:fly|flies|soar|wad|perch|glid|migrat|danc|drink|eat|feed|nest|"
    r"preen|land)(?:s|ing|es)?\b)",
    re.IGNORECASE,
)
_SCENTS = re.compile(
    r"\b(?P<sniff>(?:sniff|smell)\w*(?: the (?:air|ground|wind|floor))?) for (?:the |any )?"
    r"(?:scents?|smells?|traces?|signs?|whiffs?) of [\w ]+?(?=[.,;]| and\b| while\b|$)",
    re.IGNORECASE,
)
_SPEEDING = re.compile(r"\bspeeding(?= (?:boat|motorboat|ship|yacht)\b)", re.IGNORECASE)
_JAM = re.compile(
    r"\b(?P<a>an?|the) (?P<what>(?:\w+ )?\w+) (?:is )?(?:stuck|caught|waiting|standing) in "
    r"(?:(?:an?|the) )?(?:heavy |dense |bumper-to-bumper )?(?:traffic jam|traffic|rush hour|jam)"
    r"(?: (?:during|at|in) (?:the )?(?:\w+ )?rush hour)?",
    re.IGNORECASE,
)
_SAPLINGS = re.compile(
    r"\b(?P<v>plant(?:s|ing|ed)) (?P<a>an? |the |some |\w+ )?tree(?P<s>s?)\b", re.I
)
_CLIMBS = re.compile(
    r"\b(?:shinn|shimm|clamber|scrambl|scal)"
    r"(?P<e>ing|n?ing|ies|y|es|s|e|)(?: (?:straight|right|quickly))? up "
    r"(?=(?:an?|the|its|his|her) (?:[\w-]+ ){0,2}(?:tree|trunk|pole|rope|mast|palm|oak|pine)\b)",
    re.IGNORECASE,
)
"""Up what is not a slope one climbs, by whatever name."""
_ON_WHEELS = (
    "car|cars|bus|truck|van|bicycle|bike|motorcycle|motorbike|scooter|taxi|convertible|limousine|"
    "tractor|jeep|pickup|tram|cyclist|biker"
)
_CRUISES = re.compile(
    rf"\b(?P<who>(?:{_ON_WHEELS})(?: is| are)?) cruis(?P<e>es|ing|ed|e)(?: along)?\b", re.IGNORECASE
)
_SAILS = re.compile(
    r"\b(?P<who>person|people|man|men|woman|women|couple|boys?|girls?|children|family|friends|"
    r"sailors?)(?P<be> is| are)? sail(?P<e>s|ing|)"
    r"(?=[.,;]|$| (?:on|in|across|along|off|at|with|while|under|around|into)\b)",
    re.IGNORECASE,
)
_TANKS = re.compile(
    r"(?P<fish>\b(?:fish|goldfish|shark|turtle|octopus|seahorse|jellyfish|eel|ray)\b[^.;]*?\bin )"
    r"(?P<a>an?|the|its|their) (?:(?:small|round|glass|water|tiny) )*(?P<tank>tank|bowl)\b"
    r"(?! of)",
    re.IGNORECASE,
)
_MODELS = re.compile(
    r"\bmodel (?:(?P<afloat>boats?|ships?|sailboats?|yachts?)|(?P<other>cars?|trains?|planes?|"
    r"airplanes?|trucks?))\b",
    re.IGNORECASE,
)


def plain_activities(text: str) -> str:
    """A text with what people, animals and vehicles do in plain words; what is spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _EITHER.sub(r"\g<one>", text)
    text = _ACTIVITIES.sub(r"\g<be>\g<adverb> doing \g<what>", text)
    for said, seen in _NAMED:
        text = re.sub(rf"\b{said}\b", partial(_ended, seen), text, flags=re.IGNORECASE)
    text = _COMPOUND.sub(r"\g<be>\g<adverb> \g<doing> \g<what>", text)
    text = _HALTS.sub(lambda found: _with_ending("brake", found["e"]), text)
    text = _GAINS.sub(_gained, text)
    text = _BENT.sub(_drinks, text)
    text = _ITS_HERD.sub(r"\g<join> a \g<herd> of its kind", text)
    text = _OF_ITS_KIND.sub(r"\g<first> \g<who>\g<between> of \g<who>s", text)
    text = _JOINS.sub(r"\g<go>\g<how> toward ", text)
    text = _PRESENTS.sub(lambda found: _with_ending("talk", _ending(found["v"])) + " to", text)
    text = _FULL_OF.sub(r"\g<to> several \g<who> in a \g<room>", text)
    text = _CRANE.sub(r"\g<a>construction \g<what>", text)
    text = _WADER.sub(r"\g<a>heron\g<s>", text)
    text = _SPEEDING.sub("moving", _SCENTS.sub(r"\g<sniff>", text))
    text = _CLIMBS.sub(lambda found: _with_ending("climb", found["e"]) + " up ", text)
    text = _CRUISES.sub(_driven, _TANKS.sub(r"\g<fish>\g<a> fish \g<tank>", text))
    text = _MODELS.sub(_toy, _SAILS.sub(_with_a_boat, text))
    text = _JAM.sub(r"\g<a> \g<what> and eight cars wait on a street", text)
    return _SAPLINGS.sub(r"\g<v> \g<a>sapling\g<s>", text)


def _ended(seen: str, found: re.Match[str]) -> str:
    """What is seen, with the ending that the verb of the activity had."""
    groups = found.groupdict()
    ending = groups.get("e")
    if groups.get("v") and not ending:
        ending = _ending(groups["v"] or "")
    verb, _, rest = seen.partition(">>")
    return _with_ending(verb, ending) + rest


def _ending(verb: str) -> str:
    """The ending of a verb: "ing", "s" or none."""
    if verb.lower().endswith("ing"):
        return "ing"
    return "s" if verb.lower().endswith("s") else ""


def _with_ending(verb: str, ending: str | None) -> str:
    ending = (ending or "").lower()
    if ending.endswith("ing"):
        return verb.removesuffix("e") + ("m" if verb == "drum" else "") + "ing"
    if ending == "ed":
        return verb.removesuffix("e") + "ed"
    return verb + "s" if ending.endswith("s") else verb


def _gained(found: re.Match[str]) -> str:
    return found["what"] or _with_ending("accelerate", found["e"])


def _drinks(found: re.Match[str]) -> str:
    ending = found["e"] or found["f"] or found["g"]
    return _with_ending(found["verb"], ending)


def _driven(found: re.Match[str]) -> str:
    return f"{found['who']} " + _with_ending("drive", found["e"])


def _with_a_boat(found: re.Match[str]) -> str:
    return f"{found['who']}{found['be'] or ''} " + _with_ending("sail", found["e"]) + " a sailboat"


def _toy(found: re.Match[str]) -> str:
    if not found["afloat"]:
        return "toy " + found["other"]
    return "toy boats" if found["afloat"].endswith("s") else "toy boat"
