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
_WITH_THE_MOUTH = frozenset(("lick", "nuzzle", "nibble", "bite", "peck", "sniff", "smell"))
_DONE_TO = frozenset(("pet", "hit", "kiss", "feed", "wipe", "apply", "paw", "brush_hair", "cut"))
"""What is done to somebody though a part of them is named: "touches his shoulder"."""


def about_whom(now: Reading, phrase: NounPhrase) -> tuple[str, ...]:
    """Around or over whom something goes, or to whom something is done, where a part of them is
    named; () where it does not."""
    act, prep = now.act, now.prep.key if now.prep else ""
    tastes = act is not None and act.verb.split()[0] in _WITH_THE_MOUTH
    touched = not prep and now.open and act is not None and (act.likely in _DONE_TO or tastes)
    if act is None or not (prep in _ABOUT or touched) or not act.agents or act.objects:
        return ()
    goes = act.likely in (*now.lexicon.words.moving, *_ALOFT)
    if not (goes or touched) or phrase.determiner == "none":
        return ()
    if phrase.owner is not None:
        whose = now.last
    elif phrase.whose in _WHOSE:
        if now.cast.antecedents.may_be(_WHOSE[phrase.whose], act.agents):
            return ()  # their own
        whose = now.cast.pronoun(_WHOSE[phrase.whose], act.agents, True)
        if touched and not whose and now.cast[act.agents[0]].family != "person":
            return ()  # a mermaid combs her own hair
        whose = whose or now.cast.anybody(_UNNAMED.get(phrase.whose, "person"), 1)
    else:
        return ()
    if not whose or set(whose) & set(act.agents) or not now.cast[whose[0]].living:
        return ()
    now.sentence.use(phrase.start, phrase.end)
    return now.cast.mention(whose)
