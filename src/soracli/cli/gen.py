"""`sora gen`."""

import sys
from typing import Annotated

import typer

from soracli.cli import console, options, plan
from soracli.cli.progress import Progress
from soracli.cli.report import outcome_json, plan_lines, trouble_lines
from soracli.errors import Interrupted, SoraError
from soracli.plan.request import Request
from soracli.studio.auto import tell_model
from soracli.studio.gen import Outcome, Way, gen, must_be_prompts
from soracli.studio.models import presets_at_hand
from soracli.studio.planning import PlannedTake, Refused, plan_takes
from soracli.studio.source import STDIN, open_source

MOST_PLANS_SHOWN = 12
KEPT = "stopped; what was finished is kept"


def command(
    given: options.Given,
    output: options.Output = None,
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
    passes: Annotated[
        bool, typer.Option("--passes", help="Depth, ids, edges and scene.json beside the clip.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Make it again, even where the store has it.")
    ] = False,
    mute: options.Mute = None,
    stems: options.Stems = False,
    open_clip: Annotated[
        bool, typer.Option("--open", help="Open the clip when it is done.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show the plan.")] = False,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Make clips from sentences.

    The same words with the same options give the same clip, and a clip made before is reused.
    Several prompts give several clips, numbered, in the folder given with -o. A clip that sora
    made may be replaced; any other file is left alone.
    """
    level = console.level(quiet, verbose)
    asked = options.request(
        model, style, seconds, size, aspect, fps, seed, camera, takes, settings, delivery
    )
    asked = options.led(asked, quality, guides, first_frame, last_frame, references, guide_video)
    muted = options.stems(mute)
    if dry_run:
        return plan.show(given, asked, as_json)
    home = console.home()
    source = must_be_prompts(open_source(given, sys.stdin.buffer))
    planned = plan_takes(source, asked, presets_at_hand(home))
    if len(planned) == 1 and isinstance(planned[0], Refused):
        raise _placed(planned[0])
    _announce(planned, level)
    try:
        with Progress(level) as progress:
            tell_model(asked.model, home, progress)
            way = Way(
                output=output,
                passes=passes,
                fresh=fresh,
                thumbnails=progress.wants_thumbnails,
                mute=muted,
                stems=stems,
            )
            outcomes = gen(planned, way, home, progress)
    except KeyboardInterrupt:
        raise Interrupted(KEPT, _resume(given, asked, planned)) from None
    if len(outcomes) == 1 and outcomes[0].error:
        raise outcomes[0].error
    _report(outcomes, level, as_json)
    if open_clip and not outcomes[0].error:
        typer.launch(str(outcomes[0].paths[0]))
    return 1 if any(outcome.error for outcome in outcomes) else 0


def _announce(planned: list[PlannedTake | Refused], level: console.Level) -> None:
    """Say what was read, before any work."""
    for take in planned[:MOST_PLANS_SHOWN] if level >= console.NORMAL else ():
        if isinstance(take, PlannedTake):
            told = take.told()
            console.say(f"{take.name}: {told.where}; {told.format}; seed {told.seed}")
            lines = plan_lines(told) if level == console.VERBOSE else trouble_lines(told)
            for line in lines:
                console.say(line)


def _report(outcomes: list[Outcome], level: console.Level, as_json: bool) -> None:
    for outcome in outcomes:
        if outcome.error:
            console.say(f"{outcome.name}:")
            console.say_error(outcome.error)
        elif not as_json:
            console.result(str(outcome.paths[0]))
    counts = {
        status: sum(outcome.status == status for outcome in outcomes)
        for status in ("rendered", "reused", "failed")
    }
    if as_json:
        clips = [outcome_json(outcome) for outcome in outcomes]
        console.result_json({"schema": "gen/1", "clips": clips, **counts})
    if level >= console.NORMAL:
        console.say(", ".join(f"{name} {count}" for name, count in counts.items() if count))


def _placed(refused: Refused) -> SoraError:
    error = refused.error
    error.place = error.place or refused.where
    return error


def _resume(given: str, asked: Request, planned: list[PlannedTake | Refused]) -> str:
    """The command that goes on. A seed that was drawn is written out, or it would be drawn anew."""
    if given == STDIN:
        return "Give the same prompts again: what was finished is reused."
    first = planned[0]
    drawn = first.spec.seed if isinstance(first, PlannedTake) else None
    return console.go_on(sys.argv[1:], drawn if asked.seed == "random" else None)
