"""What stands behind a small word: a role one works in, a color and nothing else."""

from soracli.script.reader.reading import Reading


def role_follows(now: Reading) -> bool:
    """ "Works as a lifeguard": a noun follows, and no verb after it."""
    following = now.chunks[now.at + 1] if now.at + 1 < len(now.chunks) else None
    if following is None or following.kind != "noun":
        return False
    now.at += 1
    verb = now.verb_ahead()
    now.at -= 1
    return verb is None


def color_follows(now: Reading) -> bool:
    """Whether a color alone follows: "the others white"."""
    chunk = now.next_chunk()
    phrase = chunk.phrase if chunk is not None else None
    bare = phrase is not None and not (phrase.head or phrase.determiner or phrase.count)
    return bare and phrase is not None and phrase.modified("color") is not None
