"""Shapes of it: what of a scene takes the form that is told: splashes, human pyramids, bridges that
are down, and things along which a camera goes."""

from soracli.script.presets import Presets
from soracli.script.reader.forms_for_it import with_forms_for_it
from soracli.script.reader.human_pyramids import human_pyramids
from soracli.script.reader.lain_along import lain_along
from soracli.script.reader.splashes import splashes
from soracli.story.scene import Scene


def shapes_of_it(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all has the shape in which what is told of it can be."""
    return with_forms_for_it(human_pyramids(lain_along(splashes(scene), presets)))
