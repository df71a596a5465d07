"""Those of a group look different where the words left them alike."""

from collections.abc import Iterable, Mapping

from soracli.script.presets import Presets
from soracli.script.reader.describing import MANY_COLORS
from soracli.script.reader.member import Member
from soracli.story.scene import Garment

_OUTFIT = frozenset(
    ("robe", "dress", "gown", "suit", "coat", "jacket", "leotard", "armor", "spacesuit", "sweater",
     "shirt", "tshirt", "tank", "jersey", "vest", "trousers", "leggings", "shorts", "skirt", "cape",
     "wizard_hat", "beanie", "tophat", "scarf", "raincoat", "apron")
)  # fmt: skip
"""What of the clothes of a role takes on the color that somebody is called by."""


def wear_their_color(members: Iterable[Member]) -> None:
    """Let those who are called by a color wear it: the green knight, a red ninja.

    Who has no clothes of a role is as they are: a black man is.
    """
    for member in members:
        tint, armored = member.color, member.kind == "knight"
        if tint is None or member.known or not (armored or member.family == "person"):
            continue
        usual = {one.kind for one in member.wears if one.kind in member.usual & _OUTFIT}
        usual -= {one.kind for one in member.wears if one.word != one.kind}
        if armored and not any(one.kind == "armor" for one in member.wears):
            member.wears.append(Garment(kind="armor", color=tint, word="armor"))
        member.wears = [
            one.model_copy(update={"color": tint}) if one.kind in usual else one
            for one in member.wears
        ]


def set_apart(members: Iterable[Member], presets: Presets) -> None:
    """Let the single ones of a group differ where the words left them alike, so that two cats are
    seen to be two; let them be of all colors where the words say so."""
    groups: dict[str, list[Member]] = {}
    for member in members:
        if member.group:
            groups.setdefault(member.group, []).append(member)
    for group in groups.values():
        if MANY_COLORS in group[0].attributes:
            _color(group, presets.lexicon.words.colors, presets.lexicon.words.rainbow)
        elif not any(member.color or member.traits for member in group):
            _vary(group, presets)


def _color(
    group: list[Member], colors: Mapping[str, tuple[str, ...]], rainbow: tuple[str, ...]
) -> None:
    """One color after the other, for those of whom no color is said."""
    tints = [key for name in rainbow for key, words in colors.items() if name in words]
    for place, member in enumerate(group):
        member.color = tints[place % len(tints)]


def _vary(group: list[Member], presets: Presets) -> None:
    """Another variety of the kind for each."""
    varieties = presets.varieties.get(group[0].kind, ())
    for place, member in enumerate(group if varieties else ()):
        turn = place % (len(varieties) + 1)
        if turn:
            variety = varieties[turn - 1]
            member.traits = dict(variety.traits)
            member.color = variety.color
