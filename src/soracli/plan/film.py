"""A storyboard resolved: every shot a recipe with a key, and all of them on one timeline."""

from pydantic import Field

from soracli.plan.content import content_key
from soracli.plan.snapshot import Break, Snapshot
from soracli.plan.sound.score import Score
from soracli.plan.sound.speakers import Recording
from soracli.plan.take import TakeSpec
from soracli.story.storyboard import Storyboard
from soracli.story.timeline import Timeline
from soracli.story.value import Value

FILM_TAG = "film/1"
CUT_RECIPE = 4
"""Raised whenever the same timeline over the same takes would make another film."""


class Picture(Value):
    """A file of the user's own that a model is given: the SHA-256 of its bytes, its path, its
    length where it is a film, and its size where it is a picture (0: it is none)."""

    digest: str
    path: str
    seconds: float = Field(default=0.0, ge=0)
    width: int = Field(default=0, ge=0)
    height: int = Field(default=0, ge=0)


class PlannedSheet(Value):
    """A take that others need and that is not in the film: a picture of `who` alone, or a shot that
    was not picked."""

    who: str
    spec: TakeSpec
    key: str

    @property
    def name(self) -> str:
        """What it is called: a shot may have the id of whoever is on a picture."""
        return f"picture of {self.who}" if self.spec.frames == 1 else self.who


class PlannedShot(Value):
    """One shot of a film: the recipe of its take and its key, and the world in it.

    `depends` are the ids of the shots whose playing this one goes on from, and of those whose
    frames it is given. `notes` tell how a model is led in it.
    """

    id: str
    number: int = Field(ge=1)
    spec: TakeSpec
    key: str
    snapshot: Snapshot
    depends: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class FilmPlan(Value):
    """A film: what was written, its shots in order, its timeline, its score, and what breaks in it.

    `recordings` are the sounds it brings along, by the path the storyboard gives them, `pictures`
    its pictures and LoRAs likewise. `sheets` are takes to be made before those of the shots.
    """

    board: Storyboard
    shots: tuple[PlannedShot, ...]
    timeline: Timeline
    score: Score
    recordings: dict[str, Recording] = Field(default_factory=dict)
    pictures: dict[str, Picture] = Field(default_factory=dict)
    sheets: tuple[PlannedSheet, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def key(self) -> str:
        """The content key of the cut film: its timeline, which names the key of every take, and its
        score, which names every line: what the captions say and when follows from that, and from
        what they are to read instead."""
        timeline = self.timeline.model_dump(mode="json", exclude={"captions"})
        value = {
            "timeline": timeline,
            "captions": self._captions_wanted(),
            "score": self.score.key,
            **self._limits(),
        }
        return content_key(FILM_TAG, {**value, "recipe": CUT_RECIPE})

    def shot(self, shot_id: str) -> PlannedShot | None:
        """The shot with this id, or None."""
        return next((shot for shot in self.shots if shot.id == shot_id), None)

    def _limits(self) -> dict[str, object]:
        """What its file may have, where it is limited."""
        delivery = self.board.delivery
        limits = [delivery.most_megabytes, delivery.most_kilobits]
        return {} if limits == [None, None] else {"limits": limits}

    def _captions_wanted(self) -> list[object]:
        """What of its captions makes the film another one. What they read is taken as it was
        written: the timeline has them in another order once the lines are spoken."""
        delivery = self.board.delivery
        if delivery.captions == "none":
            return ["none"]
        seen = {shot.id for shot in self.shots}
        read = [
            [shot.id, number, line.caption]
            for shot in self.board.shots
            for number, line in enumerate(shot.lines)
            if shot.id in seen and line.caption.strip()
        ]
        language = delivery.caption_language if delivery.captions == "soft" else ""
        return [delivery.captions, delivery.karaoke, language, read]
