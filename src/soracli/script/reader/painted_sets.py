"""The color that a place is said to have: a jeep on red dunes, a boat on a turquoise sea, sheep on
purple hills."""

from soracli.script.reader.shift import alike
from soracli.story.scene import Becoming, Scene

_PARTS = {
    "ground": ("rooftop", "roof", "terrace", "street", "road", "square", "courtyard",
               "dune", "desert", "sand", "beach", "hill", "hillside", "valley", "mountain", "moor",
               "plain", "canyon", "planet", "savanna"),
    "grass": ("field", "meadow", "grass", "lawn", "pasture", "prairie"),
    "water": ("sea", "ocean", "lake", "river", "pond", "lagoon", "bay", "stream", "canal"),
}  # fmt: skip
"""What the stage calls the part of a place that has its color, and the last words of its nouns."""
_PART = {noun: part for part, nouns in _PARTS.items() for noun in nouns}
_USUAL = {
    "ground": ("#e0c48a", "#f4f4f2", "#d4af37", "#c8a878"),
    "grass": ("#2f9e44", "#6aa84a", "#1f7a34"),
    "water": ("#2458c5", "#7fb2e5", "#1f3a6a"),
}  # fmt: skip
"""Colors that such a part has anyway: of sand and snow, of grass, of water by day."""
_GREEN = frozenset(("hill", "hillside", "valley", "mountain", "moor", "plain", "savanna"))
"""Land that is green as a rule."""
_LAND = frozenset(("dune", "desert", "canyon", *_PARTS["grass"]))
"""Other land that is seen from afar."""


def color_of_place(noun: str, color: str) -> tuple[str, str]:
    """The part of a place that is told to be of a color, #rrggbb, and that; ("", "") where it is so
    of itself, or nothing of it could be painted."""
    last = noun.split()[-1] if noun else ""
    last = last if last in _PART else last.removesuffix("s")
    part = _PART.get(last, "")
    usual = (*_USUAL.get(part, ()), *(_USUAL["grass"] if last in _GREEN else ()))
    return ("", "") if not part or any(alike(color, one) for one in usual) else (part, color)


def color_of_land(noun: str, color: str) -> tuple[str, str]:
    """The same of land that is named beside the place itself, which need not be so of itself: a
    rice terrace in a green valley."""
    last = noun.split()[-1] if noun else ""
    last = last if last in _PART else last.removesuffix("s")
    part = "grass" if last in _GREEN else _PART.get(last, "") if last in _LAND else ""
    return (part, color) if part else ("", "")


def in_its_color(scene: Scene, painted: tuple[str, str]) -> Scene:
    """The scene with a part of its place in a color all the while, unless it turns into another."""
    part, color = painted
    if not part or any(not one.entity and one.aspect == "color" for one in scene.becomings):
        return scene
    own = Becoming(aspect="color", start=color, to=color, part=part)
    return scene.model_copy(update={"becomings": (*scene.becomings, own)})
