"""Fountain, line by line: plain text that is a screenplay, as elements with their lines.

After https://fountain.io/syntax, with two liberties: capitals of every alphabet make a cue, and the
old forms "FADE IN:", "FADE OUT." and "CUT TO BLACK." are transitions too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from soracli.script.board.part import Page, Spot
from soracli.script.board.speech import spot_of, without

Kind = Literal[
    "heading", "action", "cue", "speech", "parenthetical", "transition", "centered", "lyric"
]
LONGEST_CUE = 80
_TITLE_KEY = re.compile(r"([A-Za-z][A-Za-z ]{0,30}):[ \t]*(.*)")
_HEADING = re.compile(r"(?:INT\.?/EXT|EXT\.?/INT|I/E|INT|EXT|EST)[. ]", re.IGNORECASE)
_NUMBER = re.compile(r"#([A-Za-z0-9.-]{1,20})#$")
_TURNS = re.compile(r"FADE (?:IN|UP)[:.]|(?:FADE|CUT|DISSOLVE) (?:TO BLACK|TO WHITE|OUT)[.:]?")


@dataclass(frozen=True)
class Element:
    """One element: what kind, its text, and where it begins.

    `extra` is the number of a scene, or what stands in brackets behind a cue. A `dual` cue speaks
    at the same time as the one before it.
    """

    kind: Kind
    text: str
    spot: Spot
    extra: str = ""
    dual: bool = False


def read_title_page(page: Page) -> dict[str, tuple[str, Spot]]:
    """The title page by its keys in small letters: what is said, and where. Empty without one."""
    found: dict[str, tuple[str, Spot]] = {}
    key = ""
    for number, line in enumerate(_plain(page).split("\n")):
        entry = _TITLE_KEY.fullmatch(line)
        if entry and not _is_transition(line):
            key = entry[1].strip().lower()
            found[key] = (entry[2].strip(), Spot(page, number, len(entry[1]) + 1))
        elif key and line.strip() and line[0] in " \t":
            words, spot = found[key]
            found[key] = (f"{words} {line.strip()}".strip(), spot)
        else:
            break
    return found


def read_elements(page: Page) -> Iterator[Element]:
    """Every element after the title page, in order. Notes, sections and the boneyard are left out;
    an action is a whole paragraph, a speech the lines up to the next parenthetical."""
    lines = _plain(page).split("\n")
    return _Scanner(page, lines, _body_start(page, lines)).elements()


class _Scanner:
    """The lines of a screenplay, read from top to bottom."""

    def __init__(self, page: Page, lines: list[str], start: int) -> None:
        self.page = page
        self.lines = lines
        self.at = start

    def elements(self) -> Iterator[Element]:
        """Every element."""
        while self.at < len(self.lines):
            text = self._text(self.at)
            if not text or text[0] in "#=":
                self.at += 1
            elif self._is_cue(text):
                yield from self._dialogue(text)
            else:
                yield self._other(text)

    def _text(self, at: int) -> str:
        return " ".join(self.lines[at].split()) if at < len(self.lines) else ""

    def _element(self, kind: Kind, text: str, extra: str = "", dual: bool = False) -> Element:
        return Element(kind, text, self._spot(), extra, dual)

    def _spot(self) -> Spot:
        return spot_of(self.page, self.at, self.lines[self.at])

    def _other(self, text: str) -> Element:
        made = self._single(text)
        if made is None:
            return self._paragraph()
        self.at += 1
        return made

    def _single(self, text: str) -> Element | None:
        """The element that is this one line; None where a paragraph of action begins."""
        alone = self._fresh() and not self._text(self.at + 1)
        if re.match(r"\.\w", text) or (self._fresh() and _HEADING.match(text)):
            return self._heading(text.removeprefix("."))
        if text[0] == ">":
            if text.endswith("<"):
                return self._element("centered", text[1:-1].strip())
            return self._element("transition", text[1:].strip())
        if text[0] == "~":
            return self._element("lyric", text[1:].strip())
        if alone and _is_transition(text):
            return self._element("transition", text)
        return None

    def _heading(self, text: str) -> Element:
        number = _NUMBER.search(text)
        return self._element("heading", _NUMBER.sub("", text).strip(), number[1] if number else "")

    def _paragraph(self) -> Element:
        """The lines of action up to an empty one."""
        spot = self._spot()
        words: list[str] = []
        while text := self._text(self.at):
            if words and self._single(text):
                break
            words.append(text.removeprefix("!"))
            self.at += 1
        return Element("action", " ".join(words), spot)

    def _fresh(self) -> bool:
        return self.at == 0 or not self._text(self.at - 1)

    def _is_cue(self, text: str) -> bool:
        follows = bool(self._text(self.at + 1))
        if text[0] == "@":
            return follows
        name = re.sub(r"\(.*", "", text).rstrip("^ ")
        return (
            follows
            and self._fresh()
            and len(name) <= LONGEST_CUE
            and name.isupper()
            and text[0] not in "!.>~"
            and not _HEADING.match(text)
            and not _is_transition(text)
        )

    def _dialogue(self, text: str) -> Iterator[Element]:
        """A cue, and everything said up to an empty line."""
        name = text.removeprefix("@").rstrip("^ ")
        said = re.findall(r"\(([^()]{0,100})\)", name)
        extra = " ".join(one for one in said if not re.match(r"CONT\W", one, re.IGNORECASE))
        name = name.partition("(")[0].strip()
        yield self._element("cue", name, extra, dual=text.endswith("^"))
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at] != "":
            yield from self._said()

    def _said(self) -> Iterator[Element]:
        text = self._text(self.at)
        if text.startswith("(") and text.endswith(")"):
            yield self._element("parenthetical", text.strip("() "))
            self.at += 1
            return
        spot, words = self._spot(), []
        while self.at < len(self.lines) and self.lines[self.at] != "":
            text = self._text(self.at)
            if text.startswith("(") and text.endswith(")"):
                break
            words.append(text.removeprefix("~").strip())
            self.at += 1
        if spoken := " ".join(word for word in words if word):
            yield Element("speech", spoken, spot)


def _plain(page: Page) -> str:
    """The text without boneyard and notes; the lines keep their numbers."""
    paragraphs = without(page.text, "/*", "*/").split("\n\n")
    return "\n\n".join(without(paragraph, "[[", "]]") for paragraph in paragraphs)


def _body_start(page: Page, lines: list[str]) -> int:
    if not read_title_page(page):
        return 0
    return next((at for at, line in enumerate(lines) if not line.strip()), len(lines))


def _is_transition(text: str) -> bool:
    text = text.strip()
    return text.isupper() and (text.endswith(" TO:") or bool(_TURNS.fullmatch(text)))
