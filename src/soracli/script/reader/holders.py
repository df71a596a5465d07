"""Kinds that other things lie in or on: a bowl of oranges, a plate with three cookies."""

from soracli.story.scene import Spatial

_IN: Spatial = "in"
_ON: Spatial = "on"
HOLDERS: dict[str, Spatial] = {
    **dict.fromkeys(
        ("bowl", "basket_prop", "box", "crate", "vase", "jar", "glass", "mug", "bucket", "pot",
         "pan", "suitcase", "shopping_cart", "wheelbarrow", "cart", "nest", "birdcage", "aquarium",
         "bathtub", "sink", "treasure_chest", "barrel", "crib"),
        _IN,
    ),
    **dict.fromkeys(("plate", "table", "desk", "shelf", "stool", "bench", "sofa", "bed"), _ON),
}  # fmt: skip
"""Where things are that are said to be with, of or all over such a kind."""
