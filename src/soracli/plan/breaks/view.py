"""A shot as an editor sees it: on whom, how near, from which side, from how high."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from soracli.plan.breaks.unknown import meant
from soracli.plan.continuity.names import plain
from soracli.plan.snapshot import Snapshot
from soracli.story.storyboard import Shot, Storyboard

_NEAR = re.compile(r"\b(close|closeup|medium|cu|mcu|ecu|single)\b")
_WIDE = re.compile(r"\b(wide|two|group|master|establishing|full)\b")
_ROUND = re.compile(r"\b(orbits?|arcs?|tracks?|tracking|follows?|leads?|fly|around)\b")
_ABOVE = re.compile(r"\b(overhead|aerial|bird|top)\b")
_FROM = {"low": re.compile(r"\b(low|worm)\b"), "high": re.compile(r"\bhigh\b")}
_WALKING = frozenset({"walk", "run", "enter", "leave", "chase", "flee", "follow", "cross", "dance"})
_WALKING |= {"fight", "turn", "climb", "drive", "swim"}
_ENGAGING = frozenset({"talk", "look", "give", "hug", "shake_hands", "point", "nod", "wave"})


@dataclass(frozen=True)
class View:
    """One shot. `number` counts from 0; `on`, `over` and `eyes` are ids, "" for none."""

    number: int
    shot: Shot
    snapshot: Snapshot
    on: str
    over: str
    eyes: str
    people: frozenset[str]

    @property
    def words(self) -> str:
        """What is said about the camera, in the fields, beside them and in the action."""
        camera, read = self.shot.camera, self.snapshot.scene.camera
        said = (camera.framing, camera.angle, camera.move, camera.words)
        return " ".join((*said, read.framing or "", read.angle or "", read.move or "")).lower()

    @property
    def side(self) -> str:
        """The side of the line between two people it is taken from; near unless it is said."""
        return self.shot.camera.side or self.snapshot.scene.camera.side or "near"

    @property
    def is_moving(self) -> bool:
        """Whether the camera goes around or along, and takes the eye with it over the line."""
        return bool(_ROUND.search(self.words))

    @property
    def is_neutral(self) -> bool:
        """Whether it may stand between two sides: a move, an insert, along the line, from above,
        or a shot in which somebody walks, so that the line is drawn anew."""
        insert = self.on != "" and self.on not in self.people
        walks = any(
            one.motion in _WALKING and set(one.agents) & self.people
            for one in self.snapshot.scene.actions
        )
        return self.is_moving or insert or walks or self._is_along

    @property
    def is_single(self) -> bool:
        """Whether one person alone fills it."""
        near = _NEAR.search(self.words) and not _WIDE.search(self.words)
        return bool(near) and self.on in self.people and not self.over and not self.eyes

    @property
    def height(self) -> str:
        """ "low", "high", or "" for anything else."""
        return next((name for name, words in _FROM.items() if words.search(self.words)), "")

    @property
    def is_engaged(self) -> bool:
        """Whether two people in it have to do with each other, so that there is a line."""
        scene = self.snapshot.scene
        talk = any(line.who in self.people for line in scene.lines)
        act = any(one.motion in _ENGAGING and one.target in self.people for one in scene.actions)
        facing = any(one.kind == "facing" and one.b in self.people for one in scene.relations)
        return len(self.people) > 1 and (talk or act or facing)

    @property
    def _is_along(self) -> bool:
        return bool(self.eyes) or bool(_ABOVE.search(self.words))

    def is_with(self, other: "View") -> bool:
        """Whether both are in one place."""
        mine, theirs = self.snapshot, other.snapshot
        return (mine.place, mine.set) == (theirs.place, theirs.set)

    def name_of(self, entity_id: str) -> str:
        """What somebody is called in a message."""
        entity = self.snapshot.scene.entity(entity_id)
        own = next((one.name for one in self.snapshot.present if one.id == entity_id), "")
        return plain(own) if own else f"the {entity.noun}" if entity else entity_id


def views(board: Storyboard, snapshots: Sequence[Snapshot]) -> list[View]:
    """Every shot as an editor sees it."""
    return [
        View(
            number=number,
            shot=shot,
            snapshot=snapshot,
            on=_meant(shot.camera.on, board, snapshot) or snapshot.scene.camera.on,
            over=_meant(shot.camera.over, board, snapshot) or snapshot.scene.camera.over,
            eyes=_meant(shot.camera.eyes, board, snapshot) or snapshot.scene.camera.eyes,
            people=_people(board, snapshot),
        )
        for number, (shot, snapshot) in enumerate(zip(board.shots, snapshots, strict=True))
    ]


def _meant(words: str, board: Storyboard, snapshot: Snapshot) -> str:
    return meant(words, board, snapshot) if words else ""


def _people(board: Storyboard, snapshot: Snapshot) -> frozenset[str]:
    return frozenset(
        one.id
        for one in snapshot.scene.entities
        if one.id in board.world.characters or one.kind == "person"
    )
