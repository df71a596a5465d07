"""Smoke and steam that rise: a plume over what they come out of, and no thing anywhere else."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.story.scene import Relation, Scene

_FUMES = frozenset(
    ("smoke", "steam", "vapor", "vapour", "dust", "cloud of dust", "dust cloud", "spark")
)
_THICK = frozenset(("smoke", "steam", "vapor", "vapour"))
"""Those that are told of for themselves wherever they are."""
_FALLS = frozenset(("fall", "rain", "drop", "drip", "cascade", "pour", "descend", "sink"))
"""First words of verbs of what comes down all the same: sparks, and dust."""
KIND, _SPARKS = "smoke_plume", "spark_shower"
"""The kind of a plume, and that of sparks."""
_RISES = frozenset(
    ("rise", "curl", "drift", "billow", "pour", "float", "waft", "climb", "spiral", "stream",
     "puff", "fly", "shower", "spray", "ascend", "go", "twist", "snake", "swirl", "belch",
     "escape", "come", "shoot", "coil", "trail", "blow", "spill", "spread", "emerge", "leak",
     "seep", "erupt", "spew", "flow", "surge", "gush", "spurt", "hiss", "burst", "plume",
     "linger", "leave", "roll", "stretch", "gather", "turn", "change", "become", "grow",
     "thicken", "darken")
)  # fmt: skip
"""First words of verbs by which smoke is seen to rise."""
_LAID = ("on", "in")
"""Relations that smoke has only for what it comes out of."""
_SPARKLING = 0.6
"""How large a shower of sparks is at least, in metres, so that it is seen."""
_SHARE, _LEAST, _MOST = 0.6, 0.1, 3.0
"""How large a plume is, of what it comes out of, and the metres that it is at least and at most."""


def rises(now: Reading, phrase: NounPhrase) -> bool:
    """Whether smoke or steam does something that is seen: it rises, curls or pours."""
    verb = _done(now)
    words = verb.match.words.split() if verb is not None and verb.match is not None else [""]
    beside = now.comma and bool(now.subject) and verb is not None and verb.form == "ing"
    if beside and phrase.noun not in _THICK:
        return False  # "a nun walks on, dust swirling, and bows"
    return phrase.noun in _FUMES and now.prep is None and not now.open and words[0] in _RISES


def _done(now: Reading) -> Chunk | None:
    """The verb that tells what it does, behind one that only tells that it begins."""
    verb = now.verb_ahead()
    if verb is None or "helper" not in verb.roles:
        return verb
    behind = (one for one in now.chunks[now.at + 2 : now.at + 6] if one.start >= verb.end)
    return next((one for one in behind if one.kind == "verb"), verb)


def settle_fumes(now: Reading) -> None:
    """Let smoke rise from what it comes out of, as large as fits that."""
    for act in now.acts.all:
        if (
            not act.agents
            or now.cast[act.agents[0]].kind not in (KIND, _SPARKS)
            or act.shift is not None
        ):
            continue
        source = _source(now, act)
        falls = act.verb.split()[0] in _FALLS or act.direction == "down"
        act.motion, act.direction = "float", "down" if falls else "up"
        act.objects, act.over, act.source, act.goal = (), "", "", source
        for one in act.agents:
            _size(now, one, source)


def _source(now: Reading, act: Act) -> str:
    """The id of what it comes out of, if that was named with it, or before it; furniture, such as a
    table or a window, only where there is nothing else."""
    named = (act.source, act.goal, act.over, *act.objects)
    others = [one for ids in reversed(now.cast.recent) for one in ids if one not in act.agents]
    things = [one for one in (*named, *others) if one and one in now.cast.members]
    found = [one for one in things if not now.cast[one].living]
    warm = (one for one in found if now.cast[one].family != "furniture")
    return next(warm, next(iter(found), ""))


def _size(now: Reading, plume: str, source: str) -> None:
    member, kinds = now.cast[plume], now.cast.kinds
    other = now.cast[source] if source else None
    if other is None or other.kind not in kinds or member.kind not in kinds or member.known:
        return
    size = plume_size(kinds[other.kind].size * other.scale)
    size = max(size, _SPARKLING) if member.kind == _SPARKS else size
    member.scale = size / kinds[member.kind].size


def plume_size(size: float) -> float:
    """How large a plume is over what is so large, in metres."""
    return min(max(_SHARE * size, _LEAST), _MOST)


def on_what_smokes(scene: Scene) -> Scene:
    """The scene in which the cup is on the table that steam rises from, and not the steam: "steam
    rises from a cup of tea on a table" says where the cup is."""
    fumes = {one.id for one in scene.entities if one.kind == KIND}
    sources = {name: one.target for one in scene.actions for name in one.agents if name in fumes}
    placed = {one.a for one in scene.relations if one.kind in _LAID}

    def laid(one: Relation) -> Relation:
        source = sources.get(one.a, "")
        if one.kind not in _LAID or not source or source == one.b or source in placed:
            return one
        return one.model_copy(update={"a": source})

    if not fumes & placed:
        return scene
    return scene.model_copy(update={"relations": tuple(laid(one) for one in scene.relations)})
