"""What somebody has on or with them, told without a verb of having: "puts on his backpack", "a
jogger wearing headphones", "Tom, lantern raised"."""

from soracli.script.reader.reading import Reading


def put_on(now: Reading, ids: tuple[str, ...]) -> bool:
    """ "Puts on his backpack": what is no garment is put on all the same."""
    whose = now.act is not None and now.act.agents == now.subject != ()
    if now.dressing and now.act is None and not (now.comma or now.conj) and _worn(now, ids):
        return True
    if not (now.dressing and whose) or now.comma or now.conj or now.cast[ids[0]].living:
        return False
    now.last, now.last_role = ids, "object"
    return True


def _worn(now: Reading, ids: tuple[str, ...]) -> bool:
    """ "A jogger wearing headphones runs": the jogger does."""
    if not now.subject or not now.cast[now.subject[0]].living or now.cast[ids[0]].living:
        return False
    now.last, now.last_role = now.subject, "subject"
    return True


def carried_along(now: Reading, ids: tuple[str, ...]) -> bool:
    """ "Tom, lantern raised, searches the beach": what he does it with."""
    verb = now.chunks[now.at + 1] if now.at + 1 < len(now.chunks) else None
    if not (now.comma and now.subject and verb) or verb.kind != "verb" or verb.form != "past":
        return False
    living = now.cast[now.subject[0]].living and not now.cast[ids[0]].living
    if not living or now.act is not None:
        return False
    now.use(verb)
    verb.kind = "empty"
    now.cast[now.subject[0]].holds.extend(ids)
    return True
