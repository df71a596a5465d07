"""Older storyboards: each version has one function that makes the next one of it."""

import re
from collections.abc import Callable, Mapping

from soracli.script.board.faults import near
from soracli.script.board.part import Part
from soracli.story.storyboard import SCHEMA

Upgrade = Callable[[Part], Part]

UPGRADES: Mapping[str, Upgrade] = {}
"""By the version it reads, what makes the next version of a storyboard (its `schema` included).
storyboard/1 is the first, so there is none yet."""


def upgraded(root: Part, upgrades: Mapping[str, Upgrade] = UPGRADES, to: str = SCHEMA) -> Part:
    """The storyboard in the newest version.

    Raises InputError for a file without a version and for one that nothing here can read.
    """
    steps = dict(upgrades)
    while (said := version(root, to)) != to:
        if said not in steps:
            raise _unknown(root.fields["schema"], said, to)
        root = steps.pop(said)(root)
    return root


def version(root: Part, newest: str = SCHEMA) -> str:
    """What the storyboard says it is. Raises InputError if it says nothing."""
    said = root.child("schema")
    if said is None or said.content is None:
        raise root.refuse('"schema" is missing here', f"Write schema: {newest}")
    if said.text is None:
        raise said.refuse('"schema" takes one word', f"Write schema: {newest}")
    return said.text


def _unknown(part: Part, said: str, newest: str) -> Exception:
    number = re.fullmatch(r"storyboard/(\d{1,9})", said)
    if number and int(number[1]) > int(newest.rpartition("/")[2]):
        return part.refuse(
            f"this storyboard is {said}, and this soracli reads up to {newest}",
            "Update soracli, or save the storyboard for the older version.",
        )
    if number:
        return part.refuse(
            f"there never was a {said}", f"Write schema: {newest}, and run sora check."
        )
    hint = near(said, [newest]) if said.startswith("story") else ""
    return part.refuse(f'"{said[:60]}" is no version of a storyboard', hint or f"Write {newest}.")
