"""Whom a word of the file means, and scenes with other names in them."""

from collections.abc import Callable, Iterable, Mapping

from soracli.plan.continuity.state import Member
from soracli.story.scene import Entity, Scene

_ARTICLES = ("the ", "a ", "an ", "his ", "her ", "their ", "my ")


def plain(words: str) -> str:
    """A name as it is spoken: lower case, without an article, `_` and `-` as spaces."""
    spoken = " ".join(words.lower().replace("_", " ").replace("-", " ").split())
    return next((spoken[len(one) :] for one in _ARTICLES if spoken.startswith(one)), spoken)


def called(words: str, members: Iterable[Member], scene: Scene) -> str:
    """The key of the member that is called this, or the id of an entity of the scene; "" if none.

    Names of the file go first, then ids, then what the action calls something, then nouns.
    """
    wanted, known = plain(words), list(members)
    for member in known:
        if words.strip() == member.key or wanted in member.words:
            return member.key
    for entity in scene.entities:
        if words.strip().lower() == entity.id:
            return entity.id
    noun = next((one.id for one in scene.entities if is_noun_of(wanted, one)), "")
    return noun or next((one.key for one in known if is_noun_of(wanted, one.entity)), "")


def is_noun_of(wanted: str, entity: Entity) -> bool:
    """Whether plain words name this entity by its noun, whole or its last word ("oil lantern")."""
    noun = entity.noun.lower()
    return bool(wanted) and wanted in (noun, noun.split()[-1] if noun else "")


def renamed(scene: Scene, ids: Mapping[str, str]) -> Scene:
    """The scene with other entity ids; an id that is not given stays."""
    return _mapped(scene, lambda one: ids.get(one, one))


def without(scene: Scene, dropped: set[str]) -> Scene:
    """The scene without some entities. An action that nobody is left to do is left out."""
    kept = scene.model_copy(
        update={
            "entities": tuple(one for one in scene.entities if one.id not in dropped),
            "relations": tuple(
                one for one in scene.relations if one.a not in dropped and one.b not in dropped
            ),
            "actions": tuple(
                one for one in scene.actions if not one.agents or set(one.agents) - dropped
            ),
        }
    )
    return _mapped(kept, lambda one: "" if one in dropped else one)


def _mapped(scene: Scene, name: Callable[[str], str]) -> Scene:
    def names(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for one in map(name, ids) if one))

    return scene.model_copy(
        update={
            "entities": tuple(
                one.model_copy(update={"id": name(one.id), "holds": names(one.holds)})
                for one in scene.entities
            ),
            "relations": tuple(
                one.model_copy(update={"a": name(one.a), "b": name(one.b)})
                for one in scene.relations
            ),
            "actions": tuple(
                one.model_copy(
                    update={
                        "agents": names(one.agents),
                        "target": name(one.target),
                        "instrument": name(one.instrument),
                        "over": name(one.over),
                    }
                )
                for one in scene.actions
            ),
            "lines": tuple(
                one.model_copy(update={"who": name(one.who), "to": name(one.to)})
                for one in scene.lines
            ),
            "camera": scene.camera.model_copy(
                update={
                    "on": name(scene.camera.on),
                    "over": name(scene.camera.over),
                    "eyes": name(scene.camera.eyes),
                }
            ),
        }
    )
