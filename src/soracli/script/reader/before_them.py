"""Before them: what is "in front of her" is where she looks: a painter faces the easel in front of
her, a judge the papers in front of him."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.families import family_of
from soracli.script.reader.unspoken import SPOKEN
from soracli.story.scene import Relation, Scene

_OWN = re.compile(
    r"(?:,|\bwith|\band) (?:his|her|their|its|an?|the) (?:[\w-]+ ){1,4}?in front of "
    r"(?:him|her|them)(?:sel(?:f|ves))?\b",
    re.IGNORECASE,
)
_THINGS = ("prop", "furniture", "box")


def before_them(scene: Scene, presets: Presets) -> Scene:
    """The scene in which people face the thing that is in front of them."""
    if not _OWN.search(SPOKEN.sub(" ", scene.text)):
        return scene
    faces = [
        Relation(kind="facing", a=one.b, b=one.a)
        for one in scene.relations
        if one.kind == "in front of"
        and family_of(one.a, scene, presets) in _THINGS
        and family_of(one.b, scene, presets) == "person"
    ]
    return scene.model_copy(update={"relations": tuple(dict.fromkeys((*scene.relations, *faces)))})
