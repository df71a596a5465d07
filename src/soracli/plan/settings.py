"""`--set key=value`: one field of the scene, the look or the request, by its name.

Names are the fields of the values themselves ("time", "camera.lens", "look.grain",
"dog.1.color"), so whatever a scene can say can be set, and nothing else.
"""

import difflib
import json
from collections.abc import Collection
from typing import Any, TypeVar

from pydantic import ValidationError

from soracli.errors import InputError
from soracli.plan.generating import OWN_FIELDS
from soracli.plan.request import Request
from soracli.story.preset import Look
from soracli.story.refusal import in_words
from soracli.story.scene import Entity, Scene
from soracli.story.shot import Camera
from soracli.story.storyboard import SoundModels
from soracli.story.value import Value

Changed = TypeVar("Changed", bound=Value)
GENERATION = "generation"
"""What begins the names of settings that belong to the model: "generation.steps"."""
SCENE_FIELDS = ("place", "time", "weather", "mood", "music", "time_scale")
REQUEST_FIELDS = ("style", "seconds", "size", "aspect", "fps", "seed", "model", "quality")
ENTITY_FIELDS = tuple(
    name for name in Entity.model_fields if name not in ("id", "group", "implied")
)


def request_with(request: Request) -> Request:
    """The request with those settings that belong to it moved into their fields."""
    mine = {name: value for name, value in request.settings.items() if name in REQUEST_FIELDS}
    rest = {name: value for name, value in request.settings.items() if name not in mine}
    if not mine:
        return request
    values = {
        name: value if name in ("size", "aspect", "style", "model", "quality") else _scalar(value)
        for name, value in mine.items()
    }
    return _updated(request, {**values, "settings": rest}, "")


def scene_with(scene: Scene, settings: dict[str, str], places: Collection[str]) -> Scene:
    """The scene with its fields set. Settings of the look, of who makes the sound and of how a
    model generates are left alone; see `look_with`, `sound_with` and `plan.generating`.

    Raises InputError for a name that is no field, an unknown place, or a value that does not fit.
    """
    for name, value in settings.items():
        first, _, rest = name.partition(".")
        if (first == "look" and rest in Look.model_fields) or _of_sound(name):
            continue
        if first == GENERATION:
            continue
        if first == "camera" and rest in Camera.model_fields:
            camera = _updated(scene.camera, {rest: _scalar(value)}, "camera.")
            scene = scene.model_copy(update={"camera": camera})
        elif name in SCENE_FIELDS:
            if name == "place" and value not in places:
                raise InputError(f'there is no place "{value}"', _near(value, places))
            scene = _updated(scene, {name: _scalar(value, name in ("mood", "music"))}, "")
        else:
            scene = _with_entity(scene, name, value)
    return scene


def look_with(look: Look, settings: dict[str, str]) -> Look:
    """The look with every `look.field` of the settings set."""
    mine = {
        name.removeprefix("look."): _scalar(value)
        for name, value in settings.items()
        if name.startswith("look.")
    }
    return _updated(look, mine, "look.") if mine else look


def sound_with(settings: dict[str, str]) -> SoundModels:
    """Who makes the sound: the usual ones, but for every `sound.field` of the settings."""
    mine = {
        name.removeprefix("sound."): value for name, value in settings.items() if _of_sound(name)
    }
    return SoundModels(**mine)


def generation_settings(settings: dict[str, str]) -> dict[str, Any]:
    """Every `generation.field` of the settings, by its field."""
    start = f"{GENERATION}."
    return {
        name.removeprefix(start): _scalar(value)
        for name, value in settings.items()
        if name.startswith(start)
    }


def _of_sound(name: str) -> bool:
    first, _, rest = name.partition(".")
    return first == "sound" and rest in SoundModels.model_fields


def _with_entity(scene: Scene, name: str, value: str) -> Scene:
    entity_id, _, field = name.rpartition(".")
    entity = scene.entity(entity_id)
    if entity is None or field not in ENTITY_FIELDS:
        raise InputError(f'nothing here is called "{name}"', _near(name, _names(scene)))
    changed = _updated(entity, {field: _scalar(value)}, f"{entity_id}.")
    entities = tuple(changed if one.id == entity_id else one for one in scene.entities)
    return scene.model_copy(update={"entities": entities})


def _names(scene: Scene) -> list[str]:
    return [
        *SCENE_FIELDS,
        *REQUEST_FIELDS,
        *(f"camera.{name}" for name in Camera.model_fields),
        *(f"look.{name}" for name in Look.model_fields if name != "name"),
        *(f"sound.{name}" for name in SoundModels.model_fields),
        *(f"{GENERATION}.{name}" for name in OWN_FIELDS),
        *(f"{one.id}.{name}" for one in scene.entities for name in ENTITY_FIELDS),
    ]


def _near(word: str, words: Collection[str]) -> str:
    close = difflib.get_close_matches(word, words, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"Known: {', '.join(sorted(words)[:40])}."


def _scalar(value: str, literal: bool = False) -> Any:
    """A value as typed in a shell: a JSON scalar or list where it reads as one, else the string."""
    if literal:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _updated(value: Changed, changes: dict[str, Any], prefix: str) -> Changed:
    try:
        return type(value).model_validate({**value.model_dump(), **changes})
    except ValidationError as error:
        first = error.errors()[0]
        name = prefix + ".".join(str(part) for part in first["loc"])
        shown = changes.get(str(first["loc"][0])) if first["loc"] else None
        raise InputError(f'{name} cannot be "{shown}"', in_words(first["msg"])) from error
