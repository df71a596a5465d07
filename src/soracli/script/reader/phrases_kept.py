"""Phrases kept: who is said to be on, under or behind something is there, whatever the verb.

Rules that know verbs and nouns come first. A phrase of place that none of them has made anything of
still tells where somebody is: then it is a relation as it stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soracli.script.reader.act import Act
from soracli.script.reader.acts import TRANSITIVE
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.holders import is_hollow
from soracli.script.reader.on_top import hangs
from soracli.script.reader.references import Cast
from soracli.story.scene import Action, Spatial

if TYPE_CHECKING:
    from soracli.script.reader.reading import Reading

_WHERE: dict[str, Spatial] = {
    "on": "on", "in": "in", "into": "in", "under": "under", "above": "above", "beside": "beside",
    "left of": "left of", "right of": "right of", "front": "in front of", "behind": "behind",
    "near": "near", "at": "near", "against": "beside", "around": "around", "facing": "facing",
}  # fmt: skip
"""Where the prepositions put somebody that say where one is."""
_WORDS: dict[str, Spatial] = {
    "from behind": "behind", "from under": "under", "from inside": "in", "from the top of": "on",
    "off the top of": "on", **dict.fromkeys(("among", "amongst", "amid", "amidst"), "near"),
}  # fmt: skip
"""Words that say it otherwise than the family of prepositions they are of."""
_ENDS = ("onto", "into", "on to", "in to")
_INSIDE = frozenset(("vehicle", "boat", "aircraft", "building"))
_BEARS = frozenset(("furniture", "plant", "ramp", "board"))
"""Families of things that one looks out of, and of those that one looks down from."""
_GOES = frozenset(
    ("stand_up", "roll", "slide", "fall", "bounce", "jump", "dive", "leave", "enter", "flutter")
)
_RESTS = frozenset(
    ("sit", "lie", "stand", "crouch", "sleep", "eat", "read", "drink", "talk", "look", "swing",
     "dance", "curl_up", "balance", "wait")
)  # fmt: skip
"""What gets somewhere, beside the motions that go; and what people do where the phrase puts them,
rather than with their hands to what it names."""
_NARROW = ("rock_ledge", "steel_beam", "windowsill", "plank", "slackline")
"""Kinds of what one is on who goes along it."""
_AFTER_ALL = ("swing", "drift", "float", "rock", "dance")
"""What moves so may hang or stand there all the while."""
_DEALS = TRANSITIVE | {
    "look", "talk", "shoot", "climb", "enter", "write", "spray", "pour", "apply", "paint", "wash",
    "wipe", "cut", "water", "feed",
}  # fmt: skip
"""What is done to somebody or something, and not merely there."""
_SMALL = 0.5
"""How large a thing is at least, of who is on it."""


@dataclass(frozen=True)
class PlacePhrase:
    """A phrase of place: its preposition, whom it names, the action it belongs to (None: none),
    and who was named before it."""

    prep: str
    words: str
    ids: tuple[str, ...]
    act: Act | None
    before: tuple[str, ...]


def phrase_of(now: "Reading", prep: Chunk, ids: tuple[str, ...]) -> PlacePhrase:
    """The phrase that begins with this preposition, at the place where the reading is."""
    words, act = prep.match.words if prep.match else "", now.act
    if now.sentence.lower(prep.start - 1) == "all" and prep.key in ("on", "in"):
        everybody = (one for some in now.cast.recent for one in some if one not in ids)
        all_of_them = tuple(one for one in dict.fromkeys(everybody) if one in now.cast.members)
        return PlacePhrase(prep.key, "all", ids, None, all_of_them)
    return PlacePhrase(prep.key, words, ids, act, now.last or now.subject)


def keep_phrases(phrases: Iterable[PlacePhrase], cast: Cast, actions: Sequence[Action]) -> None:
    """Relate by each phrase of place of which nothing else was made."""
    for phrase in phrases:
        there = tuple(one for one in phrase.ids if one in cast.members)
        who = tuple(one for one in _who(phrase, cast) if one in cast.members)
        if not there or not who or set(who) & set(there):
            continue
        if phrase.words == "all":
            borne = {one.a for one in cast.relations if one.kind in ("on", "in")}
            cast.relate(_WHERE[phrase.prep], [one for one in who if one not in borne], there)
            continue
        if phrase.prep == "across" and len(who) == 2 and _stays(phrase, cast):
            cast.relate("between", there, who)  # "face each other across a table"
            continue
        kind = _where(phrase, who[0], there[0], cast)
        if kind is None or _is_told(kind, who, there, cast):
            continue
        along = phrase.prep in ("along", "across")  # and no other way leads there
        if along or not _is_done(phrase, there, actions, cast):
            cast.relate(kind, who, there)
    _turn_rings(cast)
    _between_holders(cast)
    _take_in_hand(cast)
    _stand_the_vessel(cast)


def _take_in_hand(cast: Cast) -> None:
    """Nobody is in what is far smaller than they are: who shouts into a megaphone holds it."""
    for one in tuple(cast.relations):
        who, thing = cast.members.get(one.a), cast.members.get(one.b)
        if one.kind != "in" or who is None or thing is None or not who.living:
            continue
        handy = thing.family in ("prop", "box") and not is_hollow(thing)
        if handy and not thing.living and _is_far_smaller(one.b, one.a, cast):
            cast.relations = [two for two in cast.relations if two is not one]
            held = {name for member in cast.members.values() for name in member.holds}
            if who.family == "person" and one.b not in held:
                who.holds.append(one.b)


def _is_far_smaller(thing: str, who: str, cast: Cast) -> bool:
    sizes = [cast.kinds[cast[name].kind].size * cast[name].scale for name in (thing, who)
             if cast[name].kind in cast.kinds]  # fmt: skip
    return len(sizes) > 1 and sizes[0] < _SMALL * sizes[1]


def _between_holders(cast: Cast) -> None:
    """What is between a donkey and a staff that a shepherd leans on is between the two of them."""
    holder = {thing: name for name, member in cast.members.items() for thing in member.holds}
    told = [one for one in cast.relations if one.kind == "between"]
    for one in told:
        who = holder.get(one.b, one.a)
        others = [two.b for two in told if two.a == one.a and two.b != one.b]
        lives = len(others) == 1 and others[0] in cast.members and cast[others[0]].living
        if lives and who not in (one.a, *others) and one.b in cast.members:
            cast.relations = [two for two in cast.relations if two is not one]
            cast.relate("between", (one.a,), (who,))


def _turn_rings(cast: Cast) -> None:
    """Those who stand in a circle are around who is in it: "a frog in a circle of candles"."""
    for one in tuple(cast.relations):
        first = cast.members.get(one.b)
        if one.kind == "in" and first is not None and first.arrangement == "circle":
            ring = [name for name, own in cast.members.items() if own.group == first.group]
            if one.a not in ring and len(ring) > 2:
                cast.relations = [two for two in cast.relations if two is not one]
                cast.relate("around", ring, (one.a,))


def _where(phrase: PlacePhrase, one: str, there: str, cast: Cast) -> Spatial | None:
    """Where the phrase puts somebody; None where it does not tell that."""
    by_somebody = phrase.words == "by" and phrase.act is not None and phrase.act.passive
    if by_somebody or _by_hand(phrase, one, cast) or _too_little(phrase, one, there, cast):
        return None
    moves = phrase.act is not None and phrase.act.likely in _AFTER_ALL
    if phrase.words in _ENDS and (moves or not _stays(phrase, cast)):
        return None  # where one gets to, and is not yet
    if phrase.words in _WORDS:
        return _WORDS[phrase.words] if _stays(phrase, cast) else None
    if _grows_out(phrase):
        return _grown_out_of(one, there, cast)
    if phrase.prep in ("along", "across") and cast[there].kind in _NARROW:
        return "on" if cast[one].living else None
    plain = phrase.prep == "from" and phrase.words in ("from", "out of")
    if plain and phrase.act is not None and _stays(phrase, cast):
        return _from(phrase.act, there, cast)
    return _WHERE.get(phrase.prep)


def _grows_out(phrase: PlacePhrase) -> bool:
    """Whether something grows or winds out of another: nobody goes anywhere."""
    act = phrase.act
    if act is None:
        return phrase.words == "out of"
    out = phrase.words == "out of" or (phrase.prep == "of" and act.verb.endswith(" out"))
    return out and act.shift is not None and act.shift.aspect == "size"


def _grown_out_of(one: str, there: str, cast: Cast) -> Spatial | None:
    """Where the foot is of what grows out of something: of flowers out of a boot, or out of a
    log."""
    if cast[one].living or cast[there].living:
        return None
    return "in" if is_hollow(cast[there]) and cast[there].kind != "log" else "on"


def _stand_the_vessel(cast: Cast) -> None:
    """What is in a glass is on the bench on which the glass stands."""
    borne = {one.a for one in cast.relations if one.kind == "on"}
    for one in tuple(cast.relations):
        top = cast.members.get(one.b)
        if one.kind != "on" or top is None or top.family != "furniture":
            continue
        vessels = [two.b for two in cast.relations if (two.kind, two.a) == ("in", one.a)]
        inside = {two.b for two in cast.relations if (two.kind, two.a) == ("in", one.b)}
        vessels = [name for name in vessels if name not in (borne | inside)]  # a perch in a cage
        vessels = [name for name in vessels if is_hollow(cast[name])]
        if vessels and cast[vessels[0]].family == "prop":
            cast.relations = [two for two in cast.relations if two is not one]
            cast.relate("on", vessels[:1], (one.b,))


def _from(act: Act, there: str, cast: Cast) -> Spatial | None:
    """Where who hangs, looks, sings or barks from something is."""
    member = cast[there]
    if act.direction is not None and act.direction != "down":
        return None
    if hangs(act):
        return "under"
    if member.living or act.objects and act.likely != "look":
        return None
    return "in" if member.family in _INSIDE else "on" if member.family in _BEARS else None


def _stays(phrase: PlacePhrase, cast: Cast) -> bool:
    """Whether nobody goes anywhere in what the phrase belongs to."""
    motion = phrase.act.likely if phrase.act is not None else ""
    return motion in _AFTER_ALL or motion not in (*_GOES, *cast.lexicon.words.moving)


def _by_hand(phrase: PlacePhrase, one: str, cast: Cast) -> bool:
    """Whether people have their hands on a thing rather than are on it: "types on a keyboard"."""
    if phrase.act is None or phrase.prep not in ("on", "in") or cast[one].family != "person":
        return False
    goes = (*_GOES, *cast.lexicon.words.moving)
    return phrase.act.likely not in _RESTS and phrase.act.likely not in goes


def _too_little(phrase: PlacePhrase, one: str, there: str, cast: Cast) -> bool:
    """Whether somebody has the hands on a thing rather than is on it: "types on a keyboard"."""
    if phrase.prep != "on" or not cast[one].living or cast[there].family not in ("prop", "ball"):
        return False
    return _is_far_smaller(there, one, cast)


def _who(phrase: PlacePhrase, cast: Cast) -> tuple[str, ...]:
    """Who is there: what is done to lies there rather than who does it to that."""
    act = phrase.act
    if act is None:
        return phrase.before
    if _grows_out(phrase):
        return act.agents
    small = [one for one in act.objects if one in cast.members and not cast[one].living]
    return act.agents if act.agents and not small else tuple(small) or act.agents


def _is_told(kind: Spatial, who: Sequence[str], there: Sequence[str], cast: Cast) -> bool:
    """Whether a relation tells already where these are to one another, or others to the latter;
    that somebody is near tells less than any other."""
    others = set(there)
    held = {name for one in cast.members.values() for name in one.holds}
    found = [one for one in cast.relations if one.kind != "near" or kind == "near"]
    told = any(one.b in others or (one.a in others and one.b in who) for one in found)
    return told or bool(others & held)


def _is_done(
    phrase: PlacePhrase, there: Sequence[str], actions: Sequence[Action], cast: Cast
) -> bool:
    """Whether an action deals with these: one goes to them, or something is thrown there."""
    about = [one for one in actions if {one.target, one.instrument, one.over} & set(there)]
    if phrase.prep in ("at", "near", "into") or any(set(one.agents) & set(there) for one in about):
        return True
    return any(one.motion in _DEALS or one.instrument in there for one in about) or any(
        one.motion in cast.lexicon.words.moving and one.motion not in _AFTER_ALL for one in about
    )
