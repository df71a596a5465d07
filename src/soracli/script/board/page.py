"""YAML into parts: tags, merge keys and aliases are settled here, and no scalar loses its text."""

import re
from collections.abc import Callable
from typing import Any

import yaml

from soracli.script.board.part import Page, Part, Spot
from soracli.script.locate import compose_yaml

Include = Callable[[Part], Part]
"""What stands in place of `!include path`."""

MOST_MARKS = 60_000
"""Lines, and marks that may begin a value; a film of a thousand long shots has fewer."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What is no letter and moves nothing but a terminal; tabs and line breaks are fine."""
_MARKS = re.compile(r"[\n,:{\[]")
_STANDARD = "tag:yaml.org,2002:"
_KNOWN = {"str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"}


def read_page(page: Page, include: Include, most: int = MOST_MARKS) -> Part:
    """The one document of a page; an empty one is a part with nothing in it.

    Raises InputError for what is no YAML or longer than any film (more than `most` marks), for tags
    that mean nothing here, for keys that are no texts or are there twice, and for control
    characters.
    """
    text = page.text.replace("\t", "  ")
    if len(_MARKS.findall(text)) > most:
        raise Spot(page, 0, 0).refuse("this file is too long", "Make several of it.")
    node = compose_yaml(text, page.name, page.first_line)
    if node is None:
        return Part(None, Spot(page, 0, 0))
    return _Reading(page, include).part(node)


class _Reading:
    """One page on its way into parts. What an alias repeats is made once."""

    def __init__(self, page: Page, include: Include) -> None:
        self.page = page
        self.include = include
        self.made: dict[int, Part] = {}

    def part(self, node: Any) -> Part:
        """This node as a part."""
        if id(node) not in self.made:
            self.made[id(node)] = self._made(node)
        return self.made[id(node)]

    def _made(self, node: Any) -> Part:
        spot = self._spot(node)
        if node.tag == "!include":
            return self.include(Part(str(node.value), spot))
        tag = node.tag.removeprefix(_STANDARD)
        if tag not in _KNOWN:
            shown = node.tag.replace(_STANDARD, "!!")
            raise spot.refuse(f"the tag {shown} means nothing here", "Leave the tag out.")
        if isinstance(node, yaml.MappingNode):
            return Part(self._fields(node), spot)
        if isinstance(node, yaml.SequenceNode):
            return Part(tuple(self.part(item) for item in node.value), spot)
        return Part(None if tag == "null" else self._text(node), spot)

    def _fields(self, node: yaml.MappingNode) -> dict[str, Part]:
        merged: dict[str, Part] = {}
        own: dict[str, Part] = {}
        for name, value in node.value:
            if name.tag == f"{_STANDARD}merge":
                merged = {**self._merged(value), **merged}
                continue
            key = self._key(name)
            if key in own:
                raise self._spot(name).refuse(f'"{key[:60]}" is there twice', "Keep one of them.")
            made = self.part(value)
            own[key] = Part(made.content, made.spot, self._spot(name))
        return {**merged, **own}

    def _merged(self, node: Any) -> dict[str, Part]:
        """The fields a merge key brings; of several mappings the first one counts."""
        part = self.part(node)
        brought: dict[str, Part] = {}
        for one in part.items or (part,):
            if not isinstance(one.content, dict):
                raise one.refuse("<< takes a mapping", "Write <<: *name, with an anchor &name.")
            brought = {**one.fields, **brought}
        return brought

    def _key(self, node: Any) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            spot = self._spot(node)
            hint = "Write key: value, and quotes around text with { } in it."
            raise spot.refuse("a key is a word", hint)
        return self._text(node)

    def _text(self, node: Any) -> str:
        text = str(node.value)
        if CONTROL.search(text):
            raise self._spot(node).refuse(
                "there are control characters in this text", "Write it without \\x escapes."
            )
        return text

    def _spot(self, node: Any) -> Spot:
        return Spot(self.page, node.start_mark.line, node.start_mark.column)
