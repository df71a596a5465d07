"""A verb that is said once for two: "a dog barks, then a cat" has the cat bark after the dog."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import unspoken

_CLAUSE = re.compile(r"[^.;!?\n]+")
_GAP = re.compile(
    r"^(?P<said>\W*(?:first,? |at first,? )?(?P<who>(?:an?|the|one|his|her|its|their)) .+?),? "
    r"(?:and )?(?P<join>then|after that|and finally|finally|followed by)(?: comes)? "
    r"(?P<next>(?:an?|the|another|his|her|its|their|two|three) (?:[\w-]+ ){0,2}?[\w-]+)$",
    re.IGNORECASE,
)
_PREPS = frozenset(("in", "on", "at", "by", "near", "with", "from", "of", "for", "into", "over"))
_DETERMINER = re.compile(r"(?:an?|the|one|two|three|some|his|her|its|their) ", re.IGNORECASE)
_FARTHEST = 7
"""Words of a clause among which its verb is, at most."""


def plain_gapping(text: str, lexicon: Lexicon) -> str:
    """The text with every verb said that is left out behind "then". What is spoken stays."""
    return unspoken(text, lambda said: _CLAUSE.sub(lambda one: _filled(one[0], lexicon), said))


def _filled(clause: str, lexicon: Lexicon) -> str:
    found = _GAP.match(clause.rstrip())
    if found is None or _has_verb(found["next"].split()[1:], lexicon):
        return clause
    does = _does(found["said"], lexicon)
    if not does or "," in does:
        return clause
    verb, _, rest = does.partition(" ")
    if _DETERMINER.match(rest) and not (
        _lives(found["next"], lexicon) and not _lives(rest, lexicon)
    ):
        return f"{found['said']}, then {verb} {found['next']}"  # "eats a pear, then an apple"
    does = re.sub(r" (?:an?|one) ", " the ", does)
    return f"{found['said']}, then {found['next']} {does}"


def _lives(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a noun phrase names somebody alive."""
    noun = lexicon.noun_named(phrase.split()[-1].lower())
    return noun is not None and noun.living


def _does(said: str, lexicon: Lexicon) -> str:
    """The verb of a clause and all behind it; "" where none is plain."""
    words = said.split(" ")
    for at, word in enumerate(words[2 : 2 + _FARTHEST], 2):
        if words[at - 1].lower() in _PREPS:
            return ""
        if word.endswith("s") and _is_verb(word, lexicon):
            return " ".join(words[at:])
    return ""


def _has_verb(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a verb follows somebody's noun: "then the cat sleeps", "then two dancers spin"."""
    for before, word in zip(words, words[1:], strict=False):
        if word.endswith(("s", "ing", "ed")) and _is_verb(word, lexicon):
            return True
        plain = word.lower() in lexicon.verbs
        if plain and (before.endswith("s") or lexicon.noun_named(word.lower()) is None):
            return True
    return False


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    word = word.lower()
    return any(form in lexicon.verbs for form in lexicon.forms(word) if form != word)
