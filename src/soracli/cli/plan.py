"""`sora plan`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from soracli.cli import console, options
from soracli.cli.report import INDENT, plan_lines, row
from soracli.errors import InputError
from soracli.plan.limits import delivery_told
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.studio.amounts import duration
from soracli.studio.auto import auto_words
from soracli.studio.home import Home
from soracli.studio.models import presets_at_hand
from soracli.studio.planning import PlannedTake, Refused, plan_takes
from soracli.studio.render import stored
from soracli.studio.source import board_path, campaign_path, open_board, open_source


def command(
    given: options.Given,
    model: options.ModelName = None,
    seconds: options.Seconds = None,
    size: options.Size = None,
    aspect: options.Aspect = None,
    delivery: options.DeliveryName = None,
    fps: options.Fps = None,
    seed: options.Seed = None,
    style: options.Style = None,
    camera: options.CameraWords = None,
    takes: options.Takes = None,
    settings: options.Settings = None,
    quality: options.QualityName = None,
    guides: options.Guides = None,
    guide_video: options.GuideVideo = None,
    first_frame: options.FirstFrame = None,
    last_frame: options.LastFrame = None,
    references: options.References = None,
    spec: Annotated[
        bool, typer.Option("--spec", help="With --json, the whole recipe of every take.")
    ] = False,
    as_json: options.AsJson = False,
) -> int:
    """Show what would be made: who, what, where, how it is filmed, and what is made already.

    A storyboard is shown shot by shot, a campaign film by film. Words that were not understood are
    listed. Nothing is written, and no engine is woken.
    """
    asked = options.request(
        model, style, seconds, size, aspect, fps, seed, camera, takes, settings, delivery
    )
    asked = options.led(asked, quality, guides, first_frame, last_frame, references, guide_video)
    return show(given, asked, as_json, spec)


def show(given: str, asked: Request, as_json: bool, whole: bool = False) -> int:
    """Print the plan on standard output; the exit code."""
    home = console.home()
    path = board_path(given)
    if path is not None:
        return _show_film(path, asked, home, as_json, whole)
    path = campaign_path(given)
    if path is not None:
        return _show_campaign(path, asked, home, as_json)
    planned = plan_takes(open_source(given, sys.stdin.buffer), asked, presets_at_hand(home))
    if len(planned) == 1 and isinstance(planned[0], Refused):
        raise planned[0].error
    if as_json:
        takes = [_json(take, home, whole) for take in planned]
        console.result_json({"schema": "plan/1", "takes": takes})
    for take in () if as_json else planned:
        for line in _lines(take, home):
            console.result_row(line, INDENT)
    if not as_json:
        _say_model(asked.model, home)
    return 2 if any(isinstance(take, Refused) for take in planned) else 0


def _show_campaign(path: Path, asked: Request, home: Home, as_json: bool) -> int:
    # a sentence needs nothing of campaigns
    from soracli.cli.batch import show as show_batch
    from soracli.studio.batch.planning import BatchWish

    of_one_clip = {
        "--seconds": asked.seconds,
        "--camera": asked.camera,
        "--takes": asked.takes,
        "--set": asked.settings,
        "--guide-video": asked.video,
    }
    for option, given in of_one_clip.items():
        if given:
            raise InputError(f"a campaign takes no {option}", "Write it into its storyboard.")
    return show_batch(BatchWish(path, asked), home, as_json)


def _show_film(path: Path, asked: Request, home: Home, as_json: bool, whole: bool) -> int:
    # a sentence needs nothing of films
    from soracli.cli.film_report import break_json, break_lines, film_plan_lines, shot_json
    from soracli.studio.takes import load_takes, plan_chosen

    board = open_board(path)
    presets = presets_at_hand(home)
    plan = plan_chosen(board, asked, presets, load_takes(path))
    made = [_cached(shot.spec, home) for shot in plan.shots]
    costs = [
        home.expected(shot.spec) for shot, done in zip(plan.shots, made, strict=True) if not done
    ]
    known = [cost for cost in costs if cost is not None]
    expected = sum(known) if len(known) == len(costs) else None
    if as_json:
        shots = []
        for shot, clip, done in zip(plan.shots, plan.timeline.clips, made, strict=True):
            one = shot_json(shot, clip, done, plan.pictures)
            shots.append({**one, "spec": shot.spec.model_dump(mode="json")} if whole else one)
        told = [break_json(board, one) for one in plan.breaks]
        timeline = plan.timeline.model_dump(mode="json")
        console.result_json(
            {
                "schema": "film-plan/1",
                "shots": shots,
                "timeline": timeline,
                "breaks": told,
                "memory": _memory([shot.spec for shot in plan.shots], home),
            }
        )
        return 0
    for line in film_plan_lines(plan, made, expected):
        console.result_row(line, INDENT)
    memory = _memory([shot.spec for shot in plan.shots], home)
    if memory:
        console.result_row(row("memory", memory), INDENT)
    for line in break_lines(board, plan.breaks):
        console.say(line, "yellow")
    _say_model(asked.model or board.storyboard.model, home)
    return 0


def _say_model(asked: str | None, home: Home) -> None:
    """Which model was taken where nobody named one."""
    if words := auto_words(asked, home):
        console.say(words, "dim")


def _lines(take: PlannedTake | Refused, home: Home) -> list[str]:
    if isinstance(take, Refused):
        hint = [row("hint", take.error.hint)] if take.error.hint else []
        return [take.name, row("error", str(take.error)), *hint]
    memory = _memory([take.spec], home)
    lines = [row("memory", memory)] if memory else []
    if take.delivery and (asked := delivery_told(take.delivery)):
        lines.append(row("delivery", asked))
    return [take.name, *plan_lines(take.told()), *lines, row("store", _cost(take, home))]


def _memory(specs: Sequence[TakeSpec], home: Home) -> str:
    """What the largest take needs, "" where no model is asked."""
    if not any(spec.generation for spec in specs):
        return ""
    from soracli.studio.memory_told import memory_told  # only who has a model pays

    return memory_told(specs, home)


def _cost(take: PlannedTake, home: Home) -> str:
    if _cached(take.spec, home):
        return "made already: it will be reused"
    expected = home.expected(take.spec)
    return f"to be rendered{'' if expected is None else f', about {duration(expected)}'}"


def _cached(spec: TakeSpec, home: Home) -> bool:
    return stored(spec, home.store, passes=False) is not None


def _json(take: PlannedTake | Refused, home: Home, whole: bool) -> dict[str, Any]:
    if isinstance(take, Refused):
        return {"name": take.name, "where": take.where, "error": console.error_json(take.error)}
    return {
        "name": take.name,
        "where": take.where,
        "cached": _cached(take.spec, home),
        "expected_seconds": home.expected(take.spec),
        "plan": take.told().model_dump(mode="json"),
        "memory": _memory([take.spec], home),
        "scene": take.spec.scene.model_dump(mode="json", exclude_defaults=True),
        **({"spec": take.spec.model_dump(mode="json")} if whole else {}),
    }
