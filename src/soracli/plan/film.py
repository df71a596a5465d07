"""A storyboard resolved: every shot a recipe with a key, and all of them on one timeline."""

from pydantic import Field

from soracli.plan.content import content_key
from soracli.plan.snapshot import Break, Snapshot
from soracli.plan.take import TakeSpec
from soracli.story.storyboard import Storyboard
from soracli.story.timeline import Timeline
from soracli.story.value import Value

FILM_TAG = "film/1"
CUT_RECIPE = 1
"""Raised whenever the same timeline over the same takes would make another film."""


class PlannedShot(Value):
    """One shot of a film: the recipe of its take and its key, and the world in it.

    `depends` are the ids of the earlier shots whose playing this one goes on from.
    """

    id: str
    number: int = Field(ge=1)
    spec: TakeSpec
    key: str
    snapshot: Snapshot
    depends: tuple[str, ...] = ()


class FilmPlan(Value):
    """A film: what was written, its shots in order, its timeline, and what breaks in it."""

    board: Storyboard
    shots: tuple[PlannedShot, ...]
    timeline: Timeline
    breaks: tuple[Break, ...] = ()

    @property
    def key(self) -> str:
        """The content key of the cut film: its timeline, which names the key of every take."""
        captions = self.board.delivery.captions
        value = {"timeline": self.timeline.model_dump(mode="json"), "captions": captions}
        return content_key(FILM_TAG, {**value, "recipe": CUT_RECIPE})

    def shot(self, shot_id: str) -> PlannedShot | None:
        """The shot with this id, or None."""
        return next((shot for shot in self.shots if shot.id == shot_id), None)
