"""The sound of a take, made while its pictures are: it needs only to know what will happen."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from soracli.plan.sound.score import Score
from soracli.studio.events import Event, Listener, Note, SoundStarted
from soracli.studio.score import mixed
from soracli.studio.store import Store

if TYPE_CHECKING:  # arrays: a reused take needs none
    from soracli.stage.audible import Audible

NO_FILES: Mapping[str, Path] = {}


@contextmanager
def sound_ahead(
    score: Score, store: Store, tell: Listener
) -> Iterator[Callable[["Audible"], None]]:
    """What is to be told what can be heard of the one take of a score, as soon as that is known:
    the sound is made from then on, and is in the store when the block ends.

    Where it cannot be made nothing is said: who asks for the sound then makes it anew, and tells.
    """
    at_work: list[Thread] = []

    def note(event: Event) -> None:
        if isinstance(event, Note):  # the rest is of the picture as long as it is made
            tell(event)

    def make(heard: "Audible") -> None:
        with suppress(Exception):
            mixed(score, store, NO_FILES, note, {shot.take: heard for shot in score.shots})

    def begin(heard: "Audible") -> None:
        if not any(shot.from_take for shot in score.shots):  # else the model makes it
            at_work.append(Thread(target=make, args=(heard,), name="sound"))
            at_work[-1].start()

    try:
        yield begin
        if any(one.is_alive() for one in at_work):
            tell(SoundStarted(score.seconds))  # the picture is done: this is what is waited for
    finally:
        for one in at_work:
            one.join()
