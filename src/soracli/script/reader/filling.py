"""What is in a thing that is named by it: a bowl of oranges."""

from soracli.script.reader.holders import HOLDERS
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading


def fill(now: Reading, phrase: NounPhrase, ids: tuple[str, ...]) -> None:
    """ "A bowl of oranges": what lies in it is there too, if it can be counted."""
    inner = phrase.of
    many = inner is not None and (inner.plural or inner.noun.endswith("s"))
    noun = inner.has("noun") if inner is not None and many else None
    relation = HOLDERS.get(now.cast[ids[0]].kind)
    emptied = now.act is not None and now.act.likely == "pour"
    heaped = phrase.head == "group"  # "a stack of suitcases" is nothing but suitcases
    if inner is None or noun is None or relation is None or emptied or heaped:
        return
    things = now.cast.introduce(inner)
    now.cast.relate(relation, things, ids)
    now.cast.mention(ids)
