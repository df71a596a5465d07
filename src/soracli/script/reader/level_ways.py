"""Which way across the picture, nearer or away, in plain words: "leaves the shot on the right",
"the opposite way", "closer and closer", "out of the mist" and the like become the few phrases that
the reader knows.
"""

import re
from collections.abc import Callable

RIGHT, LEFT, NEARER, AWAY = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for the ways while a text is gone through, so that none is read twice, and..."""
_SAID = {RIGHT: "from left to right", LEFT: "from right to left",
         NEARER: "toward the camera", AWAY: "away from the camera"}  # fmt: skip
"""... the words for them."""
_OPPOSITE = {RIGHT: LEFT, LEFT: RIGHT, NEARER: AWAY, AWAY: NEARER}
_ACROSS = {"left": LEFT, "right": RIGHT}
_FROM = {"left": RIGHT, "right": LEFT}
_FRAME = r"(?:frame|picture|screen|shot|image|view|scene|camera|stage|video|composition)"
_OF_FRAME = rf"(?: of (?:the |our |this )?{_FRAME})?"
_FAR = r"(?:(?:far|extreme|very|upper|lower|top|bottom|other|opposite|viewer's|camera's) )*"
_SIDE = rf"{_FAR}(?P<side>left|right)(?:[- ]hand)?"
_EDGE = (
    r"(?: (?:side|edge|margin|border|corner|half|end|wing|third|part|bank|shore|wall|curb|kerb|"
    r"pavement|sidewalk|lane|shoulder|verge|sideline|touchline|boundary))"
)
_BY = r"(?:on|to|at|by|via|from|through|past|toward|towards)"
_NOT_OF = r"(?! of\b)(?! (?:side|edge) of\b)"
_MOVES = (
    r"walk|stroll|step|stride|strid|pace|pac|march|trudge|trudg|hike|hik|wander|amble|ambl|saunter|"
    r"jog|run|runn|ran|sprint|dash|race|rac|rush|hurr|dart|bolt|charge|charg|gallop|trot|canter|"
    r"hop|hopp|skip|skipp|leap|bound|crawl|creep|slither|scuttle|scuttl|scurr|waddle|waddl|swim|"
    r"swimm|paddle|paddl|row|sail|drift|float|fly|fli|flew|glide|glid|soar|swoop|drive|driv|drove|"
    r"roll|ride|rid|rode|cycle|cycl|pedal|skate|skat|ski|slide|slid|speed|sped|zoom|cruise|cruis|"
    r"head|go|goe|went|come|com|came|move|mov|travel|travell|roar|thunder|rumble|rumbl|chug|steam|"
    r"rattle|rattl|hover|tumble|tumbl|bounce|bounc|bob|blow|blew|lumber|plod|shuffle|shuffl|limp|"
    r"stagger|sneak|tiptoe|tiptoe|stalk|advance|advanc|inch|edge|edg|crunch|barrel|hurtle|hurtl|"
    r"whizz|zip|zipp|stream|prance|pranc|dance|danc|wobble|wobbl|wheel|bicycl|motor|taxi|trundle|"
    r"trundl|jump|lope|lop|pad|padd|push|pull|lead|led|migrat|migrate|parade|parad|sidle|sidl"
)
_GOES = rf"(?:{_MOVES})(?:s|es|ies|ing|ed|d|ying)?"
_US = (
    rf"(?:us|(?:the |our |your )?(?:camera(?: lens)?|lens|viewers?|audience|spectators?|cameraman|"
    rf"camera ?woman|camera operator|photographer|screen|foreground|front of (?:the )?{_FRAME})|"
    r"our (?:position|side|faces))"
)
_FARNESS = (
    r"(?P<there>distance|horizon|background|haze|vanishing point|far end|depths?|dusk|"
    r"twilight|blackness|darkness|dark|gloom|night|mist|fog|murk|smoke|blizzard|snowstorm|sunset|sunrise|blue|"
    r"setting sun|rising sun|evening|unknown)"
)
_AT = {"sunset": "at sunset", "setting sun": "at sunset", "sunrise": "at sunrise",
       "rising sun": "at sunrise", "night": "at night", "dusk": "at dusk",
       "twilight": "at twilight", "evening": "in the evening", "dark": "in the dark",
       "darkness": "in the dark"}  # fmt: skip
"""When it is, where somebody goes off into it, and..."""
_WEATHERS = ("mist", "fog", "murk", "smoke", "blizzard", "snowstorm", "haze")
"""... into what weather."""
_ENDS = r"(?=\s*(?:[.,;:!?\u2014-]|$)|\s+(?:and|while|as|with|in|at|on|under|over|past|behind)\b)"
Words = Callable[[re.Match[str]], str]


def _across(found: re.Match[str]) -> str:
    return _ACROSS[found["side"].lower()]


def _from(found: re.Match[str]) -> str:
    return _FROM[found["side"].lower()]


def _to_where(found: re.Match[str]) -> str:
    """To a side of something that is there, too: a pond, a street. Where nobody goes, that is where
    something stands: "a lamp to the left-hand side of a sofa"."""
    if found[0].lower().startswith("to ") and not re.search(
        rf"\b{_GOES}\b", found.string[: found.start()], re.IGNORECASE
    ):
        return found[0]
    return f"{_across(found)} at {found['where']}"


def _verb(found: re.Match[str], stem: str) -> str:
    """A plain verb in the form of the one that stands there."""
    said = found["verb"].lower()
    ending = next((one for one in ("ing", "ed", "s") if said.endswith(one)), "")
    if said in ("left", "drew", "came", "got", "grew"):
        ending = "ed"
    forms = {
        "come": ("coming", "came", "comes", "come"),
        "exit": ("exiting", "exited", "exits", "exit"),
        "go": ("going", "went", "goes", "go"),
        "move": ("moving", "moved", "moves", "move"),
    }
    return forms[stem][("ing", "ed", "s", "").index(ending)]


def _leaves(found: re.Match[str]) -> str:
    return f"{_verb(found, 'exit')} {_across(found)}"


def _enters(found: re.Match[str]) -> str:
    return f"{found['verb']} {_from(found)}"


def _blown(found: re.Match[str]) -> str:
    """What the wind blows a way is blown there."""
    what = found["what"]
    told = what if _ARTICLE.match(what) else f"some {what}"
    return f"{told} {'are' if what.endswith('s') else 'is'} blown"


def _comes(found: re.Match[str]) -> str:
    return f"{_verb(found, 'come')}{found['how'] or ''} {NEARER}"


def _into_the_distance(found: re.Match[str]) -> str:
    """Into the distance is away; into the fog, away in the fog."""
    there = found["there"].lower()
    rest = _AT.get(there, f"in the {there}" if there in _WEATHERS else "")
    return f"{found['verb']} {AWAY} {rest}".rstrip()


def _off_into(found: re.Match[str]) -> str:
    """ "Trundles off along the street into the fog"."""
    there = found["there"].lower()
    rest = _AT.get(there, f"in the {there}" if there in _WEATHERS else "")
    return f"{found['verb']} {AWAY}{found['how']} {rest}".rstrip()


def _goes_away(found: re.Match[str]) -> str:
    return f"{found['verb']} {AWAY}"


_HOW = r"(?P<how>(?: (?:slowly|quickly|fast|steadily|rapidly|silently|straight|directly|\w+ly))?)"
_LEAVES = r"(?P<verb>leav(?:e|es|ing)|left|exit(?:s|ing|ed)?|quit(?:s|ting)?)"
_GONE = r"(?P<verb>(?:disappear|vanish)(?:s|es|ing|ed)?)"
_ENTERS = r"(?P<verb>enter(?:s|ing|ed)?)"
_ARTICLE = re.compile(r"(?:a|an|the|some|his|her|its|their|two|three|four|five|many|several)\b",
                      re.IGNORECASE)  # fmt: skip
_WIND = (
    r"(?:the |a |an )?(?:[a-z]+ ){0,2}?(?:wind|breeze|gust(?: of wind)?|gale|storm|draught|draft|"
    r"current|tide|river|stream)"
)
_BLOWS = (
    r"(?:blow|carri|carry|sweep|push|driv|drive|whisk|roll|toss|bear|drag|wash|whip|send|take|chas)"
    r"(?:s|es|ing)"
)
_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (rf"\b{_WIND} {_BLOWS} (?P<what>(?:a|an|the|some|his|her|its|their|two|three|four|five|many|"
     r"several|dry|dead|fallen|loose) (?:[\w'-]+ ){0,3}?[\w'-]+(?: of [\w-]+)?)"
     r"(?= (?:from|to|toward|towards|away|across|along|over|down|off|past|into|through|left|right|"
     r"right[- ]to|left[- ]to)\b)", _blown),
    # from one side to the other
    (r"\b(?:from |moving |going )?left[- ]to[- ]right\b", RIGHT),
    (r"\b(?:from |moving |going )?right[- ]to[- ]left\b", LEFT),
    (r"\bL[- ](?:to|>)[- ]R\b|\bL ?(?:->|\u2192) ?R\b", RIGHT),
    (r"\bR[- ](?:to|>)[- ]L\b|\bR ?(?:->|\u2192) ?L\b", LEFT),
    (rf"\bfrom (?:the )?{_SIDE}{_EDGE}?{_OF_FRAME},? (?:all the way |right |straight |clear )*"
     rf"(?:over )?(?:to|toward|towards|across to) (?:the )?{_FAR}(?:left|right)(?:[- ]hand)?"
     rf"{_EDGE}?{_OF_FRAME}\b", _from),
    (rf"\bfrom {_FRAME}[- ](?P<side>left|right) to (?:{_FRAME}[- ])?(?:left|right)\b", _from),
    # leaving and entering the picture
    (rf"\b{_LEAVES} (?:the |our )?{_FRAME}(?: {_BY})?"
     rf"(?: the| its)? {_SIDE}{_EDGE}?{_OF_FRAME}\b", _leaves),
    (rf"\b(?!left\b){_LEAVES}(?: {_BY})?(?: the)? {_SIDE}{_EDGE}?"
     rf"{_OF_FRAME}\b{_NOT_OF}{_ENDS}", _leaves),
    (rf"\b{_GONE} (?:out of (?:the )?{_FRAME} |off[- ]?(?:screen|camera|frame)?,? ?)?"
     rf"(?:(?:on|to|at|by|past|via|off) )?(?:the )?{_SIDE}{_EDGE}?{_OF_FRAME}\b{_NOT_OF}", _leaves),
    (rf"\b{_ENTERS}(?: (?:the |our )?{_FRAME})?(?: from)?(?: the)?(?: {_FRAME})? {_SIDE}{_EDGE}?"
     rf"{_OF_FRAME}\b{_NOT_OF}", _enters),
    (rf"\b(?:in|into (?:the )?{_FRAME}|on|on screen|into view) from (?:the )?{_SIDE}{_EDGE}?"
     rf"{_OF_FRAME}\b{_NOT_OF}", _from),
    (rf"\bfrom (?:the )?{_SIDE}{_EDGE}{_OF_FRAME}\b{_NOT_OF}", _from),
    # to a side
    (rf"\b(?:off|out of) (?:the )?{_FRAME},? (?:{_BY} )?(?:the )?{_SIDE}"
     rf"{_EDGE}?{_OF_FRAME}\b{_NOT_OF}", lambda found: f"out of the frame {_across(found)}"),
    (rf"\boff (?:the )?{_SIDE}{_EDGE}?{_OF_FRAME}\b{_NOT_OF}",
     lambda found: f"out of the frame {_across(found)}"),
    (rf"\b(?:toward|towards|for|to|over to) (?:the )?{_SIDE}{_EDGE} of (?!(?:the |our )?{_FRAME}\b)"
     r"(?P<where>(?:the|a|an) \w+)", _to_where),
    (rf"\b(?:toward|towards|for) (?:the )?{_SIDE}(?:{_EDGE}{_OF_FRAME})?\b{_NOT_OF}(?!{_EDGE}\b)",
     _across),
    (rf"\bto (?:the )?{_SIDE}{_EDGE}{_OF_FRAME}\b{_NOT_OF}", _across),
    (r"\b(?P<side>left|right)[- ]?wards?(?:ly)?[- ](?:moving|bound|heading|going|facing) ",
     lambda found: f"moving {_across(found)} "),
    (rf"(?P<verb>\b{_GOES})(?P<how>(?: \w+ly)?) (?:(?P<side>left)(?= (?:along|across|down|through|"
     r"past|over|in|on|into|under|behind|at|with|by|while|and)\b)|(?P<right>right)"
     r"(?= (?:along|while|and)\b))",
     lambda found: f"{found['verb']}{found['how']} {LEFT if found['side'] else RIGHT}"),
    (r"(?P<who>\b(?:the )?(?:one|other|others|first|second|third|latter|former|rest|another))"
     r" (?P<side>left|right)(?=\s*(?:[.,;!?]|$)| and\b)",
     lambda found: f"{found['who']} {_across(found)}"),
    # nearer
    (rf"(?:,? (?:until|till|and|so that)|,) (?:it|he|she|they|its? (?:face|head|front|grille?)) "
     r"(?:(?:almost|nearly|completely|entirely|finally|soon) )*(?:fill|occup(?:y|ie)|dominate)s? "
     rf"(?:up )?(?:the |our )?(?:whole |entire )?{_FRAME}\b", ""),
    (rf"\b(?:from|out of) (?:deep in |far in )?the (?:far )?{_FARNESS},? "
     r"(?:in|on|up)?to(?:wards?)? the (?:foreground|front)\b", NEARER),
    (r"\bfrom (?:the )?(?:back(?:ground)?|far end) to (?:the )?(?:front|foreground)\b", NEARER),
    (r"\bfrom (?:the )?(?:front|foreground) (?:in)?to (?:the )?"
     r"(?:back(?:ground)?|far end|distance)\b", AWAY),
    (rf"\b(?P<verb>(?:approach|near)(?:es|s|ing|ed)?){_HOW} (?:straight |right |directly )?"
     rf"(?:to |toward |towards )?{_US}(?!')\b", _comes),
    (rf"\b(?P<verb>approach(?:es|ing|ed)?){_HOW}"
     r"(?=\s*(?:[.,;:!?\u2014]|$)| (?:from|along|out of|through|in|down|on|across|over|at|with|"
     r"under|head[- ]on|slowly|fast|quickly|until|while|and|as)\b)", _comes),
    (rf"\b(?P<verb>(?:come|get|draw|move|grow|creep|edge|inch|press|step)(?:s|ing)?|coming|getting|"
     rf"moving|edging|drew|came|got){_HOW} (?:ever |even |steadily |in )*(?:closer|nearer)"
     rf"(?:(?:,| and) (?:ever )?(?:closer|nearer))*(?: (?:to|on|upon|toward|towards) {_US})?"
     r"(?! (?:to|on|upon|toward|towards|together|and|his|her|its|their|a|an|the)\b)", _comes),
    (rf"\b(?P<verb>(?:close|bear|barrel|bore|move)(?:s)?|(?:clos|bear|barrell?|mov)ing){_HOW} "
     rf"(?:in|down) (?:on|upon) {_US}\b", _comes),
    (rf"\b(?:ever |even |steadily )?(?:closer|nearer)(?:(?:,| and| -) (?:closer|nearer))*"
     rf" (?:to|toward|towards|on|upon) (?={_US}\b){_US}\b", NEARER),
    (r"\b(?:ever |steadily )?(?:closer|nearer)(?:,| and) (?:ever )?(?:closer|nearer)"
     r"(?! (?:to|toward|towards|together)\b)", NEARER),
    (r"\b(?:ever|steadily) (?:closer|nearer)(?! (?:to|toward|towards|together)\b)", NEARER),
    (rf"(?P<verb>\b{_GOES}) head[- ]on\b(?! into\b)(?: (?:at|for|toward|towards) {_US})?",
     lambda found: f"{found['verb']} {NEARER}"),
    (rf"(?P<verb>\b{_GOES})(?P<how>(?: \w+ly)?) (?:(?:straight|right|directly|headlong|dead|back|"
     rf"head[- ]on|full[- ]tilt|up) )*(?:at|for|toward|towards|into|to|upon|"
     rf"onto|in the direction of|in front of) {_US}(?!'|[- ](?:shop|man|bag|store|crew))\b",
     lambda found: f"{found['verb']}{found['how']} {NEARER}"),
    (rf"\b(?:straight |right |directly |headlong |back )?(?:toward|towards|in the direction of) "
     rf"{_US}(?!'|[- ](?:shop|man|bag|store|crew))\b", NEARER),
    (rf"\b(?:straight|directly|headlong|right) (?:at|for|into) {_US}(?!'|[- ](?:shop|man|bag))\b",
     NEARER),
    (r"\b(?:our|this) way(?= *(?:[.,;:!?]|$))", NEARER),
    (r"\bin our direction\b", NEARER),
    # away
    (r"\b(?P<verb>(?:dwindl|shrink|diminish|reced)(?:e?s|ing)?|shrank|receded)(?: away)? "
     r"(?:in)?to (?:a |the |no more than a )?(?:[\w-]+ )?"
     r"(?:dot|speck|pinprick|point|distance|horizon|nothing)",
     lambda found: f"{_verb(found, 'go')} {AWAY}"),
    (r",? ?\b(?:until|till) (?:it|he|she|they) (?:is|are|becomes?|looks?|seems?) (?:only |just |"
     r"no |merely |almost )*(?:tiny|out of sight|lost to view|gone|specks?|dots?|more than|a (?:\w+ )?"
     r"(?:dot|speck|pinprick|point))\b[^.,;!?]*", f" {AWAY}"),
    (r"\b(?P<from>from (?:the|a|an) [\w -]{1,30}? on the (?P<side>left|right)(?:[- ]hand side)? "
     r"to (?:the|a|an) [\w -]{1,30}? on the (?:left|right)\b)",
     lambda found: f"{_from(found)} {found['from']}"),
    (rf"(?P<verb>\b{_GOES}) (?:off|away)(?P<how>(?: (?!left|right)[\w-]+){{1,6}}?) (?:in)?to(?:wards?)? "
     rf"(?:the |an? )?(?:[\w-]+ ){{0,2}}{_FARNESS}\b(?! of\b)", _off_into),
    (r"\b(?P<verb>(?:draw|pull|steam|speed|race)(?:s|ing)?|drew|drawing) (?:away|off)"
     r"(?= from\b)", lambda found: f"{_verb(found, 'move')} away"),
    (r"\b(?:getting|growing|becoming|grows?|gets?|shrinking|turning) (?:ever |steadily )?"
     r"(?:smaller|tinier|fainter)(?:(?:,| and) (?:ever )?(?:smaller|tinier|fainter))* (?:as|while) "
     rf"(?:it|he|she|they) (?P<verb>{_GOES})(?: off| away| on| out)?\b", _goes_away),
    (r",? (?:and )?(?:getting|growing|becoming|ever|always|steadily) (?:smaller|tinier)"
     r"(?:(?:,| and) (?:ever )?(?:smaller|tinier))*(?= *(?:[.,;!?]|$))", f" {AWAY}"),
    (rf"(?P<verb>\b{_GOES}) (?:(?:off|away|out|back|on|deep|deeper|far|further|farther|ever) )*"
     rf"(?:and )?(?:(?:further|farther) )?(?:off |away |out )?(?:in|on|up)?(?:to|toward|towards) "
     rf"the (?P<how>(?:[\w-]+ )?){_FARNESS}\b(?! of\b)", _into_the_distance),
    (rf"\b(?:away|off) from {_US}\b", AWAY),
    (r"\b(?:further|farther) (?:and (?:further|farther) )?(?:away|off|out)\b(?! from\b)", AWAY),
)  # fmt: skip
_FROM_BEHIND = re.compile(
    r"\b(?:seen|viewed|shown|filmed|shot) (?:directly |straight )?from (?:directly )?"
    r"(?:behind|the back|the rear)\b|\b(?:rear|back) view\b|"
    rf"\bbacks? (?:turned )?to(?:ward|wards)? {_US}",
    re.IGNORECASE,
)  # fmt: skip
_GOING = re.compile(rf"\b{_GOES}\b", re.IGNORECASE)
_OTHER_WAY = re.compile(
    r"\b(?:in |going |heading )?(?:the )?(?:opposite|other|reverse)(?: (?:way|direction))"
    r"(?: (?:round|around))?\b", re.IGNORECASE,
)  # fmt: skip
_SPOKEN = re.compile(r"(\"[^\"]*\"|\u201c[^\u201d]*\u201d)")
_CLAUSES = re.compile(r"(?<=[.!?;,:\u2014]\s)")
_CAMERA_MEANT = re.compile(
    r"\b(?:toward|towards|from|at|to|into|past|by|for|on|upon|over|under|behind|of|approach\w*|near\w*|"
    r"pass\w*|reach\w*|leav\w*|left|exit\w*|enter\w*|off|fac\w*|before|in front of) "
    r"(?:the |our |a )?(?:static |fixed |still )?camera(?:'s)?\b|\boff[- ]camera\b", re.IGNORECASE,
)  # fmt: skip
"""Where a camera is only what somebody goes to, or from."""
_CAMERA_DOES = re.compile(
    r"\bcamera\b|"
    r"\b(?:pan|pans|panning|tilt\w*|doll(?:y|ies|ying)|truck(?:s|ing) (?:left|right|shot)|zoom\w* "
    r"(?:in|out|shot)|orbit\w*|crane shot|tracking shot|whip pan|steadicam|pull(?:s)? back|"
    r"we (?:move|glide|track|pan|fly|push|pull|follow|drift|sweep|float|travel|ride|go|drive|walk|"
    r"zoom|rise))\b",
    re.IGNORECASE,
)
"""Clauses that tell how the camera goes: their ways are its own."""
_RULES = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)
_LONGEST = 20_000
"""Characters of a text that are looked through."""


def level_ways(text: str) -> str:
    """The text with the ways across the picture, nearer and away in plain words. What is spoken
    stays, and so does what the camera does."""
    if len(text) > _LONGEST:
        return text
    parts = _SPOKEN.split(text)
    return "".join(part if number % 2 else _plain(part) for number, part in enumerate(parts))


def _plain(text: str) -> str:
    clauses = _CLAUSES.split(text)
    told = "".join(one if _of_the_camera(one) else _plainly(one) for one in clauses)
    told = _from_behind(_other_way(told))
    for way, words in _SAID.items():
        told = told.replace(way, words)
    return told


def _of_the_camera(clause: str) -> bool:
    return bool(_CAMERA_DOES.search(_CAMERA_MEANT.sub(" ", clause)))


def _plainly(clause: str) -> str:
    for pattern, words in _RULES:
        clause = pattern.sub(words, clause)
    return clause


def _other_way(text: str) -> str:
    """ "The other way" is against the way that was told last."""
    found = _OTHER_WAY.search(text)
    while found is not None:
        before = _told(text[: found.start()])
        if not before:
            return text
        text = text[: found.start()] + _OPPOSITE[before[-1]] + text[found.end() :]
        found = _OTHER_WAY.search(text)
    return text


def _told(text: str) -> list[str]:
    """The ways that a text tells, in order, in plain words or gone through already."""
    for way, words in _SAID.items():
        text = text.replace(words, way)
    return [one for one in text if one in _SAID]


def _from_behind(text: str) -> str:
    """Who is seen from behind goes away, if they go and no other way is told."""
    found = None if _told(text) or not _FROM_BEHIND.search(text) else _GOING.search(text)
    return text if found is None else f"{text[: found.end()]} {AWAY}{text[found.end() :]}"
