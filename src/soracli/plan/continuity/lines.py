"""The spoken lines of a shot, with who says them to whom."""

from soracli.plan.continuity.names import called
from soracli.plan.continuity.state import Continuity
from soracli.story.scene import Line, Scene
from soracli.story.storyboard import Shot, ShotLine


def spoken(now: Continuity, shot: Shot, scene: Scene) -> tuple[Line, ...]:
    """The lines in the action, then those below it, by keys. An absent speaker keeps the name."""
    written = [_line(now, line, scene) for line in shot.lines]
    lines: list[Line] = []
    before = now.speaker
    for line in (*scene.lines, *written):
        to = line.to or (_listener(now, line.who, before) if _is_there(now, line.who) else "")
        lines.append(line.model_copy(update={"to": to}))
        before = line.who or before
    return tuple(lines)


def _line(now: Continuity, line: ShotLine, scene: Scene) -> Line:
    members = now.members.values()
    who = called(line.who, members, scene) or line.who
    to = called(line.to, members, scene) if line.to else ""
    return Line(who=who, say=line.say, mood=line.mood, to=to if _is_there(now, to) else "")


def _is_there(now: Continuity, key: str) -> bool:
    return key in now.members and now.where(key) == now.place


def _listener(now: Continuity, who: str, before: str) -> str:
    """The one other person there, else whoever spoke last."""
    there = now.there(now.place)
    others = [key for key in there if key != who and now.members[key].living]
    people = [key for key in others if now.members[key].role == "character"] or others
    if len(people) == 1:
        return people[0]
    return before if before in people else ""
