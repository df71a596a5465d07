"""Tumbling down: who tumbles down a hillside rolls down it, and does not fall over where they
stand."""

from soracli.story.scene import Action, Scene

_TUMBLES = frozenset(("tumble", "roll", "somersault", "cartwheel"))
"""First words of verbs of who goes head over heels."""
_SLOPES = ("hill_slope", "sand_dune", "ski_slope")


def tumbling_down(scene: Scene) -> Scene:
    """The scene in which all roll who tumble down a slope."""
    slopes = {one.id for one in scene.entities if one.kind in _SLOPES}

    def rolled(one: Action) -> Action:
        tumbles = one.verb.split()[0] in _TUMBLES and one.over in slopes
        return one.model_copy(update={"motion": "roll"}) if tumbles else one

    if not slopes:
        return scene
    return scene.model_copy(update={"actions": tuple(map(rolled, scene.actions))})
