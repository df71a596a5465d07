"""Under the water: where fish swim in the sea one sees them, and not only what is above it."""

import re

from soracli.story.scene import Scene

_WATERS = ("sea", "lake", "fjord")
_UNDER = "underwater"
_SWIMMERS = frozenset(("fish", "shark", "jellyfish", "octopus", "squid", "seahorse", "ray",
                       "starfish", "turtle", "eel", "lobster", "crab"))  # fmt: skip
"""Kinds that live under water; and of those that come up to breathe."""
_BREATHERS = frozenset(("whale", "dolphin", "seal", "mermaid"))
_STILL = frozenset(("coral", "seaweed", "shell", "rock", "stone", "boulder", "anemone", "kelp",
                    "bubble", "sponge", "pearl", "treasure_chest", "anchor"))  # fmt: skip
"""Kinds of what lies or grows there."""
_GOES = frozenset(("swim", "fall", "sink", "crawl", "walk", "float", "drift", "dive", "hover",
                   "fly", "turn", "spin", "chase", "follow", "flee", ""))  # fmt: skip
_ABOVE = re.compile(
    r"\b(?:surface|surfaces|surfacing|leap\w*|jump\w*|breach\w*|splash\w*|spray\w*|waves?|above|"
    r"over|sunset|sunrise|sky|horizon|shore|beach|stars|moon\w*|aerial|drone|blowhole|spout\w*)\b",
    re.IGNORECASE,
)
"""Words of what one sees of it from above."""
_DIVES = frozenset(("submarine", "diver", "shark", "octopus", "squid", "fish", "ray", "whale",
                    "dolphin", "submersible", "jellyfish", "turtle", "manta_ray"))  # fmt: skip
"""Kinds that are under water when they are below something on the sea."""
_OVERHEAD = frozenset(("bridge", "balloon", "airship", "blimp", "helicopter", "airplane", "gull"))
"""Kinds of what is so high up that who is below it may be on the water."""
_UPRIGHT = ("up", "down")


def under_the_water(scene: Scene) -> Scene:
    """The scene below the surface, if all that is told of it lives there, or something is below a
    boat or a whale there."""
    if scene.place in _WATERS and _below_another(scene):
        return scene.model_copy(update={"place": _UNDER})
    kinds = {one.kind for one in scene.entities if not one.implied}
    lives = kinds & (_SWIMMERS | _BREATHERS)
    if scene.place not in _WATERS or not lives or kinds - _SWIMMERS - _BREATHERS - _STILL:
        return scene
    if _ABOVE.search(scene.text) or any(one.motion not in _GOES for one in scene.actions):
        return scene
    upright = any(one.direction in _UPRIGHT for one in scene.actions)
    if not (lives & _SWIMMERS or upright) or (lives & _BREATHERS and not upright):
        return scene
    return scene.model_copy(update={"place": _UNDER})


def _below_another(scene: Scene) -> bool:
    """Whether something that dives is below another thing on the sea or in it."""
    kinds = {one.id: one.kind for one in scene.entities}
    return any(
        one.kind == "under" and kinds.get(one.a) in _DIVES and kinds.get(one.b, "") not in _OVERHEAD
        for one in scene.relations
    )
