"""Hearing: which contacts of a simulation begin when, and how hard they are."""

import mujoco
import numpy as np

from soracli.stage.performance import Contact
from soracli.stage.turns import Array

_LISTEN = 0.03
"""Seconds over which the impulse of one impact is summed."""


class Ear:
    """Listens for contacts that begin, and sums their impulse over the first moments."""

    def __init__(self, owners: list[str], materials: dict[str, str]) -> None:
        self._owners, self._materials = owners, materials
        self._open: dict[tuple[str, str], tuple[float, float, Array]] = {}
        self._last: dict[tuple[str, str], float] = {}
        self._heard: list[Contact] = []
        self._force = np.zeros(6)

    def listen(self, model: mujoco.MjModel, data: mujoco.MjData, time: float) -> None:
        """Note the contacts of this step."""
        geoms = data.contact.geom[: data.ncon]
        for place in range(data.ncon):
            first, second = self._owners[geoms[place, 0]], self._owners[geoms[place, 1]]
            pair = (first, second) if first < second else (second, first)
            quiet = time - self._last.get(pair, -1.0)
            self._last[pair] = time
            if pair not in self._open:
                if quiet < 0.06:
                    continue
                self._open[pair] = (time, 0.0, data.contact.pos[place].copy())
            began, impulse, position = self._open[pair]
            if time - began < _LISTEN:
                mujoco.mj_contactForce(model, data, place, self._force)
                self._open[pair] = (
                    began,
                    impulse + float(self._force[0]) * model.opt.timestep,
                    position,
                )
        for pair in [pair for pair, (began, _, _) in self._open.items() if time - began > _LISTEN]:
            self._close(pair)

    def _close(self, pair: tuple[str, str]) -> None:
        began, impulse, position = self._open.pop(pair)
        first, second = pair
        if impulse < 0.002:
            return
        materials = (self._materials.get(first, "matte"), self._materials.get(second, "matte"))
        x, y, z = (float(value) for value in position)
        self._heard.append(Contact(began, "impact", first, second, materials, impulse, (x, y, z)))

    def heard(self) -> list[Contact]:
        """Everything noted so far, the contacts still open included."""
        for pair in list(self._open):
            self._close(pair)
        return self._heard
