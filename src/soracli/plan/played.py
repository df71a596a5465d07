"""What is played in a take, without how it is seen: takes with one playing differ in that alone."""

from soracli.plan.content import digest
from soracli.plan.key import chain_key
from soracli.plan.take import TakeSpec
from soracli.story.preset import Look
from soracli.story.shot import Camera

PLAYED_TAG = "played/1"
SEEN = frozenset({"look", "model", "prompt", "width", "height", "generation", "safe"})
"""What of a take says only how it is seen."""
TOLD = frozenset({"text", "place_words", "camera", "style", "mood", "sounds", "music", "unplaced"})
"""What of a scene says only how it is seen, told or heard."""


def as_played(spec: TakeSpec) -> TakeSpec:
    """The recipe as the stage plays it: without what is only seen, told or heard of it.

    The model stays, because there is none that is no model; nobody who plays looks at it.
    """
    scene = spec.scene.model_copy(
        update={
            "text": "", "place_words": "", "camera": Camera(), "style": "", "mood": "",
            "sounds": (), "music": "", "unplaced": (),
        }
    )  # fmt: skip
    return spec.model_copy(
        update={
            "scene": scene, "look": Look(name=""), "prompt": "", "width": 64, "height": 64,
            "generation": None, "safe": None,
        }
    )  # fmt: skip


def played_key(spec: TakeSpec) -> str:
    """The key of what is played in a take: equal for takes in which the same happens, whoever sees
    it how. Only the lips may still move otherwise, where its lines were spoken otherwise."""
    recipe = as_played(spec).model_dump_json(exclude={*SEEN, "earlier"})
    return digest(PLAYED_TAG, f"{recipe}\n{chain_key(spec.earlier)}")
