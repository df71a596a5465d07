"""Those of a group look different where the words left them alike."""

from collections.abc import Iterable, Mapping

from soracli.script.presets import Presets
from soracli.script.reader.describing import MANY_COLORS
from soracli.script.reader.member import Member


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
