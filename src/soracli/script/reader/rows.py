"""Rows: things told from left to right, and the one in the middle of others."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading

_BORNE = ("on", "in", "under", "above")


class RowReader:
    """Notes of a sentence that it tells a row, and puts what it names side by side."""

    def __init__(self, now: Reading) -> None:
        self.now = now
        self._first, self._way = 0, ""

    def told(self, way: Chunk) -> bool:
        """Whether "from left to right" tells how a list stands and not which way somebody goes."""
        now = self.now
        row = way.key in ("left to right", "right to left") and now.act is None
        if not row or any(chunk.kind == "verb" for chunk in self._sentence()):
            return False
        self._way = way.key
        return True

    def end(self) -> None:
        """A sentence is over: what it named stands in the row it told."""
        cast = self.now.cast
        row = self._named() if self._way else []
        if self._way == "right to left":
            row = row[::-1]
        for one, other in zip(row, row[1:], strict=False):
            cast.relate("left of", (one,), (other,))
        self._first, self._way = len(cast.members), ""

    def middle(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The two others that something "in the middle" is between; () if there are no two."""
        now, cast = self.now, self.now.cast
        moving = {
            one for act in now.acts.all if act.likely in now.lexicon.words.moving
            for one in act.agents
        }  # fmt: skip
        told = {one.a for one in cast.relations} | {one.b for one in cast.relations}
        group = {cast[one].group for one in ids} - {""}
        others = [
            one
            for one, member in cast.members.items()
            if not (member.implied or one in ids or one in moving or one in told)
            and member.group not in group
        ]
        return (others[0], others[-1]) if len(others) > 1 and not told & set(ids) else ()

    def _named(self) -> list[str]:
        """Who and what this sentence named, but for what they are on or in."""
        cast = self.now.cast
        under = {one.b for one in cast.relations if one.kind in _BORNE}
        new = [one for one in list(cast.members)[self._first :] if not cast[one].implied]
        return [one for one in new if one not in under]

    def _sentence(self) -> list[Chunk]:
        """The chunks of the sentence that is being read."""
        chunks, at = self.now.chunks, self.now.at
        stops = [place for place, one in enumerate(chunks) if one.kind == "stop"]
        start = max((one for one in stops if one < at), default=-1) + 1
        return chunks[start : min((one for one in stops if one > at), default=len(chunks))]
