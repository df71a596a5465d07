"""Words of damage in a sentence: which thing they are said of, and what they say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soracli.plan.breaks.unknown import spoken_names
from soracli.plan.continuity.names import plain
from soracli.plan.snapshot import Presence, Snapshot
from soracli.story.storyboard import Storyboard

Thing = tuple[str, str]
"""An entity id, and the garment of it that is meant ("" for the thing itself)."""


def _any_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


DAMAGED = {
    "torn": _any_of("torn ripped tattered shredded ragged"),
    "broken": _any_of("broken shattered cracked smashed"),
    "wet": _any_of("wet soaked drenched dripping sodden"),
    "dirty": _any_of("dirty muddy stained filthy bloody bloodied bloodstained"),
    "burnt": _any_of("burnt burned charred scorched"),
}
_WHOLE = "intact undamaged pristine flawless immaculate"
DENIED = {
    "torn": _any_of(f"whole untorn {_WHOLE}"),
    "broken": _any_of(f"whole unbroken {_WHOLE}"),
    "wet": frozenset(["dry"]),
    "dirty": frozenset(["clean", "spotless", "pristine", "immaculate"]),
    "burnt": _any_of(f"whole unburnt unburned {_WHOLE}"),
}
DOING = {
    "torn": _any_of("tears rips tear rip"),
    "broken": _any_of("breaks shatters smashes cracks break shatter smash"),
    "wet": _any_of("soaks drenches soak drench"),
    "dirty": _any_of("stains muddies dirties soils"),
    "burnt": _any_of("burns scorches chars"),
}
MENDING = _any_of("mends repairs fixes sews patches washes cleans dries glues wipes")
_ENDS = _any_of("in on at to with and of from or but , . ; : ! ? — -")
_BEING = _any_of("is are was were looks seems gets hangs lies stays")
_OWNING = {"her": "female", "his": "male"}
_REACH = 4
"""How many words before a noun still belong to it."""


@dataclass(frozen=True)
class Mention:
    """One thing in a sentence: the adjectives said of it, and the verbs just before or after."""

    thing: Thing
    adjectives: frozenset[str]
    verbs: frozenset[str]


def mentions(text: str, board: Storyboard, snapshot: Snapshot) -> list[Mention]:
    """Every prop and garment of this shot that a sentence names, if it is clear whose it is."""
    words = _words(text)
    things = _things(board, snapshot)
    found = []
    for at, word in enumerate(words):
        meant = [thing for thing, noun in things if noun == word or _is_garment(thing, noun, word)]
        owned = _owned(meant, words[max(0, at - _REACH) : at], board, snapshot)
        if len(set(owned)) == 1:
            found.append(Mention(owned[0], _adjectives(words, at), _verbs(words, at)))
    return found


def damages(look: str) -> Iterator[tuple[str, str]]:
    """The damage in a sentence about a look: its kind, and the noun it is said of."""
    words = _words(look)
    for at, word in enumerate(words):
        kind = next((name for name, said in DAMAGED.items() if word in said), None)
        noun = _noun_after(words, at)
        if kind and noun:
            yield kind, noun


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+|[^\w\s]", text.lower().replace("’", "'"))


def _things(board: Storyboard, snapshot: Snapshot) -> list[tuple[Thing, str]]:
    named: list[tuple[Thing, str]] = []
    for one in snapshot.present:
        if one.name in board.world.characters or one.wears:
            worn = [garment.split()[-1].lower() for garment in one.wears]
            named += [((one.id, noun), noun) for noun in worn]
        else:
            names = (*spoken_names(one.name, board), plain(one.noun))
            named += [((one.id, ""), name.split()[-1]) for name in dict.fromkeys(names) if name]
    return named


def _is_garment(thing: Thing, noun: str, word: str) -> bool:
    """Whether a word is the plainer word for a garment: a coat that is a raincoat."""
    return bool(thing[1]) and len(word) > 2 and (noun.endswith(word) or word.endswith(noun))


def _owned(
    meant: list[Thing], before: Sequence[str], board: Storyboard, snapshot: Snapshot
) -> list[Thing]:
    """Those of them that belong to whom the words before the noun name."""
    worn = [thing for thing in meant if thing[1]]
    if not worn:
        return meant
    present = {one.id: one for one in snapshot.present}
    spoken = {word.removesuffix("'s") for word in before}
    named = [thing for thing in worn if spoken & _called(present[thing[0]], board)]
    if named:
        return named
    sexes = {_OWNING[word] for word in before if word in _OWNING}
    return [thing for thing in meant if not sexes or _sex(thing[0], snapshot) in sexes]


def _called(one: Presence, board: Storyboard) -> set[str]:
    return {name.split()[-1] for name in (*spoken_names(one.name, board), plain(one.noun)) if name}


def _sex(entity_id: str, snapshot: Snapshot) -> str:
    entity = snapshot.scene.entity(entity_id)
    return str(entity.traits.get("sex", "")) if entity else ""


def _adjectives(words: Sequence[str], at: int) -> frozenset[str]:
    said: list[str] = []
    for word in reversed(words[max(0, at - _REACH) : at]):
        if word in _ENDS:
            break
        said.append(word)
    if at + 1 < len(words) and words[at + 1] in _BEING:
        said += words[at + 2 : at + 4]
    return frozenset(said)


def _verbs(words: Sequence[str], at: int) -> frozenset[str]:
    return frozenset((*words[max(0, at - _REACH) : at], *words[at + 1 : at + 2]))


def _noun_after(words: Sequence[str], at: int) -> str:
    """The last word of the phrase that an adjective stands in, "" where it ends there."""
    noun = ""
    for word in words[at + 1 : at + 1 + _REACH]:
        if word in _ENDS:
            break
        noun = word
    return noun
