"""Wholes: what a part is of that is named for itself: the roof of the van, the bed of a pickup."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_LAND = frozenset(("vehicle",))
_BUILT = frozenset(("vehicle", "building", "boat", "aircraft"))
_PARTS: dict[str, frozenset[str]] = {
    "roof": _BUILT, "rooftop": _BUILT, "hood": _LAND, "bonnet": _LAND, "trunk lid": _LAND,
    "handlebar": _LAND, "saddle": frozenset(("vehicle", "quadruped")), "bed": _LAND,
    "cargo bed": _LAND, "back seat": _LAND, "deck": frozenset(("boat",)), "windowsill": _BUILT,
    **dict.fromkeys(("bow", "stern", "prow", "aft", "helm"), frozenset(("boat",))),
    "wing": frozenset(("aircraft",)),
    "chimney": frozenset(("building",)), "smokestack": frozenset(("building", "boat")),
    "funnel": frozenset(("boat", "vehicle")), "exhaust": frozenset(("vehicle",)),
}  # fmt: skip
"""Parts that others sit and lie on, and the families of what has them."""
_NAMED_ALONE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("seat", "armrest", "headboard", "backrest"),
                    frozenset(("furniture", "vehicle"))),
    **dict.fromkeys(("step", "rung", "stair", "landing"), frozenset(("building", "furniture",
                                                                   "prop", "ramp"))),
    **dict.fromkeys(("rim", "brim", "lid", "spout"), frozenset(
        ("prop", "box", "furniture", "building", "plant", "ball", "vehicle", "boat"))),
}  # fmt: skip
"""Parts that mean their whole only where they are named without it: "sits on the lowest step"."""
_ENDS = frozenset(("bow", "stern", "prow", "helm", "aft"))
"""Ends of a ship, which who is aboard walks toward and stays aboard."""
_OUTSIDES = frozenset(("top", "edge", "rim", "crest", "ledge", "tip", "surface", "lid"))
"""Parts that anything has."""
_OWN_ONLY = frozenset(("bed", "wing", "bow", "windowsill"))
"""Those of them that are also things of their own, unless they are somebody's."""
_UNDERSIDES: dict[str, frozenset[str]] = dict.fromkeys(("wheels", "tires", "tyres"), _LAND)
"""Parts that others are behind or under: "dust behind the wheels"."""
_RIMS = ("rim", "brim", "lid", "spout")
"""Parts of what is no tool in a hand."""
_ROOFS = frozenset(("roof", "rooftop"))
_ROOFLESS = ("fence", "wall", "gate", "hedge", "bridge", "pole", "arch")
"""Ends of the kinds of what is built and has no roof that one would mean by that word."""
_FLUES = frozenset(("chimney", "smokestack", "funnel", "exhaust"))
"""Parts that smoke comes from."""

_COVERS = frozenset(("lid", "cover", "flap"))
_MOVED = frozenset(("open", "close", "shut", "lift", "pull", "push", "raise", "lower", "slam"))
_HOLDING = frozenset(("prop", "box", "furniture"))
"""Parts by which something is opened, the first words of what is done to them, and the families of
what has them."""


_MACHINES = frozenset(("vehicle", "boat", "aircraft"))
_WORKED_ON: dict[str, frozenset[str]] = {
    **dict.fromkeys(("tire", "tyre", "wheel", "bell", "horn", "mirror", "seat", "window", "roof",
                     "ladder", "lamp", "engine", "lock", "handle"), _MACHINES),
    "door": _MACHINES | {"furniture", "prop", "box"},
    **dict.fromkeys(("drawer", "shelf", "lock", "handle"), _MACHINES | {"furniture"}),
}  # fmt: skip
"""Parts that are also things of their own, and the families of what has them."""


def worked_on(now: Reading, phrase: NounPhrase) -> NounPhrase | None:
    """The whole of which a part is dealt with: who kicks the tire of a bus is at the bus, and what
    nobody knows by itself ("the seam of a pipe") is where its whole is. None for all else."""
    inner = phrase.of
    noun = inner.has("noun") if inner is not None else None
    dealt = now.prep is not None or (now.open and now.act is not None)
    if noun is None or not dealt:
        return None
    own, known = phrase.has("noun"), now.lexicon.nouns.get(noun.key)
    family = known.family if known is not None else ""
    word = phrase.noun.removesuffix("s")
    strange = own is None and phrase.head == "unknown" and word != "trunk"  # of a tree
    if not strange and (own is None or family not in _WORKED_ON.get(word, frozenset())):
        return None
    now.sentence.use(phrase.start, phrase.head_at[1])
    return inner


def part_of(phrase: NounPhrase) -> NounPhrase | None:
    """The car of "the hood of a car"; None where the words name no part of anything."""
    known = phrase.noun in {*_PARTS, *_OUTSIDES} or phrase.noun.removesuffix("s") in _PARTS
    inner = phrase.of
    return inner if known and inner is not None and inner.has("noun") is not None else None


def whole_of(now: Reading, phrase: NounPhrase) -> tuple[str, ...]:
    """What "on the roof", "on its bed" or "on the handlebars" is on, if it has been named; ()
    otherwise."""
    if ids := _lidded(now, phrase):
        return ids
    known = phrase.noun.removesuffix("s")
    families = _PARTS.get(phrase.noun) or _PARTS.get(known) or _NAMED_ALONE.get(phrase.noun)
    low = _UNDERSIDES.get(now.sentence.lower(phrase.head_at[1] - 1))
    families = families or low
    if families is None or now.prep is None or phrase.of is not None:
        return ()
    aboard = known in _ENDS and now.prep.key in ("toward", "to")
    aboard = aboard or (low is not None and now.prep.key in ("behind", "under"))
    if now.prep.key != ("from" if phrase.noun in _FLUES else "on") and not aboard:
        return ()
    owned = phrase.determiner == "possessive" or aboard
    if phrase.determiner not in ("definite", "possessive") or (known in _OWN_ONLY and not owned):
        return ()
    under = {one.b for one in now.cast.relations if one.kind in ("on", "in")}
    for ids in sorted(reversed(now.cast.recent), key=lambda one: one[0] in under):
        if (
            ids != now.last
            and now.cast[ids[0]].family in families
            and not (known in _RIMS and _is_held(now, ids[0]))
            and not (known in _ROOFS and now.cast[ids[0]].kind.endswith(_ROOFLESS))
            and ids[0] in now.cast.members
            and len(ids) == 1
        ):
            now.sentence.use(phrase.start, phrase.end)
            return ids
    return ()


def _is_held(now: Reading, one: str) -> bool:
    return any(one in member.holds for member in now.cast.members.values())


def _lidded(now: Reading, phrase: NounPhrase) -> tuple[str, ...]:
    """What somebody opens, lifts or pulls the lid of; () where nothing that was named has one."""
    act = now.act
    if act is None or not now.open or now.prep is not None or phrase.of is not None:
        return ()
    if phrase.noun not in _COVERS or act.verb.split()[0] not in _MOVED:
        return ()
    for ids in reversed(now.cast.recent):
        one = now.cast.members.get(ids[0])
        if one is not None and one.family in _HOLDING and one.kind:
            verb = f"{act.verb} {phrase.noun}"
            act.senses, act.verb = now.lexicon.verbs.get(verb, act.senses), verb
            now.sentence.use(phrase.start, phrase.end)
            return ids
    return ()
