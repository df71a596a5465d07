"""Up slopes: where a word belongs to what it leads along or is on, and not to the verb before it.
Who "rolls up a ramp" rolls, and the ramp is no sleeping bag."""

from soracli.script.lexicon import Match
from soracli.script.reader.sentence import Sentence

_UPRIGHT = frozenset(("up", "down"))
_FALLS = "fall"
"""What a verb and its way are together where there is no slope: "the wall tumbles down"."""
_MOST_BETWEEN = 4
"""Words at most that stand between the way and what it leads along: "up the long wooden ramp"."""
_SLOPES = frozenset(
    ("slope", "hill", "hillside", "hilltop", "ramp", "halfpipe", "stairs", "stair", "staircase",
     "stairway", "stairwell", "steps", "escalator", "ladder", "mountain", "mountainside", "cliff",
     "dune", "embankment", "incline", "gangway", "gangplank", "driveway", "pipe", "drainpipe",
     "banister", "bannister", "railing", "beanstalk", "stalk", "trunk", "glacier", "volcano",
     "chute", "gully", "couloir", "piste")
)  # fmt: skip
"""What one goes up or down along, and nobody rolls up, tears down or breaks up."""
_OUT_FROM, _TAKES = "from", frozenset(("pull", "push", "drag", "lead", "carry", "draw"))
"""What stands behind "out" where it is a way, and no part of the verb; verbs of who takes something
along, of which it may be a part."""
_SHINES = frozenset(("flicker", "blink", "flash", "glow", "glimmer", "twinkle", "shine", "sparkle",
                     "burn", "smolder", "smoulder", "flare"))  # fmt: skip
"""Verbs of what gives light, which nobody does to a thing."""


def shines_somewhere(sentence: Sentence, verb: Match) -> bool:
    """Whether what gives light is on the thing behind the verb, and does not go on: "candles
    flicker *on a table*"."""
    second = sentence.lower(verb.end - 1)
    if (
        verb.end - verb.start != 2
        or second not in ("on", "in", "out")
        or not sentence.roles(verb.end)
    ):
        return False
    said = verb.words.split()[0] in _SHINES
    return said and bool(sentence.roles(verb.end).keys() & {"det", "number", "color", "material"})


def leads_along(sentence: Sentence, verb: Match) -> bool:
    """Whether a verb of two words is one of going, and a way along the slope behind it."""
    first = sentence.lexicon.verbs.get(verb.key.split()[0], ())
    both = sentence.lexicon.verbs.get(verb.key, ())
    moving = sentence.lexicon.words.moving
    goes = bool(first) and first[0].motion in moving
    comes_out = sentence.lower(verb.end - 1) == "out" and sentence.lower(verb.end) == _OUT_FROM
    if comes_out and goes and verb.end - verb.start == 2 and verb.key.split()[0] not in _TAKES:
        return not (both and both[0].motion in moving)  # "rolls out from under a truck"
    if sentence.lower(verb.end - 1) not in _UPRIGHT or not goes:
        return False
    tumbles = bool(both) and both[0].motion == _FALLS != first[0].motion
    if both and both[0].motion in moving and not tumbles:
        return False  # "climbs up a slope" is one of going anyway
    for at in range(verb.end, min(verb.end + _MOST_BETWEEN, len(sentence))):
        if not sentence.is_word(at) or sentence.roles(at).keys() & {"prep", "conj"}:
            return False
        if sentence.lower(at) in _SLOPES:
            return True
    return False
