"""Mounts: who is on or in something that carries them goes with it, and sits or stands there."""

from soracli.script.lexicon import Lexicon
from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast
from soracli.story.scene import Direction

_BEASTS = frozenset(("quadruped", "dragon"))
_CARRIERS = frozenset(("vehicle", "boat", "board", "aircraft"))
_BY_FOOT = frozenset(("walk", "run", "gallop", "trot"))
_OFF_IT = frozenset(("fall", "slip", "roll", "roll_over", "jump", "slide", "climb"))
"""What one does off what carries one."""
_ALIGHTS = frozenset(("dismount", "get off", "get down", "climb off", "climb down", "step off",
                      "hop off", "swing off", "slide off", "alight"))  # fmt: skip
"""Verbs by which one leaves what carries one, and it does nothing."""
_BORNE = frozenset(("drive", "sail", "slide", "roll", "fly"))
_ANYHOW = frozenset(("go", "come", "move", "head", "travel", "cross", "pass", "approach", "race",
                     "speed", "rush", "zoom", "glide", "cruise", "advance", "leave", "weave",
                     "zigzag", "slalom", "swerve", "thread", "wind", "dash", "hurry"))  # fmt: skip
"""Verbs that do not say by what one goes: who walks on a ship does so on its deck."""
_ASTRIDE = ("cycle", "bike", "scooter", "moped", "skateboard", "snowboard", "surfboard", "kart",
            "sled", "kayak", "canoe")  # fmt: skip
"""Ends of nouns of what has no deck: who is on it goes by nothing else."""

_UPRIGHT: dict[str, Direction] = {
    "down": "down", "descend": "down", "sink": "down", "up": "up", "rise": "up", "ascend": "up",
}  # fmt: skip
"""Last words of verbs by which what flies goes up or down."""


def let_mounts_go(act: Act, cast: Cast, lexicon: Lexicon) -> list[Act]:
    """ "A knight on a horse charges": the horse runs, and the knight sits on it: an act of his own;
    "a girl on a scooter heads left": the scooter drives."""
    words = lexicon.words
    if act.motion not in words.moving or not act.agents:
        return []
    under = _each_their_own({one.a: one.b for one in cast.relations if one.kind in ("on", "in")},
                            act.agents, cast)  # fmt: skip
    mounts = tuple(dict.fromkeys(under.get(one, "") for one in act.agents))
    if act.verb in _ALIGHTS and all(mounts):
        act.motion, act.goal, act.side = "walk", mounts[0], act.side or "in front of"
        return []
    if act.goal in mounts and (act.side or act.direction == "down"):
        return []  # who lands on a boat, or walks off the car they are on to one side of it
    off = act.over in mounts or act.verb.endswith(" off")
    if act.motion in _OFF_IT and off and all(mounts):
        act.motion = "fall" if act.verb.split()[0] == "tumble" else act.motion
        return []  # who tumbles off a horse
    families = {cast[one].family if one else "" for one in mounts}
    anyhow = act.motion in _BORNE or act.verb.split()[0] in _ANYHOW
    astride = all(one and cast[one].noun.endswith(_ASTRIDE) for one in mounts)
    anyhow = anyhow or (astride and act.motion != "jump")  # a leap is done with it
    if not (families <= _BEASTS or (families <= _CARRIERS and anyhow)):
        return []
    if not all(cast[one].living for one in act.agents):
        return []
    usual, pose = words.carriers[families.pop()]
    riders = [
        Act("ride", agents=(one,), goal=under[one], motion=pose, order=act.order)
        for one in act.agents
    ]
    act.agents = mounts
    if usual == "fly":
        act.direction = act.direction or _UPRIGHT.get(act.verb.rpartition(" ")[2])
    feet = act.motion in _BY_FOOT and usual == "run"
    act.motion = act.motion if feet else usual
    return riders


def _each_their_own(under: dict[str, str], who: tuple[str, ...], cast: Cast) -> dict[str, str]:
    """What each of some is on: of as many as they are, each on one of them."""
    first = under.get(who[0], "")
    group = cast[first].group if first and len(who) > 1 else ""
    alike = [name for name, one in cast.members.items() if group and one.group == group]
    return under | dict(zip(who, alike, strict=True)) if len(alike) == len(who) else under


def may_be_on(who: tuple[str, ...], others: tuple[str, ...], cast: Cast) -> bool:
    """Whether somebody who was named may be on somebody else: no person on a shoulder."""
    return not who or (who != others and cast[who[0]].family != "person")
