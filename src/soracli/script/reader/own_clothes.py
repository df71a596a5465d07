"""What somebody does to the clothes on their own body: no laces lie about where shoes are tied, and
where the hands are depends on what is worn there."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.act import Act
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.participles import in_the_form_of
from soracli.script.reader.unspoken import LONGEST, unspoken

_WHERE = {
    "hat": "own_hat", "shoes": "own_shoes", "glasses": "own_glasses", "scarf": "own_tie",
    "necklace": "own_tie", "headband": "own_hat", "headphones": "own_hat",
}  # fmt: skip
"""Where on the body a garment is, by its kind or the first of its slot: a word that names no thing,
so that none comes along."""
_WITH_HANDS = ("knit", "pet", "twist", "hammer", "wipe", "hold", "dress", "stretch", "")
"""How hands may deal with what is worn."""
_VERBS = (
    r"(?P<verb>(?:t(?:ie|y)|lac|knot|tighten|fasten|fix|adjust|check|loosen|unti|unty|unlac|doubl"
    r"e[- ]knot|straighten|button|zip|buckl|smooth|tug)(?:e|es|s|ing|ning|ting|ping)?"
    r"(?: up| on| at)?)"
)
_WHOSE = r"(?P<whose>his|her|its|their|the|an?)"
_LACES = re.compile(
    rf"\b{_VERBS} {_WHOSE} (?:(?P<how>[\w-]+) )?"
    r"(?P<what>(?:shoe|boot|sneaker|skate|trainer|cleat)?(?: |-)?(?:laces?|strings?))"
    r"(?: (?:of|on) (?:his|her|its|their|the|an?) (?P<shoes>(?:[\w-]+ )?(?:shoes?|boots?|sneakers?|"
    r"skates?|trainers?|cleats?)))?\b(?! (?:dress|curtain|collar|quartet|instrument|of\b))",
    re.IGNORECASE,
)
"""Laces that are tied, and the shoes that they are of where those are named."""
_ONE_SHOE = re.compile(
    rf"\b{_VERBS} (?P<whose>his|her|their|a) (?:(?:left|right|other|one) )?"
    r"(?P<what>shoe|boot|sneaker|skate|trainer|cleat)\b(?!s|lace|string| lace| string)",
    re.IGNORECASE,
)
"""One shoe that is tied is on a foot, and so is the other one."""
_LACED_UP = re.compile(r"\b(?P<verb>lac(?:e|es|ing)) up (?=(?:his|her|its|their) )", re.IGNORECASE)
_NECKTIE = re.compile(
    rf"\b{_VERBS} (?P<whose>his|her|their) (?P<how>[a-z-]+ )?tie\b", re.IGNORECASE
)
"""A tie that could be a knot: it is worn round a neck."""
_FEET = {"boot": "boots", "sneaker": "sneakers", "skate": "skates", "trainer": "sneakers"}


def plain_clothes(text: str) -> str:
    """The text with laces that are tied told of as the shoes that they are in. What is spoken
    stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _LACED_UP.sub(lambda found: f"{in_the_form_of(found['verb'], 'tie')} ", text)
    text = _NECKTIE.sub(_neckties, text)
    return _ONE_SHOE.sub(_shoes, _LACES.sub(_shoes, text))


def _neckties(found: re.Match[str]) -> str:
    how = found["how"] or ""
    tie = "tie" if how.strip().lower() == "bow" else "necktie"
    return f"{found['verb']} {found['whose']} {how}{tie}"


def _shoes(found: re.Match[str]) -> str:
    said = found.groupdict()
    named = said.get("shoes") or ""
    word = re.match(r"[a-z]+?(?=s?$|lace|string|[ -])", found["what"].lower())
    shoes = named or _FEET.get(word[0] if word else "", "shoes")
    shoes = shoes if shoes.endswith("s") else f"{shoes}s"
    whose = found["whose"].lower()
    if found["verb"].lower().startswith(("lac", "knot")):
        verb = in_the_form_of(found["verb"].split()[0], "tie")
    else:
        verb = found["verb"]
    return f"{verb} {whose if whose in ('his', 'her', 'its', 'their') else 'their'} {shoes}"


def handle_what_is_worn(act: Act, phrase: NounPhrase, lexicon: Lexicon) -> None:
    """Let the hands of somebody be where that is which they deal with: at the shoes, at the hat, at
    the throat."""
    garment = phrase.has("garment")
    if garment is None or act.likely not in _WITH_HANDS:
        return
    slot = next((row[0] for row in lexicon.words.slots if garment.key in row), garment.key)
    where = _WHERE.get(slot, "")
    if where:
        act.verb = f"{act.verb.split(' ')[0]} {where}"
        act.motion = "knit" if act.likely in ("hammer", "hold", "dress", "stretch", "") else ""
