"""What is only told of how something is: "a ring made of gold" is golden, and "with arms raised"
tells of no deed."""

from typing import TYPE_CHECKING

from soracli.script.reader.chunk import Chunk

if TYPE_CHECKING:  # reads verbs with what is here
    from soracli.script.reader.verbs import VerbReader


def consists_of(verbs: "VerbReader", chunk: Chunk) -> bool:
    """ "A ring made of gold": what something consists of; False for any other verb."""
    now = verbs.now
    at = chunk.end + (now.sentence.lower(chunk.end) in ("out", "entirely", "completely"))
    made = chunk.match is not None and chunk.match.words == "make" and chunk.form == "past"
    if not made or now.sentence.lower(at) not in ("of", "from"):
        return False
    at += 1 + (now.sentence.lower(at + 1) in ("solid", "pure"))
    stuff = now.sentence.role(at, "material") or now.sentence.role(at, "color")
    if stuff is None:
        return False
    for one in verbs.agents(chunk):
        member = now.cast[one]
        member.attributes.append(stuff.words)
        if stuff.role == "material":
            member.material = stuff.key
        else:
            member.color, member.material = stuff.key, "metal"
    now.use(chunk)
    verbs.changes.take(chunk.end, stuff.end)
    now.copula = False
    return True


def tells_of_a_part(verbs: "VerbReader", chunk: Chunk) -> bool:
    """Whether a verb only tells how somebody has a part of the body: "with arms raised"."""
    now = verbs.now
    if chunk.form != "past" or now.at < 2:
        return False
    part, prep = now.chunks[now.at - 1], now.chunks[now.at - 2]
    of_body = part.phrase is not None and part.phrase.has("body part") is not None
    return of_body and prep.kind == "prep" and prep.key == "with"
