"""Which way across the picture, in plain words: "leaves the shot on the right", "off screen left",
"towards the left bank"."""

import re

from soracli.script.reader.way_words import FRAME, GOES, LEFT, RIGHT, Rule, verb_as

_ACROSS = {"left": LEFT, "right": RIGHT}
_FROM = {"left": RIGHT, "right": LEFT}
_OF_FRAME = rf"(?: of (?:the |our |this )?{FRAME})?"
_FAR = r"(?:(?:far|extreme|very|upper|lower|top|bottom|other|opposite|viewer's|camera's) )*"
_SIDE = rf"{_FAR}(?P<side>left|right)(?:[- ]hand)?"
_EDGE = (
    r"(?: (?:side|edge|margin|border|corner|half|end|wing|third|part|bank|shore|wall|curb|kerb|"
    r"pavement|sidewalk|lane|shoulder|verge|sideline|touchline|boundary))"
)
_BY = r"(?:on|to|at|by|via|from|through|past|toward|towards)"
NOT_OF = r"(?! of\b)(?! (?:side|edge) of\b)"
_ENDS = r"(?=\s*(?:[.,;:!?\u2014-]|$)|\s+(?:and|while|as|with|in|at|on|under|over|past|behind)\b)"
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


def _across(found: re.Match[str]) -> str:
    return _ACROSS[found["side"].lower()]


def _from(found: re.Match[str]) -> str:
    return _FROM[found["side"].lower()]


def _to_where(found: re.Match[str]) -> str:
    """To a side of something that is there, too: a pond, a street. Where nobody goes, that is where
    something stands: "a lamp to the left-hand side of a sofa"."""
    if found[0].lower().startswith("to ") and not re.search(
        rf"\b{GOES}\b", found.string[: found.start()], re.IGNORECASE
    ):
        return found[0]
    return f"{_across(found)} at {found['where']}"


def _leaves(found: re.Match[str]) -> str:
    return f"{verb_as(found, 'exit')} {_across(found)}"


def _enters(found: re.Match[str]) -> str:
    return f"{found['verb']} {_from(found)}"


def _blown(found: re.Match[str]) -> str:
    """What the wind blows a way is blown there."""
    what = found["what"]
    told = what if _ARTICLE.match(what) else f"some {what}"
    return f"{told} {'are' if what.endswith('s') else 'is'} blown"


ACROSS: tuple[Rule, ...] = (
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
    (rf"\bfrom {FRAME}[- ](?P<side>left|right) to (?:{FRAME}[- ])?(?:left|right)\b", _from),
    (r"\b(?P<from>from (?:the|a|an) [\w -]{1,30}? on the (?P<side>left|right)(?:[- ]hand side)? "
     r"to (?:the|a|an) [\w -]{1,30}? on the (?:left|right)\b)",
     lambda found: f"{_from(found)} {found['from']}"),
    # leaving and entering the picture
    (rf"\b{_LEAVES} (?:the |our )?{FRAME}(?: {_BY})?"
     rf"(?: the| its)? {_SIDE}{_EDGE}?{_OF_FRAME}\b", _leaves),
    (rf"\b(?!left\b){_LEAVES}(?: {_BY})?(?: the)? {_SIDE}{_EDGE}?"
     rf"{_OF_FRAME}\b{NOT_OF}{_ENDS}", _leaves),
    (rf"\b{_GONE} (?:out of (?:the )?{FRAME} |off[- ]?(?:screen|camera|frame)?,? ?)?"
     rf"(?:(?:on|to|at|by|past|via|off) )?(?:the )?{_SIDE}{_EDGE}?{_OF_FRAME}\b{NOT_OF}", _leaves),
    (rf"\b{_ENTERS}(?: (?:the |our )?{FRAME})?(?: from)?(?: the)?(?: {FRAME})? {_SIDE}{_EDGE}?"
     rf"{_OF_FRAME}\b{NOT_OF}", _enters),
    (rf"\b(?:in|into (?:the )?{FRAME}|on|on screen|into view) from (?:the )?{_SIDE}{_EDGE}?"
     rf"{_OF_FRAME}\b{NOT_OF}", lambda found: f"in {_from(found)}"),
    (rf"\bfrom (?:the )?{_SIDE}{_EDGE}{_OF_FRAME}\b{NOT_OF}", _from),
    # to a side
    (rf"\b(?:off|out of) (?:the )?{FRAME},? (?:{_BY} )?(?:the )?{_SIDE}"
     rf"{_EDGE}?{_OF_FRAME}\b{NOT_OF}", lambda found: f"out of the frame {_across(found)}"),
    (rf"\boff (?:the )?{_SIDE}{_EDGE}?{_OF_FRAME}\b{NOT_OF}",
     lambda found: f"out of the frame {_across(found)}"),
    (rf"\b(?:toward|towards|for|to|over to) (?:the )?{_SIDE}{_EDGE} of (?!(?:the |our )?{FRAME}\b)"
     r"(?P<where>(?:the|a|an) \w+)", _to_where),
    (rf"\b(?:toward|towards|for) (?:the )?{_SIDE}(?:{_EDGE}{_OF_FRAME})?\b{NOT_OF}(?!{_EDGE}\b)",
     _across),
    (rf"\bto (?:the )?{_SIDE}{_EDGE}{_OF_FRAME}\b{NOT_OF}", _across),
    (r"\b(?P<side>left|right)[- ]?wards?(?:ly)?[- ](?:moving|bound|heading|going|facing) ",
     lambda found: f"moving {_across(found)} "),
    (rf"(?P<verb>\b{GOES})(?P<how>(?: \w+ly)?) (?:(?P<side>left)(?= (?:along|across|down|through|"
     r"past|over|in|on|into|under|behind|at|with|by|while|and)\b)|(?P<right>right)"
     r"(?= (?:along|while|and)\b))",
     lambda found: f"{found['verb']}{found['how']} {LEFT if found['side'] else RIGHT}"),
    # whatever verb it is: "whirs left across the rug"
    (r"(?P<verb>\b(?!was|is|as|has|his|its|this|on|hers|theirs)[a-z]{2,}(?:s|ing)) "
     r"left (?=(?:across|along|through|past|down|over) (?:the|an?|his|her|its|their|some|two)\b)",
     lambda found: f"{found['verb']} {LEFT} "),
    (r"(?P<who>\b(?:the )?(?:one|other|others|first|second|third|latter|former|rest|another))"
     r" (?P<side>left|right)(?=\s*(?:[.,;!?]|$)| and\b)",
     lambda found: f"{found['who']} {_across(found)}"),
)  # fmt: skip
"""What is written about left and right."""
