"""Noted seats: a seat that stands at the end of a sentence, as a note on where it is ("peels an
orange, park bench"), is what those who were told of sit on."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Relation, Scene

_SEATS = frozenset(("bench", "sofa", "armchair", "stool", "chair", "swing", "hammock", "throne",
                    "rocking_chair", "deckchair"))  # fmt: skip
_WHERE = ("on", "in", "beside", "behind", "under", "near", "in front of", "left of", "right of")


def on_noted_seats(scene: Scene, presets: Presets) -> Scene:
    """The scene with its people on the seat that its last words only name."""
    seat = next((one for one in scene.entities if _is_noted(one, scene)), None)
    going = {name for act in scene.actions for name in act.agents
             if act.motion in presets.lexicon.words.moving}  # fmt: skip
    people = [one.id for one in scene.entities if one.kind == "person" and not one.implied]
    if seat is None or not people or len(people) > 2 or going & {*people}:
        return scene
    if any(one.a in people and one.kind in ("on", "in") for one in scene.relations):
        return scene
    sit = (Relation(kind="on", a=name, b=seat.id) for name in people)
    return scene.model_copy(update={"relations": (*scene.relations, *sit)})


def _is_noted(one: Entity, scene: Scene) -> bool:
    noun = re.escape(one.noun)
    noted = re.search(rf",\s*(?:an? |the )?(?:[\w-]+ ){{0,2}}{noun}\s*[.!]?\s*$", scene.text, re.I)
    told = any(one.id in (rel.a, rel.b) for rel in scene.relations if rel.kind in _WHERE)
    done = any(one.id in (*act.agents, act.target, act.over) for act in scene.actions)
    return one.kind in _SEATS and noted is not None and not told and not done
