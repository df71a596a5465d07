"""What is done without a word for it: a jogger jogs, and who is followed goes somewhere."""

import re

from soracli.script.lexicon import VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.member import Member
from soracli.script.reader.reading import Reading
from soracli.script.reader.riding import RideReader
from soracli.script.reader.tricks import bring_boards

_DONE = frozenset(("open", "close", "enter", "leave", "cross", "stack"))
"""What somebody is told to do, beside what only the living do."""
_FOLLOWING = frozenset(("track", "track side", "follow", "lead"))
"""Moves of a camera that goes along with somebody."""
_STANDS = re.compile(
    r"\bcamera\b(?:(?: \w+| ,){0,3}? (?:right|just|close|directly|staying|stays|keeping|keeps|"
    r"hurrying|running)|(?: handheld| shaky| low)? ,) "
    r"(?P<where>behind|ahead of|in front of) (?:him|her|it|them)\b"
)
"""Where a camera is that goes along with somebody."""
_TOGETHER = frozenset(("drift", "float", "fly", "hover", "swim", "sail", "soar", "rise"))
"""What one does beside another one who does it, too."""
_PANS = {"pan left": "right to left", "pan right": "left to right"}
"""Which way goes whom a pan goes along with."""


def set_going(now: Reading, riding: RideReader) -> None:
    """Let those do what they are called by of whom the words tell nothing else ("surfers at
    dawn"), and let whoever the camera follows go."""
    idle = [one for one in now.cast.members.values() if _is_idle(now, one)]
    _obey(now, [one.id for one in idle if one.living])
    idle = [one for one in idle if _is_idle(now, one)]
    ways: dict[tuple[str, str], list[str]] = {}
    for one in idle:
        way = now.lexicon.words.ways_of.get(one.noun, "")
        if way:
            ways.setdefault((way, one.group or one.id), []).append(one.id)
    for (way, _), ids in ways.items():
        act = now.acts.add(Act(way, now.senses(way), tuple(ids)), "same")
        if way in now.lexicon.words.riding:
            riding.mount_implied(act)
    _follow(now, [one for one in idle if not any(one.id in ids for ids in ways.values())])
    _ride(now, riding)
    _with_the_pan(now)
    _before_the_camera(now)
    _go_together(now)
    bring_boards(now, riding)


def _obey(now: Reading, idle: list[str]) -> None:
    """ "Walk to the window. Open it.": who is told what to do is who is there, or somebody."""
    done = {*now.lexicon.words.living, *_DONE}
    told = [act for act in now.acts.all if not (act.agents or act.passive or act.shift)]
    told = [act for act in told if act.likely in done and (idle or _is_told(now, act))]
    told = [act for act in told if not _seen_by_us(now, act)]
    somebody = now.lexicon.noun_named("person")
    if not told or now.cast.heard or somebody is None:
        return
    who = tuple(idle) or now.cast.bring_new(somebody.kind, "person")
    for one in who:
        now.cast[one].implied = False
    for act in told:
        act.agents = who


def _is_told(now: Reading, act: Act) -> bool:
    """Whether a verb is in the form in which somebody is told: not "clouds moving"."""
    verb = now.sentence.role(act.start, "verb")
    return verb is None or now.sentence.form_of(verb) == "base"


def _seen_by_us(now: Reading, act: Act) -> bool:
    """ "We watch a kingfisher dive": we are behind the camera."""
    watched = act.verb in now.lexicon.words.perceiving
    return watched and now.sentence.lower(act.start - 1) in ("we", "you", "i")


def _is_idle(now: Reading, member: Member) -> bool:
    """Whether the words tell of nothing that this one does, is done to or is on."""
    if member.implied or member.id in now.cast.heard or now.lines:
        return False
    dealt = {
        name
        for act in now.acts.all
        for name in (*act.agents, *act.objects, act.goal, act.instrument, act.over, act.source)
    }
    placed = any(one.a == member.id and one.kind in ("on", "in") for one in now.cast.relations)
    return member.id not in dealt and not placed


def _before_the_camera(now: Reading) -> None:
    """ "He sprints into the surf, camera right behind him": he goes away from it."""
    tokens = now.sentence.tokens
    told = _STANDS.search(" ".join(one.lower for one in tokens))
    for act in now.acts.all if told else ():
        goes = act.likely in now.lexicon.words.moving and bool(act.agents)
        if told and goes and not act.direction and not act.goal:
            act.direction = "away from camera" if told["where"] == "behind" else "toward camera"


def _go_together(now: Reading) -> None:
    """ "A balloon drifts up, another below it": the other one does so, too."""
    idle = [one.id for one in now.cast.members.values() if one.group and _is_idle(now, one)]
    for act in now.acts.all if idle else ():
        aloft = act.likely in _TOGETHER and len(act.agents) == 1
        group = now.cast[act.agents[0]].group if aloft else ""
        near = {name for one in now.cast.relations for name in (one.a, one.b)
                if group and act.agents[0] in (one.a, one.b)}  # fmt: skip
        act.agents += tuple(
            one for one in idle if now.cast[one].group == group and one in near - {act.agents[0]}
        )


def _with_the_pan(now: Reading) -> None:
    """Who goes along while the camera pans goes the way that it turns."""
    way = _PANS.get(str(now.setting.camera.get("move")))
    on = str(now.setting.camera.get("on") or "")
    for act in now.acts.all if way else ():
        goes = act.likely in now.lexicon.words.moving and bool(act.agents)
        if goes and not act.direction and not act.goal and (not on or on in act.agents):
            act.direction = way


def _ride(now: Reading, riding: RideReader) -> None:
    """Who is on something that goes, and followed by the camera, rides it."""
    camera = now.setting.camera
    rider = str(camera.get("on") or "")
    busy = any(rider in act.agents for act in now.acts.all)
    if camera.get("move") not in _FOLLOWING or not rider or busy:
        return
    mounts = [one.b for one in now.cast.relations if one.a == rider and one.kind == "on"]
    for mount in mounts[:1]:
        family = now.cast[mount].family
        if family in now.lexicon.words.carriers and family not in ("furniture", "prop"):
            act = now.acts.add(Act("ride", now.senses("ride"), (rider,)), "same")
            riding.mount(act, (mount,))


def _follow(now: Reading, idle: list[Member]) -> None:
    """Whom a camera goes along with goes too, or there would be nothing to follow."""
    camera = now.setting.camera
    if camera.get("move") not in _FOLLOWING:
        return
    followed = [one for one in idle if camera.get("on") in ("", None, one.id)]
    carriers = now.lexicon.words.carriers
    for one in followed[:1]:
        motion = "walk" if one.family == "person" else next(iter(carriers.get(one.family, ())), "")
        if motion:
            now.acts.add(Act("go", (VerbSense(motion),), (one.id,)), "same")
