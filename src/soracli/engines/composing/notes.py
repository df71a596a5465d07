"""What is played: notes, and who plays them."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Note:
    """A tone from second `start` for `seconds`: `pitch` is a MIDI number, `velocity` 0 to 1.

    `exact` ones are never moved by a player's hand. For drums `pitch` is that of the sound, and
    `drum` names it.
    """

    start: float
    seconds: float
    pitch: int
    velocity: float
    exact: bool = False
    drum: str = ""

    def moved(self, seconds: float) -> "Note":
        """The same note later."""
        return replace(self, start=self.start + seconds)


@dataclass(frozen=True)
class Track:
    """All that one instrument plays in one role."""

    role: str
    instrument: str
    notes: tuple[Note, ...]
