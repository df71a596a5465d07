"""Roundabout ways to say what somebody does, in plain words: who "sinks into a bow" bows, what is
"tucked under her arm" is under it, and "a potter's assistant" is one who assists; and labels that
stand before what is seen ("Commercial:", "Previs, shot 12:") name nobody."""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import LONGEST, unspoken

_DEEDS = {
    "bow": "bow", "curtsy": "curtsy", "curtsey": "curtsy", "squat": "squat", "crouch": "crouch",
    "kneel": "kneel", "run": "run", "sprint": "sprint", "gallop": "gallop", "trot": "trot",
    "jog": "jog", "walk": "walk", "stroll": "stroll", "march": "march", "canter": "gallop",
    "dance": "dance", "waltz": "waltz", "jig": "dance", "dive": "dive", "roll": "roll",
    "spin": "spin", "twirl": "twirl", "pirouette": "pirouette", "somersault": "somersault",
    "handstand": "do a handstand", "headstand": "do a handstand", "cartwheel": "cartwheel",
    "song": "sing", "smile": "smile", "grin": "grin", "laugh": "laugh", "laughter": "laugh",
    "giggles": "giggle", "giggle": "giggle", "tears": "cry", "sobs": "cry", "applause": "applaud",
    "cheers": "cheer", "fit of laughter": "laugh", "fits of laughter": "laugh",
    "fit of giggles": "giggle", "fits of giggles": "giggle", "sneezing fit": "sneeze",
    "coughing fit": "cough", "deep sleep": "sleep", "sleep": "fall asleep", "doze": "doze",
    "yawn": "yawn", "salute": "salute", "backflip": "backflip", "lunge": "lunge",
    "sway": "sway", "prayer": "pray", "hug": "hug each other", "embrace": "hug each other",
    "handshake": "shake hands",
}  # fmt: skip
"""What one sinks, breaks or bursts into, and the verb for it."""
_INTO = (
    r"(?:sink|dropp?|dipp?|break|burst|erupt|fall|launch|slipp?|settl|fold|bend|swing|spring|eas|"
    r"melt|drift|collaps|dissolv|sweep|plung|crack)(?:e|es|s|ed|d|ing)?"
)
_FORMS = {
    "broke": "breaks", "broken": "breaks", "burst": "bursts", "sank": "sinks", "sunk": "sinks",
    "fell": "falls", "bent": "bends", "swung": "swings", "sprang": "springs", "swept": "sweeps",
}  # fmt: skip
_ONCE = r"(?:an? |the |his |her |their |its )?(?:(?!of\b)[\w-]+ ){0,2}?"
_LABELS = (
    r"(?:tv |television )?commercials?|(?:tv |television )?ads?|adverts?|advertisements?|trailers?|"
    r"teasers?|promos?|previs|previz|pre-vis|animatics?|storyboards?|montage|b-roll|b roll|"
    r"stock footage|footage|music videos?|cold open|opening shot|opening scene|closing shot|"
    r"final shot|vlog|tutorial|demo|test shot|insert|cutaway|title sequence|flashback|"
    r"dream sequence|video|clip|gif|prompt|scene|shot|frame|panel|sequence|take|beat"
)
_NUMBERED = (
    r"(?:(?:,|\u2014|-)? ?(?:(?:shot|scene|frame|panel|take|beat|no\.?|number) ?)?#?\d+[a-z]?)"
)
_HELPERS = r"assistant|apprentice|helper|mate|understudy|servant|deputy|pupil|student|trainee"
_HELD = (
    r"tucked|slung|draped|strapped|clamped|balanced|perched|hooked|clutched|clasped|gripped|propped|"
    r"wedged|looped|thrown|flung|hanging|dangling|resting|nestled|pinned|stuck|tied|knotted|wrapped"
)
_LIMBS = (
    r"arms?|hands?|shoulders?|neck|head|back|hips?|waist|wrists?|chest|lap|knees?|teeth|elbows?|"
    r"fingers?|ears?|nose|forehead|belt|mouth|beak|hair"
)
_SHUT = (
    r"(?:shut|closed|half-closed|half-shut|screwed shut|squeezed shut|lowered|downcast|wide open)"
)
_FACES = r"(?:face|eyes|mouth|lips|head)"
_ON_FACES = (
    r"(?:laughing|smiling|grinning|crying|weeping|sobbing|screaming|shouting|yelling|singing|"
    r"yawning|frowning|scowling|beaming|winking|snarling|sleeping|snoring|talking|whistling|"
    r"sneezing|giggling|chuckling|chewing|blinking)"
)
"""What is told of a face and done by whose it is."""
_PITCHED = r"(?:high(?:est)?|low(?:est)?|long|top|last|final|first|perfect|shrill|deep|piercing)"
Words = Callable[[re.Match[str]], str]


