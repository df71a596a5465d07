"""The prompt of a take that somebody asked for in a sentence."""

from soracli.plan.prompting.camera_words import camera_words
from soracli.plan.prompting.fitting import Prompt, fitted
from soracli.plan.prompting.light_words import USUAL_TIME, USUAL_WEATHER, light_words
from soracli.story.diffusion import PromptStyle
from soracli.story.preset import Look
from soracli.story.scene import Scene
from soracli.story.shot import Camera


def of_sentence(
    style: PromptStyle, scene: Scene, look: Look | None, camera: Camera | None, said: Scene
) -> Prompt:
    """The words of the user first and as they are, then what was asked for beside them: a `look`, a
    `camera`.

    `said` is the scene as the words alone tell it; time and weather of `scene` are told where they
    were asked for beside the words. The sentence is never cut.
    """
    return fitted(
        style,
        {
            "camera": [camera_words(camera, lambda one: "")] if camera else [],
            "light": [_light(scene, said)],
            "mood": [scene.mood] if scene.mood != said.mood else [],
            "style": [look.prompt] if look else [],
        },
        opening=" ".join(scene.text.split()),
    )


def _light(scene: Scene, said: Scene) -> str:
    time = scene.time if scene.time != (said.time or USUAL_TIME) else None
    weather = scene.weather if scene.weather != (said.weather or USUAL_WEATHER) else None
    return light_words(time, weather, scene.place)
