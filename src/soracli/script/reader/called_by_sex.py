"""Whom "he" and "she" mean where nobody named is known to be a man or a woman: the librarian of
whom no word says which, the fox, the snowman."""

from soracli.script.reader.doers import as_if_alive
from soracli.script.reader.member import Member
from soracli.script.reader.reading import Reading
from soracli.script.reader.sexes_told import is_open, told_sex

_SEX = {"he": "male", "she": "female"}


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
        if one.family == "person" and is_open(one):
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


def may_be_called(one: Member, key: str) -> bool:
    """Whether the noun of somebody, or what is known of them, says that they are a "he" or a
    "she", `key`."""
    return told_sex(one) == _SEX[key]
