"""Who and what is put somewhere by somebody, or stands on both sides of something."""

from collections.abc import Sequence

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast
from soracli.story.scene import Spatial

_SIDES: tuple[Spatial, Spatial] = ("left of", "right of")


def are_put(act: Act, ids: tuple[str, ...], cast: Cast) -> bool:
    """ "Sets a piglet on a scale": the piglet is on it, and not who sets it there."""
    alive = act.puts and all(cast[one].living for one in act.objects)
    return bool(alive) and not cast[ids[0]].living


def put_on_sides(things: Sequence[str], ids: tuple[str, ...], cast: Cast) -> None:
    """ "Two lamps on either side of a bed": one half of them on each side."""
    half = (len(things) + 1) // 2
    for side, those in zip(_SIDES, (things[:half], things[half:]), strict=True):
        cast.relate(side, those, ids)
