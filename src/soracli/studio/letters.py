"""Words that a film draws, and the typefaces that have letters for them: known before a frame is
made."""

import itertools
from collections.abc import Iterator
from pathlib import Path

from soracli.media.fonts import is_sign, missing_glyphs
from soracli.plan.snapshot import Break
from soracli.story.storyboard import Shot, Storyboard

At = tuple[str | int, ...]
SHOWN = 12
"""Letters that are named; of a whole sentence nobody needs all."""
FONT_HINT = "Put a TTF or OTF that has them into the fonts folder of your presets."


def letter_breaks(story: Storyboard, own: Path | None) -> tuple[Break, ...]:
    """What the typefaces have no letters for, in titles and in captions that are drawn.

    `own` is a presets folder of the person's own, whose typefaces count.
    """
    drawn = story.delivery.captions == "burnt"
    found = []
    for number, shot in enumerate(story.shots):
        for at, text in (*_titles(shot), *(_captions(shot) if drawn else ())):
            # every typeface has these, and most films nothing else: Pillow need not be loaded
            if missing := "" if text.isascii() else missing_glyphs(text, own):
                message = f"the typeface has no picture of {lacking_words(text, missing)}"
                place = ("shots", number, *at)
                found.append(
                    Break(shot=shot.id, kind="letters", message=message, hint=FONT_HINT, at=place)
                )
    return tuple(found)


def lacking_words(text: str, missing: str) -> str:
    """Letters of a text that no typeface has, the first of them as they stand there, and what is
    drawn in their place: '"日本", so boxes are drawn'."""
    first = next(index for index, one in enumerate(text) if one in missing)
    run = "".join(itertools.takewhile(lambda one: one in missing, text[first:]))
    shown = f'"{run[:SHOWN]}"' + ("…" if set(missing) - set(run[:SHOWN]) else "")
    drawn = "they are left out" if all(map(is_sign, missing)) else "boxes are drawn"
    return f"{shown}, so {drawn}"


def _titles(shot: Shot) -> Iterator[tuple[At, str]]:
    for place, title in enumerate(shot.titles):
        yield ("titles", place, "text"), title.text
        yield ("titles", place, "sub"), title.sub


def _captions(shot: Shot) -> Iterator[tuple[At, str]]:
    for place, line in enumerate(shot.lines):
        field = "caption" if line.caption.strip() else "say"
        yield ("lines", place, field), getattr(line, field)
