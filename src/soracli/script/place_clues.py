"""Words that tell where a scene is though none names a place: a surgeon is in a hospital."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PlaceClues:
    """The clues of every place: each a set of phrases that are all said.

    `sure` are the phrases that tell as much as two others.
    """

    by_place: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()

    @property
    def phrases(self) -> Iterable[str]:
        """Every phrase to look for in a text."""
        clues = (clue for all_of_one in self.by_place.values() for clue in all_of_one)
        return dict.fromkeys(phrase for clue in clues for phrase in sorted(clue))

    def place(
        self, said: frozenset[str], among: frozenset[str] | None = None, least: float = 0.0
    ) -> str:
        """The place that most clues tell of, "" if none does; of several the first one.

        A clue of two phrases tells more than two of one phrase. `among` are those it can be,
        `least` is how much it must be told.
        """
        best, most = "", least
        for place, clues in self.by_place.items():
            if among is not None and place not in among:
                continue
            weight = sum(self._weight(clue) for clue in clues if clue <= said)
            if weight > most:
                best, most = place, weight
        return best

    def _weight(self, clue: frozenset[str]) -> float:
        alone = 2.5 if clue <= self.sure else 1.0
        return alone if len(clue) == 1 else 2.5 * (len(clue) - 1)


def place_clues(table: Mapping[str, tuple[str, ...]]) -> PlaceClues:
    """The clues as a lexicon file has them: "patient + nurse" needs both, "fairway!" is sure."""
    by_place: dict[str, tuple[frozenset[str], ...]] = {}
    sure: set[str] = set()
    for place, clues in table.items():
        parts = [[part.strip() for part in clue.split("+")] for clue in clues]
        sure.update(part[:-1] for clue in parts for part in clue if part.endswith("!"))
        by_place[place] = tuple(frozenset(part.rstrip("!") for part in clue) for clue in parts)
    return PlaceClues(by_place, frozenset(sure))
