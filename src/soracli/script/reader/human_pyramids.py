"""Human pyramids: people who form one stand on the shoulders of others, and on no pyramid."""

import re

from soracli.script.reader.only_those_there import only_those_there
from soracli.story.scene import Action, Relation, Scene

_HUMAN = re.compile(
    r"\bhuman (?:pyramids?|towers?|castles?)\b"
    r"|\b(?:cheerleaders|acrobats|gymnasts)[^.;]{0,60}\b(?:form|build|make|mak|creat)\w* "
    r"(?:an? )?(?:\w+ )?(?:pyramid|tower)\b",
    re.IGNORECASE,
)
_FORMS = frozenset(("pyramid", "tower"))
"""Kinds of what such a pyramid is read as."""
_FEWEST = 2


def human_pyramids(scene: Scene) -> Scene:
    """The scene in which the upper ones of those who form a human pyramid are on the lower ones."""
    if not _HUMAN.search(scene.text):
        return scene
    built = {one.id for one in scene.entities
             if one.noun.split()[-1:] in (["pyramid"], ["tower"], ["castle"])}  # fmt: skip
    acts = [one for one in scene.actions if one.target in built]
    people = {one.id for one in scene.entities if one.kind == "person"}
    group = next((tuple(one.agents) for one in acts if {*one.agents} <= people), ()) or tuple(
        one.id for one in scene.entities if one.kind == "person" and one.group
    )
    if len(group) < _FEWEST:
        return scene
    borne = tuple(Relation(kind="on", a=a, b=b) for a, b in stood_up(group))
    stands = Action(motion="stand", verb="stand", agents=group, order=0)
    kept = [one for one in scene.actions if one not in acts]
    told = [one for one in scene.relations if one.a not in group or one.b in built]
    gone = scene.model_copy(
        update={
            "entities": tuple(one for one in scene.entities if one.id not in built),
            "actions": (stands, *kept),
            "relations": (*told, *borne),
        }
    )
    return only_those_there(gone)


def stood_up(group: tuple[str, ...]) -> list[tuple[str, str]]:
    """Who is on whom: of the ids of a group the last ones are on the first ones, one on one."""
    below = (len(group) + 1) // 2
    return list(zip(group[below:], group[:below], strict=False))
