"""Storyboards in Markdown: front matter holds all but the shots, each heading is a shot.

Under a heading, paragraphs are the action; `> MARA (cold): Hello.` and `**Mara:** Hello.` are
lines. The other fields are `key: value` lines right under the heading, a list of them, or a block
fenced with ```yaml. A heading of the first level with nothing under it is the title, a deeper one
only groups shots.
"""

import re
from collections import deque
from dataclasses import dataclass, field

from soracli.script.board.naming import LONGEST_ID, id_of, unique
from soracli.script.board.page import Include, read_page
from soracli.script.board.part import Page, Part, Spot
from soracli.script.board.speech import names_in, spot_of, who_is, without, without_emphasis
from soracli.story.storyboard import MOST_SHOTS

_FRONT = re.compile(r"---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)[ \t]*(\w*)[ \t]*")
_ITEM = re.compile(r"[-*+][ \t]+(?=\S)")
_FIELD = re.compile(r"[a-z][a-z_]{0,20}:(?:[ \t].*)?")
_NAME = r"(?P<who>[^:*()>]{1,60}?)"
_MOOD = r"(?:\s*\((?P<mood>[^()]{1,200})\))?"
_QUOTED = re.compile(rf">\s*(?:\*\*)?{_NAME}{_MOOD}\s*(?:\*\*)?:(?:\*\*)?\s*(?P<say>.*)")
_BOLD = re.compile(
    rf"\*\*{_NAME}{_MOOD}(?::\*\*|\*\*{_MOOD.replace('mood', 'after')}\s*:)\s*(?P<say>.*)"
)
_MOOD_FIRST = re.compile(r"\((?P<mood>[^()]{1,200})\)\s*(?P<say>.*)")


@dataclass
class _Block:
    """What stands under one heading, as lines with their numbers (from 0)."""

    level: int
    title: str
    line: int
    body: list[tuple[int, str]] = field(default_factory=list)


def read_markdown(page: Page, include: Include) -> Part:
    """The parts of a Markdown storyboard.

    Raises InputError where the front matter is missing or no mapping, and for fields under a
    heading that are no `key: value`.
    """
    root, skipped = _front_matter(page, include)
    root = _expanded(root, include)
    names = names_in(root.child("world"))
    blocks = _blocks(page, skipped)
    shots: list[Part] = []
    taken: set[str] = set()
    for number, block in enumerate(blocks):
        if not block.body:
            root = _grouping(page, root, block, blocks[number + 1 :])
            continue
        shot = _Shot(page, include, names, block).part()
        if "id" not in shot.fields:
            made = unique(id_of(block.title), taken, LONGEST_ID)
            shot = shot.updated({"id": Part(made, shot.spot)})
        taken.add(shot.fields["id"].text or "")
        shots.append(shot)
        if len(shots) > MOST_SHOTS:
            break  # refused for it later, with a place
    if "shots" in root.fields:
        raise root.fields["shots"].refuse_key(
            "shots stand under headings here", "Write a heading for each, and what happens in it."
        )
    return root.updated({"shots": Part(tuple(shots), Spot(page, skipped, 0))})


def _front_matter(page: Page, include: Include) -> tuple[Part, int]:
    front = _FRONT.match(page.text)
    if not front:
        raise Spot(page, 0, 0).refuse(
            "a Markdown storyboard begins with front matter",
            "Write --- lines with schema: storyboard/1 between them.",
        )
    root = read_page(Page(page.name, front[1], page.folder, first_line=2), include)
    if not isinstance(root.content, dict):
        raise root.refuse("the front matter is a mapping", "Write schema: storyboard/1 in it.")
    return root, front[0].count("\n")


def _expanded(root: Part, include: Include) -> Part:
    """The front matter with a world that is a path read in, so that its names are known."""
    world = root.child("world")
    if world is None or not world.text:
        return root
    return root.updated({"world": include(world)})


def _grouping(page: Page, root: Part, block: _Block, later: list[_Block]) -> Part:
    if block.level == 1 and "title" not in root.fields:
        return root.updated({"title": Part(block.title, Spot(page, block.line, block.level + 1))})
    if not later or (block.level > 1 and later[0].level <= block.level):
        raise Spot(page, block.line, 0).refuse(
            "nothing happens in this shot", "Write under the heading what is to be seen."
        )
    return root


