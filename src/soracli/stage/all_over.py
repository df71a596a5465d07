"""All over: a thing of a told color is so on most of what is seen of it.

A yellow canoe is of bare wood inside, and from above nothing else of it is seen; of a pink deck
chair the most is its frame. What is seen most of it is then painted too, one part after the other,
until enough of it has the color that the words give it.
"""

import numpy as np
from numpy.typing import NDArray

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats

ENOUGH = 0.34
"""The share of what is seen of a thing from which on it is called by a color."""
_LEADS = 0.16
"""The share that is enough where no other part is seen as much."""
_WANTED = 0.5
"""The share up to which more of it is painted."""
_FEWEST = 12
"""Pixels of the small pictures from which on it can be told how much of a thing has a color."""
_SHADE = 0.85
"""How much darker is what is painted so only here, for the parts of it to be told apart."""
_AS_THEY_ARE = (
    Surface.PAPER, Surface.GLASS, Surface.WINDOW, Surface.EMISSIVE, Surface.RUBBER, Surface.EYE,
    Surface.WATER,
)  # fmt: skip
"""Pages, panes, lights and tires have no other color whatever they belong to."""


def painted_too(
    colors: Floats,
    own: NDArray[np.intp],
    faces: NDArray[np.int32],
    surfaces: NDArray[np.uint8],
    seen: NDArray[np.intp],
) -> NDArray[np.intp]:
    """The vertices of a body to be painted as well, none where enough of it has its color.

    `colors` (V, 3) are those of the vertices, `own` which of them have the told color, `faces`
    (F, 3) and `surfaces` (F,) those of the body, `seen` (F,) the pixels in which each is seen.
    """
    told = np.zeros(len(colors), bool)
    told[own] = True
    in_it = np.asarray(told[faces].all(axis=1))
    total, shown = int(seen.sum()), int(seen[in_it].sum())
    nothing = np.zeros(0, np.intp)
    if total < _FEWEST or shown >= ENOUGH * total:
        return nothing
    parts = _parts(colors, faces)
    free = ~in_it & ~np.isin(surfaces, [int(one) for one in _AS_THEY_ARE])
    sizes = np.bincount(parts[free], weights=seen[free], minlength=int(parts.max()) + 1)
    if shown >= _LEADS * total and shown >= sizes.max():
        return nothing
    found = [nothing]
    for part in np.argsort(-sizes):
        if shown >= _WANTED * total or sizes[part] <= 0:
            break
        shown += int(sizes[part])
        found.append(np.unique(faces[(parts == part) & free]))
    vertices = np.unique(np.concatenate(found)).astype(np.intp)
    return vertices[~told[vertices]]


def tinted(colors: Floats, vertices: NDArray[np.intp], tint: Floats) -> Floats:
    """Linear colors (V, 3) with those of some vertices in a tint (3,), a little darker than it."""
    result = colors.copy()
    result[vertices] = tint * np.float32(_SHADE)
    return result


def _parts(colors: Floats, faces: NDArray[np.int32]) -> NDArray[np.intp]:
    """A number for each face (F,), the same for those of about the same color."""
    steps = np.round(np.sqrt(np.clip(colors[faces[:, 0]], 0, 1)) * 8).astype(np.intp)
    _, found = np.unique(steps, axis=0, return_inverse=True)
    return np.asarray(found, np.intp).reshape(-1)
