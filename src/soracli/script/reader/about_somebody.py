"""Around, over or past a part of somebody: a bee "around her head" goes around her."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_ABOUT = frozenset(
    ("around", "above", "over", "past", "toward", "behind", "front", "near", "beside", "between")
)
"""Prepositions by which one goes or is about somebody, and not on them or in their hands."""
_ALOFT = ("flutter", "hover", "float", "spin")
"""Motions by which one is about somebody without going anywhere."""
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they"}
_UNNAMED = {"his": "man", "her": "woman", "their": "person"}
"""Whom a part shows that nobody named."""


def about_whom(now: Reading, phrase: NounPhrase) -> tuple[str, ...]:
    """Around or over whom something goes, where a part of them is named; () where it does not."""
    act, prep = now.act, now.prep.key if now.prep else ""
    if act is None or prep not in _ABOUT or not act.agents or act.objects:
        return ()
    if act.likely not in (*now.lexicon.words.moving, *_ALOFT) or phrase.determiner == "none":
        return ()
    if phrase.owner is not None:
        whose = now.last
    elif phrase.whose in _WHOSE:
        if now.cast.antecedents.may_be(_WHOSE[phrase.whose], act.agents):
            return ()  # their own
        whose = now.cast.pronoun(_WHOSE[phrase.whose], act.agents, True)
        whose = whose or now.cast.anybody(_UNNAMED.get(phrase.whose, "person"), 1)
    else:
        return ()
    if not whose or set(whose) & set(act.agents) or not now.cast[whose[0]].living:
        return ()
    now.sentence.use(phrase.start, phrase.end)
    return now.cast.mention(whose)
