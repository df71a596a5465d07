"""`sora shoot`."""

import secrets
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from soracli.cli import console, options
from soracli.cli.film_progress import FilmProgress
from soracli.cli.report import by_reason, film_outcome_json
from soracli.errors import InputError, Interrupted, RunFailed, SoraError
from soracli.story.delivery import Captions
from soracli.studio.amounts import duration
from soracli.studio.film_outcome import FilmOutcome
from soracli.studio.home import Home
from soracli.studio.shoot_board import Shooting, ShootWish, shoot_board

MOST_JOBS = 64
Board = Annotated[
    Path, typer.Argument(metavar="STORYBOARD", help="A storyboard file.", show_default=False)
]


def command(
    board: Board,
    output: options.Output = None,
    shots: Annotated[
        str, typer.Option("--shots", metavar="3-5,ID", help="Only these shots, and a film of them.")
    ] = "",
    draft: Annotated[
        bool, typer.Option("--draft", help="Small and fast: a film of 270 lines.")
    ] = False,
    model: options.ModelName = None,
    size: options.Size = None,
    aspect: options.Aspect = None,
    delivery: options.DeliveryName = None,
    fps: options.Fps = None,
    seed: options.Seed = None,
    style: options.Style = None,
    quality: options.QualityName = None,
    guides: options.Guides = None,
    captions: Annotated[
        Captions | None, typer.Option("--captions", help="What was said: a track, drawn in, none.")
    ] = None,
    slate: Annotated[
        bool, typer.Option("--slate", help="Draw shot, take and timecode into the picture.")
    ] = False,
    retake: Annotated[
        str,
        typer.Option(
            "--retake", metavar="SHOT", help="Make another take of a shot, with --seed or the next."
        ),
    ] = "",
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", help="Takes at once; one uses every core.")
    ] = 1,
    watch: Annotated[
        bool, typer.Option("--watch", help="Shoot again whenever the storyboard is saved.")
    ] = False,
    mute: options.Mute = None,
    stems: options.Stems = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Make it again, even where the store has it.")
    ] = False,
    open_film: Annotated[
        bool, typer.Option("--open", help="Open the film when it is done.")
    ] = False,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Make a film from a storyboard.

    Only what changed since the last time is rendered, and so is what depends on it; the rest is
    reused, and that is said. Options go before what the storyboard says. A film that sora made may
    be replaced; any other file is left alone.
    The takes of a shot are kept beside the storyboard, in NAME.takes.yaml.
    """
    level = console.level(quiet, verbose)
    asked = options.request(model, style, None, size, aspect, fps, seed, None, None, None, delivery)
    asked = options.led(asked, quality, guides)
    drawn = secrets.randbits(32) if asked.seed == "random" else asked.seed
    if not 1 <= jobs <= MOST_JOBS:
        raise InputError(f"{jobs} takes at once cannot be made", f"Give 1 to {MOST_JOBS}.")
    wish = ShootWish(
        board=board,
        request=asked.model_copy(update={"seed": None if retake else drawn}),
        output=output,
        shots=shots,
        draft=draft,
        captions=captions,
        slate=slate,
        retake=retake,
        retake_seed=drawn if retake else None,
        fresh=fresh,
        jobs=jobs,
        mute=options.stems(mute),
        stems=stems,
    )
    if asked.seed == "random" and level >= console.NORMAL:
        console.say(f"seed {drawn}")
    if watch:
        return _watch(wish, console.home(), level, as_json)
    shooting = _shoot(wish, console.home(), level, as_json)
    film = shooting.outcome.film
    if open_film and film:
        typer.launch(str(film))
    return 0 if film else RunFailed.exit_code


def _shoot(wish: ShootWish, home: Home, level: console.Level, as_json: bool) -> Shooting:
    """One film, told from the first word to the last."""
    began = time.monotonic()
    try:
        with FilmProgress(level) as progress:
            wish = replace(wish, thumbnails=progress.wants_thumbnails)
            shooting = shoot_board(wish, home, progress)
    except KeyboardInterrupt:
        raise Interrupted("stopped; what was finished is kept", _resume(wish)) from None
    outcome = shooting.outcome
    _say_failures(outcome)
    if as_json:
        console.result_json(film_outcome_json(outcome))
    elif outcome.film:
        console.result(str(outcome.film))
    if level >= console.NORMAL:
        counts = {how: outcome.count(how) for how in ("rendered", "reused", "failed")}
        told = [f"{how} {count}" for how, count in counts.items() if count]
        console.say(", ".join([*told, duration(time.monotonic() - began)]))
    if outcome.failed and not as_json:
        console.say(f"no film was cut. {_resume(wish)}")
    return shooting


def _say_failures(outcome: FilmOutcome) -> None:
    """Every fault once, after the shots that it hit."""
    failed = [(f"{shot.number} {shot.shot}", shot.error) for shot in outcome.failed if shot.error]
    for names, error in by_reason(failed):
        console.say(f"{names}:")
        console.say_error(error)


def _watch(wish: ShootWish, home: Home, level: console.Level, as_json: bool) -> int:
    """Shoot, wait until a file of the storyboard is saved, and so on until Ctrl-C."""
    from soracli.studio.watch import stamp, wait_for_change

    files: tuple[Path, ...] = (wish.board,)
    while True:
        before = stamp(files)
        try:
            shooting = _shoot(wish, home, level, as_json)
            files = shooting.files
            before = {**stamp(files), **_known(before, files)}
        except Interrupted:
            raise
        except SoraError as error:
            console.say_error(error, as_json)
        # the take that was asked for is made; what is saved from now on is shot with it
        wish = replace(wish, retake="", retake_seed=None, fresh=False)
        if level >= console.NORMAL:
            console.say(f"watching {wish.board}; Ctrl-C ends", "dim")
        try:
            wait_for_change(before)
        except KeyboardInterrupt:
            return 0


def _known(before: Mapping[Path, str], files: tuple[Path, ...]) -> dict[Path, str]:
    return {path: digest for path, digest in before.items() if path in files}


def _resume(wish: ShootWish) -> str:
    """The command that goes on. What was drawn is written out, or it would be drawn anew; another
    take is noted beside the storyboard by now, and asking again would make one more."""
    args = sys.argv[1:]
    if wish.retake:
        args = _without(args, "--retake", "--seed")
        return console.go_on(args)
    return console.go_on(args, wish.request.seed)


def _without(args: list[str], *names: str) -> list[str]:
    """The words of a command line without these options and their values."""
    kept: list[str] = []
    skip = False
    for word in args:
        if skip:
            skip = False
        elif word in names:
            skip = True
        elif word.partition("=")[0] not in names:
            kept.append(word)
    return kept
