"""Among others: who is among four boats has them all around, and is in none of them. Several who
are among several are only near them."""

import re

from soracli.story.scene import Relation, Scene

_AMONG = re.compile(r"\b(?:among|amongst|amid|amidst|surrounded by)\b", re.IGNORECASE)


def among_many(scene: Scene) -> Scene:
    """The scene with all of a group around whoever is among them."""
    if not _AMONG.search(scene.text):
        return scene
    groups: dict[str, list[str]] = {}
    for entity in scene.entities:
        if entity.group:
            groups.setdefault(entity.group, []).append(entity.id)
    of = {name: ids for ids in groups.values() if len(ids) > 1 for name in ids}
    relations: list[Relation] = []
    for one in scene.relations:
        others = of.get(one.b, []) if one.kind == "near" else []
        if others and one.a not in others and one.a not in of:
            relations += [Relation(kind="around", a=other, b=one.a) for other in others]
        else:
            relations.append(one)
    return scene.model_copy(update={"relations": tuple(dict.fromkeys(relations))})
