"""One variant of a campaign: its film with all blanks filled, and where every filling is from."""

from collections.abc import Mapping
from dataclasses import dataclass

from soracli.errors import InputError
from soracli.script.board import Board
from soracli.script.campaign.blame import at_filling
from soracli.script.campaign.origin import Origin
from soracli.story.campaign import Scalar


@dataclass(frozen=True)
class Variant:
    """One film of a campaign. `number` counts from 1 in the order of the matrix.

    `output` is the path of its file in the folder of the campaign, with / between folders. `axes`
    are the values by which it is told from others, `variables` all of them. `origins` tell where
    each of them stands, by its name.
    """

    number: int
    output: str
    axes: Mapping[str, Scalar]
    variables: Mapping[str, Scalar]
    origins: Mapping[str, Origin]
    board: Board

    def blamed(self, error: InputError) -> InputError:
        """A fault of its film, told at the value that was filled in where it stands."""
        return at_filling(error, self.board.root, self.variables, self.origins)


@dataclass(frozen=True)
class Faulty:
    """A variant that cannot be made, and why. `output` is empty where that is not known."""

    number: int
    output: str
    axes: Mapping[str, Scalar]
    error: InputError
