"""The JSON Schema of a storyboard, for editors: all that may be written, short ways included."""

from collections.abc import Sequence
from typing import Any

from soracli.script.board import sugar
from soracli.script.board.described import FIELDS
from soracli.script.board.include import SECTIONS
from soracli.script.board.shape import fields_of, inner, is_list
from soracli.script.presets import load_presets
from soracli.story.shot import ANGLES, FRAMINGS, MOVES
from soracli.story.storyboard import ShotCamera, Storyboard
from soracli.story.value import Value

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FILE: dict[str, Any] = {
    "type": "string",
    "pattern": r"\.[yY][aA]?[mM][lL]$",
    "description": "The path of a file with this section.",
}


def board_schema() -> dict[str, Any]:
    """The JSON Schema of storyboard/1. Editors complete from it and mark what is wrong."""
    schema = Storyboard.model_json_schema(by_alias=True)
    values = schema["$defs"]
    for model in models_in(Storyboard):
        _complete(schema if model is Storyboard else values[model.__name__], model)
    for name, words in _vocabularies().items():
        model_name, field = name.split(".")
        holder = schema if model_name == "Storyboard" else values[model_name]
        _offer(holder["properties"], field, {"enum": list(words)}, first=True)
    for name in SECTIONS:
        _offer(values["World"]["properties"], name, _FILE)
    _offer(schema["properties"], "world", _FILE)
    for model, short in sugar.MODELS.items():
        values[model.__name__] = _either(values[model.__name__], short.schema)
    schema["required"] = ["schema", "shots"]
    return {"$schema": DIALECT, **schema}


def models_in(model: type[Value]) -> list[type[Value]]:
    """Every value in a storyboard, once."""
    found = [model]
    for one in found:
        for annotation in fields_of(one).values():
            holds = inner(annotation)
            if holds and holds.model not in found:
                found.append(holds.model)
    return found


def _complete(schema: dict[str, Any], model: type[Value]) -> None:
    """Descriptions, lists of one, and the short ways of single fields."""
    schema["description"] = (model.__doc__ or "").split("\n\n")[0].replace("\n", " ").strip()
    properties = schema["properties"]
    for name, annotation in fields_of(model).items():
        field = properties[name]
        field.pop("title", None)
        if field.get("default") in (None, "", [], {}) or isinstance(field.get("default"), dict):
            field.pop("default", None)
        if "patternProperties" in field:
            field["additionalProperties"] = False
        if is_list(annotation):
            _offer(properties, name, _item(field))
        if (model, name) in sugar.FIELDS:
            _offer(properties, name, sugar.FIELDS[model, name].schema)
        properties[name]["description"] = FIELDS[f"{model.__name__}.{name}"]


def _item(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of one item of a list, wherever the list stands in the field."""
    lists = [field, *field.get("anyOf", ())]
    return next((dict(one["items"]) for one in lists if "items" in one), sugar.TEXT)


def _offer(
    properties: dict[str, Any], name: str, more: dict[str, Any], first: bool = False
) -> None:
    """Let a field also be something else."""
    properties[name] = _either(properties[name], more, first)


def _either(schema: dict[str, Any], more: dict[str, Any], first: bool = False) -> dict[str, Any]:
    told: dict[str, Any] = {key: schema[key] for key in ("description", "default") if key in schema}
    plain = {key: value for key, value in schema.items() if key not in told}
    ways = plain["anyOf"] if set(plain) == {"anyOf"} else [plain]
    return {**told, "anyOf": [more, *ways] if first else [*ways, more]}


def _vocabularies() -> dict[str, Sequence[str]]:
    """Fields that take any words, and the words that are known."""
    presets = load_presets()
    camera = ShotCamera.__name__
    return {
        f"{camera}.framing": FRAMINGS,
        f"{camera}.angle": ANGLES,
        f"{camera}.move": MOVES,
        "Storyboard.style": sorted(presets.looks),
        "Shot.style": sorted(presets.looks),
        "Storyboard.model": ["auto", *sorted(presets.models)],
    }
