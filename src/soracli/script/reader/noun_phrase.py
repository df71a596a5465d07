"""One noun phrase as it was read, before anybody knows what it names."""

from dataclasses import dataclass, field

from soracli.script.lexicon import Match

# Heads that are a picture or its style rather than a thing in it.
PICTURE = frozenset(
    ("shot", "framing", "angle", "move", "lens", "style", "unshown style", "style noun")
)


@dataclass
class NounPhrase:
    """One noun phrase. `head` is "" when there is none ("one black"), "unknown" for a new noun.

    `roles` are all the meanings the head may have; `count` is None when no number is said.
    `whose` is the word of a possessor: "her", "keeper" (for "the keeper's"). `portion` tells that
    only some of them are meant, as said before "of the": a number, "some", "half", "most", "all".
    `mixed` are the nouns of those of a group who are not alike: "man" and "woman" of a couple.
    """

    start: int
    end: int
    determiner: str = ""
    count: int | None = None
    count_at: tuple[int, int] | None = None
    modifiers: list[Match] = field(default_factory=list)
    doings: list[Match] = field(default_factory=list)
    strange: list[int] = field(default_factory=list)
    roles: dict[str, Match] = field(default_factory=dict)
    head: str = ""
    noun: str = ""
    head_at: tuple[int, int] = (0, 0)
    plural: bool = False
    of: "NounPhrase | None" = None
    owner: "NounPhrase | None" = None
    whose: str = ""
    portion: str = ""
    mixed: tuple[str, ...] = ()

    def has(self, role: str) -> Match | None:
        """The head in one of its roles."""
        return self.roles.get(role)

    def modified(self, role: str) -> Match | None:
        """The first modifier of a role."""
        return next((match for match in self.modifiers if match.role == role), None)
