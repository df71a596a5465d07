"""What a plant sheds: "the leaves of the maple turn yellow and then drop" tells of the whole maple
first, and then of leaves that are bodies of their own, as they come off it.
"""

import re

from soracli.script.reader.unspoken import unspoken

_PARTS = r"(?P<parts>leaves|petals|needles|blossoms|catkins|seeds|fronds)"
_WHOLE = r"(?P<whole>(?:the|an?|that|this|its|one) (?:[a-z'-]+ ){0,2}?[a-z'-]+?)"
_COME_OFF = (
    r"(?P<verb>(?:slowly |softly |gently |finally |suddenly |quietly )?"
    r"(?:fall|drop|drift|float|flutter|scatter|swirl|tumble|sail|flake|rain|fly|blow)"
    r"(?: (?:off|away|down))?)\b(?! of\b)"
)
_COLOR = r"(?P<color>[a-z]+(?:[ -](?:red|brown|yellow|orange|gold|pink|white))?)"
_TURN = rf"(?P<turn>(?:turn|become|grow|change to|fade to|go)(?: to)? {_COLOR})"
_JOIN = r"(?P<join>,? (?:and then|then|and|before they|until they),?|, then)"
_SHED = re.compile(rf"\b(?:the )?{_PARTS} (?:of|on) {_WHOLE} {_COME_OFF}", re.IGNORECASE)
_TURNED = re.compile(
    rf"\b(?P<first>(?:the )?{_PARTS} (?:of|on) {_WHOLE} {_TURN}){_JOIN} (?:they )?{_COME_OFF}", re.I
)
_OWNED = re.compile(
    rf"\b(?P<det>an?|the) (?P<whole>(?:[a-z-]+ )?[a-z-]+)'s {_PARTS}\b", re.IGNORECASE
)
"""Whose they are: "a maple's leaves"."""
_LOSES = re.compile(
    rf"\b{_WHOLE} (?:is |are )?(?:slowly |gradually |finally )?(?:los|shed|dropp?)"
    rf"(?:es|s|ing|ding)? (?:all )?(?:of )?(?:its|their) (?:last )?(?P<how>(?:[a-z]+ )?){_PARTS}"
    r"(?:,? (?:and )?(?:becom|stand|turn|end)\w*(?: up)? (?:completely |all )?(?:bare|naked|"
    r"leafless))?\b(?! of\b)",
    re.IGNORECASE,
)
"""What loses them, and is bare then as goes without saying."""


def plain_shedding(text: str) -> str:
    """The text in which the leaves of a tree that come off it are leaves from that tree. What is
    spoken stays."""
    return unspoken(
        text, lambda said: _SHED.sub(_off, _TURNED.sub(_turned, _OWNED.sub(_of_it, _lost(said))))
    )


def _lost(said: str) -> str:
    """ "A tree sheds its leaves": leaves fall from a tree."""
    return _LOSES.sub(r"\g<how>\g<parts> fall from \g<whole>", said)


def _of_it(found: re.Match[str]) -> str:
    return f"the {found['parts']} of {found['det']} {found['whole']}"


def _off(found: re.Match[str]) -> str:
    return f"{found['parts']} {found['verb']} from {found['whole']}"


def _turned(found: re.Match[str]) -> str:
    definite = re.sub(r"^(?:an?|one|that|this) ", "the ", found["whole"])
    join = found["join"].replace(" they", "")
    last = "and then" if "until" in join or "before" in join else join.strip(" ,")
    first = found["first"]
    return f"{first}, {last} {found['color']} {found['parts']} {found['verb']} from {definite}"
