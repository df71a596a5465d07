"""Whose story goes on: "a lizard sits there until a hawk swoops down, then it runs" has the lizard
run, whose main clause that was, and not the hawk, which was named last."""

from soracli.script.reader.called_by_sex import may_be_called
from soracli.script.reader.reading import Reading

_UNTIL = ("until", "till", "so")
"""What is read as "then", and tells of something else."""


def main_again(now: Reading, key: str) -> tuple[str, ...]:
    """Whom a pronoun behind "then" means after a clause with "while" or "until": the subject of
    the clause before that, if they may be called so; () for anybody else."""
    kept = now.kept
    if now.conj != "then" or not kept or now.prep is not None or now.open:
        return ()
    joins = [one for one in now.chunks[: now.at] if one.kind == "conj"]
    if not joins or now.sentence.lower(joins[-1].start) in _UNTIL:
        return ()
    if any(one not in now.cast.members for one in kept):
        return ()
    if key == "they":
        return kept if len(kept) > 1 else ()
    first = now.cast[kept[0]]
    if len(kept) > 1 or key not in ("he", "she", "it"):
        return ()
    if key == "it":
        return kept if first.living and first.family != "person" else ()
    return kept if may_be_called(first, key) else ()
