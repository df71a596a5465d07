"""When something happens to a body of itself: it falls, lands, rolls, breaks, grows, vanishes."""

import numpy as np
from clip import FPS, Being, Clip, Numbers

Span = tuple[float, float]
"""From when to when, clip seconds."""

_ALIVE_OR_DRIVEN = ("person", "quadruped", "vehicle")
"""Who goes by their own beats, and not by physics."""
_BEASTS = ("bird", "creature", "dragon", "insect")
"""Who bends and bows before they fall, too."""
_APART = 1.2
"""Seconds between two events that are of one doing: the bounces of a ball."""
LAMPS = ("traffic_light",)
"""Kinds of which only a lamp is ever of a color that is named, and the rest is a black box."""
SHINES = 130
"""Of 255: from which value on of its strongest channel a lamp is lit."""
_ON_ITS_SIDE = 1.0
"""Radians by which a thing leans that has toppled over."""
PHYSICAL = {"roll": {"roll"}, "bounce": {"impact"}, "slide": {"scrape", "roll"}}
"""What physics decides the time of, and the events that tell it."""


def by_itself(clip: Clip, who: Being, motion: str) -> Span | None:
    """From when to when somebody really rolls, bounces or slides, where there are events of it."""
    kinds = PHYSICAL.get(motion, set()) if who.family not in _ALIVE_OR_DRIVEN else set()
    times = [
        (one["t"], one["t"] + one.get("seconds", 0.0))
        for one in clip.record["events"]
        if one["kind"] in kinds and who.name in (one["a"], one["b"])
    ]
    if not times and motion == "roll" and who.family in ("ball", "prop"):
        span = _on_the_ground(who)
        return _until_it_strikes(clip, who, span) if span else None
    span = _first_run(sorted(times)) if times else None
    return _until_it_strikes(clip, who, span) if span and motion == "roll" else span


def _until_it_strikes(clip: Clip, who: Being, span: Span) -> Span:
    """What rolls at something has rolled there when it strikes that, though it rolls on: what then
    happens to the other comes after it."""
    struck = [
        one["t"]
        for one in clip.record["events"]
        if one["kind"] == "impact" and who.name in (one["a"], one["b"])
        and all(name in clip.beings and clip.beings[name].family != "ramp"
                for name in (one["a"], one["b"]))
    ]  # fmt: skip
    first = next((at for at in sorted(struck) if at > span[0] + 0.3), span[1])
    falls = when(clip, who, "fall")  # it has rolled along a shelf when it falls off that
    if falls is not None and falls[0] > span[0] + 0.3:
        first = min(first, falls[0] + 0.1)
    return span[0], min(span[1], first)


def _first_run(times: list[Span]) -> Span:
    """The first of several events with those that follow at once: a ball that has hit something
    and rolls on has rolled before that, too."""
    start, end = times[0]
    for begin, stop in times[1:]:
        if begin - end > _APART:
            break
        end = max(end, stop)
    return start, end + 0.1


def _on_the_ground(who: Being) -> Span | None:
    """From when to when a ball goes on along the ground, having bounced or not."""
    low = np.nan_to_num(who.low[:, 2], nan=np.inf)
    speed = np.linalg.norm(np.diff(who.root[:, :2], axis=0, prepend=who.root[:1, :2]), axis=1) * FPS
    rolls = (low <= np.min(low) + 0.15 * who.size) & (speed > 0.05)
    aloft = np.flatnonzero(~rolls[: np.flatnonzero(rolls)[-1]]) if rolls.any() else np.arange(0)
    if not rolls.any():
        return None
    first = int(aloft[-1]) + 1 if len(aloft) else 0
    return first / FPS, float(np.flatnonzero(rolls)[-1] + 1) / FPS


