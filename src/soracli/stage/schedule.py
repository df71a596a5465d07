"""When things happen: the actions of a scene laid out over its seconds, as beats."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from soracli.stage.standing import LASTING, LYING
from soracli.story.scene import Action, Scene

NATURAL = {
    "jump": 1.4,
    "axel": 3.4,
    "throw": 1.5,
    "shoot": 1.6,
    "kick": 1.4,
    "catch": 1.0,
    "pick_up": 2.4,
    "put_down": 2.2,
    "give": 2.6,
    "drop": 1.9,
    "hug": 3.0,
    "kiss": 3.0,
    "high_five": 1.8,
    "open": 2.2,
    "close": 2.0,
    "fell": 3.6,
    "pop": 1.4,
    "explode": 1.0,
    "shake_hands": 2.6,
    "stand_up": 1.4,
    "point": 2.4,
    "nod": 1.4,
    "turn": 1.2,
    "fall": 1.6,
    "collide": 1.0,
    "bow": 2.8,
    "reach_up": 2.6,
    "cartwheel": 1.6,
    "backflip": 1.8,
    "somersault": 2.0,
    "faint": 2.4,
    "slip": 1.8,
    "dive": 3.6,
    "pounce": 1.4,
    "sigh": 2.2,
    "wink": 1.6,
    "snap_fingers": 1.2,
    "raise_hand": 2.2,
    "tear": 1.4,
    "dismount": 2.4,
}
"""Seconds that an action takes by nature; what is not listed goes on as long as there is time."""

_LEAST = 1.3
"""Seconds at least, where there is time, of what has no natural length: less is not made out."""
_MADE_OUT, _BRIEF = 1.7, 2.0
"""Seconds in which a way is made out, and those down to which what takes longer by nature is cut
short for that."""
_LATER, _SHARE = 0.8, 0.25
"""Seconds, and the share of their time together, by which the second of two doings begins later."""
_JOINING = frozenset(
    ("laugh", "cry", "sing", "smile", "frown", "clap", "cheer", "wave", "nod", "shake_head",
     "talk", "bark", "meow", "howl", "roar", "neigh", "pet", "feed", "eat", "drink", "read",
     "write", "point", "salute", "beckon", "shiver", "cover_face", "think", "pray", "photograph",
     "play", "guitar", "violin", "piano", "drum", "flute", "trumpet", "wag", "paw", "scratch",
     "wipe", "stir", "type", "paint", "knit", "groom", "stomp", "shrug", "cough", "sneeze")
)  # fmt: skip
"""What one may begin while something else goes on already."""
_SETTING_OUT = frozenset(
    ("walk", "run", "tiptoe", "sneak", "limp", "march", "trudge", "stagger", "strut", "waddle",
     "trot", "gallop", "crawl", "leave", "flee", "hop", "skip", "chase")
)  # fmt: skip
"""How those who stand go, on foot: they may set out while others do something already."""
_HALT = 0.8
"""Seconds that somebody who went somewhere stands there, having stopped, before going on."""

REPEATED = ("jump", "bow", "nod", "kick", "cartwheel", "backflip", "somersault", "point")
"""What is done again for each of its turns ("bows twice")."""

# What things do of themselves once they are set going: the physics decides when.
_BY_PHYSICS = {
    "rebound",
    "bounce",
    "roll",
    "slide",
    "knock_over",
    "rock",
    "swing",
    "float",
    "drift",
}

_SWAYS = ("rock", "swing", "float", "drift")
"""What of that goes on by itself, with nobody who sets it going."""

_SLEEPING = ("sleep", "sunbathe")
"""What goes on until those do something else, whatever others do meanwhile."""
_HALTS = ("stop", "halt", "pause", "freeze", "brake", "come", "hesitate")
"""First words of the verbs by which somebody comes to a stand."""

_WILLED = ("jump", "catch", "throw", "kick", "bow", "wave", "walk", "run", "climb", "pick_up",
           "stand_up", "sit", "fly", "swim", "look", "hug", "dance")  # fmt: skip
"""What no thing does of itself: whoever does it is alive."""

# What two do together, even if the sentence names only one of them as doing it.
_MUTUAL = {"fight", "talk", "dance", "hug", "shake_hands", "kiss", "high_five", "hold_hands"}


@dataclass(frozen=True)
class Beat:
    """One action of one body, from `start` to `end` in world seconds (maybe outside the shot).

    `until` is when the shot it was written for ends, `ease` the seconds it takes to get into it.
    `said` marks the speaking of a line, `kept` a posture that an earlier take left. `way` is where
    its direction leads on the set, radians, where that has been settled.
    """

    motion: str
    start: float
    end: float
    action: Action
    until: float = float("inf")
    ease: float = 0.3
    said: bool = False
    kept: bool = False
    way: float | None = None


def beats(
    scene: Scene, seconds: float, needed: Mapping[int, float] | None = None
) -> dict[str, list[Beat]]:
    """The beats of every agent by entity id, in order of time, in a shot of world `seconds`.

    Actions of one order go on together, one order after the other. What has no natural length goes
    on beyond both ends of the shot where it is the first or the last. `needed` are the seconds that
    an order takes on this set, where that is known (a walk up to something).
    """
    orders = _orders(scene)
    spans = order_spans(scene, seconds, needed)
    lead = spans[orders[0]][0] if orders else 0.0
    result: dict[str, list[Beat]] = {}
    for action in scene.actions:
        start, end = spans.get(action.order, (0.0, seconds))
        if orders and action.order == orders[-1] and _natural(action) is None:
            end = seconds + 1.0
        if action.motion in _SLEEPING:
            end = _woken(action, scene, spans, seconds)
        if orders and action.order == orders[0] and lead == 0.0:
            start = min(start, 0.0) - (1.5 if _natural(action) is None else 0.0)
        if _joins_in(action, scene):
            first, last = spans.get(action.order, (0.0, seconds))
            start = max(start, first + min(_LATER, _SHARE * (last - first)))
        for agent in action.agents:
            result.setdefault(agent, []).append(
                Beat(action.motion, start, end, _own(action, agent))
            )
        alone = not any(
            action.target in other.agents
            for other in scene.actions
            if action.motion != "hold_hands" or other.motion == action.motion
        )
        if action.motion in _MUTUAL and action.agents and action.target and alone:
            back = action.model_copy(
                update={"agents": (action.target,), "target": action.agents[0]}
            )
            result.setdefault(action.target, []).append(Beat(action.motion, start, end, back))
    return {agent: sorted(found, key=lambda beat: beat.start) for agent, found in result.items()}


def _woken(
    action: Action, scene: Scene, spans: Mapping[int, tuple[float, float]], seconds: float
) -> float:
    """Until when those sleep of whom it is told: whatever they do next, or beyond the shot."""
    own = (one.order for one in scene.actions if {*one.agents} & {*action.agents})
    later = [spans[order][0] for order in own if order > action.order and order in spans]
    return min(later, default=seconds + 1.0)


def order_spans(
    scene: Scene, seconds: float, needed: Mapping[int, float] | None = None
) -> dict[int, tuple[float, float]]:
    """From when to when the orders of a scene last, in world seconds, one after the other: those of
    its actions, and those in which something only becomes something else."""
    natural = {order: _length(scene, order) for order in _orders(scene)}
    natural |= {order: length for order, length in (needed or {}).items() if order in natural}
    natural = _shortened(natural, seconds)
    fixed = sum(length for length in natural.values() if length is not None)
    loose = sum(1 for length in natural.values() if length is None)
    lead = min(0.45, 0.08 * seconds) if loose == 0 else 0.0
    room = seconds - lead if loose else 0.92 * seconds
    squeeze = min(1.0, room / max(fixed + loose * _LEAST, 1e-6))
    share = max((room - fixed * squeeze) / max(loose, 1), _LEAST * squeeze)
    spans: dict[int, tuple[float, float]] = {}
    now = lead
    for order, length in natural.items():
        span = share if length is None else length * squeeze
        spans[order] = (now, now + span)
        now += span
    return spans


def _shortened(natural: Mapping[int, float | None], seconds: float) -> dict[int, float | None]:
    """The lengths of the orders where not all of them have room: what is long by nature, a dive,
    gives way first, so that what has no length of its own, a walk before it, is made out."""
    loose = sum(length is None for length in natural.values())
    given = {order: length for order, length in natural.items() if length is not None}
    lack = sum(given.values()) + loose * _MADE_OUT - seconds
    spare = {order: max(length - _BRIEF, 0.0) for order, length in given.items()}
    if lack <= 0 or not loose or sum(spare.values()) <= 0:
        return dict(natural)
    share = min(lack / sum(spare.values()), 1.0)
    return {
        order: None if length is None else length - share * spare[order]
        for order, length in natural.items()
    }


def _orders(scene: Scene) -> list[int]:
    """The orders that take time of their own: what physics does takes it while others act."""
    becoming = {one.order for one in scene.becomings} - {one.order for one in scene.actions}
    acting = {action.order for action in scene.actions if not _physical(action, scene)}
    return sorted(becoming | acting)


def lies_already(beat: Beat, played: Sequence[Beat], rising: Collection[str]) -> bool:
    """Whether somebody would fall or lie down who lies there, not having got up (`rising`)."""
    last = next((one for one in reversed(played) if one.motion in {*rising, *LASTING}), None)
    return beat.motion in LYING and last is not None and last.motion in LYING


def natural_seconds(beat: Beat) -> float:
    """The seconds a beat takes by nature; what has no natural length, as long as it lasts."""
    return _natural(beat.action) or beat.end - beat.start


def _own(action: Action, agent: str) -> Action:
    """The action of one of two who collide: each comes at the other."""
    if action.motion != "collide" or action.target or len(action.agents) != 2:
        return action
    other = next(one for one in action.agents if one != agent)
    return action.model_copy(update={"target": other})


def _physical(action: Action, scene: Scene) -> bool:
    """Whether physics alone decides when it happens, so that it takes no time of its own.

    Not so with who does something else before or after it of themselves ("jumps, then rolls on the
    grass"), with what goes up or down, and with what happens before or after something that others
    do ("the door opens, a ghost floats in"), unless they have set it going ("kicks the ball, and
    it rolls away").
    """
    if action.motion not in _BY_PHYSICS or action.direction in ("up", "down"):
        return False
    agents = set(action.agents)
    own = [one for one in scene.actions if agents & set(one.agents) and one.order != action.order]
    if any(one.motion in _WILLED or one.motion not in _BY_PHYSICS for one in own):
        return False
    others = [one for one in scene.actions if not agents & set(one.agents)]
    # who lifts a kettle that whistles has not set it going
    causes = [one for one in others if one.order <= action.order or action.motion not in _SWAYS]
    dealt = any(agents & {one.target, one.instrument} for one in causes)
    return dealt or all(one.order == action.order for one in others)


def _joins_in(action: Action, scene: Scene) -> bool:
    """Whether it is told of after something else that goes on at the same time, and may well begin
    after that: "she reads the letter and weeps", "the squire kneels. The king touches him"."""
    told = [one for one in scene.actions if one.order == action.order]
    before = told[: next(place for place, one in enumerate(told) if one is action)]
    others = [one for one in before if not set(one.agents) & set(action.agents)]
    if action.motion == "chase" and any(action.target in one.agents for one in others):
        return True  # "a hat is blown away; he chases it"
    if action.motion in _SETTING_OUT:  # "the shepherd whistles, and his dog runs off"
        return any(one.motion in _JOINING for one in others)
    if action.motion not in _JOINING:
        return False
    going_on = {one.motion for one in before} - {"", "stand", *LASTING, action.motion}
    going_on |= {one.motion for one in others} - {"", "stand", action.motion}
    # a crowd cheers as the ball is dunked: when they begin later, that is over
    going_on -= {one.motion for one in others if 0.0 < (_natural(one) or 0.0) <= _BRIEF}
    return bool(going_on)  # who sits and types has sat down for it


def _natural(action: Action) -> float | None:
    length = NATURAL.get(action.motion)
    if length is None:
        return None
    again = max(action.turns, 1) if action.motion in REPEATED else 1
    return length * again / min(max(action.speed, 0.5), 2.0)


def _length(scene: Scene, order: int) -> float | None:
    lengths = [
        _HALT if _halts(action, scene) else _natural(action)
        for action in scene.actions
        if action.order == order and not _physical(action, scene)
    ]
    if any(length is None for length in lengths):
        return None
    return max((length for length in lengths if length is not None), default=None)


def _halts(action: Action, scene: Scene) -> bool:
    """Whether somebody stops between two doings: "walks, stops, looks up"."""
    own = [one.order for one in scene.actions if set(action.agents) & set(one.agents)]
    between = bool(own) and min(own) < action.order < max(own)
    return action.motion == "stand" and action.verb.split()[0] in _HALTS and between
