"""Whom "he" and "she" mean where nobody named is known to be a man or a woman: the librarian of
whom no word says which, the fox, the snowman."""

from soracli.script.reader.doers import as_if_alive
from soracli.script.reader.member import Member
from soracli.script.reader.reading import Reading

_SEX = {"he": "male", "she": "female"}
_TOLD = frozenset(
    ("man", "woman", "boy", "girl", "lady", "gentleman", "guy", "lad", "king", "queen", "prince",
     "princess", "father", "mother", "son", "daughter", "brother", "sister", "husband", "wife",
     "grandfather", "grandmother", "uncle", "aunt", "bride", "groom", "nun", "monk", "witch",
     "wizard", "nephew", "niece", "grandpa", "grandma", "mermaid", "cowboy", "cowgirl")
)  # fmt: skip
"""Nouns that say which of both somebody is."""
_FEMALE = frozenset(
    ("woman", "girl", "lady", "queen", "princess", "mother", "daughter", "sister", "wife",
     "grandmother", "aunt", "bride", "nun", "witch", "niece", "grandma", "mermaid", "cowgirl")
)  # fmt: skip
_FEMALE_ENDINGS = ("woman", "girl", "ess", "ette", "mother")
_ENDINGS = ("man", "woman", "boy", "girl", "ess", "ette", "father", "mother")


def as_called(now: Reading, key: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a pronoun means that seems to mean `ids`: "she" stays the beast or the puppet that was
    called so before, and is none that was called "he"."""
    members = now.cast.members  # of a film those are known, too, who have not come in yet
    if key not in _SEX or (ids and (ids[0] not in members or members[ids[0]].family == "person")):
        return ids
    so = next((one for one, word in reversed(now.called.items()) if word == key), "")
    if so in now.cast.members:
        return (so,)
    if ids and now.called.get(ids[0], key) != key:
        ids = ()
    ids = ids or called_so(now, key)
    if len(ids) == 1 and now.cast[ids[0]].family != "person":
        now.called[ids[0]] = key
    return ids


def called_so(now: Reading, key: str) -> tuple[str, ...]:
    """Who is meant: the one named last who may be called so, and is cast so from now on."""
    if key not in _SEX or now.sentence.lower(now.chunks[now.at].start).endswith("self"):
        return ()
    itself = now.subject if now.prep is not None else ()  # nobody pops up behind herself
    sexes = now.cast.antecedents.sexes
    for ids in reversed(now.cast.recent):
        ids = _of_the_pair(now, key, ids)
        one = now.cast.members.get(ids[0])
        if (
            one is None
            or len(ids) > 1
            or now.called.get(ids[0], key) != key
            or sexes.get(ids[0], _SEX[key]) != _SEX[key]
            or not as_if_alive(one)
            or ids[0] in now.cast.heard
        ):
            continue
        if one.family != "person" and ids != itself:
            return ids
        if one.family == "person" and _open(one):
            one.traits = {**one.traits, "sex": _SEX[key]}
            sexes[ids[0]] = _SEX[key]
            return ids
    return ()


def _of_the_pair(now: Reading, key: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """ "Two dancers rehearse; she leaps, he catches her": each of the two is one of them."""
    members = [now.cast.members.get(one) for one in ids]
    if len(ids) != 2 or any(one is None or one.family != "person" for one in members):
        return ids
    sexes = now.cast.antecedents.sexes
    free = [one for one in ids if sexes.get(one, _SEX[key]) == _SEX[key]]
    return tuple(free[:1]) or ids


def _open(one: Member) -> bool:
    """Whether no word says if somebody is a man or a woman."""
    words = one.noun.split()
    return bool(words) and words[-1] not in _TOLD and not words[-1].endswith(_ENDINGS)


def may_be_called(one: Member, key: str) -> bool:
    """Whether the noun of somebody, or what is known of them, says that they are a "he" or a
    "she", `key`."""
    last = one.noun.split()[-1] if one.noun else ""
    if "sex" in one.traits:
        return one.traits["sex"] == _SEX[key]
    if _open(one):
        return False
    female = last in _FEMALE or last.endswith(_FEMALE_ENDINGS)
    return female == (key == "she")
