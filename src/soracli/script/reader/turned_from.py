"""What turns from one thing into another, whoever is said to do so: "the shapes change from cubes
into balls" is cubes that turn into balls, and "rubble is built into a tower" is rubble that does.

How something looks meanwhile ("the bud opens, going from a tight ball to a wide star") adds nothing
to a verb that says the same.
"""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import LONGEST, unspoken

_ADVERBS = r"(?: (?:slowly|gradually|smoothly|suddenly|magically|steadily|quickly))?"
_VERB = (
    r"(?:chang|transform|morph|shift|turn|evolv|transition|convert|refin|develop|progress|advanc|"
    r"matur|go)(?:es|e|ing|ed|s|ning)?(?: up)?"
)
_DET = r"(?:(?:an?|the|some) )?"
_FROM = re.compile(
    rf"(?P<who>\b(?:the|an?|some|two|three) [\w' -]{{1,60}}?) (?:(?:is|are|was|were) )?{_ADVERBS} ?"
    rf"{_VERB}{_ADVERBS} from (?P<first>(?:the shapes? of )?{_DET}(?:[\w'-]+,? ){{1,5}}?)(?:in)?to "
    rf"(?P<last>(?:the shapes? of )?{_DET}(?:[\w'-]+,? ){{0,7}}[\w'-]+)"
    r"(?=$|[.;!?,]| as | while | and | with )",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"(?P<verb>\bgrow(?:s|ing)?) from (?:an? |the )?[\w -]+? (?:in)?to (?:an? |the )?"
    r"(?:[\w-]+ ){0,3}(?:fruit|trunk|structures?|plant|towers?|thing|shape|size|giant|vegetable|"
    r"crop)\b",
    re.IGNORECASE,
)
_BUD = re.compile(
    r"\b(?:open|bloom|unfold|blossom|develop)(?P<end>s|ing)? from (?:an? |the )?(?:[\w-]+ )?buds? "
    r"(?:in)?to (?:(?:an?|the|its|full) )*(?:(?:full|open|large|beautiful|wide) )*"
    r"(?:flower|blossom|bloom)s?\b",
    re.IGNORECASE,
)
_ROSE = re.compile(
    r"\b(?P<rose>rose|violet|lilac|orchid|poppy) bloom(?P<end>s|ing)\b", re.IGNORECASE
)
"""Flowers that are colors as well, so that what blooms could be a bloom of that color."""
_MADE_INTO = re.compile(
    r"\b(?P<be>is|are|being)(?: being)? (?:slowly |gradually )?(?:constructed|assembled|built|"
    r"rebuilt|carved|sculpted|molded|moulded|shaped|formed|converted|forged|woven|fused|stacked up|"
    r"transformed|reassembled) (?P<into>into (?:an? |the )?[^.;,]+)",
    re.IGNORECASE,
)
_MADE_FROM = re.compile(
    r"\b(?:is|are) (?:being )?(?:slowly |gradually )?(?:constructed|assembled|built|rebuilt|formed|"
    r"created) (?:out of|from) (?:(?:many|tiny|small|floating|scattered|swirling|glowing|a) )*"
    r"(?:particles?|pixels|dust|scratch|nothing|thin air|specks|fragments|cloud of particles|light)"
    r"\b",
    re.IGNORECASE,
)
_TAKEN_DOWN = re.compile(
    r"\b(?:is|are) (?:being )?(?:slowly |gradually )?(?:demolished|dismantled|disassembled|"
    r"destroyed|dissolved|disintegrated|broken down)(?: (?:in)?to (?:(?:many|tiny|small|fine) )*"
    r"(?:particles|pixels|dust|specks|nothing|ash|ashes))?(?! by\b)",
    re.IGNORECASE,
)
_MODEL = re.compile(r"\b3D (?P<what>[\w-]+) model\b", re.IGNORECASE)
_MEANWHILE = re.compile(
    r",? (?:slowly |gradually |smoothly )?(?:changing|transforming|going|shifting|swelling|"
    r"expanding|collapsing|turning|morphing)(?: its (?:shape|form|texture))? from "
    r"(?P<first>[^.;]+?) (?:in)?to "
    r"(?P<last>[^.;]+)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:open|unfold|grow|expand|inflate|deflate|rise|cool|harden|absorb|germinate|bloom|melt|"
    r"wilt|shrink|fold|age|swell|stretch|collapse|sprout|blossom)(?:s|es|ing|ed)?\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r",| (?:and|as|while|with|then|in|on|at|before|after)\b", re.IGNORECASE)
_STRANGE = re.compile(r"an? (?!(?:bit|little|lot)\b)|(?:\w+ ){2,}", re.IGNORECASE)
"""Words that name something, be it known or not: "an ancient ruin", "rough pencil sketches"."""
_VAGUE = frozenset(("model", "version", "form", "one", "type", "design", "look", "style", "state"))
"""Nouns that stand for what has just been named: "from a vintage model"."""


def turned_from(text: str, lexicon: Lexicon) -> str:
    """The text with what turns into what said plainly. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _plain(part, lexicon))


def _plain(text: str, lexicon: Lexicon) -> str:
    text = _MODEL.sub(r"\g<what>", text)
    text = ". ".join(_without_meanwhile(one, lexicon) for one in text.split(". "))
    text = _BUD.sub(lambda found: f"unfurl{found['end'] or ''}", text)
    text = _ROSE.sub(r"\g<rose> unfurl\g<end>", text)
    text = _GROWN.sub(r"\g<verb>", text)
    text = _MADE_FROM.sub("appears", text)
    text = _TAKEN_DOWN.sub("crumbles to dust", text)
    text = _MADE_INTO.sub(_becomes, text)
    if " from " not in text.lower():
        return text
    return _FROM.sub(lambda found: _turns(found, lexicon), text)


def _becomes(found: re.Match[str]) -> str:
    if " by " in found["into"]:
        return found[0]  # somebody does it
    ends = {"is": "s", "being": "ing"}
    return f"turn{ends.get(found['be'].lower(), '')} {found['into']}"


def _without_meanwhile(sentence: str, lexicon: Lexicon) -> str:
    found = _MEANWHILE.search(sentence)
    if found is None or not _SAYS.search(sentence[: found.start()]):
        return sentence
    if _colored(found["last"], lexicon) and _colored(found["first"], lexicon):
        return sentence
    return sentence[: found.start()]


def _colored(words: str, lexicon: Lexicon) -> bool:
    names = {one for some in lexicon.words.colors.values() for one in some}
    return any(word in names for word in re.findall(r"[\w-]+", words.lower()))


def _turns(found: re.Match[str], lexicon: Lexicon) -> str:
    """The one thing that turns into the other one, if both are things."""
    first, last = _thing(found["first"]), _thing(found["last"])
    who = found["who"].strip()
    if first.split()[-1].lower() in _VAGUE:
        first = f"{first.rsplit(' ', 1)[0]} {who.split()[-1]}"
    strange = _STRANGE.match(first) is not None and not _noun(first, lexicon)
    if strange and _noun(who, lexicon) and not _colored(f"{first} {last}", lexicon):
        first = who  # "the building changes from a ruin": it is the building that does
    last, rest = _cut(last, lexicon)
    if not (_noun(first, lexicon) and last):
        return found[0]
    several = not re.match(r"(?:an?|the) ", first, re.IGNORECASE)
    return f"{first} {'turn' if several else 'turns'} into {last}{rest}"


def _cut(words: str, lexicon: Lexicon) -> tuple[str, str]:
    """The words up to the noun at the end of them or before a mark or a joining word, and the words
    after that; ("", "") if there is none."""
    ends = [len(words), *(found.start() for found in _ENDS.finditer(words))]
    for end in ends:
        if _noun(words[:end], lexicon):
            return words[:end], words[end:]
    return "", ""


def _thing(words: str) -> str:
    return re.sub(r"^the shapes? of ", "", words.strip(), flags=re.IGNORECASE)


def _noun(words: str, lexicon: Lexicon) -> bool:
    """Whether words end in a noun that somebody or something is cast by, and in no color."""
    last = words.lower().split()[-2:]
    if last[-1] in {one for some in lexicon.words.colors.values() for one in some}:
        return False
    tries = (" ".join(last), last[-1])
    return any(
        lexicon.noun_named(form) is not None
        for one in tries
        for form in (
            one,
            *(" ".join((*one.split()[:-1], f)) for f in lexicon.forms(one.split()[-1])),
        )
    )
