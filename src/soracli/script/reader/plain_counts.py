"""Who and how many in words that a grammar of English stumbles over: "three pairs of sunglasses",
"two dogs walks", ", and one cow chewing grass"."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import unspoken

_MANY = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|both|\d+"
_ONE_OR_MANY = rf"an?|one|the|another|{_MANY}"
_THIRD = {
    "flies": "fly", "runs": "run", "walks": "walk", "jumps": "jump", "swims": "swim",
    "plays": "play", "stands": "stand", "sits": "sit", "rolls": "roll", "moves": "move",
    "hops": "hop", "floats": "float", "eats": "eat", "sleeps": "sleep", "drives": "drive",
    "falls": "fall", "goes": "go", "sings": "sing", "climbs": "climb", "bounces": "bounce",
    "is": "are", "was": "were", "has": "have",
}  # fmt: skip
_AGREE = re.compile(
    r"(?<!\bby )(?<!\bwith )(?<!\bof )(?<!\bbehind )(?<!\bunder )(?<!\bbeside )"
    rf"\b(?P<who>(?:{_MANY}) (?:[\w-]+ ){{0,3}}?(?:[a-z]+s|people|children|men|women|sheep|fish|"
    rf"deer|mice|geese)) (?P<verb>{'|'.join(_THIRD)})\b(?! of\b)",
    re.IGNORECASE,
)
"""Many with the verb of one, as those write it whose English is their second."""
_NO_DOING = (
    r"(?!(?:king|ring|string|spring|swing|wing|thing|ceiling|building|painting|evening|morning|"
    r"clothing|lightning|pudding|wedding|sibling|being|during|including|wearing|holding|carrying|"
    r"parking|swimming|sewing|washing|rocking|vending|flying|living|dining|sleeping|fishing|"
    r"frying|cutting|boxing|wing|dressing|racing|riding|hiking|skipping|rolling|mixing|knitting)\b"
    r"(?: (?:machine|lot|pool|chair|table|room|saucer|rod|boat|pan|board|glove|car|pin|bowl|bag|"
    r"rope|needles?|boots?|gown)s?\b)?)"
)
_EACH_DOES = re.compile(
    rf", (?P<link>and|while|as) (?P<who>(?:{_ONE_OR_MANY}) (?:[\w-]+ ){{0,2}}?(?P<noun>[a-z]+)) "
    rf"(?={_NO_DOING}[a-z]+ing\b)",
    re.IGNORECASE,
)
"""A second clause whose verb lacks its helper: ", and two cows chewing grass"."""
_BEFORE_ING = frozenset(
    ("of", "in", "on", "at", "by", "with", "is", "are", "was", "were", "keeps", "keep", "starts",
     "start", "begins", "stops", "very", "and", "then", "from", "for", "to", "without")
)  # fmt: skip
_GOLD_DOES = re.compile(
    r"\b(?P<in>(?:dressed|clad|all) in (?:dark |light |bright |pale )?(?:gold|silver|black|white|"
    r"red|blue|green|yellow|pink|purple|orange|gr[ae]y|brown)) (?=[a-z]+s (?:an?|the|his|her|its|"
    r"their|at|in|on|up|down|through|across|toward|towards|into|to|past)\b)",
    re.IGNORECASE,
)
"""Who is dressed in a color and does something: "a king in gold swings a sword" has no swing."""
_PASSED = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeing )(?<!\bgets )\bpassed by "
    r"(?=an? |the )",
    re.IGNORECASE,
)
_LOADED = re.compile(
    r"\b(?P<what>carts?|wagons?|trucks?|wheelbarrows?|trailers?|carriages?|crates?|sacks?|"
    r"trolleys|barrows?) of (?=(?:[a-z]+ )?(?:[a-z]+s|hay|straw|wood|fruit|corn|coal|sand)\b)",
    re.IGNORECASE,
)

_SPUN = re.compile(r"\btops?\b[^.;]*\b(?:spin|spun|whirl|wobbl)", re.IGNORECASE)
_TOP = re.compile(
    rf"(?<!\bon )(?<!\bto )(?<!\bat )(?<!\bover )(?<!\bin )(?<!\bwith )(?<!wearing )\b"
    rf"(?P<many>{_ONE_OR_MANY}) "
    r"(?P<how>(?:(?!(?:spinning|humming|toy|tank|crop|table|roof|hill|mountain|tree)\b)"
    r"[\w-]+ ){0,2}?)(?P<top>tops?)\b(?! of\b| hat)",
    re.IGNORECASE,
)
"""What spins is a toy, and no garment or summit."""


_STEAMS = re.compile(
    r"\bsteaming with (?:\w+ )?(?:coffee|tea|cocoa|hot chocolate|soup|broth)\b", re.IGNORECASE
)
"""What is in the cups that steam is no cup of its own."""
_MEAL = re.compile(
    r"\b(?P<has>has|have|having|had) "
    r"(?=(?:an?|the|their|his|her|some) (?:[a-z]+ )?(?:meal|snack)\b)",
    re.IGNORECASE,
)
_EATS = {"has": "eats", "have": "eat", "having": "eating", "had": "ate"}
_ALONG = re.compile(
    r"(?P<row>\b(?:in (?:a |one )?(?:row|line|queue|file)|lines? up|lined up|queue)\b[^.!?]{0,80}?)"
    r"\b(?P<way>along|down|past) the (?:line|row|queue|ranks)\b(?! of\b)",
    re.IGNORECASE,
)
"""A line of those who were told of: who walks along it walks along them."""
_CUTS = re.compile(
    r"\b(?P<cut>slice|wedge)s of (?:the |her |his |their )?(?P<food>[a-z]+?)s?\b", re.IGNORECASE
)
"""Of what many slices are: "slices of bread" are bread slices, and nobody slices."""
_CUT = re.compile(r"\b(?P<food>[a-z]+) (?P<cut>slice|wedge)s\b", re.IGNORECASE)
"""The same in two words, which are one noun."""
_STARS = re.compile(
    r"\b(?P<many>(?:one|two|three|four|five|a single|a lone|a solitary)) "
    r"(?=(?:(?:bright|small|tiny|big|large|golden|silver|white|shining|twinkling) )?stars?\b)"
    r"(?!stars? (?:hotel|restaurant|general|review|rating))",
    re.IGNORECASE,
)
"""Stars that are counted are bodies of their own, and no night sky."""


_OTHERS = re.compile(
    rf"(?<!the )(?<!his )(?<!her )(?<!its )(?<!their )(?<!of )\b(?P<many>{_MANY}) other "
    r"(?=(?:[a-z-]+ )?[a-z-]+s\b)",
    re.IGNORECASE,
)
"""So many others than those before, who are there as well: "two other seals clap"."""


def plain_counts(text: str, lexicon: Lexicon) -> str:
    """The text with its numbers and their verbs in plain words. What is spoken stays."""
    things = "|".join(lexicon.words.paired)
    paired = re.compile(
        rf"\b(?P<many>{_MANY}) pairs of (?P<what>(?:[\w-]+ )?(?:{things}))\b", re.IGNORECASE
    )
    when = _when(lexicon)

    def cut(found: re.Match[str]) -> str:
        noun = f"{found['food'].lower()} {found['cut'].lower()}"
        return f"{noun.replace(' ', '-')}s" if noun in lexicon.nouns else found[0]

    def plain(part: str) -> str:
        part = _OTHERS.sub(r"\g<many> ", part)
        part = when.sub(r"\g<when>, ", paired.sub(r"\g<many> \g<what>", part))
        return _counted(_CUT.sub(cut, _CUTS.sub(cut, part)))

    return unspoken(text, plain)


def _when(lexicon: Lexicon) -> re.Pattern[str]:
    """An hour, a weather or a season, and no comma before so many: "at dawn five geese fly"."""
    words = lexicon.words
    tables = [*words.times.values(), *words.weathers.values(), words.seasons]
    names = "|".join(sorted({re.escape(name) for table in tables for name in table}, key=len)[::-1])
    return re.compile(
        r"\b(?P<when>(?:at|in|by|on|during|before|after|around|under|until|through) "
        rf"(?:(?:the|an?|this|that) )?(?:[a-z-]+ ){{0,1}}?(?:{names})) (?=(?:{_MANY}) [a-z])",
        re.IGNORECASE,
    )


def _counted(text: str) -> str:
    text = _ALONG.sub(r"\g<row>past them", text)
    text = _AGREE.sub(lambda found: f"{found['who']} {_THIRD[found['verb'].lower()]}", text)
    text = _EACH_DOES.sub(_helped, text)
    if _SPUN.search(text):
        text = _TOP.sub(r"\g<many> \g<how>spinning \g<top>", text)
    text = _MEAL.sub(lambda found: f"{_EATS[found['has'].lower()]} ", text)
    text = _STARS.sub(r"\g<many> skyborne ", _STEAMS.sub("steaming", text))
    text = _GOLD_DOES.sub(r"\g<in>, ", text)
    return _LOADED.sub(r"\g<what> full of ", _PASSED.sub("passes by ", text))


def _helped(found: re.Match[str]) -> str:
    """A clause with the helper of its verb; nothing is added behind a preposition or a helper."""
    if found["noun"].lower() in _BEFORE_ING:
        return found[0]
    first, noun = found["who"].split()[0].lower(), found["noun"].lower()
    one = first in ("a", "an", "one", "another") or (first == "the" and not noun.endswith("s"))
    return f", {found['link']} {found['who']} {'is' if one else 'are'} "
