"""Words that name two things: a bat and a flying bat, a crane that wades and one that lifts."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_WORK = frozenset(
    ("pick_up", "put_down", "hold", "turn", "spin", "swing", "drop", "give", "rock", "stack",
     "push", "pull", "throw")
)  # fmt: skip
"""What machines do, and no bird by the same name."""
_ALIKE = frozenset(("sheep", "deer", "fish", "salmon", "bison", "moose", "trout", "squid"))
_SORTS = frozenset(("tree", "bush", "flower", "plant", "bird", "fish", "dog", "cat", "boat"))
"""Nouns that only repeat what a more exact one before them says."""
_BODIES = frozenset(("robot", "android", "skeleton", "alien", "humanoid robot"))
"""What somebody of any trade may be instead of a human being."""
_SITES = ("construction site", "harbor", "factory", "warehouse")
"""Places where a crane is a machine."""


def settle_namesake(now: Reading, phrase: NounPhrase) -> None:
    """ "A bat flies": who does something is alive, and no thing by the same name; "a crane lifts a
    beam": what lifts is a machine."""
    _mean_the_whole(now, phrase)
    _be_named_with_its_stuff(now, phrase)
    _be_of_those(now, phrase)
    _be_exact(now, phrase)
    _agree(now, phrase)
    _be_made_of(now, phrase)
    noun, words = phrase.has("noun"), now.lexicon.words
    if noun is None:
        return
    machine = words.machines.get(phrase.noun)
    if machine is not None and (_works(now) or now.setting.place in _SITES):
        phrase.roles["noun"] = noun._replace(key=machine)
    doer = words.doers.get(phrase.noun)
    becomes = now.act is not None and now.act.transforms  # "turns into a bat"
    if doer is not None and (phrase.doings or (becomes and now.prep is None)):
        phrase.roles["noun"] = noun._replace(key=doer)
    if doer is None or now.prep is not None or now.open:
        return
    if phrase.plural or now.verb_ahead() is not None:
        phrase.roles["noun"] = noun._replace(key=doer)


def _mean_the_whole(now: Reading, phrase: NounPhrase) -> None:
    """ "Windmill blades turn": who has such a part is there, and does it."""
    if phrase.has("body part") is None:
        return
    whole = next((one for one in reversed(phrase.modifiers) if one.role == "noun"), None)
    if whole is None or (now.verb_ahead() is None and now.prep is None):
        return
    if now.open and now.prep is None:
        return  # "eats a chicken wing"
    now.sentence.use(phrase.start, phrase.end)
    phrase.modifiers = [one for one in phrase.modifiers if one is not whole]
    phrase.roles, phrase.head, phrase.noun = {"noun": whole}, "noun", whole.words
    phrase.head_at, phrase.plural = (whole.start, whole.end), False


def _be_named_with_its_stuff(now: Reading, phrase: NounPhrase) -> None:
    """ "Two scoops of ice cream" are no spoons: what is cast by its form and its stuff together."""
    noun, stuff = phrase.has("noun"), phrase.of
    plain = stuff is not None and not stuff.modifiers  # blue yarn gives its ball its color
    named = f"{phrase.noun} of {stuff.noun}" if stuff is not None and plain else ""
    whole, alone = now.lexicon.noun_named(named), now.lexicon.noun_named(phrase.noun)
    if noun is not None and whole is not None and alone is not None and whole.kind != alone.kind:
        now.sentence.use(phrase.start, phrase.end)
        phrase.roles["noun"], phrase.noun = noun._replace(key=named, words=named), named
        phrase.of = None


def _be_of_those(now: Reading, phrase: NounPhrase) -> None:
    """ "Scoops of ice cream on a cone": beside those with whom a word means another thing."""
    noun, there = phrase.has("noun"), {one.noun for one in now.cast.members.values()}
    for named, body in now.lexicon.words.bodies.items():
        if noun is not None and phrase.noun in body.words and there & set(body.among):
            phrase.roles["noun"] = noun._replace(key=named)


def _be_exact(now: Reading, phrase: NounPhrase) -> None:
    """ "Two cypress trees" are cypresses: the word before says which of such they are."""
    head = phrase.has("noun")
    known = now.lexicon.nouns.get(head.key) if head is not None else None
    if head is None or known is None or phrase.noun not in _SORTS:
        return
    for one in reversed(phrase.modifiers):
        sort = now.lexicon.nouns.get(one.key) if one.role == "noun" else None
        if sort is not None and sort.family == known.family and sort.kind != known.kind:
            phrase.modifiers = [other for other in phrase.modifiers if other is not one]
            now.sentence.use(one.start, one.end)
            phrase.roles["noun"], phrase.noun = one, one.words
            return


def _be_made_of(now: Reading, phrase: NounPhrase) -> None:
    """ "A robot chef": a robot that cooks, and no chef of flesh."""
    noun = phrase.has("noun")
    body = next(
        (one for one in phrase.modifiers if one.role == "noun" and one.key in _BODIES), None
    )
    known = now.lexicon.nouns.get(noun.key) if noun is not None else None
    if noun is not None and body is not None and known is not None and known.family == "person":
        phrase.roles["noun"] = noun._replace(key=body.key)


def _agree(now: Reading, phrase: NounPhrase) -> None:
    """ "The sheep eats": one of those whose noun is the same for many, by its verb."""
    verb = now.verb_ahead() if phrase.noun in _ALIKE else None
    bare = phrase.count is None and not phrase.plural and phrase.determiner in ("", "definite")
    if bare and now.prep is None and not now.open and verb is not None and verb.form == "s":
        phrase.count = 1


def _works(now: Reading) -> bool:
    """Whether what it does is what machines do."""
    verb = now.verb_ahead()
    senses = now.senses(verb.match.words) if verb is not None and verb.match is not None else ()
    return any(sense.motion in _WORK for sense in senses)
