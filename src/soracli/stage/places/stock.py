"""Things as part of a set: a piece out of stock, as a mesh."""

from functools import lru_cache

from soracli.stage.mesh import Mesh, frozen
from soracli.stage.things import build_thing
from soracli.story.preset import Kind
from soracli.story.scene import Entity


@lru_cache(maxsize=128)
def piece_of(family: str, form: str, size: float, color: str, material: str = "matte") -> Mesh:
    """A thing of `size` metres (its defining length), standing still at the origin."""
    kind = Kind(name=form, family=family, size=size, material=material, colors={"main": color})
    return frozen(build_thing(kind, Entity(id=f"{form}.0", noun=form)).mesh.bound_to(0))
