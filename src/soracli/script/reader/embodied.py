"""Everything named is there: a cloud, a moon, a wheel, which are mostly only parts of the sky, the
set or another thing, are bodies of their own where something is done by them, to them or beside
them.
"""

from soracli.script.lexicon import Match
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.setting_changes import ABOUT
from soracli.script.words import Embodied

_BESIDE = frozenset(
    ("around", "beside", "behind", "front", "left of", "right of", "between", "past", "facing",
     "near", "on", "into", "against", "through", "toward", "above", "under")
)  # fmt: skip
"""Prepositions of which one thing is the other party."""
_UNDER_LIGHTS = frozenset(
    ("above", "under", "into", "through", "toward", "near", "against", "on", "facing")
)
"""Those of them by which only the hour is told: "under the moon", "toward the sun"."""
_LIT = frozenset(
    ("shine", "rise", "set", "glow", "twinkle", "gleam", "come", "appear", "light", "illuminate",
     "hide", "reflect", "cast", "peek", "break", "sparkle", "glimmer", "shimmer", "flash",
     "flicker", "blaze", "go", "dip", "sink", "burn", "beat", "filter", "stream", "fade",
     "bathe", "dot", "fill", "paint", "peep", "climb", "emerge", "wax", "wane")
)  # fmt: skip
"""First words of verbs of what shines: the hour, and no body."""
_CLOUDS_DO = frozenset(
    ("gather", "form", "part", "clear", "darken", "cover", "build", "break", "fill", "loom",
     "swirl", "close", "threaten", "burst", "thicken", "open", "hang", "lift", "disperse",
     "reflect", "glow")
)  # fmt: skip
"""First words of verbs by which many clouds are the weather."""
_ASIDE = frozenset(("behind", "left of", "right of", "between"))
"""Prepositions by which a light in the sky has a place in the picture."""
_FIXED = frozenset(("building", "plant"))
"""Families of what stands out of doors, before a house that is there, too."""
_CLOUDS = {"skyfaring cloud": "cloud to sit on", "dark skyfaring cloud": "dark cloud to sit on"}
"""Clouds by which of them is flat enough for who is on it."""
_SEEN = frozenset(("look", "photograph", "point", "howl", "bark", "sing", "talk", "pray", "read"))
"""Motions of what is done to something far away."""


def embody(now: Reading, phrase: NounPhrase) -> None:
    """Let a phrase name a body of its own where the clause needs one."""
    noun = _body_of(now, phrase)
    if noun is None:
        return
    at = phrase.head_at
    body, kind = now.lexicon.words.bodies[noun], now.lexicon.noun_named(noun)
    if body.placed and phrase.of is None:  # "a waterfall of stars" is nowhere
        now.setting.set_place(phrase)
    for match in (*phrase.modifiers, *phrase.roles.values()) if body.shining else ():
        if match.role == "time":
            now.setting.take(match)  # a low sun is one of a golden hour
    if body.preps and kind is not None:
        home = kind.over.place or now.cast.kinds[kind.kind].place
        now.setting.hint = now.setting.hint or home
    if noun in _CLOUDS and now.prep is not None and now.prep.key == "on":
        noun = _CLOUDS[noun]
        now.setting.hint = now.setting.hint or "clouds"  # who sits on one is up there
    if kind is not None and kind.family == "boat" and phrase.plural and not now.setting.place:
        now.setting.place, now.setting.place_words = now.cast.kinds[kind.kind].place, phrase.noun
    phrase.roles = {"noun": Match(*at, "noun", noun, phrase.noun, False)}
    phrase.head = "noun"
    phrase.modifiers = [one for one in phrase.modifiers if one.role not in ("weather", "time")]
    now.sentence.use(phrase.start, phrase.end)


def _body_of(now: Reading, phrase: NounPhrase) -> str | None:
    """The castable noun that a phrase means as a body; None where it is no body."""
    if phrase.determiner == "none" or now.negated or now.denied:
        return None
    anyway = phrase.has("noun") is not None and phrase.has("place") is None
    for noun, body in now.lexicon.words.bodies.items():
        if phrase.noun not in body.words or now.lexicon.noun_named(noun) is None:
            continue
        if anyway and not body.verbs:
            continue  # it is a body as it is, and rarely another: "a saucer hovers"
        if body.drifting and _are_all(now, phrase):
            continue  # "white clouds drift by": the picture is of the sky
        if body.drifting and phrase.noun.endswith("s") and not _is_about_something(now):
            continue  # "waves crash on the shore"
        if body.elsewhere and not _told_where(now):
            continue
        again = phrase.determiner in ("definite", "possessive") and _is_there(now, phrase.noun)
        again = again and not anyway
        if again or (_among(now, body) if body.among else _is_party(now, phrase, body)):
            return noun
    return None


def _are_all(now: Reading, phrase: NounPhrase) -> bool:
    """Whether many of them, and nothing else, are told of."""
    others = (one for one in now.chunks if one.kind == "noun" and one.phrase is not phrase)
    behind = (one for one in now.chunks[now.at + 1 :] if one.kind == "pronoun")
    alone = next(others, None) is None and next(behind, None) is None  # "waves crash around it"
    return phrase.plural and phrase.count is None and alone


