"""Stuff that is worked at is a thing: who cuts velvet has a piece of velvet, and what
pushes sand pushes a pile of it; a kitten that plays with wool has a ball of wool.

Alone, such a word tells what other things are made of ("a velvet dress") or the ground ("on sand").
"""

import re
from functools import partial

from soracli.script.reader.unspoken import LONGEST, unspoken

_HOW = r"(?:(?!(?:and|or|of|with|in|on|to|at|from)\b)[a-z]+(?:-[a-z]+)? )"
_THE = rf"(?:(?P<det>the|some|his|her|their|its) )?(?P<how>{_HOW}{{0,2}}?)"
_END = (
    r"(?=\s*[.,;!?]|\s+(?:with|while|in|on|at|and|as|before|after|using|for|together|from|off|into|"
    r"onto|across|along|over|under|by|beside|near|behind|through|to|out|then|until|away|aside|around|"
    r"forward|forwards|backward|left|leftward|leftwards|right|rightward|rightwards|up|down|toward|"
    r"towards)\b|\s*$)"
)
_CLOTHS = "velvet|silk|linen|denim|lace|satin|tweed|felt|cotton|fabric|cloth|leather|chiffon|tulle"
_SEWN = (
    r"cut(?:s|ting)?|sew(?:s|ing)?|stitch(?:es|ing)?|iron(?:s|ing)?|fold(?:s|ing)?|unfold(?:s|ing)?|"
    r"press(?:es|ing)?|measur(?:es?|ing)|embroider(?:s|ing)?|drap(?:es?|ing)|dye(?:s|ing)?|"
    r"strok(?:es?|ing)|tear(?:s|ing)?|rip(?:s|ping)?|hold(?:s|ing)?|touch(?:es|ing)?|"
    r"weav(?:es?|ing)|trim(?:s|ming)?|snip(?:s|ping)?|feel(?:s|ing)?|examin(?:es?|ing)|"
    r"unroll(?:s|ing)?|carr(?:y|ies|ying)|sell(?:s|ing)?|wash(?:es|ing)?|wring(?:s|ing)?"
)
_OTHERS = frozenset((*_CLOTHS.split("|"), "a", "an", "one", "two", "three", "some"))
"""Words before a stuff by which something else is meant."""
_HEAPS = "sand|snow|earth|dirt|gravel|rubble|mud|soil|hay|straw|leaves|trash|garbage|debris"
_SHOVED = (
    r"push(?:es|ing)?|shov(?:es?|ing)|bulldoz(?:es?|ing)|plow(?:s|ing)? up|scrap(?:es?|ing) up|"
    r"mov(?:es?|ing)"
)
_YARNS = "wool|yarn|twine|string"
_PLAYED = (
    r"(?:bat(?:s|ting)?|paw(?:s|ing)?|swat(?:s|ting)?|pounc(?:es?|ing)|tug(?:s|ging)?|"
    r"claw(?:s|ing)?|bit(?:es?|ing)) (?:at|on)|play(?:s|ing)? with|wind(?:s|ing)?|"
    r"chas(?:es?|ing)|roll(?:s|ing)?|untangl(?:es?|ing)|unravel(?:s|ing)?"
)
_STUFFS = tuple(
    (re.compile(rf"\b(?P<verb>{verbs}) {_THE}(?P<stuff>{stuffs}){_END}", re.IGNORECASE), piece)
    for verbs, stuffs, piece in (
        (_SEWN, _CLOTHS, "piece"), (_SHOVED, _HEAPS, "pile"), (_PLAYED, _YARNS, "ball")
    )
)  # fmt: skip
"""Verbs and the stuffs that they are done to, with the word for a thing that is made of them."""


def plain_stuffs(text: str) -> str:
    """The text in which all stuff that is worked at is a piece, a pile or a ball of it."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for said, piece in _STUFFS:
        text = said.sub(partial(_as_a_thing, piece), text)
    return text


def _as_a_thing(piece: str, found: re.Match[str]) -> str:
    own = found["det"] if found["det"] not in (None, "some", "the") else "a"
    how = found["how"].strip()
    if set(how.lower().split()) & _OTHERS:
        return found[0]  # "a velvet cloth", "a leather"
    return f"{found['verb']} {own} {how + ' ' if how else ''}{piece} of {found['stuff']}"