def _blocks(page: Page, skipped: int) -> list[_Block]:
    """The headings, each with the lines under it that say something."""
    blocks: list[_Block] = []
    fenced = False
    for number, line in enumerate(without(page.text, "<!--", "-->").split("\n")):
        if number < skipped:
            continue
        heading = None if fenced else _HEADING.fullmatch(line)
        fenced ^= bool(_FENCE.fullmatch(line))
        if heading:
            title = without_emphasis(heading[2].strip(" \t#"))
            blocks.append(_Block(len(heading[1]), title, number))
        elif blocks and (blocks[-1].body or line.strip()):
            blocks[-1].body.append((number, line))
        elif line.strip():
            raise Spot(page, number, 0).refuse(
                "this stands before the first shot", "Write a heading before it: ## Arrival"
            )
    return blocks


class _Shot:
    """One heading and what is under it, on its way to a shot."""

    def __init__(self, page: Page, include: Include, names: dict[str, str], block: _Block) -> None:
        self.page = page
        self.include = include
        self.names = names
        self.block = block
        self.body = deque(block.body)
        self.fields: dict[str, Part] = {}
        self.action: list[tuple[int, str]] = []
        self.lines: list[Part] = []

    def part(self) -> Part:
        """The shot."""
        while self.body:
            self._take()
        if self.action:
            line, first = self.action[0]
            words = without_emphasis(" ".join(text.strip() for _, text in self.action))
            self._set("action", Part(words, spot_of(self.page, line, first)))
        if self.lines:
            self._set("lines", Part(tuple(self.lines), self.lines[0].spot))
        return Part(self.fields, Spot(self.page, self.block.line, 0))

    def _take(self) -> None:
        """Read what comes first."""
        number, line = self.body.popleft()
        text = " ".join(line.split())
        if fence := _FENCE.fullmatch(line):
            self._fenced(number, fence[1].lower())
        elif _ITEM.match(line):
            self._listed(number, line)
        elif _FIELD.fullmatch(line) and not (self.action or self.lines):
            self._plain(number, line)
        elif spoken := _QUOTED.fullmatch(text) or _BOLD.fullmatch(text):
            self._spoken(number, line, spoken)
        elif text:
            self.action.append((number, line))

    def _spoken(self, number: int, line: str, spoken: re.Match[str]) -> None:
        said = [spoken["say"]]
        while self.body and line.lstrip()[:1] == ">" and self.body[0][1].lstrip()[:1] == ">":
            more = " ".join(self.body[0][1].split())
            if _QUOTED.fullmatch(more):
                break
            said.append(more.lstrip("> "))
            self.body.popleft()
        say = " ".join(one for one in said if one)
        mood = spoken["mood"] or spoken.groupdict().get("after")
        if not mood and (first := _MOOD_FIRST.fullmatch(say)):
            mood, say = first["mood"], first["say"]
        here = Part(None, spot_of(self.page, number, line))
        who = who_is(without_emphasis(spoken["who"]), self.names)
        fields = {"who": here.having(who), "say": here.having(without_emphasis(say))}
        if mood:
            fields["mood"] = here.having(mood)
        self.lines.append(here.having(fields))

    def _fenced(self, number: int, kind: str) -> None:
        inside: list[str] = []
        while self.body and not _FENCE.fullmatch(self.body[0][1]):
            inside.append(self.body.popleft()[1])
        if not self.body or kind not in ("", "yaml", "yml"):
            fault = "is no YAML" if self.body else "is never closed"
            raise Spot(self.page, number, 0).refuse(
                f"this block {fault}", "Write ```yaml before it and ``` after it."
            )
        self.body.popleft()
        self._fields(inside, number + 1)

    def _listed(self, number: int, line: str) -> None:
        """A list, to the next line that is neither an item nor indented."""
        items = [line]
        while self.body and (_ITEM.match(self.body[0][1]) or self.body[0][1].startswith("  ")):
            items.append(self.body.popleft()[1])
        self._fields([_ITEM.sub("- ", item, count=1) for item in items], number)

    def _plain(self, number: int, line: str) -> None:
        """Fields as they stand in YAML, to an empty line."""
        lines = [line]
        while self.body and self.body[0][1].strip():
            lines.append(self.body.popleft()[1])
        self._fields(lines, number)

    def _fields(self, lines: list[str], first: int) -> None:
        page = Page(self.page.name, "\n".join(lines), self.page.folder, first_line=first + 1)
        read = read_page(page, self.include)
        for part in read.items or ((read,) if read.content is not None else ()):
            if not isinstance(part.content, dict):
                raise part.refuse("a list under a heading holds fields", "Write - place: pier")
            for key, value in part.fields.items():
                self._set(key, value)

    def _set(self, key: str, value: Part) -> None:
        if key in self.fields:
            raise value.refuse_key(f'"{key[:60]}" is said twice in this shot', "Keep one of them.")
        self.fields[key] = value
