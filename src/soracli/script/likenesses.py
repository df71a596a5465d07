"""Nouns that are cast as another noun is: a swordsman looks like a warrior."""

from collections.abc import Mapping

from soracli.script.words import Likeness, NounOverride

CastNouns = dict[str, tuple[str, NounOverride]]
"""Every noun that can be cast: its kind, and what the noun adds to it."""


def liken(
    nouns: CastNouns,
    likenesses: Mapping[str, tuple[Likeness, ...]],
    places: Mapping[str, tuple[str, ...]],
) -> CastNouns:
    """The nouns with those that look like one of them. What has a look of its own keeps it; who is
    like somebody that nobody has cast is cast by nobody.

    A name that begins with a place ("factory worker") is at home there; `places` are the words for
    each of them.
    """
    found = dict(nouns)
    homes = {words: place for place, phrases in places.items() for words in phrases}
    for noun, groups in likenesses.items():
        if noun not in nouns:
            continue
        kind, base = nouns[noun]
        for group in groups:
            over = _merged(base, group)
            for word in group.words:
                home = homes.get(word.rpartition(" ")[0])
                here = over.model_copy(update={"place": home}) if home else over
                found.setdefault(word, (kind, here))
    return found


def _merged(base: NounOverride, more: Likeness) -> NounOverride:
    """What a noun adds, changed by what is said of those like it."""
    said = {name: getattr(more, name) for name in more.model_fields_set - {"words"}}
    if "traits" in said:
        said["traits"] = {**base.traits, **more.traits}
    return base.model_copy(update=said)
