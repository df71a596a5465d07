"""What everybody in a shot is called, and how they are told: in whole sentences, in the same words
in every shot."""

import re
from collections.abc import Collection, Iterable, Sequence

from soracli.plan.snapshot import Presence, Snapshot
from soracli.story.world import World

ARTICLES = ("a", "an", "the", "some", "two", "three", "several", "many")
"""Words that a description begins with which reads on in a sentence."""
SOMEBODY = re.compile(r"(?:[\w-]+ ){0,3}(?:(?:wo)?man|girl|boy|child|lady)\b", re.IGNORECASE)
"""How the description of one person may begin without an article."""


def roles_of(world: World, texts: Iterable[str]) -> frozenset[str]:
    """The characters whom the words of a film call by what they are ("the thief"), not by a name.

    That is asked of all its texts, so that nobody is called one thing here and another there.
    """
    told = " ".join(texts).lower()
    plain = [key for key, one in world.characters.items() if not one.name]
    return frozenset(key for key in plain if re.search(rf"\b(?:the|an?)\s+{_words(key)}\b", told))


class Names:
    """What everybody in a shot is called. `roles` are those who have no name (`roles_of`)."""

    def __init__(self, world: World, snapshot: Snapshot, roles: Collection[str] = ()) -> None:
        self._world = world
        self._roles = roles
        self._present = {one.id: one for one in snapshot.present}

    def called(self, entity_id: str) -> str:
        """The name of somebody, else what it is; "" for nobody."""
        one = self._present.get(entity_id)
        if one is None:
            return self._name(entity_id) if entity_id in self._world.characters else ""
        return self._name(one.name) if one.name else f"the {one.noun}"

    def _name(self, key: str) -> str:
        characters, props = self._world.characters, self._world.props
        section = characters if key in characters else props
        own = section[key].name if key in section else ""
        if own and key in characters:
            return own
        if key in props or key in self._roles:
            return with_article(own or _words(key))
        return _words(key).title()

    def told(self, seen: Sequence[Presence]) -> list[str]:
        """Those who are seen, a sentence each: how they look now and what they hold. What is held
        and told with its holder has none of its own."""
        held = {thing for one in seen for thing in one.holds}
        return [
            self._sentence(one)
            for one in seen
            if not (one.id in held and self._speaks_for_itself(one))
        ]

    def _sentence(self, one: Presence) -> str:
        look = self._look(one)
        state = f", {one.state}" if one.state != "whole" else ""
        held = [self._held(thing) for thing in one.holds]
        holding = f", holding {_and([thing for thing in held if thing])}" if any(held) else ""
        if not _reads_on(look):
            return f"{self._name(one.name)}: {look}{state}{holding}"
        if one.name in self._world.props and self._speaks_for_itself(one):
            return f"there is {look}{state}{holding}"
        return f"{self._name(one.name)} is {look}{state}{holding}"

    def _held(self, entity_id: str) -> str:
        one = self._present.get(entity_id)
        if one and one.look and self._speaks_for_itself(one):
            return self._look(one)
        return self.called(entity_id)

    def _look(self, one: Presence) -> str:
        """The look of somebody, with an article where it is sure that one is missing."""
        look = one.look.strip().rstrip(".")
        name = self._bare(one)
        thing = one.name in self._world.props and look.lower().endswith(name)
        if not _reads_on(look) and (SOMEBODY.match(look) or (thing and not name.endswith("s"))):
            return with_article(look, "a")
        return look

    def _bare(self, one: Presence) -> str:
        """What a thing is called, in small letters and without an article."""
        return (self._name(one.name) if one.name else one.noun).removeprefix("the ").lower()

    def _speaks_for_itself(self, one: Presence) -> bool:
        """Whether the look of a thing says by itself what it is: "a brass lantern"."""
        look = self._look(one)
        return one.name in self._world.props and _reads_on(look) and self._bare(one) in look.lower()


def with_article(words: str, article: str = "the") -> str:
    """Words as a thing among others: "the lantern", and "a cold voice" where `article` is "a"."""
    if article == "the":
        return words if words.startswith("the ") or words[:1].isupper() else f"the {words}"
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def _words(key: str) -> str:
    return re.sub(r"[_-]+", " ", key)


def _reads_on(look: str) -> bool:
    return look.lower().partition(" ")[0] in ARTICLES


def _and(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
