"""What is gone through: a hoop that a lion leaps through is no basket, a gate stands open, and a
gap in a fence is that fence with a gap."""

from soracli.script.lexicon import Noun
from soracli.script.reader.act import Act
from soracli.script.reader.forgotten import let_go
from soracli.script.reader.member import Member
from soracli.script.reader.reading import Reading
from soracli.script.reader.references import Cast

_ONLY_PASSED = "tunnel_mouth"
"""The kind of what is a thing only where somebody goes through it, into it or out of it."""
_RAILS = frozenset(("railway", "railroad", "train", "subway", "metro"))
"""Words for tunnels through which trains go."""
_PASSING = ("enter",)
_SEEN = ("look", "point", "photograph", "talk", "shine")
"""What one does through something without going there."""
_LARGE = ("person", "vehicle", "aircraft", "boat", "dragon")
"""Families of those for whom tunnels are made; others go through small ones."""
_FITTED, _TUNNEL = ("tunnel_mouth", "arch", "circus_hoop", "burning_hoop"), 6.0
"""Kinds that are as small as what goes through them, and how many times as large as that."""

_BALL_GOES = ("fly", "go")


def open_gaps(now: Reading) -> None:
    """Settle what all is gone through, once all the words are read."""
    for act in now.acts.all:
        for one in (act.over, act.goal, *act.objects) if act.direction == "through" else ():
            goes = act.likely not in ("", *_SEEN) and one in now.cast.members
            if goes and not now.cast[one].living:
                _open(now, act, one)
            if goes and now.cast[one].kind == "hoop" and act.likely in _BALL_GOES:
                act.motion = _drops_in(now, act) or act.motion
    used = {one for act in now.acts.all if act.direction == "through" or act.likely in _PASSING
            for one in (act.over, act.goal, *act.objects)}  # fmt: skip
    used |= {act.over for act in now.acts.all}  # "through a tunnel straight at the viewer"
    for name, member in tuple(now.cast.members.items()):
        if member.kind == _ONLY_PASSED and name not in used and not member.known:
            _forget(now, name)
            railway = bool({*member.noun.split()} & _RAILS) or _with_trains(now)
            now.setting.hint = now.setting.hint or ("railway tunnel" if railway else "tunnel")


def _drops_in(now: Reading, act: Act) -> str:
    """ "Basketball through a hoop": a ball falls through it from above, and is not thrown."""
    balls = bool(act.agents) and all(now.cast[one].family == "ball" for one in act.agents)
    return "fall" if balls else ""


def _with_trains(now: Reading) -> bool:
    """Whether a train is there, and no car: the tunnel is one of a railway."""
    kinds = {member.kind for member in now.cast.members.values()}
    return bool(kinds & {"train", "steam_train", "tram"})


def comes_through(act: Act, thing: str, words: str, cast: Cast) -> bool:
    """ "Thunders out of a tunnel": who comes out of it goes through it, and it is seen."""
    if words != "out of" or cast[thing].kind != _ONLY_PASSED:
        return False
    act.over, act.direction = act.over or thing, act.direction or "through"
    return True


def _open(now: Reading, act: Act, one: str) -> None:
    """Cast what somebody goes through as what it is while they do."""
    member, words = now.cast[one], now.lexicon.words
    if member.known or any(other.a == one and other.kind == "on" for other in now.cast.relations):
        return
    whole = _whole(now, one)
    last = member.noun.split()[-1]
    plain, own = now.lexicon.noun_named(last), now.lexicon.noun_named(member.noun)
    alike = own is None or (plain is not None and plain.kind == own.kind)
    said = (f"{last} in {whole}", member.noun, last if alike else "")
    small = bool(act.agents) and now.cast[act.agents[0]].kind in words.small_passers
    ball = bool(act.agents) and now.cast[act.agents[0]].family == "ball"
    table = words.passed_by_small if small else words.passed_by_balls if ball else {}
    noun = next((table[name] for name in said if name in table), "")
    noun = noun or next((words.passed_as[name] for name in said if name in words.passed_as), "")
    known = now.lexicon.noun_named(noun) if noun else None
    if known is not None:
        _recast(member, known)
    if member.kind in _FITTED and act.agents:
        _fit(now, one, act.agents[0])


def _recast(member: Member, known: Noun) -> None:
    """Let a thing be what another noun is cast as."""
    member.kind, member.family = known.kind, known.family
    member.scale, member.place = known.over.size, member.place or known.over.place
    if known.over.color and member.color is None:
        member.color = known.over.color.lower()
    member.material = member.material or known.over.material


def _fit(now: Reading, tunnel: str, mover: str) -> None:
    """Let a tunnel be as small as what goes through it: a marble, a hamster."""
    member, small = now.cast[tunnel], now.cast[mover]
    kinds = now.cast.kinds
    crawls = any(one.likely == "crawl" for one in now.acts.all if mover in one.agents)
    if (
        (small.family in _LARGE and not crawls)
        or small.kind not in kinds
        or member.kind not in kinds
    ):
        return
    size = kinds[small.kind].size * small.scale
    many = 1.0 if not crawls else 0.3  # who crawls is low
    member.scale = min(member.scale, max(many * _TUNNEL * size / kinds[member.kind].size, 0.02))


def _whole(now: Reading, gap: str) -> str:
    """The noun of what the gap is in, which is then no thing of its own: "a gap in the hedge"."""
    words = now.lexicon.words.gaps
    if now.cast[gap].noun.split()[-1] not in words:
        return ""
    at = next((at for at in range(len(now.sentence))
               if now.sentence.lower(at) in words), 0)  # fmt: skip
    after = [now.sentence.lower(step) for step in range(at + 1, min(at + 6, len(now.sentence)))]
    if not after or after[0] not in ("in", "of"):
        return ""
    for name, member in tuple(now.cast.members.items()):
        if name != gap and not member.living and member.noun.split()[-1] in after:
            noun = member.noun
            if not any(name in (act.goal, act.over, *act.objects) and act.direction != "through"
                       for act in now.acts.all):  # fmt: skip
                _forget(now, name, gap)
            return noun.split()[-1]
    return ""


def _forget(now: Reading, name: str, instead: str = "") -> None:
    """Let a thing not be there; what was done to it is done to another one."""
    for act in now.acts.all:
        act.goal = instead if act.goal == name else act.goal
        act.over = instead if act.over == name else act.over
        act.objects = tuple(one for one in act.objects if one != name)
    now.cast.relations[:] = [one for one in now.cast.relations if name not in (one.a, one.b)]
    now.cast.forget(name)
    let_go(now)
