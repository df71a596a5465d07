"""The prompt of a take that somebody asked for in a sentence."""

from soracli.plan.prompting.camera_words import camera_words
from soracli.plan.prompting.fitting import Prompt, fitted
from soracli.plan.prompting.light_words import light_words
from soracli.story.diffusion import PromptStyle
from soracli.story.preset import Look
from soracli.story.scene import Scene
from soracli.story.shot import Camera


def of_sentence(
    style: PromptStyle, scene: Scene, look: Look, camera: Camera | None, said: Scene
) -> Prompt:
    """The words of the user first and as they are, then what was asked for beside them.

    `said` is the scene as the words alone tell it; time and weather of `scene` are told where they
    are others. The sentence is never cut.
    """
    first = style.model_copy(
        update={"order": ("action", *(p for p in style.order if p != "action"))}
    )
    time = scene.time if scene.time != said.time else None
    weather = scene.weather if scene.weather != said.weather else None
    return fitted(
        first,
        {
            "action": [scene.text],
            "camera": [camera_words(camera, lambda one: "")] if camera else [],
            "light": [light_words(time, weather)],
            "mood": [scene.mood] if scene.mood != said.mood else [],
            "style": [look.prompt],
        },
    )
