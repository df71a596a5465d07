"""Forgotten: who turned out to be nobody does nothing, and nothing is done to them."""

import re

from soracli.script.reader.reading import Reading

_NAME = re.compile(r".+\.\d+")
"""What those are called who were cast on the way: "person.1"."""


def let_go(now: Reading) -> None:
    """Take those out of all that was told who were forgotten on the way; a doing that had nobody
    else is gone."""
    there = now.cast.members

    def kept(name: str) -> bool:
        return name in there or not _NAME.fullmatch(name)

    for act in tuple(now.acts.all):
        named = bool(act.agents)
        act.agents = tuple(filter(kept, act.agents))
        act.objects = tuple(filter(kept, act.objects))
        for role in ("goal", "instrument", "over", "source"):
            if not kept(getattr(act, role)):
                setattr(act, role, "")
        if named and not act.agents and act.shift is None:
            now.acts.all.remove(act)
