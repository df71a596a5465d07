"""One piece of a sentence, and what a clause has had before it."""

from dataclasses import dataclass, field
from typing import Literal

from soracli.script.lexicon import Match
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.shift import Shift

ChunkKind = Literal[
    "noun", "verb", "prep", "comma", "stop", "conj", "direction", "speed", "manner", "setting",
    "quote", "negation", "aux", "pronoun", "spot", "camera", "existential", "empty", "unknown",
    "turns", "change",
]  # fmt: skip


@dataclass
class Chunk:
    """One piece of a sentence, tokens `start` to `end`."""

    kind: ChunkKind
    start: int
    end: int
    match: Match | None = None
    roles: dict[str, Match] = field(default_factory=dict)
    phrase: NounPhrase | None = None
    form: str = ""
    shift: Shift | None = None

    @property
    def key(self) -> str:
        """The meaning of the match, or ""."""
        return self.match.key if self.match else ""


@dataclass
class ClauseSoFar:
    """What a clause has had: it decides how ambiguous words are read.

    `object` tells that a noun stands behind the last verb, `bare` that it has no article, `helped`
    that this verb was only a helper ("starts"), `perceives` that it is one of seeing. A `leading`
    one stands before its main clause: "once it has landed, ...".
    """

    subject: Literal["", "camera", "thing"] = ""
    plural: bool = False
    verb: bool = False
    relative: bool = False
    after_comma: bool = True
    object: bool = False
    bare: bool = False
    helped: bool = False
    perceives: bool = False
    leading: bool = False
    after: str = "stop"
