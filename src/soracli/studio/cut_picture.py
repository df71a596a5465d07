"""Drawing the frames of one stretch of a film: takes, transitions, words, bars, timecode."""

import functools
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np

from soracli.errors import MachineError
from soracli.media import titles
from soracli.media.blend import Layer, Picture, dissolve, fade, lay_over, solid, wipe
from soracli.media.ffmpeg import decode
from soracli.media.lettering import Faces
from soracli.media.page import Page
from soracli.studio.cut_drawing import Drawing, Into, Lit, Source, Words


def pictures(
    drawing: Drawing, takes: Mapping[str, Path], faces: Faces
) -> Generator[Picture, None, None]:
    """Every frame of the stretch. Raises MachineError where a take ends before it."""
    page = Page(drawing.width, drawing.height, drawing.letterbox, drawing.safe)
    draw = functools.cache(
        lambda words, lit: _layer(words, lit, page, faces, drawing.timecode is not None)
    )
    with ExitStack() as stack:
        films = [
            stack.enter_context(closing(_decoded(drawing, source, takes[source.take])))
            for source in drawing.sources
        ]
        for number in range(drawing.frames):
            picture = _seen(drawing, films, number)
            _write(picture, drawing, number, draw)
            _bars(picture, page)
            _burn_in(picture, drawing, number, draw)
            if drawing.timecode is not None:
                frame = drawing.timecode + number
                lay_over(picture, titles.timecode(frame, drawing.fps, page, faces))
            yield picture


def _decoded(drawing: Drawing, source: Source, path: Path) -> Generator[Picture, None, None]:
    # half a frame early: the search is for the first frame that is not before that time
    seconds = (source.first - 0.5) / drawing.fps if source.first else 0
    shape = (drawing.height, drawing.width, 3)
    frames = decode(path, drawing.width, drawing.height, scaled=True, seconds=seconds)
    with closing(frames):
        for frame in frames:
            yield np.frombuffer(frame, np.uint8).reshape(shape)


def _seen(drawing: Drawing, films: Sequence[Iterator[Picture]], number: int) -> Picture:
    """The takes on top of each other; the picture may be drawn on."""
    seen: Picture | None = None
    for source, film in zip(drawing.sources, films, strict=True):
        picture = next(film, None)
        if picture is None:
            raise MachineError(
                f"the take {source.take[:12]} ends after {source.first + number} frames",
                "Make it again: sora shoot --fresh.",
            )
        seen = _covering(seen, _faded(picture, source, number), source.into, number)
    assert seen is not None
    return seen if seen.flags.writeable else seen.copy()


def _faded(picture: Picture, source: Source, number: int) -> Picture:
    if into := source.fade_in:
        picture = fade(picture, into.color, 1 - (into.left + number) / into.frames)
    if out := source.fade_out:
        picture = fade(picture, out.color, 1 - (out.left - number - 1) / out.frames)
    return picture


def _covering(under: Picture | None, picture: Picture, into: Into | None, number: int) -> Picture:
    if into is None or into.done + number >= into.frames:
        return picture
    if under is None:
        under = solid(picture.shape[1], picture.shape[0], into.from_color)
    amount = (into.done + number + 1) / (into.frames + 1)
    if into.kind == "dissolve":
        return dissolve(under, picture, amount)
    return wipe(under, picture, amount, into.direction)


def _write(picture: Picture, drawing: Drawing, number: int, draw: Callable[..., Layer]) -> None:
    for words in drawing.words:
        if words.style != "slate" and words.start <= number < words.end:
            strength = 1.0
            if words.fade:
                shown = min(number - words.start, words.end - 1 - number)
                strength = min(1.0, (shown + 1) / (words.fade + 1))
            lay_over(picture, draw(words, None), strength)
            for one in words.lit:
                if one.start <= number - words.start < one.end:
                    lay_over(picture, draw(words, one))


def _burn_in(picture: Picture, drawing: Drawing, number: int, draw: Callable[..., Layer]) -> None:
    for words in drawing.words:
        if words.style == "slate" and words.start <= number < words.end:
            lay_over(picture, draw(words, None))


def _bars(picture: Picture, page: Page) -> None:
    across, down = page.bars
    if across:
        picture[:, :across] = 0
        picture[:, -across:] = 0
    if down:
        picture[:down] = 0
        picture[-down:] = 0


def _layer(words: Words, lit: Lit | None, page: Page, faces: Faces, timed: bool) -> Layer:
    raised = titles.burn_in_height(page) if timed else 0
    raised += sum(titles.caption_height(text, page, faces) for text in words.above)
    if words.style == "slate":
        return titles.slate(words.lines, page, faces)
    if words.style in ("caption", "spoken"):
        text = "\n".join(filter(None, words.lines))
        if lit:
            return titles.lit_words(text, (lit.first, lit.last), page, faces, raised)
        return titles.caption(text, page, faces, raised)
    if words.style == "title":
        return titles.title(words.lines[0], words.lines[1], page, faces)
    return titles.lower_third(words.lines[0], words.lines[1], page, faces, raised)
