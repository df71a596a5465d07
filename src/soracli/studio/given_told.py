"""Files of the user's own that a model is given, told to a person."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from soracli.plan.conditioning import FRAMES
from soracli.plan.film import Picture
from soracli.plan.generation import Generation

ALIKE = 0.05
"""Shapes that differ by less are taken for the same: what is cut off is not missed."""


def paths_of(pictures: Iterable[Picture]) -> dict[str, str]:
    """The paths of files, by the digests that recipes know them by."""
    return {one.digest: one.path for one in pictures}


def cut_told(generation: Generation | None, pictures: Iterable[Picture]) -> tuple[str, ...]:
    """Which pictures have another shape than the film whose frames they are, so that they lose
    their edges."""
    if generation is None:
        return ()
    files: Mapping[str, Picture] = {one.digest: one for one in pictures}
    given = [files.get(one.key) for one in generation.conditions if one.kind in FRAMES]
    cut = {one.path: one for one in given if one and one.width and _loss(one, generation) > ALIKE}
    return tuple(
        f"{Path(one.path).name} is {one.width}x{one.height}, and the film {generation.width}x"
        f"{generation.height}: {_loss(one, generation):.0%} of it is cut off, on both sides alike"
        for one in cut.values()
    )


def _loss(picture: Picture, generation: Generation) -> float:
    """The part of a picture that is outside the film."""
    aspects = (picture.width / picture.height, generation.width / generation.height)
    return 1 - min(aspects) / max(aspects)
