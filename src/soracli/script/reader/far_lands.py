"""What closes the picture far off: "mountains in the distance", "with snowy peaks behind"."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_FAR = frozenset(("distance", "background", "horizon", "backdrop", "far", "behind", "beyond"))
"""Words within a few of it that tell that something is far off."""
_SEEN = frozenset(("with", "against", "behind", "before", "facing", "toward"))
"""Prepositions behind which it is looked at, and nobody is there."""
_RANGE = "mountains"
_NEXT = 4
"""Words that are looked at behind it."""


def is_far_land(now: Reading, phrase: NounPhrase) -> bool:
    """Take mountains that are only looked at as what the set ends in, and not as where it plays."""
    place = phrase.has("place")
    if place is None or place.key != _RANGE or phrase.of is not None:
        return False
    if phrase.has("noun") is not None and not phrase.plural and not _far_off(now, phrase):
        return False
    looked_at = now.prep is not None and now.prep.key in _SEEN
    listed = now.prep is None and now.verb_ahead() is None and not now.open
    if not (looked_at or (listed and (now.setting.place or _far_off(now, phrase)))):
        return False
    setting = now.setting
    setting.horizon = setting.horizon or now.sentence.words(phrase.start, phrase.end)
    now.sentence.use(phrase.start, phrase.end)
    for match in phrase.modifiers:
        if match.role in ("time", "sunlit"):
            setting.take(match)
    now.prep, now.open = None, False
    return True


def _far_off(now: Reading, phrase: NounPhrase) -> bool:
    """Whether the next words tell that it is far off; "distant peaks" say so themselves."""
    next_words = {now.sentence.lower(phrase.end + step) for step in range(_NEXT)}
    own = {now.sentence.lower(at) for at in range(phrase.start, phrase.end)}
    return bool(next_words & _FAR) or bool(own & {"distant", "faraway", "far"})
