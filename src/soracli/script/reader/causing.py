"""What somebody makes another do, in plain words: "a cat pounces on a toy, causing it to roll" is a
cat that pounces on a toy, and then the toy rolls."""

import re

from soracli.script.lexicon import Lexicon, Match
from soracli.script.reader.participles import progressive
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.unspoken import LONGEST, unspoken

_VERBS = (
    r"(?P<verb>caus(?:es|ed|e|ing)|mak(?:es|e|ing)|made|lets?|letting|sends?|sending|sent|"
    r"sets?|setting|leaves?|leaving)"
)
_CAUSED = re.compile(
    rf"(?P<lead>(?:,\s*|\s+)(?:and |which |that |thus |thereby |so )?|^)\b{_VERBS} "
    r"(?P<rest>[^.,;:!?]+)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(("it", "them", "him", "her", "everyone", "everything"))
_DETERMINERS = frozenset(("a", "an", "the", "his", "her", "its", "their", "some", "all", "two",
                          "three", "four", "five", "several", "both", "another"))  # fmt: skip
_ASIDE = re.compile(r"\b(?:nearby|surrounding|adjacent) |\b (?:nearby|around it)\b", re.IGNORECASE)
"""Where a thing is that is said to be close by; what happens near is close by anyway."""
_FLIES = re.compile(
    r"(?:flying |hurtling |soaring )?(?:(?:high |straight |right |back |way )*(?:into|through|"
    r"across|over|towards?|up|down|off|out|onto|in|against)\b.*)",
    re.IGNORECASE,
)
_HOW = re.compile(r"\w+ly|quickly|fast|again|suddenly|back", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;\n]")
_SURFACE = re.compile(
    r"\b(?:on|onto|upon|against|into|at|past|off|under) (?:an?|the|his|her|its) (?:[\w-]+ ){0,2}?"
    r"(?P<what>table|desk|shelf|counter|countertop|dresser|cabinet|sideboard|windowsill|workbench|"
    r"coffee table|bookshelf|mantelpiece|nightstand|bookcase|stool)\b",
    re.IGNORECASE,
)
_STANDS = ("fall", "tip", "wobble", "topple", "rattle", "shake", "roll", "slide", "spill", "drop",
           "crash", "tumble", "tremble")  # fmt: skip
_MADE = frozenset(
    ("call", "calls", "dress", "drink", "drinks", "toast", "bow", "sign", "film", "stand", "mask",
     "cover", "box", "paint", "soup", "shake", "juice", "shelter", "float", "swing", "cut", "knot")
)  # fmt: skip
"""Things that are made, though their names are those of doings."""
_MOST = 8
"""Words that name whom somebody makes do something, at most."""


def plain_causes(text: str, lexicon: Lexicon) -> str:
    """The text in which what somebody is made to do is told of them. What is spoken stays."""
    if len(text) > LONGEST or not _CAUSED.search(text):
        return text
    return unspoken(text, lambda part: _plain(part, lexicon))


def _plain(text: str, lexicon: Lexicon) -> str:
    for found in reversed(list(_CAUSED.finditer(text))):
        before = text[: found.start()]
        told = _told(found, _SENTENCE.split(before)[-1], lexicon)
        if told:
            text = f"{before}{told}{text[found.end() :]}"
    return text


def _told(found: re.Match[str], before: str, lexicon: Lexicon) -> str:
    """The sentence about the one who is made to do something; "" if nobody is."""
    verb, words = found["verb"].lower(), found["rest"].split()
    follows = "," in found["lead"] or verb.endswith("ing") or found["lead"].strip() != ""
    caused = _caused(verb, words, follows, lexicon)
    if caused is None or not before.strip():
        return ""
    whom, does = caused
    who = _named(whom, before, lexicon)
    if not who:
        return ""
    first = "" if follows else _first(before, who, lexicon)
    who += _where(whom, does, before)
    several = who.lower().split()[-1].endswith("s") and not who.lower().endswith("ss")
    return f"{first}. Then {who} {'are' if several else 'is'} {does}"


def _where(whom: list[str], does: str, before: str) -> str:
    """ "A cat jumps onto a desk, making a cup fall": the cup was on the desk."""
    surface = _SURFACE.search(before)
    starts = tuple(progressive(one) for one in _STANDS)
    if surface is None or whom[0].lower() not in ("a", "an", "some") or not does.startswith(starts):
        return ""
    return "" if {"on", "from"} & set(whom) else f" on the {surface['what']}"


def _first(before: str, who: str, lexicon: Lexicon) -> str:
    """What whoever makes others do something does for it: points at them, or is there."""
    nouns = _nouns(Sentence(before, lexicon), 0)
    known = lexicon.nouns.get(nouns[0].key) if nouns else None
    return f" points at {who}" if known is not None and known.living else " is there"


def _caused(
    verb: str, words: list[str], follows: bool, lexicon: Lexicon
) -> tuple[list[str], str] | None:
    """Whom somebody makes do something, and what they do, as a participle and what follows."""
    for at in range(1, min(len(words), _MOST)):
        whom, rest = words[:at], words[at:]
        if whom[0].lower() in _PRONOUNS - {"her"} and at > 1:
            return None
        adverb = 1 if len(rest) > 1 and _HOW.fullmatch(rest[0]) else 0
        does = rest[adverb].lower()
        one = words[0].lower() in ("a", "an")
        if verb.startswith("ma") and one and len(rest) == 1 and does in _MADE:
            return None  # "makes a phone call"
        tail = " ".join([*rest[adverb + 1 :], *rest[:adverb]])
        if verb.startswith("caus"):
            if does == "to" and len(rest) > adverb + 1:
                return whom, _going_on(rest[adverb + 1 :], rest[:adverb], lexicon)
        elif verb.startswith(("send", "sent", "set", "leav")):
            if does.endswith("ing") and _is_verb(does, lexicon) and at + adverb >= 1:
                return whom, f"{does} {tail}".strip()
            flown = " ".join(rest)
            if verb == "sending" and _FLIES.fullmatch(flown) and _names(whom, lexicon):
                return whom, flown if flown.startswith("flying") else f"flying {flown}"
        elif _is_bare(does, whom, rest[adverb + 1 :], follows, lexicon):
            return whom, _going_on(rest[adverb:], rest[:adverb], lexicon)
    return None


def _going_on(words: list[str], how: list[str], lexicon: Lexicon) -> str:
    """ "wake and look around" as it goes on: "waking, and looking around"."""
    told = [progressive(words[0].lower())]
    for at, word in enumerate(words[1:], 1):
        joined = words[at - 1].lower() in ("and", "then", "or") and _is_verb(word, lexicon)
        told.append(progressive(word.lower()) if joined else word)
    return " ".join([*told[:1], *how, *told[1:]])


def _is_bare(does: str, whom: list[str], rest: list[str], follows: bool, lexicon: Lexicon) -> bool:
    """Whether "makes the lantern swing" has somebody do something: not "makes a phone call"."""
    if not _is_base(does, lexicon) or does in _DETERMINERS:
        return False
    if whom[0].lower() in _PRONOUNS and (len(whom) == 1):
        return whom[0].lower() != "her" or not rest or "noun" not in _roles(does, lexicon)
    both = f"{whom[-1]} {does}".lower()
    if not _names(whom, lexicon) or both in lexicon.nouns:
        return False
    if rest and not _ends_there(rest[0], lexicon):
        return False
    return follows or whom[0].lower() not in ("a", "an") or "noun" not in _roles(does, lexicon)


def _ends_there(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand behind a verb, and not behind a noun only."""
    roles = _roles(word, lexicon)
    return bool(_HOW.fullmatch(word)) or bool(
        roles & {"prep", "direction", "conj", "det", "pronoun", "spot", "speed", "manner"}
    )


def _roles(word: str, lexicon: Lexicon) -> set[str]:
    return set(Sentence(word, lexicon).roles(0))


def _is_base(word: str, lexicon: Lexicon) -> bool:
    """Whether this is a verb in the form in which it stands after "makes it"."""
    verb = Sentence(word, lexicon).role(0, "verb")
    return verb is not None and verb.words == word and not verb.inflected


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    return "verb" in _roles(word, lexicon)


def _names(words: list[str], lexicon: Lexicon) -> bool:
    """Whether these words name something: they end with a noun that can be cast."""
    sentence = Sentence(" ".join(words), lexicon)
    return any(one.end >= len(sentence) for one in _nouns(sentence, 0))


def _nouns(sentence: Sentence, start: int) -> list[Match]:
    """The nouns of a text from a token on, one after the other."""
    found: list[Match] = []
    at = start
    while at < len(sentence):
        noun = sentence.role(at, "noun") or sentence.role(at, "thing")
        if noun is not None:
            found.append(noun)
        at = noun.end if noun is not None else at + 1
    return found


def _named(whom: list[str], before: str, lexicon: Lexicon) -> str:
    """By which words whoever does it is named: "it" by those of what something was done to."""
    said = " ".join(whom)
    if said.lower() not in _PRONOUNS:
        return _ASIDE.sub("", said) if _names(whom, lexicon) else ""
    sentence = Sentence(before, lexicon)
    verbs = [at for at in range(len(sentence)) if _does(sentence, at)]
    start = sentence.roles(verbs[0])["verb"].end if verbs else len(sentence)
    several = said.lower() == "them"
    fit = [one for one in _nouns(sentence, start) if _may_be(sentence, one, several)]
    alive = [one for one in fit if _lives(one, lexicon)]
    if said.lower() in ("him", "her"):
        fit = alive
    return f"the {sentence.words(fit[0].start, fit[0].end)}" if fit else ""


def _lives(noun: Match, lexicon: Lexicon) -> bool:
    known = lexicon.nouns.get(noun.key)
    return known is not None and known.living


def _does(sentence: Sentence, at: int) -> bool:
    """Whether a verb stands here, and no noun that is called alike."""
    roles = sentence.roles(at)
    if "verb" not in roles:
        return False
    named = at and sentence.role(at - 1, "det") is not None
    return not named and (sentence.lower(at).endswith(("s", "ing", "ed")) or "noun" not in roles)


def _may_be(sentence: Sentence, noun: Match, several: bool) -> bool:
    """Whether "it" or "them" may be this: not the nose of who does it, and as many."""
    own = sentence.lower(noun.start - 1) in ("its", "his", "her", "their")
    if own and "body part" in sentence.roles(noun.start):
        return False
    last = sentence.lower(noun.end - 1)
    return several == (last.endswith("s") and not last.endswith("ss")) or (
        several and sentence.lower(noun.start) in ("deck", "group", "flock", "crowd", "pair")
    )