def when(clip: Clip, who: Being, proof: str, span: Span | None = None) -> Span | None:
    """The seconds in which somebody falls, jumps, breaks or is in the air; None for never.

    Who jumps does so within the `span` that this is played in, where it is known.
    """
    if proof == "breaks":
        times = [one["t"] for one in clip.record["events"] if one["kind"] == "break"
                 and who.name in (one["a"], one["b"])]  # fmt: skip
        return (times[0] - 0.1, times[0] + 0.5) if times else None
    if proof == "lands":  # of several ways down the one that it was played in, if there is one
        return (_landing(who, span) if span else None) or _landing(who)
    top = who.high[:, 2] if proof == "fall" else who.low[:, 2]
    there = np.flatnonzero(np.isfinite(top))
    broken = when(clip, who, "breaks") if who.family != "plant" else None
    if broken is not None:  # its pieces do not fall on
        there = there[there <= np.ceil((broken[0] + 0.1) * FPS)]
    own = proof == "jump" or (proof == "fall" and who.family in (*_ALIVE_OR_DRIVEN, *_BEASTS))
    if own and span is not None:
        inside = (there >= span[0] * FPS - 1) & (there <= span[1] * FPS + 2)
        there = there[inside]
    if len(there) < 2:
        return None
    high = top[there]
    enough = {"fall": max(0.1, 0.3 * who.height), "jump": min(0.12, 0.1 * who.height + 0.02)}.get(
        proof, 0.25
    )
    if proof == "fall":
        sunk = np.maximum.accumulate(high) - high
        if who.family == "quadruped":  # its body goes down; its head may stay up
            root = who.root[there, 2]
            enough, sunk = max(0.1, 0.25 * who.height), np.maximum.accumulate(root) - root
    else:
        sunk = high - np.minimum.accumulate(high)
        if proof == "jump" and sunk.max() < enough:  # it is in the air already, and lands
            sunk = np.maximum.accumulate(high) - high
        if proof == "air":
            sunk = np.maximum(sunk, high)
    if proof == "fall" and sunk.max() < enough and who.family not in _ALIVE_OR_DRIVEN:
        enough, sunk = _ON_ITS_SIDE, _leans(who)[there]  # a top is as wide as it is high
    if sunk.max() < enough:
        return None
    first = int(np.argmax(sunk >= 0.3 * enough))
    return float(there[max(first - 1, 0)]) / FPS, float(there[int(sunk.argmax())] + 1) / FPS


def _leans(who: Being) -> Numbers:
    """By how many radians a thing leans from how it stood first, in every frame (N,): not by how
    far it has turned on the spot."""
    if who.body is None:
        return np.zeros(len(who.root))
    turn = who.body.rotations[:, 0].astype(float)
    upright = np.einsum("j,nj->n", turn[0, 2], turn[:, 2])
    return np.arccos(np.clip(upright, -1.0, 1.0))


def _landing(who: Being, span: Span = (-np.inf, np.inf)) -> Span | None:
    """From when to when somebody comes down to where they stay, in or shortly before a span; None
    where they were never up."""
    there = np.flatnonzero(np.isfinite(who.low[:, 2]))
    there = there[(there >= (span[0] - _APART) * FPS) & (there <= span[1] * FPS + 1)]
    if len(there) < 2:
        return None
    low = who.low[there, 2]
    top = np.maximum.accumulate(low)
    sunk = top - low
    if sunk.max() < min(0.12, 0.1 * who.height + 0.02):
        return None
    down = int(np.argmax(sunk >= 0.9 * sunk.max()))
    since = int(np.flatnonzero(low[: down + 1] >= top[down] - 0.1 * sunk[down])[-1])
    return float(there[since]) / FPS, float(there[down]) / FPS


BECOMES = {"melt": "melt",
           **dict.fromkeys(("appear", "pop", "emerge"), "appear"),
           **dict.fromkeys(("vanish", "disappear"), "vanish"),
           **dict.fromkeys(("turn", "change", "wilt", "wither", "rust", "blush"), "color"),
           **dict.fromkeys(("grow", "swell", "rise", "bloom", "blossom", "open", "shrink",
                            "sag", "sink", "collapse", "deflate", "burn", "inflate", "expand",
                            "bulge", "sprout", "shrivel", "contract", "widen"), "size"),
           **dict.fromkeys(("glow", "shine", "light", "ignite", "darken", "dim", "go", "flash",
                            "brighten", "flare", "flicker", "blink"), "brightness")}  # fmt: skip
"""What no body does but what becomes of it, by verb."""


