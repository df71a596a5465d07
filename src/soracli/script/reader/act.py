"""One action while it is being read."""

from dataclasses import dataclass, field

from soracli.script.lexicon import VerbSense
from soracli.script.reader.shift import Shift
from soracli.story.scene import Spatial


@dataclass
class Act:
    """One action while it is being read; `motion` is empty until its sense is settled.

    `start` is the token of its verb, `source` from whom or where something is taken. With `shift`
    it is no action: something becomes of its agents, or of the place if it has none. `makes` is
    what the action makes of its objects; `transforms` awaits what the agents turn into. `placed` is
    where whoever does it is, while nobody is named yet: "perched on a mailbox, an owl ...". An
    `inverted` one stands before whoever does it, a `told_of` one before their noun ("a snoring
    cat"). `side` is that of its goal to which it leads.
    """

    verb: str
    senses: tuple[VerbSense, ...] = ()
    agents: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    goal: str = ""
    instrument: str = ""
    over: str = ""
    source: str = ""
    direction: str | None = None
    order: int = 0
    speed: float = 1.0
    outcome: str = ""
    turns: int = 0
    passive: bool = False
    shares: "Act | None" = None
    riding: bool = False
    motion: str = ""
    start: int = -1
    passing: bool = False
    shift: Shift | None = None
    makes: Shift | None = None
    transforms: bool = False
    mutual: bool = False
    stuff: str = ""
    height: str = ""
    inverted: bool = False
    told_of: bool = False
    side: Spatial | None = None
    placed: list[tuple[Spatial, tuple[str, ...]]] = field(default_factory=list)

    @property
    def gives(self) -> bool:
        """Whether it may be a giving."""
        return any(sense.motion == "give" for sense in self.senses)

    @property
    def puts(self) -> bool:
        """Whether it may be a putting down of something."""
        return bool(self.objects) and any(sense.motion == "put_down" for sense in self.senses)

    @property
    def puts_nothing(self) -> bool:
        """Whether it may be a putting down, and of nothing yet."""
        return not self.objects and any(sense.motion == "put_down" for sense in self.senses)

    @property
    def likely(self) -> str:
        """The motion as far as it is known now."""
        return self.motion or (self.senses[0].motion if self.senses else "")