def _is_about_something(now: Reading) -> bool:
    """Whether what it does is done around or behind a body: "waves crash around it"."""
    rest = [one for one in now.chunks[now.at + 1 : now.at + 6] if one.kind != "empty"]
    at = next((at for at, one in enumerate(rest) if one.kind == "prep"), len(rest))
    other = rest[at + 1] if at + 1 < len(rest) else None
    if other is None or rest[at].key not in ABOUT or any(one.kind == "comma" for one in rest[:at]):
        return False
    phrase = other.phrase
    thing = phrase is not None and phrase.has("noun") is not None and not phrase.has("place")
    return thing or other.kind == "pronoun"


def _is_there(now: Reading, noun: str) -> bool:
    """Whether a body of that name has been named before."""
    return any(one.noun == noun for one in now.cast.members.values())


def _told_where(now: Reading) -> bool:
    """Whether a place is told, or something stands there that has its own."""
    fixed = any(one.family in _FIXED for one in now.cast.members.values())
    return fixed or bool(now.setting.place)


def _among(now: Reading, body: Embodied) -> bool:
    """Whether one of those is there with whom the word means this body."""
    with_it = now.prep is not None and now.prep.key == "with"
    kinds = {kind.kind for one in body.among if (kind := now.lexicon.noun_named(one)) is not None}
    beasts = {kind for kind in kinds if kind in now.cast.kinds and kind != "person"}
    members = now.cast.members.values()
    return not with_it and any(
        one.noun in body.among or (one.living and one.kind in beasts) for one in members
    )


def _is_party(now: Reading, phrase: NounPhrase, body: Embodied) -> bool:
    """Whether something is done by it, to it or beside it."""
    marked = _is_marked(phrase)
    verb = now.verb_ahead()
    if (body.marked and not marked) or (body.new and phrase.determiner != "indefinite"):
        return False
    if body.borne:
        changes = verb is not None and "change" in verb.roles  # "until the village disappears"
        return _is_borne(now) or (changes and now.prep is None)
    if body.verbs:
        done = verb.match.words.split()[0] if verb is not None and verb.match is not None else ""
        return now.prep is None and done in body.verbs
    if body.preps and now.prep is not None:
        return now.prep.key in body.preps
    if body.still and now.prep is None:
        faced = now.open and now.act is not None and now.act.verb == "face"
        return faced and "facing" in body.preps
    if now.copula or now.picture:
        return marked
    if now.prep is not None:
        single = phrase.determiner == "indefinite" or marked
        if body.drifting and now.prep.key == "under" and not single:
            return False  # under the clouds it is cloudy
        if now.prep.key == "with" and (body.shining or body.drifting):
            return _is_by_somebody(now)  # "a castle with dark clouds behind it"
        near = now.prep.key in (_BESIDE - _UNDER_LIGHTS if body.shining else _BESIDE)
        return (near or (marked and now.prep.key == "from")) and (single or body.shining)
    if now.open and now.act is not None:
        gesture = phrase.has("event") is not None  # "gives a wave", "catches a wave"
        return (now.act.likely not in _SEEN and not gesture) or marked
    if verb is None:
        return marked or ((body.shining or body.drifting) and _is_by_somebody(now))
    return _does_something(now, phrase, body, verb)


def _is_borne(now: Reading) -> bool:
    """Whether somebody carries it, or has it on them: "a turtle with a village on its back"."""
    if now.prep is not None:
        return now.prep.key in ("with", "under")
    return now.open and now.act is not None and now.act.likely == "hold"


def _is_by_somebody(now: Reading) -> bool:
    """Whether the next words tell whom a light is beside: "a low sun behind them"."""
    prep = now.next_chunk()
    rest = now.chunks[now.at + 2 : now.at + 3]
    told = prep is not None and prep.kind == "prep" and prep.key in _ASIDE
    return told and bool(rest) and rest[0].kind in ("pronoun", "noun")


def _is_marked(phrase: NounPhrase) -> bool:
    """Whether it is told of as of a thing: counted, colored, large or small, somebody's."""
    told = any(
        one.role in ("color", "size", "pattern", "material", "adjective")
        for one in phrase.modifiers
    )
    counted = (phrase.count or 0) > 0 and phrase.count_at is not None
    return counted or (told and phrase.determiner == "indefinite")


def _does_something(now: Reading, phrase: NounPhrase, body: Embodied, verb: Chunk) -> bool:
    """Whether it does what bodies do, and not only what the sky does."""
    if verb.kind != "verb" or verb.match is None:
        return _is_marked(phrase) or not (body.shining or body.drifting)
    first = verb.match.words.split()[0]
    many = phrase.plural or phrase.determiner != "indefinite"
    weather = body.drifting and many and first in _CLOUDS_DO and not _is_about_something(now)
    light = body.shining and first in _LIT and not _is_marked(phrase)
    return not (weather or light) or ((phrase.count or 0) > 1 and first not in ("shine", "twinkle"))
