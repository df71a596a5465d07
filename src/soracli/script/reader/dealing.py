"""One of several: "one black and one white", "the left one", "red, orange, purple and green"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_PLACES = {"left": 0, "leftmost": 0, "first": 0, "right": -1, "rightmost": -1, "last": -1,
           "second": 1, "third": 2, "fourth": 3}  # fmt: skip
_MIDDLE = frozenset(("middle", "center", "centre", "central"))


class DealReader:
    """Gives colors and places to the single ones of the group that was named last."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def placed(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Which one "the left one" is; () if the words tell no place in a group."""
        group = self._group()
        words = [match.words for match in phrase.modifiers]
        words += [self.now.sentence.lower(at) for at in range(phrase.start, phrase.end)]
        if phrase.determiner != "definite" or not group:
            return ()
        for word in words:
            at = len(group) // 2 if word in _MIDDLE else _PLACES.get(word)
            if at is not None and at < len(group):
                self._in_a_row(group, word)
                return (group[at],)
        return ()

    def _in_a_row(self, group: tuple[str, ...], word: str) -> None:
        """Who is spoken of by left and right stands from left to right."""
        if word in _MIDDLE or word in ("left", "right", "leftmost", "rightmost"):
            for one, other in zip(group, group[1:], strict=False):
                self.now.cast.relate("left of", (one,), (other,))

    def _group(self) -> tuple[str, ...]:
        cast = self.now.cast
        named = (one for ids in reversed(cast.recent) for one in ids)
        group = next((cast[one].group for one in named if cast[one].group), "")
        return tuple(one for one, member in cast.members.items() if group == member.group != "")

    def dealt(self) -> bool:
        """Give a list of as many colors as a group has members to one after the other."""
        now = self.now
        group = self._group()
        if len(group) < 2:
            return False
        colors: list[Chunk] = []
        for chunk in now.chunks[now.at :]:
            if self._is_color(chunk):
                colors.append(chunk)
            elif chunk.kind not in ("comma", "conj", "empty"):
                break
        if len(colors) != len(group):
            return False
        for one, chunk in zip(group, colors, strict=True):
            color = now.sentence.role(chunk.end - 1, "color")
            now.cast[one].color = color.key if color else None
            now.use(chunk)
            if chunk is not now.chunks[now.at]:
                chunk.kind = "empty"
        return True

    def _is_color(self, chunk: Chunk) -> bool:
        color = self.now.sentence.role(chunk.end - 1, "color")
        plain = chunk.end - chunk.start == 1 and chunk.kind == "noun"
        return plain and color is not None and color.end == chunk.end
