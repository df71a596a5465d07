"""The repertoire: what was played last in this process, for takes that differ only in what is seen.

Many takes of a campaign show the same: in another size, in another look, from another camera. What
happens on the set is then simulated and acted once. A playing is given a recipe from which all that
it must not depend on was taken out, and is kept under the key of just that recipe; so it cannot
differ between takes that share it.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from soracli.plan.content import digest
from soracli.plan.played import played_key
from soracli.plan.take import TakeSpec
from soracli.stage.blocking import Blocking
from soracli.stage.performance import Body, Contact, Effect, SetPiece
from soracli.stage.turns import Array
from soracli.story.speech import Spoken

PLAYING_TAG = "playing/1"
MOST, MOST_BYTES = 16, 256 * 2**20
"""How many performances are kept, and how much room their poses may take."""


@dataclass(frozen=True, eq=False)
class Played:
    """What happened on a set, before a camera was put on it. Nobody changes any of it.

    `bodies` by entity id and `extras` without one, over N frames, as are the effects; `times` (N,)
    in world seconds.
    """

    set_piece: SetPiece
    blocking: Blocking
    bodies: Mapping[str, Body]
    contacts: tuple[Contact, ...]
    effects: tuple[Effect, ...]
    times: Array
    extras: tuple[Body, ...] = ()

    @property
    def size(self) -> int:
        """The bytes of its poses."""
        bodies = (*self.bodies.values(), *self.extras)
        return sum(body.rotations.nbytes + body.positions.nbytes for body in bodies)

    def copied(self) -> dict[str, Body]:
        """The bodies for one camera: whatever is done to them, those kept stay as they are."""
        return {
            name: replace(
                body,
                rotations=body.rotations.copy(),
                positions=body.positions.copy(),
                visible=body.visible.copy(),
            )
            for name, body in self.bodies.items()
        }


class Repertoire:
    """The performances played last, the oldest forgotten first."""

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._kept: OrderedDict[str, Played] = OrderedDict()
        self._size = 0

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, key: str) -> Played | None:
        """What was played under this key, if it is kept still."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: str, played: Played) -> None:
        """Keep what was played, unless it alone takes all the room there is."""
        if played.size > self._most_bytes or key in self._kept:
            return
        self._kept[key] = played
        self._size += played.size
        while len(self._kept) > self._most or self._size > self._most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._size -= oldest.size


def playing_key(spec: TakeSpec, spoken: Sequence[Spoken | None]) -> str:
    """The key of the playing of a take. `spoken` says for each line of the scene when what of it is
    heard."""
    lines = [one.model_dump_json() if one else "" for one in spoken]
    return digest(PLAYING_TAG, "\n".join([played_key(spec), *lines]))
