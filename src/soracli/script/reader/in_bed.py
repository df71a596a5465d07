"""In bed: who is said to be in one lies there, and nobody stands on it."""

import re

from soracli.story.scene import Action, Scene

_BEDS = frozenset(
    ("bed", "bunk_bed", "hospital_bed", "cot", "crib", "hammock", "sleeping_bag", "stretcher",
     "four_poster_bed", "cradle", "camp_bed")
)  # fmt: skip
_IN_IT = re.compile(
    r"\b(?:in|into) (?:(?:an?|the|his|her|its|their|hospital|bunk|double|big|small|warm|cozy|"
    r"cosy|soft|four-poster) )*(?:beds?|bunks?|cots?|cribs?|cradles?|hammocks?|sleeping bags?)\b",
    re.IGNORECASE,
)


def in_bed(scene: Scene) -> Scene:
    """The scene in which people who are in a bed, and of whom no doing is told, lie in it."""
    if not _IN_IT.search(scene.text):
        return scene
    kinds = {one.id: one.kind for one in scene.entities}
    busy = {name for one in scene.actions for name in one.agents}
    resting = tuple(
        dict.fromkeys(
            one.a
            for one in scene.relations
            if one.kind in ("on", "in")
            and kinds.get(one.b) in _BEDS
            and kinds.get(one.a) == "person"
            and one.a not in busy
        )
    )
    if not resting:
        return scene
    lying = Action(motion="lie", verb="lie", agents=resting)
    return scene.model_copy(update={"actions": (*scene.actions, lying)})