def _sings(found: re.Match[str]) -> str:
    """ "Hits a high note" is singing, in the form in which it stands."""
    verb = found["verb"].lower()
    return "singing" if verb.endswith("ing") else "sings" if verb.endswith("s") else "sing"


def _deed(found: re.Match[str]) -> str:
    """The plain verb in the form in which the roundabout one stands."""
    said = found["verb"].lower()
    first, _, rest = _DEEDS[found["deed"].lower()].partition(" ")
    said = _FORMS.get(said.split()[0], said)
    if said.endswith("ing"):
        stem = first[:-1] if first.endswith("e") else first
        doubled = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwy]", first) is not None
        first = stem + (stem[-1] if doubled else "") + "ing"
    elif said.split()[0].endswith("s") or said.endswith("ed"):
        first = re.sub(r"([^aeiou])y$", r"\1ie", first)
        first += "es" if first.endswith(("ch", "sh", "x", "ss", "tz")) else "s"
    return f"{first} {rest}".strip()


def _appearing(found: re.Match[str]) -> str:
    """ "Conjures a dragon" is making one appear."""
    end = found["end"] or ""
    verb = {"": "make", "s": "makes", "ing": "making"}.get(end, "made")
    return f"{verb} {found['what']} appear"


_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (
        r"\b(?P<det>an?|the|this|that|another|every|empty|crushed|rusty|dented|old) can\b"
        r"(?! (?:be|not|you|i|we|they|he|she|it|only|also|do)\b)",
        lambda found: f"{found['det']} tin can",
    ),
    (
        r"\b(?P<where>(?:in|inside|into|of|from) (?:an?|the|his|her|their|our|my) "
        r"(?:[\w-]+ ){0,2}?)flat(?=\s*(?:[.,;:!]|$)| (?:and|with|while|at|among|amid|on|as|when|"
        r"overlooking|above|in)\b)",
        lambda found: f"{found['where']}apartment",
    ),
    (rf"^\W*(?:{_LABELS}){_NUMBERED}?\s*(?::|\u2014|\u2013| - )\s*(?=\S)", ""),
    (rf"^\W*(?:{_LABELS}),? {_NUMBERED}\s*[:.,\u2014\u2013-]\s*(?=\S)", ""),
    (
        rf"\b(?P<verb>{_INTO}|{'|'.join(_FORMS)}) (?:out )?into {_ONCE}"
        rf"(?P<deed>{'|'.join(sorted(_DEEDS, key=len, reverse=True))})\b"
        r"(?: of (?:joy|grief|happiness|relief|laughter|excitement))?(?! (?:of|over)\b)",
        _deed,
    ),
    (rf"\b(?:an?|one) [\w-]+['\u2019]s (?P<who>{_HELPERS})\b", lambda found: f"one {found['who']}"),
    (rf"\bthe [\w-]+['\u2019]s (?P<who>{_HELPERS})\b", lambda found: f"the {found['who']}"),
    (
        rf"\b(?P<with>with (?:an? |the |his |her |its |their |one |two )?(?:[\w-]+ ){{1,3}}?)"
        rf"(?:{_HELD}) (?=(?:under|over|on|in|to|across|around|between|behind|at|against|from|into|"
        rf"onto) (?:an?|the|his|her|its|their|one|both) (?:\w+ )?(?:{_LIMBS})\b)",
        lambda found: found["with"],
    ),
    (
        r"\b(?:conjure|magic|summon|wish|magick)(?P<end>s|d|ed|ing)?(?: up| forth)? "
        r"(?P<what>(?:an?|the|some|his|her|two|three|four|five|several) (?:[\w-]+ ){0,3}?[\w-]+)"
        r"(?= (?:out of|from|with|in|into|on|at|onto|by|before|inside|over|above|using)\b"
        r"|\s*[,.;:!]|\s*$)",
        _appearing,
    ),
    (
        rf"\bthe (?P<does>{_ON_FACES}) {_FACES} of (?P<a>an?|the) ",
        lambda found: f"the face of {_article(found['a'], found['does'])} {found['does']} ",
    ),
    (
        rf"\b(?P<a>an?|the) (?P<who>[\w-]+)['\u2019]s (?P<does>{_ON_FACES}) {_FACES}\b",
        lambda found: f"the face of {_article(found['a'], found['does'])} {found['does']} "
        f"{found['who']}",
    ),
    (
        r"\bpass(?P<s>es|ing)? (?P<what>(?:an?|the|one) (?:[\w-]+ ){0,3}?[\w-]+) "
        r"(?=back and forth|to and fro|to each other|to one another|between (?:them|each other)\b)",
        lambda found: f"throw{'s' if found['s'] == 'es' else found['s'] or ''} {found['what']} ",
    ),
    (
        r"\b(?P<verb>h(?:old|it|olding|itting)s?|reach(?:es|ing)?|sustain(?:s|ing)?|"
        rf"belt(?:s|ing)? out) (?:an?|the|his|her|their) (?:\w+ )?{_PITCHED}(?: \w+)? notes?\b",
        _sings,
    ),
    (
        r"\b(?P<its>its|their|the) (?P<what>leaves|petals|needles|blossoms)"
        r"(?P<of> of (?:an?|the) [\w-]+)? (?P<turn>(?:turn|chang|becom|go)"
        r"(?:s|es|e|ing)? [^,.;]*?),? (?:and )?then (?:they )?(?:all )?fall(?:ing)?\b",
        lambda found: f"{found['its']} {found['what']}{found['of'] or ''} {found['turn']}. Then "
        f"{found['what']} fall from it",
    ),
    (
        r"\b(?:its|their) (?P<what>leaves|petals|needles|blossoms) "
        r"(?:slowly |gently )?(?:fall|falling|drop|dropping)\b(?! (?:from|off))",
        lambda found: f"{found['what']} fall from it",
    ),
    (r"^\W*(?:beginning|starting|opening) (?:as|with|on|from) (?=an? [^,.]{0,30}?(?:close[- ]?up|"
     r"shot|view)\b)", ""),
    (
        rf",? with (?:his |her |its |their |both |one )?(?:eyes?|eyelids?|lids?) (?:tightly |half |"
        rf"firmly |gently )?{_SHUT}\b",
        "",
    ),
)  # fmt: skip


def _article(article: str, word: str) -> str:
    """The article before another word: "an opera singer" is "a laughing opera singer"."""
    return article if article.lower() == "the" else ("an" if word[0].lower() in "aeiou" else "a")


_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_deeds(text: str) -> str:
    """The text with the deeds that it tells in plain words. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


_HAND = re.compile(r"\b(?:second|minute|hour|sweep) hand\b", re.IGNORECASE)
_DIAL = re.compile(r"\bdial\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:dial|watch|clock|timepiece)\b", re.IGNORECASE)


def _clock_hands(text: str) -> str:
    """Hands of clocks by a name of their own, on the dial where one was named."""
    told = _HAND.search(text)
    if told is None or not _CLOCK.search(text):
        return text
    on = " on the dial" if _DIAL.search(text, 0, told.start()) else ""
    return _HAND.sub(f"clock hand{on}", text)


def _plain(text: str) -> str:
    text = _clock_hands(text)
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
