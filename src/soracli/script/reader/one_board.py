"""One board: who paddles out and then stands up on a green board has had that one all along, and
not another one that the verb brought."""

from soracli.script.presets import Presets
from soracli.story.scene import Scene

_FAMILY = "board"


def one_board(scene: Scene, presets: Presets) -> Scene:
    """The scene in which nobody rides a board that no word names, and one that is named, too."""
    for implied, told in _twice(scene, presets).items():
        scene = _merged(scene, implied, told)
    return scene


def _twice(scene: Scene, presets: Presets) -> dict[str, str]:
    """The boards that were only brought along, by those that the same ones stand on."""
    boards = {
        one.id: one.implied
        for one in scene.entities
        if one.kind in presets.kinds and presets.kinds[one.kind].family == _FAMILY
    }
    under: dict[str, list[str]] = {}
    for one in scene.relations:
        if one.kind == "on" and one.b in boards:
            under.setdefault(one.a, []).append(one.b)
    return {
        brought: named
        for ridden in under.values()
        for brought in ridden
        for named in ridden
        if boards[brought] and not boards[named]
    }


def _merged(scene: Scene, brought: str, named: str) -> Scene:
    """The scene with one of two boards, and all that is told of both."""

    def now(name: str) -> str:
        return named if name == brought else name

    actions = tuple(
        one.model_copy(
            update={
                "agents": tuple(now(name) for name in one.agents),
                "target": now(one.target),
                "instrument": now(one.instrument),
                "over": now(one.over),
            }
        )
        for one in scene.actions
    )
    relations = (
        one.model_copy(update={"a": now(one.a), "b": now(one.b)}) for one in scene.relations
    )
    return scene.model_copy(
        update={
            "entities": tuple(one for one in scene.entities if one.id != brought),
            "actions": actions,
            "relations": tuple(dict.fromkeys(relations)),
        }
    )
