"""`sora check` of a campaign: every film of it is planned."""

from pathlib import Path

from soracli.cli import console
from soracli.cli.report import counted
from soracli.errors import InputError
from soracli.studio.home import Home


def check_campaign(path: Path, home: Home, as_json: bool) -> int:
    """Tell all faults of a campaign on standard error, its sums on standard output; the exit code.

    Faults that hit many films are told once. Raises InputError for what is wrong with the campaign
    itself.
    """
    # prompts and storyboards need nothing of campaigns
    from soracli.cli.batch_progress import BatchProgress
    from soracli.cli.batch_report import plan_json, say_faults, warning_lines
    from soracli.studio.batch.planning import BatchWish, plan_batch
    from soracli.studio.batch.sizing import workers_for

    with BatchProgress(console.NORMAL) as progress:
        batch = plan_batch(BatchWish(path), home, progress)
    code = InputError.exit_code if batch.faulty else 0
    if as_json:
        console.result_json({**plan_json(batch, workers_for(batch, None)), "schema": "check/1"})
        return code
    for words in warning_lines(batch):
        console.result(words)
    say_faults(batch)
    good = counted(len(batch.variants), "film")
    bad = f"; {len(batch.faulty)} with mistakes" if batch.faulty else ", no mistakes"
    console.result(f"{path}: {good}, {counted(batch.takes, 'take')}{bad}")
    return code
