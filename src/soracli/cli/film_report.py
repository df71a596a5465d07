"""Film plans and their breaks as text for people and as values for programs."""

from collections.abc import Mapping, Sequence
from typing import Any

from soracli.cli.report import (
    counted,
    generation_lines,
    row,
    rows,
    shortened,
    trouble_lines,
)
from soracli.plan.explain import explain
from soracli.plan.film import FilmPlan, Picture, PlannedShot
from soracli.plan.limits import delivery_told
from soracli.plan.snapshot import Break
from soracli.plan.sound.score import Score, ScoredShot
from soracli.plan.sound.told import ambience_told, effects_told, music_told, voices_told
from soracli.script.board import Board
from soracli.story.scene import Line
from soracli.story.timeline import Clip, Join
from soracli.studio.amounts import duration
from soracli.studio.given_told import paths_of


def film_plan_lines(plan: FilmPlan, made: Sequence[bool], expected: float | None) -> list[str]:
    """A film told to a person: its shots one after the other, then the whole.

    `made` tells for each shot whether the store has its take; `expected` is the seconds that the
    others will take on this machine, None where nobody knows.
    """
    lines = [plan.board.title] if plan.board.title else []
    for number, (shot, clip) in enumerate(zip(plan.shots, plan.timeline.clips, strict=True)):
        lines += [
            "",
            *_shot_lines(shot, clip, plan.score.shots[number], made[number], plan.pictures),
        ]
    asked = delivery_told(plan.board.delivery)
    delivery = [row("delivery", asked)] if asked else []
    return [*lines, "", *_score_lines(plan.score), *delivery, whole(plan, made, expected)]


def _score_lines(score: Score) -> list[str]:
    """What is heard in the whole film."""
    told = [("voices", voices_told(score)), ("around", ambience_told(score))]
    told += [("music", music_told(score)), ("muted", score.mute)]
    return [line for label, words in told for line in rows(label, words)]


def whole(plan: FilmPlan, made: Sequence[bool], expected: float | None) -> str:
    """The film in one line: how many shots, how long, how large, and what is left to be done."""
    timeline = plan.timeline
    left = len(made) - sum(made)
    work = "all made already" if not left else f"{left} to be rendered"
    if left and expected is not None:
        work += f", about {duration(expected)}"
    size = f"{timeline.width}x{timeline.height}, {timeline.fps} fps"
    length = f"{timeline.seconds:.1f} s, {timeline.frames} frames"
    return f"{counted(len(plan.shots), 'shot')}, {length}, {size}; {work}"


def break_lines(board: Board, found: Sequence[Break]) -> list[str]:
    """Breaks in continuity, each with its place in the file and what to do about it."""
    lines = []
    for one in found:
        lines.append(f"{board.where(one.at)}: {one.message}")
        if one.hint:
            lines.append(f"    {one.hint}")
    return lines


def break_json(board: Board, one: Break) -> dict[str, Any]:
    """A break as plain values."""
    return {**one.model_dump(mode="json"), "place": board.where(one.at)}


def shot_json(
    shot: PlannedShot, clip: Clip, made: bool, files: Mapping[str, Picture]
) -> dict[str, Any]:
    """A planned shot as plain values."""
    return {
        "id": shot.id,
        "number": shot.number,
        "key": shot.key,
        "cached": made,
        "start": clip.start,
        "frames": clip.frames,
        "place": shot.snapshot.place,
        "depends": list(shot.depends),
        "plan": explain(shot.spec, None, shot.notes, paths_of(files.values())).model_dump(
            mode="json"
        ),
        "present": [one.model_dump(mode="json") for one in shot.snapshot.present],
    }


def _shot_lines(
    shot: PlannedShot, clip: Clip, heard: ScoredShot, made: bool, files: Mapping[str, Picture]
) -> list[str]:
    told = explain(shot.spec, None, shot.notes, paths_of(files.values()))
    scene = shot.spec.scene
    spoken = [f"{line.who}: {shortened(line.say)} {_time(line)}".strip() for line in scene.lines]
    place = shot.snapshot.place or scene.place
    where = f"{place}, {scene.time}, {scene.weather}"
    length = f"{round(shot.spec.seconds, 2):g} s, {clip.frames} frames{_join(clip.join)}"
    lines = [f"{shot.number}. {shot.id}", row("where", where), row("camera", told.camera)]
    if shot.spec.scene.text:
        lines.append(row("action", shortened(shot.spec.scene.text)))
    lines += rows("happens", told.happens)
    lines += rows("says", spoken)
    lines += rows("sound", effects_told(heard))
    lines += [row("length", length)]
    if shot.depends:
        lines.append(row("goes on from", ", ".join(dict.fromkeys(shot.depends))))
    lines += [row("look", f"{told.look}; seed {told.seed}"), row("store", _store(made))]
    lines += generation_lines(told.generation)
    return lines + trouble_lines(told)


def _time(line: Line) -> str:
    return "" if line.start is None else f"(at {line.start:g} s)"


def _join(join: Join) -> str:
    return "" if join.kind == "cut" else f", {join.kind} of {join.frames} frames before it"


def _store(made: bool) -> str:
    return "made already: it will be reused" if made else "to be rendered"
