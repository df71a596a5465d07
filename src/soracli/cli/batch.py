"""`sora batch`."""

import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from soracli.cli import console, options
from soracli.cli.batch_progress import BatchProgress
from soracli.cli.batch_report import (
    batch_lines,
    made_words,
    outcome_json,
    plan_json,
    say_failures,
    say_faults,
    sums,
    warning_lines,
)
from soracli.cli.report import INDENT
from soracli.errors import InputError, Interrupted
from soracli.story.delivery import Captions
from soracli.studio.batch.planning import Batch, BatchWish, plan_batch
from soracli.studio.batch.sizing import workers_for
from soracli.studio.home import Home

if TYPE_CHECKING:  # a dry run wakes nobody
    from soracli.studio.batch.crew import Crew
    from soracli.studio.batch.outcome import BatchOutcome

Engine = Literal["local", "ray"]
MOST_WORKERS = 1024
MOST_RETRIES = 10
MOST_LISTED = 20
"""On a terminal so many films are listed; of more only their folder is named. A pipe gets all."""


def command(
    campaign: Annotated[
        Path, typer.Argument(metavar="CAMPAIGN", help="A campaign file.", show_default=False)
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="The folder of the films.", show_default=False
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be made, and what it takes.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="AXIS=VALUE", help="Only these, such as locale=de,fr; repeatable."
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", help="Only the first films.")
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option("--sample", metavar="N", help="Only a few that are as different as can be."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="N", help="How many at once. [default: one per GPU, or per core]"
        ),
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="Who does the work: this machine, or a Ray cluster.")
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            "--address", metavar="HOST:PORT", help="The Ray cluster. [default: one of its own here]"
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store", metavar="URL", help="A store that machines share: s3://bucket/films ..."
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Small and fast: films of 270 lines.")
    ] = False,
    model: options.ModelName = None,
    delivery: options.DeliveryName = None,
    size: options.Size = None,
    aspect: options.Aspect = None,
    fps: options.Fps = None,
    seed: options.Seed = None,
    style: options.Style = None,
    quality: options.QualityName = None,
    captions: Annotated[
        Captions | None, typer.Option("--captions", help="What was said: a track, drawn in, none.")
    ] = None,
    retries: Annotated[
        int, typer.Option("--retries", metavar="N", help="How often what failed is tried again.")
    ] = 2,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Leave out films that cannot be made.")
    ] = False,
    open_report: Annotated[
        bool, typer.Option("--open", help="Open the report when it is done.")
    ] = False,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Make all films of a campaign.

    A campaign is one film with blanks, and what they are filled with: every combination becomes a
    film of its own. What films have in common is made once, and what was made before is reused:
    stop it when you like, and run the same command again. Beside the films lies report.html.

    Options go before what the campaign says. Before anything is made, all of it is checked.
    """
    level = console.level(quiet, verbose)
    asked = options.request(model, style, None, size, aspect, fps, seed, None, None, None, delivery)
    asked = options.led(asked, quality, None)
    drawn = secrets.randbits(32) if asked.seed == "random" else asked.seed
    _must_be_possible(workers, retries, engine, address)
    if asked.seed == "random" and level >= console.NORMAL:
        console.say(f"seed {drawn}")
    wish = BatchWish(
        campaign=campaign,
        request=asked.model_copy(update={"seed": drawn}),
        output=output,
        limit=limit,
        only=tuple(only or ()),
        sample=sample,
        draft=draft,
        captions=captions,
        retries=retries,
        keep_going=keep_going,
    )
    home = console.home().sharing(store) if store else console.home()
    if dry_run:
        # how many a cluster has is not asked
        return show(wish, home, as_json, (workers or 1) if engine == "ray" else workers)
    outcome = _make(wish, home, level, _Hiring(engine, address, workers), as_json)
    if open_report and outcome.reports:
        typer.launch(str(outcome.reports[0]))
    return 1 if outcome.count("failed") else 0


def show(wish: BatchWish, home: Home, as_json: bool, workers: int | None = None) -> int:
    """Print what a campaign would make on standard output; the exit code."""
    with BatchProgress(console.NORMAL) as progress:
        batch = plan_batch(wish, home, progress)
    count = workers_for(batch, workers)
    if as_json:
        console.result_json(plan_json(batch, count))
    else:
        for line in batch_lines(batch, count):
            console.result_row(line, INDENT)
        for words in warning_lines(batch):
            console.say(words, "yellow")
        say_faults(batch)
    return InputError.exit_code if batch.faulty else 0


def _must_be_possible(
    workers: int | None, retries: int, engine: Engine, address: str | None
) -> None:
    if workers is not None and not 1 <= workers <= MOST_WORKERS:
        raise InputError(f"there cannot be {workers} workers", f"Give 1 to {MOST_WORKERS}.")
    if not 0 <= retries <= MOST_RETRIES:
        raise InputError(f"nothing is tried {retries} times more", f"Give 0 to {MOST_RETRIES}.")
    if address and engine != "ray":
        raise InputError("only a Ray cluster has an address", "Add --engine ray.")


class _Hiring:
    """Who is asked for workers, and for how many."""

    def __init__(self, engine: Engine, address: str | None, workers: int | None) -> None:
        self._engine, self._address, self._workers = engine, address, workers

    def crew(self, batch: Batch, home: Home) -> "Callable[[], Crew]":
        """What starts the crew of a batch."""

        def hired() -> "Crew":
            if self._engine == "ray":
                from soracli.studio.batch.on_ray import RayCrew

                models = {task.spec.model.name: task.spec.model for task in batch.graph.takes}
                needed = tuple(models.values())
                most = len(batch.graph.tasks)
                return RayCrew(home, self._address, self._workers, needed, most)
            from soracli.studio.batch.local import local_crew

            return local_crew(batch, home, self._workers)

        return hired


def _make(
    wish: BatchWish, home: Home, level: console.Level, hiring: _Hiring, as_json: bool
) -> "BatchOutcome":
    """All films, told from the first word to the last."""
    from soracli.studio.batch.running import run_batch  # a dry run makes nothing

    began = time.monotonic()
    try:
        with BatchProgress(level) as progress:
            batch = plan_batch(wish, home, progress)
            outcome = run_batch(batch, hiring.crew(batch, home), home, progress)
    except KeyboardInterrupt:
        raise Interrupted(
            "stopped; what was finished is kept", console.go_on(sys.argv[1:], wish.request.seed)
        ) from None
    say_failures(outcome)
    _tell(outcome, batch, as_json)
    if level >= console.NORMAL:
        console.say(sums(outcome, time.monotonic() - began))
        if words := made_words(outcome):
            console.say(words)
        if outcome.reports:
            console.say(f"report: {outcome.reports[0]}")
    return outcome


def _tell(outcome: "BatchOutcome", batch: Batch, as_json: bool) -> None:
    """The result: the path of every film, or all of it as JSON."""
    paths = [one.path for one in outcome.variants if one.path]
    if as_json:
        console.result_json(outcome_json(outcome))
    elif len(paths) > MOST_LISTED and sys.stdout.isatty():
        console.result(str(batch.folder))
    else:
        for path in paths:
            console.result(str(path))
