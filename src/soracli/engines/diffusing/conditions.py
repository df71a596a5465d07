"""What a take is conditioned on, window by window: pictures and films fitted to the generation, and
the passes of the stage, filmed only as far as they are needed."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.engines.contract import Inputs, Picture
from soracli.engines.diffusing.family import Call, Still
from soracli.engines.diffusing.guides import Bodies, Distances, Nearness, lines, motion
from soracli.engines.diffusing.windows import stage_frames, window_seed
from soracli.engines.staging import Staging
from soracli.errors import InputError
from soracli.plan.generation import Condition, Generation, Window
from soracli.plan.take import TakeSpec
from soracli.story.diffusion import Conditioning

LARGEST_REFERENCE = 1024
"""Pixels of a reference's longer side; more of it is not seen by any model here."""
MEASURED = ("depth", "flow")
"""Passes whose pictures depend on what else is seen."""
Film = NDArray[np.uint8]
"""(n, height, width, 3), sRGB."""


class Conditions:
    """What one take is conditioned on."""

    def __init__(
        self, spec: TakeSpec, generation: Generation, inputs: Inputs, staging: Staging
    ) -> None:
        self._spec = spec
        self._generation = generation
        self._pictures = inputs.pictures
        self._staging = staging
        self._filmed: dict[tuple[str, int], Picture] = {}
        self._nearness = Nearness()
        asked = spec.model.diffusion
        self._accepts: tuple[Conditioning, ...] = asked.accepts if asked else ()

    def call(self, number: int, text: Mapping[str, Any], before: Sequence[Picture]) -> Call:
        """The call for a window (0 is the first). `before` are the frames made so far, at least the
        last ones."""
        window = self._generation.windows[number]
        last = number == len(self._generation.windows) - 1
        self._film(window, number == 0, last)
        ends = list(before[len(before) - window.overlap :]) if number else []
        initial = self._video("initial video", window)
        first = self._one("first frame") if number == 0 else None
        if ends and "continuation" not in self._accepts:
            if initial is not None:
                initial[: len(ends)] = ends
            else:
                first = ends[0]
            ends = []
        elif number == 0:
            ends = [
                fitted(picture, self._size)
                for one in self._generation.given("continuation")
                for picture in self._several(one)
            ]
        return Call(
            model=self._spec.model,
            generation=self._generation,
            frames=window.frames,
            seed=window_seed(self._spec.seed, number),
            text=text,
            first=first,
            last=self._one("last frame") if last else None,
            keyframes=self._keyframes(window),
            references=self._references(),
            control=self._video("control", window),
            control_strength=self._strength("control"),
            initial=initial,
            initial_strength=self._strength("initial video"),
            before=ends,
        )

    @property
    def _size(self) -> tuple[int, int]:
        return self._generation.width, self._generation.height

    def _strength(self, kind: Conditioning) -> float:
        given = self._generation.given(kind)
        return given[0].strength if given else 1.0

    def _references(self) -> list[Picture]:
        return [
            limited(picture)
            for one in self._generation.given("references")
            for picture in self._several(one)
        ]

    def _one(self, kind: Conditioning) -> Picture | None:
        given = self._generation.given(kind)
        return self._still(given[0]) if given else None

    def _keyframes(self, window: Window) -> list[Still]:
        """Those inside the window, and not among the frames that it begins with."""
        found = []
        for one in self._generation.given("keyframes"):
            at = self._at(one) - window.first
            if window.overlap <= at < window.frames:
                found.append(Still(self._still(one), at, one.strength))
        return found

    def _at(self, condition: Condition) -> int:
        return self._generation.frames - 1 if condition.at < 0 else condition.at

    def _still(self, condition: Condition) -> Picture:
        if condition.source == "stage":
            return self._filmed[condition.key, self._stage_frame(condition)]
        return fitted(self._several(condition)[0], self._size)

    def _stage_frame(self, condition: Condition) -> int:
        at = {"first frame": 0, "last frame": self._generation.frames - 1}
        return self._stage_frames(at.get(condition.kind, self._at(condition)), 1)[0]

    def _stage_frames(self, first: int, count: int) -> list[int]:
        return stage_frames(self._generation, first, count, self._spec.fps, self._spec.frames)

    def _video(self, kind: Conditioning, window: Window) -> Film | None:
        """The part of a film that belongs to a window."""
        given = self._generation.given(kind)
        if not given:
            return None
        if given[0].source == "stage":
            numbers = self._stage_frames(window.first, window.frames)
            return np.stack([self._filmed[given[0].key, number] for number in numbers])
        film = self._several(given[0])
        if len(film) != self._generation.frames:
            raise InputError(
                f"the {kind} has {len(film)} frames, and the take has {self._generation.frames}",
                "Give a video of the same length.",
            )
        ends = window.first + window.frames
        numbers = [min(at, len(film) - 1) for at in range(window.first, ends)]
        return np.stack([fitted(film[number], self._size) for number in numbers])

    def _several(self, condition: Condition) -> Sequence[Picture]:
        """The pictures that were given for a condition: one, or those of a film."""
        there = self._pictures.get(condition.name)
        if there is None:
            raise RuntimeError(f"no picture was given for the {condition.kind}")
        return [there] if there.ndim == 3 else list(there)

    def _film(self, window: Window, first: bool, last: bool) -> None:
        """Film what the window needs of the stage, in one go, and forget the window before."""
        needed: set[tuple[str, int]] = set()
        for one in self._generation.conditions:
            if one.source != "stage":
                continue
            if one.kind in ("control", "initial video"):
                numbers = self._stage_frames(window.first, window.frames)
                needed.update((one.key, number) for number in numbers)
            elif _inside(one, window, self._at(one), first, last):
                needed.add((one.key, self._stage_frame(one)))
        kept = {place: self._filmed[place] for place in needed & self._filmed.keys()}
        missing = needed - kept.keys()
        self._filmed = kept
        self._measure(sorted(one for one in missing if one[0] in MEASURED))
        self._see(sorted(one for one in missing if one[0] not in MEASURED))

    def _measure(self, missing: Sequence[tuple[str, int]]) -> None:
        """Depth and motion, which are given as models know them."""
        numbers = sorted({number for _, number in missing})
        if not numbers:
            return
        depths: dict[int, Distances] = {}
        bodies: list[Bodies] = []
        with closing(self._staging.buffers(*self._size, numbers)) as frames:
            for number, frame in zip(numbers, frames, strict=True):
                if ("depth", number) in missing and frame.depth is not None:
                    depths[number] = frame.depth
                    if frame.ids is not None:
                        bodies.append(frame.ids > 0)
                if ("flow", number) in missing and frame.flow is not None:
                    self._filmed["flow", number] = motion(frame.flow)
        if depths:
            pictures = self._nearness.pictures(list(depths.values()), bodies)
            self._filmed |= {("depth", at): one for at, one in zip(depths, pictures, strict=True)}

    def _see(self, missing: Sequence[tuple[str, int]]) -> None:
        numbers = sorted({number for _, number in missing})
        if not numbers:
            return
        passes = any(key != "picture" for key, _ in missing)
        with closing(self._staging.film(*self._size, passes, numbers, guide=True)) as frames:
            for number, frame in zip(numbers, frames, strict=True):
                for key in (key for key, wanted in missing if wanted == number):
                    there = frame.rgb if key == "picture" else frame.passes[key]
                    self._filmed[key, number] = lines(there) if key == "edges" else there


def _inside(condition: Condition, window: Window, at: int, first: bool, last: bool) -> bool:
    """Whether a still belongs to a window."""
    if condition.kind == "keyframes":
        return window.first + window.overlap <= at < window.first + window.frames
    return first if condition.kind == "first frame" else last and condition.kind == "last frame"


def fitted(picture: Picture, size: tuple[int, int]) -> Picture:
    """The picture at a size (width, height): covered whole, cut evenly on both sides, Lanczos."""
    from PIL import Image, ImageOps

    if picture.shape[1::-1] == size:
        return np.ascontiguousarray(picture)
    made = ImageOps.fit(Image.fromarray(picture), size, Image.Resampling.LANCZOS)
    return np.ascontiguousarray(made)


def limited(picture: Picture) -> Picture:
    """The picture, made smaller where it is larger than any model sees."""
    from PIL import Image

    image = Image.fromarray(picture)
    image.thumbnail((LARGEST_REFERENCE, LARGEST_REFERENCE), Image.Resampling.LANCZOS)
    return np.ascontiguousarray(image)
