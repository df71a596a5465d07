"""Who helps, teaches or shows another, in plain words: a father who "helps his daughter build a
sandcastle" builds it with her, and a chef who "shows his pupil how to slice" slices before him."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.participles import in_the_form_of
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.unspoken import LONGEST, unspoken

_WHOM = (
    r"(?:each other|one another|(?:(?:an?|the|his|her|their|its|my|our|another|one|two|three|some|"
    r"young|old)(?: [\w'-]+){1,3}?|another|the other|him|her|them|it|[\w-]+))"
)
_HELPED = re.compile(
    rf"\b(?P<verb>help(?:s|ed|ing)?|assist(?:s|ed|ing)?|aid(?:s|ed|ing)?) (?P<whom>{_WHOM})"
    r"(?: to| in| with)? (?P<does>[\w-]+)(?P<rest>[^.,;:!?]*)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"\b(?P<verb>help|assist)(?P<end>s|ed|ing)? (?P<whom>{_WHOM}) "
    r"(?P<way>into|onto|aboard|across|over|through|up(?= (?:the|an?|his|her|its|some)\b)|"
    r"down(?= (?:the|an?|his|her|its|some)\b)|along) (?P<what>[^.,;:!?]+)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    rf"\b(?P<verb>show(?:s|ed|ing|n)?|demonstrat(?:es?|ed|ing)(?: to)?) (?P<whom>{_WHOM}) how to "
    r"(?P<does>[\w-]+)(?P<rest>[^.,;:!?]*)",
    re.IGNORECASE,
)
_TRIES = re.compile(
    r"\b(?P<who>she|he|they|it|(?:the|his|her) [a-z]+) (?P<verb>tr(?:y|ies)) "
    r"(?:it|that|this|the same)(?: (?:her|him|it|them)sel(?:f|ves)| too| as well| next| out)?\b",
    re.IGNORECASE,
)
_LEARNED = re.compile(r"\b(?P<verb>learn(?:s|ed|t|ing)?) (?:how )?to (?P<does>[\w-]+)", re.I)
_HOW_TO = re.compile(
    r"\b(?P<teach>(?:teach|taught|instruct|coach|train|tell|told)\w*) (?P<whom>(?:[\w'-]+ ){1,4}?)"
    r"how to ",
    re.IGNORECASE,
)
_ALIKE = ("build", "lift", "bake", "cook", "carry", "push", "pull", "move", "plant", "paint",
          "wash", "clean", "carve", "decorate", "make", "assemble", "draw", "cut", "chop", "dig",
          "drag", "hang", "pack", "unpack", "unload", "load", "set", "pick", "gather", "rake",
          "sweep", "repair", "fix", "fold", "wrap", "search", "look", "harvest", "prepare", "stack",
          "hold", "water", "pitch", "clear", "mix", "knead", "shovel", "collect")  # fmt: skip
"""What is done side by side by who helps and who is helped."""
_STEPS = {"into": "get", "onto": "climb", "aboard": "climb"}
_OBJECT = re.compile(
    r"(?: (?!at|in|on|with|into|from|by|for|near|under|during|as|while|and)[\w'-]+)+"
)


def plain_help(text: str, lexicon: Lexicon) -> str:
    """The text in which who helps or shows somebody does so plainly. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _plain(part, lexicon))


def _plain(text: str, lexicon: Lexicon) -> str:
    text = _HOW_TO.sub(r"\g<teach> \g<whom>to ", text)
    text = _LEARNED.sub(lambda found: _learned(found, lexicon), text)
    shown = _SHOWN.search(text)
    text = _SHOWN.sub(lambda found: _shown(found, lexicon), text)
    if shown is not None:
        text = _TRIES.sub(lambda found: _tried(found, shown), text)
    text = _MOVED.sub(_moved, text)
    return _HELPED.sub(lambda found: _helped(found, lexicon), text)


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    roles = Sentence(word, lexicon).roles(0)
    return "verb" in roles and not word.endswith(("ing", "ed"))


def _learned(found: re.Match[str], lexicon: Lexicon) -> str:
    if not _is_verb(found["does"], lexicon):
        return found[0]
    return in_the_form_of(found["verb"], found["does"])


def _shown(found: re.Match[str], lexicon: Lexicon) -> str:
    """ "Shows his pupil how to slice bread": slices bread, while the pupil watches."""
    if not _is_verb(found["does"], lexicon):
        return found[0]
    watches = "watch" if found["whom"].endswith("s") or found["whom"] == "them" else "watches"
    whom = {"him": "he", "her": "she", "them": "they"}.get(found["whom"].lower(), found["whom"])
    does = in_the_form_of(found["verb"], found["does"])
    if _TRIES.search(found.string, found.end()) is None:
        return f"{does}{found['rest']} while {whom} {watches}"
    teaches = in_the_form_of(found["verb"], "teach")  # who tries it is told what it is
    return f"{does}{found['rest']} and {teaches} {found['whom']}"


def _tried(found: re.Match[str], shown: re.Match[str]) -> str:
    """ "She tries it herself": she does what she was shown."""
    does = in_the_form_of(found["verb"], shown["does"])
    whom = re.sub(r"^(?:an?|the|his|her|one|another) ", "the ", shown["whom"].lower())
    who = whom if whom.startswith("the ") else found["who"]
    return f"{who} {does}{shown['rest']}"


def _moved(found: re.Match[str]) -> str:
    """ "Helps another into a car": who is helped gets into it; across a street both walk, and up
    the stairs the one is led by the other."""
    end, way = (found["end"] or "").lower(), found["way"].lower()
    form = f"help{end}"
    if way in ("up", "down", "along"):
        return f"{in_the_form_of(form, 'lead')} {found['whom']} {way} {found['what']}"
    if way not in _STEPS:
        return f"{in_the_form_of(form, 'walk')} {way} {found['what']} with {found['whom']}"
    does = in_the_form_of("helps", _STEPS[way])
    return f"{form} {found['whom']}, who {does} {way} {found['what']}"


def _helped(found: re.Match[str], lexicon: Lexicon) -> str:
    """ "Helps her son build a hut": builds it with him; "to tie his shoes" he does himself."""
    does, rest = found["does"], found["rest"]
    if not _is_verb(does, lexicon) or found["whom"].lower() in ("to", "with"):
        return found[0]
    if found["whom"].lower() in ("each other", "one another"):
        return f"{in_the_form_of(found['verb'], does)}{rest} together"
    if does.lower() not in _ALIKE or rest.startswith((" up with", " on")):
        return f"{found['verb']} {found['whom']} to {does}{rest}"
    thing = _OBJECT.match(rest)
    cut = thing.end() if thing else 0
    whom = {"they": "them"}.get(found["whom"], found["whom"])
    return f"{in_the_form_of(found['verb'], does)}{rest[:cut]} with {whom}{rest[cut:]}"
