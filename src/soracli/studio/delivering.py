"""What the place asks where a film is shown: its delivery preset laid under what was written."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from soracli.errors import InputError
from soracli.plan.request import Request, shape_over
from soracli.script.presets import Presets
from soracli.story.delivery import Delivery, DeliveryPreset
from soracli.studio.sounding import near_names

if TYPE_CHECKING:  # a sentence needs nothing of films
    from soracli.script.board import Board

OF_THE_FILM = frozenset({"captions", "karaoke", "caption_language"})
"""What a storyboard says of itself also where another delivery is asked for: how words are shown
belongs to the film, size and loudness to the place."""


def delivered(board: "Board", presets: Presets, wanted: str | None = None) -> "Board":
    """The storyboard with all of its delivery said: what it leaves open, its preset says.

    `wanted` is a preset that was asked for beside it: what that one says goes before the
    storyboard, but for `OF_THE_FILM`. Where everything is said already, no preset is looked for: a
    film carries all of its delivery, and is made again where nobody knows the preset. Raises
    InputError, with its place in the file, for a preset that there is not.
    """
    story = board.storyboard
    resolved = _asked(story.delivery, presets, wanted) if wanted else _told(board, presets)
    if resolved is story.delivery:
        return board
    return replace(board, storyboard=story.model_copy(update={"delivery": resolved}))


def delivery_named(name: str, presets: Presets) -> Delivery:
    """All that a delivery preset says. Raises InputError for one that there is not."""
    return _resolved({}, _preset(name, presets))


def request_with(request: Request, presets: Presets) -> Request:
    """The wishes for a take, with the shape and the rate that its delivery asks for laid under.

    Raises InputError for a preset that there is not.
    """
    if request.delivery is None:
        return request
    preset = _preset(request.delivery, presets)
    fps = preset.fps if "fps" in preset.model_fields_set else None
    return request.over(Request(size=preset.size, aspect=preset.aspect, fps=fps))


def _told(board: "Board", presets: Presets) -> Delivery:
    """The delivery of a storyboard, its preset under it."""
    written = board.storyboard.delivery
    if written.model_fields_set >= Delivery.model_fields.keys():
        return written
    try:
        preset = _preset(written.preset, presets) if written.preset else None
    except InputError as error:
        raise board.refuse(error.message, error.hint, ("delivery", "preset")) from error
    return _resolved(_said(written), preset)


def _asked(written: Delivery, presets: Presets, wanted: str) -> Delivery:
    """The delivery of a storyboard, with a preset over it that was asked for."""
    preset = _preset(wanted, presets)
    said, whole = _said(written), written.model_fields_set >= Delivery.model_fields.keys()
    if written.preset == wanted:
        return written if whole else _resolved(said, preset)
    if whole and written.preset:  # what is said there, the other preset said
        return _resolved({name: said[name] for name in OF_THE_FILM}, preset)
    own = {name: value for name, value in said.items() if name in OF_THE_FILM}
    shape = shape_over((preset.size, preset.aspect), (written.size, written.aspect))
    over = {**said, **_said(preset), "size": shape[0], "aspect": shape[1], **own}
    return _resolved(over, preset)


def _resolved(said: dict[str, Any], preset: DeliveryPreset | None) -> Delivery:
    """A delivery in which every field is set: as it is said, else as the preset has it."""
    under = _said(preset) if preset else {}
    size, aspect = shape_over(
        (said.get("size"), said.get("aspect")), (under.get("size"), under.get("aspect"))
    )
    name = {"preset": preset.name} if preset else {}
    whole = {**Delivery().model_dump(), **under, **said, "size": size, "aspect": aspect, **name}
    return Delivery(**whole)


def _said(delivery: Delivery) -> dict[str, Any]:
    """What a delivery says itself, by field."""
    return {
        name: getattr(delivery, name)
        for name in Delivery.model_fields
        if name in delivery.model_fields_set
    }


def _preset(name: str, presets: Presets, within: tuple[str, ...] = ()) -> DeliveryPreset:
    """A preset with the one that it names itself laid under it."""
    if name not in presets.deliveries:
        raise InputError(
            f'there is no delivery "{name[:60]}"', near_names(name[:60], presets.deliveries)
        )
    preset = presets.deliveries[name]
    if name in within:
        raise InputError(
            f"the delivery {name} leads back to itself", "Take preset: out of one of its files."
        )
    if not preset.preset:
        return preset
    under = _preset(preset.preset, presets, (*within, name))
    shape = shape_over((preset.size, preset.aspect), (under.size, under.aspect))
    said = {**_said(under), **_said(preset), "size": shape[0], "aspect": shape[1]}
    return DeliveryPreset(**said, name=name, title=preset.title, source=preset.source)
