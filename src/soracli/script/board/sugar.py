"""Short ways to write things, spelled out: `with: mara` is a list of one, `transition: cut` a cut.

Each short way is one entry here, with the piece of JSON Schema that lets editors know it; the rules
behind it see only the long form.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, get_args

from soracli.script.board.faults import near
from soracli.script.board.part import OTHER_NAMES, Content, Part
from soracli.script.board.shape import fields_of, inner, is_list
from soracli.story.delivery import Delivery
from soracli.story.storyboard import (
    Cue,
    Noise,
    ShotCamera,
    ShotLine,
    Storyboard,
    Title,
    Transition,
    is_sound_file,
)
from soracli.story.value import Value
from soracli.story.world import Character, Lora, Place, Prop, Voice

TEXT: dict[str, Any] = {"type": "string"}
COLORS = {
    "black": "#000000",
    "white": "#ffffff",
    "gray": "#808080",
    "grey": "#808080",
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "yellow": "#ffff00",
    "orange": "#ffa500",
    "purple": "#800080",
    "pink": "#ffc0cb",
    "brown": "#8b4513",
}
JOINS = {"dissolve": "0.5", "fade": "1", "wipe": "0.5", "match": "true"}
"""Transitions by a word alone, and how long they take then (seconds)."""
NOISES: tuple[Noise, ...] = get_args(Noise)
_RATIO = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*[:/]\s*(\d{1,2}(?:\.\d+)?)")


class Short(NamedTuple):
    """A short way: how it is spelled out, and what the JSON Schema says of it."""

    spell: Callable[[Part], Part]
    schema: dict[str, Any]


def _in(name: str) -> Short:
    """Words that stand for a mapping with one field."""
    return Short(
        lambda part: part.having({name: part}) if part.text is not None else part,
        {**TEXT, "description": f"The same as {{{name}: …}}."},
    )


def _transition(part: Part) -> Part:
    if part.text is None:
        return part
    if part.text == "cut":
        return part.having({})
    if part.text not in JOINS:
        hint = near(part.text, ["cut", *JOINS])
        raise part.refuse(f'"{part.text[:60]}" is no transition', hint)
    return part.having({part.text: part.having(JOINS[part.text])})


def _line(part: Part) -> Part:
    """`mara: "Hello."`, alone or with more fields: the first key is who says what.

    `say: hello.wav` with `text: "Hello."` is a recording of these words.
    """
    fields = part.fields
    first = next(iter(fields), "")
    if first and first not in fields_of(ShotLine) and not {"who", "say"} & set(fields):
        said = fields[first]
        who = Part(first, said.key or said.spot, said.key)
        fields = {"who": who, "say": said, **dict(list(fields.items())[1:])}
        part = part.having(fields)
    heard = fields.get("say")
    if heard is None or not is_sound_file(heard.text or ""):
        return part
    if "text" not in fields:
        raise heard.refuse("nobody knows what is said in it", "Write the words too: text: ...")
    rest = {name: one for name, one in fields.items() if name not in ("say", "text")}
    return part.having({**rest, "say": fields["text"], "recording": heard})


def _lens(part: Part) -> Part:
    match = re.fullmatch(r"(\d{1,4}(?:\.\d{1,3})?)\s*(?:mm)?", part.text or "")
    if part.content is None:
        return part
    if not match or not 8 <= float(match[1]) <= 600:
        raise part.refuse(
            f'"{part.text[:60]}" is no lens' if part.text else "a lens is a number",
            "Write its focal length in millimetres, from 8 to 600: 35mm.",
        )
    return part.having(match[1])


def _color(part: Part) -> Part:
    text = (part.text or "").lower()
    if part.content is None or re.fullmatch(r"#[0-9a-f]{6}", text):
        return part
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        return part.having("#" + "".join(2 * digit for digit in text[1:]))
    if text not in COLORS:
        hint = f"{near(text, COLORS)} #rrggbb in quotes will do, too."
        raise part.refuse(f'"{text[:60]}" is no color' if text else "a color is a word", hint)
    return part.having(COLORS[text])


def _ratio(part: Part) -> Part:
    match = _RATIO.fullmatch(part.text or "")
    if not match or not float(match[2]):
        return part
    return part.having(f"{float(match[1]) / float(match[2]):.6g}")


MODELS: dict[type[Value], Short] = {
    Character: _in("look"),
    Place: _in("look"),
    Prop: _in("look"),
    Voice: _in("preset"),
    Lora: _in("file"),
    ShotCamera: _in("words"),
    Cue: _in("cue"),
    Delivery: _in("preset"),
    Title: _in("text"),
    Transition: Short(_transition, {"enum": ["cut", *JOINS]}),
    ShotLine: Short(
        _line,
        {
            "type": "object",
            "description": "Who: what they say.",
            "minProperties": 1,
            "not": {"anyOf": [{"required": ["who"]}, {"required": ["say"]}]},
            "additionalProperties": TEXT,
        },
    ),
}
"""Short ways for a whole value."""

FIELDS: dict[tuple[type[Value], str], Short] = {
    (ShotCamera, "lens"): Short(_lens, {**TEXT, "pattern": r"^\d{1,4}(\.\d{1,3})?\s*(mm)?$"}),
    (Transition, "color"): Short(
        _color, {"anyOf": [{"enum": list(COLORS)}, {**TEXT, "pattern": "^#[0-9a-fA-F]{3}$"}]}
    ),
    (Storyboard, "seed"): Short(lambda part: part, {"enum": list(NOISES)}),
    (Delivery, "letterbox"): Short(_ratio, {**TEXT, "pattern": _RATIO.pattern}),
}
"""Short ways for one field of a value."""


def with_noise(root: Part) -> Part:
    """The storyboard with `seed: film` spelled out: that is what its noise is."""
    seed = root.child("seed")
    if seed is None or seed.text not in NOISES or root.child("noise"):
        return root
    rest = {name: part for name, part in root.fields.items() if name != "seed"}
    return root.having({**rest, "noise": seed})


def spelled_out(root: Part, model: type[Value] = Storyboard) -> Part:
    """The same storyboard without short ways. What cannot be spelled out is left as it is, for the
    rules to refuse; a short way that says nothing sensible raises InputError."""
    short = MODELS.get(model)
    if short:
        root = short.spell(root)
    known = fields_of(model)
    for name in OTHER_NAMES.keys() & root.fields.keys():
        hint = f"Did you mean {OTHER_NAMES[name]}?"
        raise root.fields[name].refuse_key(f'unknown key "{name}"', hint)
    fields: dict[str, Part] = {
        name: _field(part, model, name, known[name]) if name in known else part
        for name, part in root.fields.items()
    }
    return root.having(fields) if root.fields else root


def _field(part: Part, model: type[Value], name: str, annotation: Any) -> Part:
    if (model, name) in FIELDS:
        part = FIELDS[model, name].spell(part)
    if is_list(annotation) and part.content is not None and not part.items:
        part = part if part.content == () else part.having((part,))
    holds = inner(annotation)
    if holds is None:
        return part
    if holds.holds == "one":
        return spelled_out(part, holds.model)
    content: Content = part.content
    if isinstance(content, tuple):
        content = tuple(spelled_out(one, holds.model) for one in content)
    elif isinstance(content, dict):
        content = {key: _entry(one, key, holds.model) for key, one in content.items()}
    return part.having(content)


def _entry(part: Part, name: str, model: type[Value]) -> Part:
    if part.content is None:
        raise part.refuse_key(
            f'nothing is written under "{name[:60]}"', "Write something after it, or take it out."
        )
    return spelled_out(part, model)
