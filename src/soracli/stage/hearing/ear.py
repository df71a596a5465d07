"""The ear in the rigid world: it listens to every contact of every step of the simulation."""

from collections.abc import Mapping, Sequence

import mujoco
import numpy as np
from numpy.typing import NDArray

from soracli.stage.hearing.touches import Touching, contacts_of
from soracli.stage.performance import Contact
from soracli.stage.turns import Array

_EDGES = np.arange(4)
"""The four edges of the friction pyramid that MuJoCo solves a contact with (three dimensions)."""
_EVERY = 256
"""Steps after which what was heard is added up, so that a heap of blocks does not fill memory."""


class Ear:
    """Notes who touches whom in every step, how hard, how fast and where."""

    def __init__(
        self, owners: Sequence[str], materials: Mapping[str, str], model: mujoco.MjModel
    ) -> None:
        """`owners` names who each geom belongs to, `materials` what these are made of."""
        self._names = sorted(set(owners))
        numbers = {name: number for number, name in enumerate(self._names)}
        self._owner = np.array([numbers[name] for name in owners], np.int64)
        self._materials = materials
        self._masses = _masses(model, self._owner, len(self._names))
        bodies = model.geom_bodyid
        self._alive = {
            int(number)
            for geom, number in enumerate(self._owner)
            if int(model.body_mocapid[bodies[geom]]) >= 0
        }
        self._raw: list[Array] = []
        self._sums: list[tuple[NDArray[np.int64], Array]] = []

    def listen(self, data: mujoco.MjData, step: int) -> None:
        """Note the contacts of one step; they are worked out later, many steps at once."""
        if data.ncon == 0 or data.nefc < len(_EDGES):
            return
        contact = data.contact
        rows = contact.efc_address
        edges = rows[:, None] + _EDGES
        noted = np.empty((len(rows), 13))
        noted[:, 0], noted[:, 1] = step, rows
        noted[:, 2:4], noted[:, 4:7] = contact.geom, contact.pos
        noted[:, 7] = contact.friction[:, 0]
        noted[:, 8] = data.efc_force[edges].sum(axis=1)
        noted[:, 9:13] = data.efc_vel[edges]
        self._raw.append(noted)
        if len(self._raw) >= _EVERY:
            self._add_up()

    def heard(self, centers: Mapping[str, Array], step: float) -> list[Contact]:
        """Everything noted, as contacts in world seconds and in no order.

        `centers` (S, 3) are where the centers of mass of what moves freely were in every step, by
        id, and `step` the seconds of one.
        """
        self._add_up()
        if not self._sums:
            return []
        keys = np.concatenate([keys for keys, _ in self._sums])
        values = np.concatenate([values for _, values in self._sums])
        pairs = keys[:, 1] * len(self._names) + keys[:, 2]
        order = np.lexsort((keys[:, 0], pairs))
        keys, values, pairs = keys[order], values[order], pairs[order]
        starts = np.flatnonzero(np.diff(pairs, prepend=-1))
        found: list[Contact] = []
        for first, last in zip(starts, [*starts[1:], len(pairs)], strict=True):
            touching = self._touching(keys[first:last], values[first:last])
            if touching is not None:
                found += contacts_of(touching, centers, step)
        return found

    def _touching(self, keys: NDArray[np.int64], values: Array) -> Touching | None:
        """The two of a pair, the one that is moved first (None: neither of them can be moved)."""
        one, other = int(keys[0, 1]), int(keys[0, 2])
        if not np.isfinite(min(self._masses[one], self._masses[other])):
            return None
        if self._masses[other] < self._masses[one]:
            one, other = other, one
        a, b = self._names[one], self._names[other]
        materials = (self._materials.get(a, "matte"), self._materials.get(b, "matte"))
        mass = float(self._masses[one])
        return Touching(a, b, materials, mass, keys[:, 0], values, other not in self._alive)

    def _add_up(self) -> None:
        """One row for each pair in each step: forces added, speeds and places by their force."""
        if not self._raw:
            return
        keys, values = self._worked_out(np.concatenate(self._raw))
        self._raw.clear()
        if not len(keys):
            return
        many = len(self._names)  # one number for each row: sorted ten times as fast as rows
        numbers = (keys[:, 0] * many + keys[:, 1]) * many + keys[:, 2]
        numbers, inverse = np.unique(numbers, return_inverse=True)
        keys = np.column_stack([numbers // many**2, numbers // many % many, numbers % many])
        force = np.maximum(values[:, 0], 1e-9)
        sums = np.zeros((len(keys), 6))
        sums[:, 0] = np.bincount(inverse, force)
        np.maximum.at(sums[:, 1], inverse, values[:, 1])
        for column in range(2, 6):
            sums[:, column] = np.bincount(inverse, force * values[:, column]) / sums[:, 0]
        self._sums.append((keys, sums))

    def _worked_out(self, noted: Array) -> tuple[NDArray[np.int64], Array]:
        """Step and pair of every contact (C, 3); force, speeds and place of it (C, 6)."""
        noted = noted[noted[:, 1] >= 0]  # without an address it presses on nothing
        owners = self._owner[noted[:, 2:4].astype(np.int64)]
        keys = np.column_stack(
            [noted[:, 0].astype(np.int64), owners.min(axis=1), owners.max(axis=1)]
        )
        velocity, friction = noted[:, 9:13], np.maximum(noted[:, 7], 1e-6)
        slip = (velocity[:, ::2] - velocity[:, 1::2]) / (2 * friction[:, None])
        speeds = [-velocity.mean(axis=1), np.hypot(slip[:, 0], slip[:, 1])]
        return keys, np.column_stack([noted[:, 8], *speeds, noted[:, 4:7]])


def _masses(model: mujoco.MjModel, owner: NDArray[np.int64], count: int) -> Array:
    """The mass of every owner in kilograms; infinite for what contacts cannot move."""
    masses = np.full(count, np.inf)
    for geom, number in enumerate(owner):
        body = int(model.geom_bodyid[geom])
        if int(model.body_dofnum[body]) > 0:
            masses[number] = float(model.body_mass[body])
    return masses
