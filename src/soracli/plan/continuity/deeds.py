"""What the actions of a shot change: who holds what, who goes, what breaks."""

from soracli.plan.continuity.state import Continuity
from soracli.story.scene import Action, Relation, Scene
from soracli.story.world import GONE

TAKING = frozenset({"pick_up", "catch", "hold", "read", "drink"})
LOSING = frozenset({"put_down", "stack", "throw", "shoot", "kick", "drop", "fall"})
GIVING = frozenset({"give", "hand", "pass", "hand over", "deliver"})
"""Verbs that, with a receiver and a thing, change hands, whatever motion shows them."""
BREAKING = frozenset({"break", "smash", "shatter"})
LYING = frozenset({"on", "under", "in", "behind", "in front of", "beside", "left of", "right of"})


def held_at_first(now: Continuity, scene: Scene) -> Continuity:
    """The world with the hands as the words of the shot have them before anything happens.

    What lies somewhere by the words is in nobody's hand, unless it is put there in this shot.
    """
    acted = {one for action in scene.actions for one in (action.target, action.instrument)}
    for relation in scene.relations:
        if relation.a in now.grips and relation.a not in acted and _lies(now, relation):
            now = now.put(relation.a, now.place)
    for entity in scene.entities:
        for thing in entity.holds:
            if entity.id in now.members and thing in now.members and thing != entity.id:
                now = now.grip(thing, entity.id)
    return now


def played_out(now: Continuity, scene: Scene) -> Continuity:
    """The world after the actions of the shot, in their order."""
    for action in sorted(scene.actions, key=lambda one: one.order):
        now = _done(now, action)
    return now


def comers(scene: Scene) -> set[str]:
    """Who enters in this shot."""
    return {one for action in scene.actions if action.motion == "enter" for one in action.agents}


def leavers(scene: Scene) -> set[str]:
    """Who leaves in this shot and does not come back in it."""
    gone: set[str] = set()
    for action in sorted(scene.actions, key=lambda one: one.order):
        if action.motion == "leave":
            gone |= set(action.agents)
        elif action.motion == "enter":
            gone -= set(action.agents)
    return gone


def _done(now: Continuity, action: Action) -> Continuity:
    agents = [one for one in action.agents if one in now.members]
    things = [one for one in (action.instrument, action.target, *agents) if _is_thing(now, one)]
    if action.outcome == "shatter" or action.motion in BREAKING or action.verb in BREAKING:
        for thing in things:
            now = _released(now, thing).broken(thing)
    elif action.motion == "give" or (action.verb in GIVING and action.target and things):
        return _given(now, action, things)
    elif action.motion in TAKING:
        hands = [one for one in agents if now.members[one].living] or _only_one(now)
        return now.grip(things[0], hands[0]) if things and hands else now
    elif action.motion in LOSING:
        for thing in things:
            now = _released(now, thing)
    elif action.motion in ("leave", "enter"):
        for agent in agents:
            now = now.put(agent, GONE if action.motion == "leave" else now.place)
    return now


def _given(now: Continuity, action: Action, things: list[str]) -> Continuity:
    receiver = now.members.get(action.target)
    if receiver is None or not receiver.living or not things:
        return now
    return now.grip(things[0], receiver.key)


def _released(now: Continuity, thing: str) -> Continuity:
    return now.put(thing, now.place) if thing in now.grips else now


def _is_thing(now: Continuity, key: str) -> bool:
    member = now.members.get(key)
    return member is not None and not member.living


def _lies(now: Continuity, relation: Relation) -> bool:
    return relation.kind in LYING and _is_thing(now, relation.a) and _is_thing(now, relation.b)


def _only_one(now: Continuity) -> list[str]:
    """Who must have done what nobody is said to have done: the only person there."""
    living = [key for key in now.there(now.place) if now.members[key].living]
    return living if len(living) == 1 else []