def changed(clip: Clip, who: Being, verb: str) -> tuple[float, float, bool] | None:
    """The time in which something appears, vanishes, melts, grows, shrinks or turns red, and
    whether that is seen; None where it is not asked for."""
    asked = {one.aspect for one in clip.spec.scene.becomings if one.entity == who.name}
    if verb == "turn" and "color" not in asked and "vanish" in asked:
        return _transformed(clip, who)
    if BECOMES.get(verb, "") not in asked:
        return None
    times = [at / FPS for at in clip.shots]
    if BECOMES[verb] in ("appear", "vanish"):
        pixels = np.array([who.looks[at].pixels if at in who.looks else 0 for at in clip.shots])
        # the camera may leave less of it in the picture; it has vanished when it is gone
        comes = BECOMES[verb] == "appear"
        enough = 0.3 if comes else 0.15
        there = np.flatnonzero(pixels > enough * max(pixels.max(), 1))
        pair = (there[0] - 1, there[0]) if comes and len(there) else (0, 0)
        if not comes and len(there):
            pair = (there[-1], there[-1] + 1)
        seen = 0 <= pair[0] < pair[1] < len(times)
        return times[pair[0]], times[min(pair[1], len(times) - 1)], seen
    if BECOMES[verb] == "color":
        colors = np.array([_mean_color(who, at) for at in sorted(who.looks)])
        times = [at / FPS for at in sorted(who.looks)]
        values = np.linalg.norm(colors - colors[0], axis=1) if len(colors) else np.zeros(1)
    elif BECOMES[verb] == "brightness":
        times = [at / FPS for at in sorted(who.looks)]
        values = np.array([float(who.looks[at].colors.mean()) for at in sorted(who.looks)])
        values = values if len(values) else np.zeros(1)
    else:
        broken = when(clip, who, "breaks")  # what flies apart then does not grow
        whole = [at for at in clip.shots if broken is None or at / FPS <= broken[0] + 0.1]
        whole = [at for at in whole if at in who.looks] or whole  # what is gone then does not grow
        times = [at / FPS for at in whole]
        sides = (who.high - who.low)[whole]
        values = np.nan_to_num(sides[:, 2] if verb == "melt" else sides.max(axis=1))
    if verb in ("flicker", "blink"):  # it ends as it began, and is darker and brighter in between
        seen = float(np.ptp(values)) > 0.15 * max(float(values.max()), 1e-6)
        return 0.0, clip.frames / FPS, seen and _to_and_fro(values)
    return _most_changed(values, times, _SIGNS.get(verb, 0)) or (0.0, clip.frames / FPS, False)


_SIGNS = {**dict.fromkeys(("grow", "swell", "rise", "bloom", "blossom", "inflate", "expand",
                           "bulge", "sprout", "widen"), 1),
          **dict.fromkeys(("shrink", "melt", "sag", "sink", "collapse", "deflate", "burn",
                           "shrivel", "contract"), -1),
          }  # fmt: skip
"""Which way a size goes by a verb: what grows and then shrinks is seen to do the one and the
other, though it ends as it began."""


def _to_and_fro(values: Numbers) -> bool:
    """Whether it gets darker as well as brighter."""
    steps = np.diff(values)
    least = 0.1 * max(float(values.max()), 1e-6)
    return len(steps) > 1 and bool(steps.min() < -least) and bool(steps.max() > least)


def _transformed(clip: Clip, who: Being) -> tuple[float, float, bool] | None:
    """When somebody turns into another: they are gone, and that one is there who was not before."""
    told = {one.entity for one in clip.spec.scene.becomings if one.aspect == "appear"}
    gone = changed(clip, who, "vanish")
    comes = [changed(clip, one, "appear") for one in clip.beings.values() if one.name in told]
    seen = [one for one in comes if one is not None and one[2]]
    if gone is None or not seen:
        return None
    return gone[0], max(gone[1], seen[0][1]), gone[2]


def _mean_color(who: Being, at: int) -> Numbers:
    """The mean color of somebody in a frame: of a traffic light, that of what shines in it."""
    colors = who.looks[at].colors
    lit = colors[colors.max(axis=1) >= SHINES] if who.entity.kind in LAMPS else colors
    return np.asarray((lit if len(lit) else colors).mean(axis=0))


def _most_changed(
    values: Numbers, times: list[float], sign: int
) -> tuple[float, float, bool] | None:
    """From when to when a value changes the way of the `sign`, or from first to last where that is
    0; None where it changes by less than 15 percent."""
    start, end = 0, len(values) - 1
    if sign:
        up = sign * values
        gains = up - np.minimum.accumulate(up)
        end = int(gains.argmax())
        start = int(up[: end + 1].argmin())
    change = float(values[end] - values[start])
    if abs(change) <= 0.15 * max(float(values.max()), 1e-6):
        return None
    share = (values[start : end + 1] - values[start]) / change
    first, last = int(np.argmax(share > 0.1)), int(np.argmax(share > 0.9))
    return times[start + max(first - 1, 0)], times[start + last], True
