"""What a preset tells a maker, read strictly: numbers, lists, and curves over time."""

import difflib
from collections.abc import Mapping

import numpy as np

from soracli.engines.signals.living import Floats
from soracli.engines.signals.voiced import Curve
from soracli.errors import InputError


class Settings:
    """The settings of one preset for one maker. Each is asked for by name with its default.

    `finished` raises InputError for what nobody asked for, so that a mistyped name is noticed.
    """

    def __init__(self, maker: str, given: Mapping[str, float | str]) -> None:
        self.maker = maker
        self._given = dict(given)
        self._asked: set[str] = set()

    def number(self, name: str, usual: float) -> float:
        """A number."""
        value = self._get(name, usual)
        try:
            return float(value)
        except ValueError:
            raise self._refuse(name, "a number") from None

    def text(self, name: str, usual: str) -> str:
        """A word or several."""
        return str(self._get(name, usual))

    def numbers(self, name: str, usual: str) -> Floats:
        """Numbers with blanks between them."""
        value = str(self._get(name, usual))
        try:
            return np.array([float(part) for part in value.split()])
        except ValueError:
            raise self._refuse(name, 'numbers with blanks between ("220 331")') from None

    def curve(self, name: str, usual: str, glide: bool = False) -> Curve:
        """A curve through points, "0 400, 0.5 900" (seconds, value); one number never changes.

        With `glide` it moves by equal ratios, as pitch does.
        """
        value = str(self._get(name, usual))
        try:
            points = [[float(number) for number in part.split()] for part in value.split(",")]
            if len(points) == 1 and len(points[0]) == 1:
                points = [[0.0, points[0][0]]]
            at, values = np.array([(second, number) for second, number in points]).T
        except ValueError:
            raise self._refuse(name, 'points of a curve ("0 400, 0.5 900")') from None
        if glide:
            logs = np.log(np.maximum(values, 1e-3))
            return lambda time: np.asarray(np.exp(np.interp(time, at, logs)))
        return lambda time: np.asarray(np.interp(time, at, values))

    def rest(self) -> dict[str, float | str]:
        """All that nobody asked for yet, asked for now: what another maker is told."""
        left = {name: value for name, value in self._given.items() if name not in self._asked}
        self._asked |= set(left)
        return left

    def finished(self) -> None:
        """Raises InputError if something was given that the maker does not know."""
        for name in self._given:
            if name not in self._asked:
                near = difflib.get_close_matches(name, self._asked, 1, 0.5)
                raise InputError(
                    f'the maker "{self.maker}" has no setting "{name}"',
                    f"Did you mean {near[0]}?"
                    if near
                    else f"It has {', '.join(sorted(self._asked))}.",
                )

    def _get(self, name: str, usual: float | str) -> float | str:
        self._asked.add(name)
        return self._given.get(name, usual)

    def _refuse(self, name: str, wanted: str) -> InputError:
        fault = f'"{name}: {self._given[name]}" of the maker "{self.maker}" cannot be read'
        return InputError(fault, f"Write {wanted}.")
