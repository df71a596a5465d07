"""Who does what, and in which order: what the stage played, and whether it can be seen."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import yaml
from asked import HERE, SEEN, Fact, Verdict, unread, unseen, unstaged
from clip import FPS, Being, Clip, Numbers
from counts import is_the_place
from happenings import by_itself, changed, when
from skies import of_the_place
from who import BODY, meant, moving_parts, wholes


@dataclass(frozen=True)
class Done:
    """A doing as it was played: who, to whom, from second to second, and whether it is seen."""

    who: Being
    target: Being | None
    start: float
    end: float
    proof: str
    seen: bool


Shown = tuple[str, frozenset[str]]
"""A proof, and the motions that it is the proof of."""


@cache
def doings() -> dict[str, tuple[Shown, ...]]:
    """For every verb how it is proved, and the motions that show it. A verb that is shown in more
    than one way ("takes off", a plane and a hat) has several proofs, each with its own motions."""
    table = yaml.safe_load((HERE / "doings.yaml").read_text(encoding="utf-8"))
    found: dict[str, tuple[Shown, ...]] = {}
    for proof, verbs in table.items():
        for alike, motions in verbs.items():
            for verb in alike.split(", "):
                shown = proof, frozenset(map(plain, (verb, *motions)))
                found[verb] = (*found.get(verb, ()), shown)
    return found


FLAME, WARMTH = 244.0, 70.0
"""Red of a flame at least, of 255, and by how much more of it there is than blue."""
SET = frozenset(
    (
        "floor",
        "ground",
        "street",
        "snow",
        "sand",
        "grass",
        "lawn",
        "pavement",
        "deck",
        "stage",
        "courtyard",
        "yard",
        "path",
        "terrace",
        "ice",
        "road",
        "field",
        "meadow",
        "pitch",
    )
)
"""What is there wherever somebody is, and is swept, dug or walked on."""
PARTS = frozenset(
    ("windshield", "windscreen", "hood", "bonnet", "bumper", "headlight", "tailgate", "tire",
     "tyre", "wheel", "door", "window", "lid", "handle", "lock", "drawer", "sole", "seam", "hem",
     "hull", "mast", "bark", "trunk", "roof", "side", "edge", "surface")
)  # fmt: skip
"""Parts of things: who does something to one is at what has it, which is filmed as a whole."""
WHOLES = ("vehicle", "boat", "aircraft", "building", "furniture", "plant", "prop", "box")
"""Families of what has such parts."""
ABOARD = frozenset(("climb into", "climb in", "climb out", "climb aboard", "climb out of"))
"""Verbs of who gets into a vehicle, or out of it."""
LIGHT = frozenset(("do", "make", "take", "perform", "turn"))
"""Verbs that leave it to what they are done to to say what is done."""
PARTICLES = frozenset(("up", "down", "off", "out", "away", "over", "back", "on", "in", "open",
                       "shut", "apart", "through", "around"))  # fmt: skip
"""Second words of verbs."""


def split(text: str) -> tuple[str, list[str]]:
    """Whom and what "police officer think|ponder" says: ("police officer", ["think", "ponder"]);
    "boy let go|release" is a boy, and no "boy let"."""
    words = text.split(" ")
    for place in range(1, len(words)):
        verbs = " ".join(words[place:]).split("|")
        plainly = (_is_verb(one) or " " not in one for one in verbs)  # "press roll out|print"
        if _is_verb(verbs[0]) and all(plainly):
            return " ".join(words[:place]).strip(), verbs
    who, last = text.rsplit(" ", 1)
    return who.strip(), last.split("|")


def _is_verb(text: str) -> bool:
    first, _, second = text.partition(" ")
    return text in doings() or (first in doings() and second in PARTICLES)


def done(clip: Clip, who: str, verbs: list[str], target: str = "") -> Verdict | list[Done]:
    """Every time that one of those meant does it, or why there is none."""
    found = meant(clip, who) or moving_parts(clip, who)
    if not found and (sky := of_the_place(clip, who, verbs)) and clip.beings:
        return [Done(next(iter(clip.beings.values())), None, *sky[0], "changes", sky[1])]
    if not found:
        return unread(f"no {who}")
    aims = meant(clip, target) if target else []
    if target and not aims and not _is_known(clip, found, target):
        return unread(f"no {target}")
    if not any(one.entity.kind for one in found):
        return unstaged(f"a stand-in for {who}")
    names = {one.name: one for one in found}
    played = [one for one in clip.record["actions"] if one["agent"] in names]
    result = [one for being in found for one in _taken(clip, being, verbs)]
    for verb in verbs:
        shown = doings().get(verb, (("played", frozenset({plain(verb)})),))
        for one in played:
            for proof in _proofs_of(one, verb, shown) or _lightly(one, verb, target):
                result.append(_as_played(clip, names[one["agent"]], aims, one, proof))
        proof = shown[0][0]
        if not result and proof in ("fall", "breaks", "jump", "air", "lands"):
            result += [_unasked(clip, one, proof) for one in found]
        changing = [*found, *(one for one in wholes(clip, who) if one not in found)]
        result += [one for being in changing for one in _becomes(clip, being, verb)]
        result += [one for being in found if (one := _burns(clip, being, verb)) is not None]
        result += [one for being in found if (one := _fumes(clip, being, verb)) is not None]
    if result:
        return result
    what = [f"{one['verb']} as {one['motion']}" for one in played]
    asked = {one.verb for one in clip.spec.scene.actions if set(one.agents) & set(names)}
    told = f"{who} plays {', '.join(what) or 'nothing'}"
    return unstaged(told) if asked & set(verbs) else unread(f"{told}; read {sorted(asked)}")


TAKING = frozenset(("take", "get", "receive", "accept", "grab", "snatch", "steal", "collect"))
"""Verbs of who has a thing of somebody else in the end."""


def _taken(clip: Clip, who: Being, verbs: list[str]) -> list[Done]:
    """Every time that somebody is handed what they take: it is with them then, and was not."""
    result = []
    for one in clip.record["actions"]:
        first = one["verb"].split()[0]
        if one["motion"] != "give" or one["target"] != who.name or first not in TAKING:
            continue
        thing = _thrown(clip, one)
        if thing is None or first not in verbs:
            continue
        start, end = float(str(one["start"])), float(str(one["end"]))
        frames = _frames(clip, start, end)
        comes = _gap(who, thing, frames[-1:]) <= 0.1 < _gap(who, thing, frames[:1])
        result.append(Done(who, thing, start, end, "taken", comes and bool(thing.looks)))
    return result


def _is_known(clip: Clip, found: Sequence[Being], target: str) -> bool:
    """Whether what it is done to is seen though it is no being of its own."""
    words = set(target.split("|"))
    names = {one.name for one in found}
    done_to = {one["target"] for one in clip.record["actions"] if one["agent"] in names}
    dressed = [*found, *(one for one in clip.beings.values() if one.name in done_to)]
    wholes = (clip.beings[name] for name in done_to if name in clip.beings)
    part = words <= PARTS and any(one.family in WHOLES for one in wholes)
    return part or words <= BODY or _told(clip, found, target) or _worn(dressed, target)


def _told(clip: Clip, found: Sequence[Being], target: str) -> bool:
    """Whether the doing itself has what it is done to: who "breathes fire" is seen to, with no
    being that is fire, who pours milk has it run, and who sweeps the floor has it under them."""
    names = {one.name for one in found}
    words = {word.split()[-1].removesuffix("s") for word in filter(None, target.split("|"))}
    those = [one for one in clip.record["actions"] if one["agent"] in names]
    played = {word.removesuffix("s") for one in those for word in one["verb"].split()}
    acts = [one for one in clip.spec.scene.actions if names & set(one.agents)]
    stuffs = {word.removesuffix("s") for one in acts for word in one.stuff.split()}
    here = is_the_place(clip, target)  # who crosses the bridge that it plays on
    return here or bool(words & (played | stuffs | SET))


def _worn(found: Sequence[Being], target: str) -> bool:
    """Whether it is done to what they wear: a hood, a glove, a tie is seen with who wears it."""
    worn = {word for one in found for garment in one.entity.wears
            for word in (garment.kind, *garment.word.lower().split())}  # fmt: skip
    names = {word.split()[-1] for word in target.split("|")}
    return bool(worn & (names | {f"{name}s" for name in names}))


def _proofs_of(played: Mapping[str, str], verb: str, shown: Sequence[Shown]) -> list[str]:
    """The ways in which it may be proved that this is the doing of that verb: none if it is
    another one."""
    same = played["verb"] == verb or played["verb"].startswith(verb + " ")
    motion = plain(played["motion"])
    if played["verb"] in ABOARD:  # into a plane nobody climbs as up a tree
        return ["travel"] if same else []
    by_motion = [proof for proof, motions in shown if motion in motions]
    return by_motion or [proof for proof, _ in shown if same and proof in MEASURED]


def _lightly(played: Mapping[str, str], verb: str, target: str) -> list[str]:
    """How it is proved that somebody "does a handstand": as a handstand is."""
    deeds = [one for one in target.split("|") if one and one in played["verb"].split()]
    if verb not in LIGHT or not deeds:
        return []
    shown = doings().get(deeds[0], (("played", frozenset({plain(deeds[0])})),))
    return _proofs_of(played, deeds[0], shown)


def _as_played(
    clip: Clip, who: Being, aims: list[Being], one: Mapping[str, str], proof: str
) -> Done:
    """A doing that the stage played, with whom or what it is done to (the first of `aims`)."""
    others = [being for being in aims if being is not who] or aims  # one of two lifts the other
    told = clip.beings.get(one["target"])
    aim = told if not aims or told in others else others[0]
    if proof == "moved" and not aims:
        aim = _thrown(clip, one) or aim
    if plain(one["motion"]) == "catch" and proof == "moved":
        proof = "caught"
    if one["motion"] == "collide":
        proof = "bump"  # a ship hits a rock, and that does not move
    if proof == "turn" and aims:  # a stick that is twirled turns, and hands turn a page
        proof = "turned"
    if proof == "fall" and plain(one["motion"]) == "knock over" and aim is not None:
        return _made(clip, aim, None, one, proof)  # what is knocked over falls
    if proof == "drops" and one["motion"] in ("fall", "jump", "dive") and not aims:
        aim = None  # who drops into a bowl drops, and not the bowl
    if one["motion"] == "walk" and not aims:
        aim = None  # where somebody walks to is not what is carried there
    being, shown = who, proof
    if proof == "air" and plain(one["motion"]) in LIFTING:
        # who lifts a thing has it off the ground; what is held up all along, the arms
        being, aim = (who, None) if aim is None else (aim, None)
        shown = "hands" if being is who else proof
    elif proof == "air" and aims:  # who flies a kite has the kite in the air
        being, aim = aims[0], None
    return _made(clip, being, aim, one, shown)


def judge_action(clip: Clip, fact: Fact) -> Verdict:
    """ "boy kick > ball": at least one of those meant does it, and it can be seen."""
    text, _, target = (part.strip() for part in fact.text.partition(">"))
    who, verbs = split(text)
    found = done(clip, who, verbs, target)
    if isinstance(found, Verdict):
        return found
    if any(one.seen for one in found):
        return SEEN
    first = found[0]
    return unseen(
        f"{first.who.name} {'|'.join(verbs)} is not seen ({first.proof}, "
        f"{first.start:.1f} to {first.end:.1f} s)"
    )


def judge_order(clip: Clip, fact: Fact) -> Verdict:
    """ "woman sit < woman read": one after the other; with "&" at the same time."""
    pieces = re.split(r" ([<&]) ", fact.text)
    for at in range(0, len(pieces) - 2, 2):  # "a < b < c" is "a < b" and "b < c"
        verdict = _in_order(clip, pieces[at], pieces[at + 1], pieces[at + 2])
        if not verdict.seen:
            return verdict
    return SEEN


def _in_order(clip: Clip, first: str, sign: str, second: str) -> Verdict:
    parts = []
    for text in (first, second):
        who, verbs = split(text)
        found = done(clip, who, verbs)
        if isinstance(found, Verdict):
            return found
        seen = [one for one in found if one.seen]
        if not seen:
            return unseen(f"{text} is not seen ({found[0].proof})")
        parts.append(seen)
    if any(_stand(one, other, sign) for one in parts[0] for other in parts[1]):
        return SEEN
    one, other = parts[0][0], parts[1][0]
    return unseen(
        f"{one.start:.1f} to {one.end:.1f} s, then {other.start:.1f} to {other.end:.1f} s"
    )


def _stand(one: Done, other: Done, sign: str) -> bool:
    if sign == "&":
        shorter = min(one.end - one.start, other.end - other.start)
        both = min(one.end, other.end) - max(one.start, other.start)
        return both >= min(0.5, 0.8 * shorter)  # a leap is over in a moment
    stays = one.proof in ("low", "flat")  # who sits down and plays sits all the while
    late = 0.3 if other.proof == "lands" else 0.05  # what spins on its way down does so until then
    return one.start < other.start - 0.1 and (stays or one.end <= other.end + late)


def plain(motion: str) -> str:
    """A motion in plain words."""
    return motion.replace("_", " ").lower()


def _made(
    clip: Clip, who: Being, aim: Being | None, played: Mapping[str, object], proof: str
) -> Done:
    start, end = float(str(played["start"])), float(str(played["end"]))
    start, end = by_itself(clip, who, str(played["motion"])) or (start, end)
    frames = _frames(clip, start, end)
    looked = any(frames[0] <= number <= frames[-1] for number in who.looks)
    if proof in ("fall", "jump", "breaks", "lands"):  # the physics decides when
        own = when(clip, who, proof, (start, end))
        if own is not None:
            start, end = own
        return Done(who, aim, start, end, proof, own is not None and bool(who.looks))
    seen = (looked or bool(who.looks)) and PROOFS[proof](clip, who, aim, frames)
    if proof == "travel" and not seen and who.looks:  # it rolls on after its first contact
        begun = min(start, float(str(played["start"])))
        whole = _frames(clip, begun, max(end, float(str(played["end"]))))
        seen = PROOFS[proof](clip, who, aim, whole)
    return Done(who, aim, start, _while_whole(clip, who, start, end), proof, seen)


def _while_whole(clip: Clip, who: Being, start: float, end: float) -> float:
    """When something has done what it did: what bursts on its way goes on as scraps only."""
    broken = when(clip, who, "breaks")
    return min(end, broken[0] + 0.1) if broken is not None and broken[0] > start else end


def _thrown(clip: Clip, played: Mapping[str, object]) -> Being | None:
    """What somebody throws, shoots or hits: that goes somewhere, not whom it is thrown to."""
    for one in clip.spec.scene.actions:
        if one.verb == played["verb"] and played["agent"] in one.agents and one.instrument:
            return clip.beings.get(one.instrument)
    return None


def _unasked(clip: Clip, who: Being, proof: str) -> Done:
    """What happens to somebody though no action of their own says so: they are knocked over."""
    span = when(clip, who, proof)
    seconds = clip.frames / FPS
    start, end = span or (0.0, seconds)
    lets_go = [float(one["start"]) for one in clip.record["actions"]
               if one["motion"] == "drop" and one["target"] == who.name]  # fmt: skip
    start = max([start, *lets_go]) if span is not None else start  # no fall while it is held
    return Done(who, None, start, end, proof, span is not None and bool(who.looks))


def _burns(clip: Clip, who: Being, verb: str) -> Done | None:
    """What burns with a flame of its own, a candle or a torch: in most frames that show it some of
    its pixels are as bright and warm as flames are."""
    if verb not in ("burn", "flicker", "blaze") or not who.looks:
        return None
    warm = [
        ((look.colors[:, 0] >= FLAME) & (look.colors[:, 0] - look.colors[:, 2] >= WARMTH)).any()
        for look in who.looks.values()
    ]
    if np.mean(warm) < 0.5:
        return None
    return Done(who, None, 0.0, clip.frames / FPS, "flame", True)


def _fumes(clip: Clip, who: Being, verb: str) -> Done | None:
    """What smokes or steams: a plume that is seen rises from it."""
    plumes = [one for one in clip.beings.values() if one.entity.kind in PLUMES and one.looks]
    frames = np.arange(clip.frames)
    if verb not in ("smoke", "steam", "fume", "smolder", "smoulder") or not who.looks:
        return None
    if not any(one is not who and _gap(who, one, frames) <= 0.3 for one in plumes):
        return None
    return Done(who, None, 0.0, clip.frames / FPS, "fumes", True)


def _becomes(clip: Clip, who: Being, verb: str) -> list[Done]:
    found = changed(clip, who, verb)
    return [Done(who, None, found[0], found[1], "changes", found[2])] if found else []


def _frames(clip: Clip, start: float, end: float) -> Numbers:
    first = int(np.clip(np.floor(start * FPS), 0, clip.frames - 2))
    last = int(np.clip(np.ceil(end * FPS), first + 1, clip.frames - 1))
    return np.arange(first, last + 1)


_BY_HAND = frozenset(("page", "key", "knob", "dial", "book", "newspaper", "score", "crank"))
"""What is turned with the fingers, so little that no body shows it."""
_FIXED = frozenset(("building", "plant", "door", "wall", "fence", "gate", "garage", "lamppost"))
"""Families and kinds that nobody moves by a kick or a blow."""
LIFTING = frozenset(("pick up", "lift", "lift weight", "hoist", "reach up"))
"""Motions by which something else is lifted than who lifts it."""
PLUMES = frozenset(("smoke_plume", "steam_plume", "steam", "smoke"))
"""Kinds of what rises from what smokes or steams."""
WATERY = frozenset(("water_gutter", "bathtub", "puddle", "fountain", "sink", "bucket", "pool",
                    "paddling_pool", "birdbath", "aquarium", "fishbowl"))  # fmt: skip
"""Kinds of what has water in it that things float on."""
STIRS, OUT = 0.06, 0.13
"""Shares of the height: limbs that move as fast in a second do something (who stands idly moves a
third of that), and a hand held out so far before the hips does too."""
TILTS = 0.05
"""Radians to which a thing tilts that rocks: 3 degrees are seen."""
MEASURED = {
    "travel",
    "air",
    "rises",
    "float",
    "jump",
    "fall",
    "turn",
    "low",
    "flat",
    "moved",
    "bump",
    "breaks",
    "lands",
    "steps",
    "climbs",
    "drops",
}
"""How it is proved shows by itself what is done, by whatever motion it is played."""
Proof = Callable[[Clip, Being, Being | None, Numbers], bool]


def _path(who: Being, frames: Numbers) -> float:
    way = who.root[frames]
    way = way[np.isfinite(way).all(axis=1)]
    return float(np.linalg.norm(np.diff(way, axis=0), axis=1).sum()) if len(way) > 1 else 0.0


def _travels(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    if aim is not None and aim is not who and aim.family == "furniture":  # on a rocking horse
        rocks = float(np.ptp(aim.tilt[frames])) >= TILTS
        if rocks and _gap(who, aim, frames) <= 0.1:
            return True
    least = min(0.15, 0.8 * who.size)  # a beetle goes its own length
    return _path(who, frames) >= min(max(least, 0.35 * who.size), 3.0)


def _limbs(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    speed = who.limbs[frames][1:]
    return len(speed) > 0 and bool(speed.max() >= STIRS * min(who.height, 2.0))


def _stirs(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    """Limbs move; a thing without any, a cradle, a ship, moves as a whole to and fro."""
    stiff = who.family not in ("person", "quadruped", "bird", "creature")
    rocks = stiff and float(np.ptp(who.tilt[frames])) >= TILTS
    return rocks or _limbs(clip, who, aim, frames)


def _steps(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    return _travels(clip, who, aim, frames) and _stirs(clip, who, aim, frames)


def _floats(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    """In the air, or on water that carries it: it bobs or drifts."""
    in_it = (one for one in clip.beings.values() if one.entity.kind in WATERY)
    wet = clip.wet or any(_gap(who, one, frames) <= 0.05 for one in in_it)
    return (wet and _path(who, frames) >= 0.02) or _air(clip, who, aim, frames)


def _climbs(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    last = int(frames[-1])  # who is on the way up yet when the next thing is due climbs on
    while last + 1 < min(clip.frames, frames[-1] + FPS) and _goes_on_up(who, last):
        last += 1
    high = who.low[frames[0] : last + 1, 2]
    rises = np.isfinite(high).any() and np.nanmax(high) - np.nanmin(high) >= 0.3 * who.height
    return bool(rises) and _limbs(clip, who, aim, frames)


def _goes_on_up(who: Being, at: int) -> bool:
    return bool(who.low[at + 1, 2] > who.low[at, 2] + 0.004)


def _air(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    return bool(np.nanmax(who.low[frames, 2]) > min(0.25, 0.5 * who.height + 0.05))


def _rises(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    """It is in the air, or comes up from below: a submarine, a bubble under water."""
    low = who.low[frames, 2]
    low = low[np.isfinite(low)]
    up = len(low) > 1 and low[-1] - low[0] >= min(0.25, 0.5 * who.height + 0.05)
    if who.family == "person":  # who rises to their feet has had them on the ground before
        top = who.high[frames, 2]
        top = top[np.isfinite(top)]
        up = len(top) > 1 and bool((top - np.minimum.accumulate(top)).max() >= 0.2 * who.height)
    return bool(up) or _air(clip, who, aim, frames)


def _turns(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    heading = who.heading[frames]
    return bool(np.ptp(heading) >= 0.9 * np.pi) or (
        who.family not in ("person", "quadruped") and _limbs(clip, who, aim, frames)
    )


def _turned(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    """What somebody turns does so, by a quarter; a page or a key, under their hands."""
    if aim is None or aim is who:
        return _turns(clip, who, aim, frames)
    if aim.entity.noun.split()[-1] in _BY_HAND:
        return _reach(clip, who, aim, frames)
    return float(np.ptp(aim.tilt[frames])) >= 0.5 * np.pi or bool(
        np.ptp(aim.heading[frames]) >= 0.5 * np.pi
    )


def _low(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    if who.family != "person":
        return _still(clip, who, aim, frames) or _limbs(clip, who, aim, frames)
    tall = who.high[frames, 2] - who.low[frames, 2]
    return bool(np.nanmin(tall) <= 0.9 * who.height)


def _flat(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    tall = float(np.nanmin(who.high[frames, 2] - who.low[frames, 2]))
    least = {"person": 0.55, "creature": 0.9}.get(who.family, 0.85)  # a walrus hardly ever stands
    return tall <= least * who.height


def _still(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    return _path(who, frames[len(frames) // 2 :]) <= max(0.3, 0.5 * who.size)


def _gap(who: Being, aim: Being, frames: Numbers) -> float:
    """Metres between two boxes where they are nearest in these frames."""
    apart = np.maximum(who.low[frames] - aim.high[frames], aim.low[frames] - who.high[frames])
    gaps = np.linalg.norm(np.maximum(apart, 0.0), axis=1)
    return float(np.nanmin(gaps)) if np.isfinite(gaps).any() else np.inf


def _works(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    return bool(who.hands[frames].max() >= OUT) or _stirs(clip, who, aim, frames)


def _reach(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    near = aim is None or aim is who or _gap(who, aim, frames) <= 0.35 + 0.1 * who.size
    return near and (_works(clip, who, aim, frames) or _bears(who, aim, frames))


def _bears(who: Being, aim: Being | None, frames: Numbers) -> bool:
    """A beast has something on its back, and it goes where the beast goes."""
    if aim is None or aim is who or who.family == "person":
        return False
    middle = (who.low[frames, 2] + who.high[frames, 2]) / 2
    above = bool(np.nanmedian(aim.high[frames, 2] - middle) > 0)
    ways = [(one.low[frames, :2] + one.high[frames, :2]) / 2 for one in (who, aim)]
    gone = [way[-1] - way[0] for way in ways]
    far = float(np.linalg.norm(gone[0]))
    return above and far >= 0.5 and float(np.linalg.norm(gone[0] - gone[1])) <= 0.3 * far


def _bump(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    others = [aim] if aim else [one for one in clip.beings.values() if one is not who]
    return any(_gap(who, one, frames) <= 0.25 for one in others)


def _moved(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    """What it is done to goes somewhere, after it began."""
    since = np.arange(frames[0], clip.frames)
    if aim is None or aim is who:  # what has no limbs and moves goes somewhere
        return _limbs(clip, who, aim, frames) or _travels(clip, who, aim, frames)
    if aim.family in _FIXED or aim.entity.kind in _FIXED:  # a wall that is hit stays where it is
        return _reach(clip, who, aim, frames)
    return _path(aim, since) >= max(0.2, 0.3 * min(aim.size, 1.0))


def _caught(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    """What is caught goes on in their hands, or has flown to them and stays with them."""
    if _moved(clip, who, aim, frames):
        return True
    if aim is None or aim is who:
        return False
    until = np.arange(0, frames[-1] + 1)
    far = max(_gap(who, aim, until[at : at + 1]) for at in until)
    near = _gap(who, aim, frames[-1:]) <= 0.1
    return near and far >= 0.5 and _path(aim, until) >= 0.5


def _drops(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    """What is let go of sinks, from the hands of a small one not far; where there is nothing, it
    falls itself."""
    one = who if aim is None or aim is who else aim
    high = one.high[frames[0] :, 2]
    high = high[np.isfinite(high)]
    return len(high) > 1 and bool(
        (np.maximum.accumulate(high) - high).max() >= min(0.2, 0.25 * who.height)
    )


def _touches(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    return _reach(clip, who, aim, frames) or _moved(clip, who, aim, frames)


def _always(clip: Clip, who: Being, aim: Being | None, frames: Numbers) -> bool:
    return True


PROOFS: dict[str, Proof] = {
    "travel": _travels,
    "steps": _steps,
    "climbs": _climbs,
    "air": _air,
    "rises": _rises,
    "float": _floats,
    "turn": _turns,
    "turned": _turned,
    "low": _low,
    "flat": _flat,
    "still": _still,
    "hands": _stirs,
    "reach": _reach,
    "works": _works,
    "bump": _bump,
    "drops": _drops,
    "touches": _touches,
    "moved": _moved,
    "caught": _caught,
    "played": _always,
}
