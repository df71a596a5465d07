"""Relative clauses: of whom "who", "which" and "that" tell."""

from soracli.script.reader.reading import Reading


def of_whom(now: Reading) -> tuple[str, ...]:
    """Of whom a relative clause tells: "a raft, and a shark that circles it" of one of them, "a
    dwarf in a sphere who rakes the sand" of the dwarf."""
    verb = now.verb_ahead()
    groups = {now.cast[one].group or one for one in now.last}
    listed = now.last_role == "subject" and len(groups) > 1
    alone = verb is not None and verb.kind == "verb" and verb.form == "s" and listed
    last = now.last[-1:] if alone else now.last
    who = now.sentence.lower(now.chunks[now.at].start) == "who"  # not "that", not "which"
    if not who or any(now.cast[one].living for one in last):
        return last
    living = (ids for ids in now.cast.recent if all(now.cast[one].living for one in ids))
    return next(living, last)
