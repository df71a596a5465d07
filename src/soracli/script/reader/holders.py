"""Kinds that other things lie in or on: a bowl of oranges, a plate with three cookies."""

from collections.abc import Mapping

from soracli.script.reader.member import Member
from soracli.story.scene import Spatial

_IN: Spatial = "in"
_ON: Spatial = "on"
HOLDERS: dict[str, Spatial] = {
    **dict.fromkeys(
        ("bowl", "basket_prop", "box", "crate", "vase", "jar", "glass", "mug", "bucket", "pot",
         "cauldron", "pan", "suitcase", "shopping_cart", "wheelbarrow", "cart", "nest",
         "birdcage", "aquarium", "fishbowl", "bathtub", "sink", "treasure_chest", "barrel", "crib"),
        _IN,
    ),
    **dict.fromkeys(
        ("plate", "table", "desk", "shelf", "stool", "bench", "sofa", "bed", "washing_line"), _ON
    ),
}  # fmt: skip
"""Where things are that are said to be with, of or all over such a kind."""
_HOLLOW = frozenset(("trash_can", "felt_hat", "top_hat", "boot", "sack", "backpack", "bag", "chest",
                     "drawer", "cauldron", "teapot", "log", "tent", "well"))  # fmt: skip
"""Kinds beside those that one may jump or creep into."""
_NO_SEATS = frozenset(("shelf", "bookshelf", "windowsill", "fireplace", "tray", "plate", "table",
                       "cabinet", "dresser", "nightstand", "desk", "counter"))  # fmt: skip
"""Kinds of what things stand on and people do not, unless they are told of alone."""
CHANNELS = ("water_gutter",)
"""Kinds of things with water in which something small floats along."""


def is_hollow(member: Member) -> bool:
    """Whether somebody can get into it: a box, a basket, a dustbin."""
    return not member.living and (HOLDERS.get(member.kind) == _IN or member.kind in _HOLLOW)


def fits_in(holder: Member, thing: Member) -> bool:
    """Whether something is in what is "with" it: fruit in a bowl, a goldfish in a tank."""
    beast = HOLDERS[holder.kind] == _IN and thing.family != "person"
    return not thing.living or beast


def who_is_there(
    members: Mapping[str, Member], owner: tuple[str, ...], ids: tuple[str, ...]
) -> tuple[str, ...]:
    """Who of those listed is on something that nobody sits on: "a nurse, two trophies on the
    shelf" has no nurse on it."""
    things = tuple(one for one in owner if members[one].family != "person")
    return things if things and members[ids[0]].kind in _NO_SEATS else owner
