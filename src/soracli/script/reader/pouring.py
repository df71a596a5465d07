"""What is poured, drunk or sprayed: "pours water from a jug into a glass" goes to no lake."""

from soracli.script.reader.act import Act
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading


class PourReader:
    """Takes liquids as what an act is done with, and finds the vessels of it."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def taken(self, phrase: NounPhrase) -> bool:
        """Take a phrase as what is poured or drunk; False if it is something else."""
        now = self.now
        act = now.act
        handled = now.lexicon.words.handled
        if act is None or act.stuff or not {act.likely, act.verb} & set(handled):
            return False
        filled = now.prep is not None and now.prep.key in ("with", "of")
        poured = now.open and now.prep is None
        stuff = phrase.noun if self.is_liquid(phrase) else ""
        stuff = stuff or (self._is_poured(act, phrase) if poured else "")
        if not (filled or poured) or not stuff:
            return False
        now.sentence.use(phrase.start, phrase.end)
        act.stuff, now.prep, now.open = stuff, None, False
        now.last_role = "stuff"
        return True

    def is_liquid(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names something that has no shape of its own."""
        plain = phrase.of is None and phrase.determiner in ("", "indefinite", "definite")
        liquids = self.now.lexicon.words.liquids.values()
        return plain and not phrase.count and any(phrase.noun in words for words in liquids)

    def _is_poured(self, act: Act, phrase: NounPhrase) -> str:
        """What "pours glowing metal" pours: whatever stands there without an article and is no
        thing; "" where it is one."""
        bare = phrase.determiner == "" and not (phrase.count or phrase.plural or phrase.of)
        if not bare or act.verb.split()[0] != "pour" or phrase.has("noun") is not None:
            return ""
        made = phrase.modified("material")
        return phrase.noun or (made.words if made is not None else "")
