"""Each their own: three girls with three balloons hold one each, three cats lie on three chairs."""

from collections.abc import Collection, Iterator, Sequence

from soracli.story.scene import Action, Entity, Relation, Scene


def each_their_own(scene: Scene, told: Collection[str] = ()) -> Scene:
    """The scene with what several have, do or stand at dealt out among them.

    `told` are those of a group whom the words speak of one by one: they stay with whom they are.
    """
    groups = _Groups(scene.entities, told)
    entities = _dealt(scene, groups)
    relations = tuple(dict.fromkeys(_placed(scene.relations, groups)))
    actions = tuple(part for action in scene.actions for part in _parts(action, groups))
    return scene.model_copy(
        update={"entities": entities, "relations": relations, "actions": actions}
    )


class _Groups:
    """Who was named together: the ids by the name of their group, in order."""

    def __init__(self, entities: Sequence[Entity], told: Collection[str]) -> None:
        self.of = {one.id: one.group for one in entities if one.group and one.id not in told}
        self.members: dict[str, list[str]] = {}
        for name, group in self.of.items():
            self.members.setdefault(group, []).append(name)

    def several(self, name: str) -> list[str]:
        """Everybody in the group of one; nobody if it is alone."""
        return self.members.get(self.of.get(name, ""), [])


def _own(place: int, owners: int, things: Sequence[str]) -> list[str]:
    """What the owner at a place has of some things: one block of them, or one that is shared."""
    first = place * len(things) // owners
    return list(things[first : max(first + 1, (place + 1) * len(things) // owners)])


def _even(owners: int, things: int) -> bool:
    """Whether several things can be dealt out without a rest."""
    return min(owners, things) > 1 and (things % owners == 0 or owners % things == 0)


def _dealt(scene: Scene, groups: _Groups) -> tuple[Entity, ...]:
    """The entities, each holding its own of what the first of them was said to hold."""
    held = {one.id: list(one.holds) for one in scene.entities}
    sets = [action.agents for action in scene.actions if len(action.agents) > 1]
    for one in scene.entities:
        for things in {tuple(groups.several(thing)): None for thing in one.holds}:
            owners = groups.several(one.id)
            owners = owners or list(next((ids for ids in sets if one.id in ids), ()))
            free = not any(set(things) & set(held[other]) for other in owners if other != one.id)
            if free and len(owners) > 1 and things and len(things) % len(owners) == 0:
                held[one.id] = [thing for thing in held[one.id] if thing not in things]
                for place, owner in enumerate(owners):
                    held[owner] += _own(place, len(owners), things)
    return tuple(
        one if tuple(held[one.id]) == one.holds else _holding(one, held[one.id])
        for one in scene.entities
    )


def _holding(one: Entity, things: list[str]) -> Entity:
    return one.model_copy(update={"holds": tuple(dict.fromkeys(things))})


def _placed(relations: Sequence[Relation], groups: _Groups) -> Iterator[Relation]:
    """The relations, each of several to its own of several others."""
    for one in relations:
        things, goals = groups.several(one.a), groups.several(one.b)
        alike = {other.a for other in relations if (other.kind, other.b) == (one.kind, one.b)}
        spread = one.kind not in ("between", "around") and things is not goals
        if spread and alike >= set(things) and _even(len(things), len(goals)):
            mine = _own(things.index(one.a), len(things), goals)[0]
            yield one.model_copy(update={"b": mine})
        else:
            yield one


def _parts(action: Action, groups: _Groups) -> Iterator[Action]:
    """An action as it is, or one for each who does it to their own."""
    goals, agents = groups.several(action.target), action.agents
    tools = groups.several(action.instrument)
    shared = set(agents) & set(goals)
    if shared or not _even(len(agents), len(goals)) and not _even(len(agents), len(tools)):
        yield action
        return
    for place, agent in enumerate(agents):
        update: dict[str, object] = {"agents": (agent,)}
        if _even(len(agents), len(goals)):
            update["target"] = _own(place, len(agents), goals)[0]
        if _even(len(agents), len(tools)):
            update["instrument"] = _own(place, len(agents), tools)[0]
        yield action.model_copy(update=update)
