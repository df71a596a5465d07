"""Nobody: what is told of something that has no body is done by nobody else.

"A woman walks on, dust swirling, the sea glittering below, and waves": it is not the woman who
swirls and glitters, and it is she who waves.
"""

from collections.abc import Callable
from typing import NamedTuple

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading

_PARTS = frozenset(("body part", "part", "hair part", "garment", "undressed", "framing", "shot"))
"""Heads of phrases for what belongs to somebody, who does what it does, and for the picture."""
_BEGINS = frozenset(("comma", "stop"))


class Told(NamedTuple):
    """Whom a clause tells of, before something is named that may have no body."""

    subject: tuple[str, ...]
    subject_is: str
    last: tuple[str, ...]
    last_role: str
    act: Act | None
    bodies: int
    acts: int


def told_so_far(now: Reading) -> Told:
    """What of a clause is kept over an aside about something without a body."""
    return Told(
        now.subject,
        now.subject_is,
        now.last,
        now.last_role,
        now.act,
        len(now.cast.members),
        len(now.acts.all),
    )


def is_about_nobody(now: Reading, chunk: Chunk, before: Told) -> bool:
    """Whether what was named here stands at the beginning of something told, does something, and
    is nobody: then nobody does it."""
    phrase = chunk.phrase
    verb = now.verb_ahead()
    if phrase is None or verb is None or verb.kind != "verb" or phrase.head in _PARTS | {""}:
        return False
    if now.cast.refer(phrase):
        return False  # "then the robot glows"
    if any(phrase.has(part) for part in ("body part", "hair part", "garment")):
        return False
    opens = now.at == 0 or now.chunks[now.at - 1].kind in _BEGINS
    joined = now.at > 0 and now.chunks[now.at - 1].kind == "conj" and phrase.determiner != ""
    if not opens and not (joined and verb.form in ("s", "base")):
        return False
    same = told_so_far(now)
    unsaid = before.subject == same.subject and before.last == same.last
    return unsaid and before[-2:] == same[-2:] and bool(before.subject or before.act)


class Asides:
    """Reads noun phrases by `read`, and keeps apart what is told of nobody in between."""

    def __init__(self, now: Reading, read: Callable[[Chunk], None]) -> None:
        self.now, self.read = now, read
        self.told: Told | None = None

    def noun(self, chunk: Chunk) -> None:
        """Whoever is named; what has no body leaves nobody to do what it does."""
        now, before = self.now, told_so_far(self.now)
        self.read(chunk)
        verb = now.verb_ahead()
        aside = verb is not None and verb.form in ("ing", "past") and before.subject_is == "thing"
        if now.subject_is == "setting" and before.subject:
            self.told = before if aside else None  # "the sea glittering below, and bows"
        elif is_about_nobody(now, chunk, before):
            self.told = before if aside else None
            now.subject, now.subject_is, now.act = (), "setting", None
            now.open, now.prep = False, None

    def end(self, chunk: Chunk) -> None:
        """Behind an aside the clause goes on with whom it told of before."""
        if self.told is None or chunk.kind not in ("comma", "conj"):
            return
        now, told, self.told = self.now, self.told, None
        if now.subject == () and now.subject_is == "setting":
            now.subject, now.subject_is, now.act = told.subject, told.subject_is, told.act
            now.last, now.last_role = told.last, told.last_role
