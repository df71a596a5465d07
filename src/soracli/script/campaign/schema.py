"""The JSON Schema of a campaign, for editors."""

from typing import Any

from soracli.script.board.schema import DIALECT
from soracli.script.campaign.table import ENDINGS
from soracli.story.campaign import Campaign

FIELDS: dict[str, str] = {
    "schema": "The version of this language: campaign/1.",
    "title": "What the campaign is called in its report.",
    "prompt": "A sentence of one shot, with {names} of variables in it.",
    "storyboard": "The path of a storyboard; its texts may have {names} of variables in them.",
    "variables": "Variables that are the same in every variant.",
    "matrix": "What is combined, axis by axis: a list, a mapping to variables, or a table file.",
    "tables": "Files with more variables: the row whose columns agree with the variant's axes.",
    "include": "Variants beside those of the matrix, each with all its axes.",
    "exclude": "Variants that are left out: those that agree with one of these.",
    "output": "The name of a film, such as {locale}/{product}-{delivery}.mp4.",
}
"""What an editor shows beside each field."""
_TABLE: dict[str, Any] = {
    "type": "string",
    "pattern": rf"\.({'|'.join(ending[1:] for ending in ENDINGS)})$",
    "description": "The path of a table with a column of the axis's name.",
}


def campaign_schema() -> dict[str, Any]:
    """The JSON Schema of campaign/1. Editors complete from it and mark what is wrong."""
    schema = Campaign.model_json_schema(by_alias=True)
    properties = schema["properties"]
    for name, field in properties.items():
        told = {key: value for key, value in field.items() if key not in ("title", "default")}
        properties[name] = {**told, "description": FIELDS[name]}
    for name in ("variables", "matrix"):
        properties[name]["additionalProperties"] = False
    for axis in properties["matrix"]["patternProperties"].values():
        ways = [one for one in axis["anyOf"] if one.get("type") != "string"]
        axis["anyOf"] = [{**one, "minItems": 1} if "items" in one else one for one in ways]
        axis["anyOf"].insert(0, _TABLE)
    for name in ("tables", "include", "exclude"):
        properties[name] = _one_or_many(properties[name])
    schema["description"] = "One film with blanks in it, and everything they are filled with."
    schema["required"] = ["schema"]
    schema["oneOf"] = [{"required": ["prompt"]}, {"required": ["storyboard"]}]
    return {"$schema": DIALECT, **schema}


def _one_or_many(field: dict[str, Any]) -> dict[str, Any]:
    """A list, or the one thing that would be in it."""
    plain = {key: value for key, value in field.items() if key != "description"}
    return {"description": field["description"], "anyOf": [plain, plain["items"]]}
