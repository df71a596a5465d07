"""One more of what was named: "a red cup next to a blue one", "squares up to one in blue"."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_TELLING = ("color", "size", "pattern", "material", "trait")
"""What a word tells that two of a noun may differ in, most telling first."""

_ORDINALS = {
    word: place
    for place, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
         "eleventh", "twelfth"), 2)
}  # fmt: skip
"""Which of several a word counts on to."""


def more_of_them(now: Reading, phrase: NounPhrase) -> tuple[str, ...]:
    """Those that "a blue one" or "two green ones" adds to the cast; () if it means some of those
    who were named together, or if nobody was named who could have another one.

    It is one more of what was told apart in the same manner, so of the cup in "a red cup on a table
    next to a blue one"; where nothing was, of what the clause is about.
    """
    role = next((role for role in _TELLING if phrase.modified(role)), "")
    if phrase.determiner in ("other", "all", "definite") and _picked(now, phrase):
        return ()
    like = _like(now, role, phrase)
    if not like or (phrase.determiner != "another" and _undecided(now, role, like)):
        return ()
    return tuple(one for _ in range(phrase.count or 1) for one in now.cast.one_more(like))


def one_more_clothed(now: Reading, another: bool) -> tuple[str, ...]:
    """Who "one in blue" or "one with a cat" is behind who is in red, or has a dog; or who is
    `another`."""
    group = now.group()
    if group and another:
        return now.cast.one_more(group[0])
    if group and not {*group} <= now.cast.told:
        return ()
    about = now.subject or now.owner or now.last
    alone = bool(about) and len(about) == 1 and not now.cast[about[0]].known
    now.alike = alone
    return now.cast.one_more(about[0]) if alone else ()


def counted_on(now: Reading, phrase: NounPhrase) -> tuple[str, ...]:
    """Who "the seventh" is where six or more were named together, and "a fourth" where three were;
    () if the phrase counts nobody."""
    groups = [ids for ids in reversed(now.cast.recent) if len(ids) > 1]
    alive = (ids for ids in groups if now.cast[ids[0]].living)
    group = next(alive, groups[0] if groups else ()) if now.verb_ahead() else now.group()
    place = _ORDINALS.get(phrase.noun, 0)
    if phrase.head != "unknown" or not place or len(group) < 2 or phrase.of is not None:
        return ()
    now.sentence.use(phrase.start, phrase.end)
    if phrase.determiner == "definite" and place <= len(group):
        now.cast.told.add(group[place - 1])
        return (group[place - 1],)
    return now.cast.one_more(group[0])


def _picked(now: Reading, phrase: NounPhrase) -> bool:
    """Whether "the red one" is there."""
    color = phrase.modified("color")
    told = [now.cast[one] for ids in now.cast.recent for one in ids]
    return color is None or any(one.color == color.key for one in told)


def _undecided(now: Reading, role: str, like: str) -> bool:
    """Whether several were named together, after that one, who have not been told apart yet."""
    group = now.group()
    free = [one for one in group if one not in now.cast.told]
    named = [one for ids in now.cast.recent for one in ids]
    last = max((named.index(one) for one in group if one in named), default=-1)
    later = like not in group and like in named and named.index(like) > last
    return bool(free) and not later and not (role and all(_told(now, one, role) for one in free))


def _like(now: Reading, role: str, phrase: NounPhrase) -> str:
    """Like whom they are: told apart by the same, or else whom the clause is about."""
    named = [one for ids in reversed(now.cast.recent) for one in ids]
    named = [one for one in named if not now.cast[one].implied and not now.cast[one].known]
    color = phrase.modified("color")
    alike = [one for one in named if role and _told(now, one, role)]
    if color is not None:
        alike = [one for one in alike if now.cast[one].color != color.key]
    about = [one for one in (*now.subject, *now.topic) if one in named]
    return next((one for one in (*alike, *about, *named)), "")


def _told(now: Reading, one: str, role: str) -> bool:
    """Whether a word of this role was said of one."""
    member = now.cast[one]
    words = now.lexicon.words
    tables = {"pattern": words.patterns, "material": words.materials, "trait": words.traits}
    if role == "color":
        return member.color is not None
    if role == "size":
        said = {word for row in words.sizes.values() for word in row}
    else:
        said = {word for row in tables[role].values() for word in row}
    return bool(said & {*member.attributes})
