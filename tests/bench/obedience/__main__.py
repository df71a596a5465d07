"""Does a clip show what its sentence says?

    python tests/bench/obedience [--prompts FILE] [--held-out] [--failures] [--only WORD]
                                 [--category NAME] [--every N] [--jobs N]

Every prompt is read, planned, played and filmed small, and each of its facts is scored from the
scene record of that clip and from what else was measured. Prints the share of facts that are seen,
by category; with --held-out beside them those of the fifth of the prompts that nothing was tuned
to; with --failures every fact that is not seen, and why; with --prompts those of another file.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from asked import CATEGORIES, HELD_OUT, TRAIN, Fact, Prompt, Verdict, prompts

if TYPE_CHECKING:
    from clip import Clip

Scored = tuple[Prompt, list[tuple[Fact, Verdict]]]


def score(prompt: Prompt) -> Scored:
    """Film a prompt and judge its facts. A crash is told as what is not staged."""
    from clip import filmed, planned

    try:
        only_where = all(fact.category == "place" for fact in prompt.facts)
        clip = planned(prompt.say) if only_where else filmed(prompt.say)
    except Exception:
        return prompt, [(fact, _crash()) for fact in prompt.facts]
    return prompt, [(fact, _judged(clip, fact)) for fact in prompt.facts]


def _judged(clip: "Clip", fact: Fact) -> Verdict:
    """The verdict on one fact: one that cannot be judged costs the others nothing."""
    from judges import judge

    try:
        return judge(clip, fact)
    except Exception:
        return _crash()


def _crash() -> Verdict:
    """The verdict where something went wrong: what, in the last lines of it."""
    last = traceback.format_exc().strip().splitlines()
    return Verdict(False, "crashed", " / ".join(line.strip() for line in last[-3:]))


def scored(asked: Sequence[Prompt], jobs: int) -> Iterator[Scored]:
    """All prompts, scored on several processes, in order."""
    if jobs <= 1:
        yield from map(score, asked)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(score, asked, chunksize=4)


def chosen(path: Path, only: str, category: str, every: int) -> list[Prompt]:
    """The prompts of a file that are asked for, with the facts that are."""
    found = [one for one in prompts(path) if only.lower() in one.say.lower()]
    if category:
        kept = [
            Prompt(one.say, tuple(fact for fact in one.facts if fact.category == category))
            for one in found
        ]
        found = [one for one in kept if one.facts]
    return found[::every]


def run(path: Path, options: argparse.Namespace) -> list[Scored]:
    """Score a file of prompts, telling how far it is on the standard error."""
    asked, results, begin = (
        chosen(path, options.only, options.category, options.every),
        [],
        time.monotonic(),
    )
    for number, result in enumerate(scored(asked, options.jobs), 1):
        results.append(result)
        if options.failures:  # as they come: a run takes minutes
            for fact, verdict in result[1]:
                if not verdict.seen:
                    print(told(result[0], fact, verdict), file=sys.stderr, flush=True)
        if sys.stderr.isatty() or number % 50 == 0:
            spent = time.monotonic() - begin
            print(f"\r{number} of {len(asked)}, {spent:.0f} s", end="", file=sys.stderr)
    print(file=sys.stderr)
    return results


def table(columns: dict[str, list[Scored]]) -> str:
    """The share of facts that are seen, by category: a row each, a column a file."""
    lines = [f"{'':12}" + "".join(f"{name:>24}" for name in columns)]
    for category in (*CATEGORIES, "all"):
        row = f"{category:12}"
        for results in columns.values():
            facts = [
                verdict.seen
                for _, judged in results
                for fact, verdict in judged
                if category in (fact.category, "all")
            ]
            told = f"{sum(facts) / len(facts):.3f} ({sum(facts)} of {len(facts)})" if facts else "-"
            row += f"{told:>24}"
        lines.append(row)
    return "\n".join(lines)


def told(prompt: Prompt, fact: Fact, verdict: Verdict) -> str:
    """A fact that is not seen, in two lines."""
    first = f"[{verdict.where}] {fact.category}: {fact.text}   <- {prompt.say}"
    return f"{first}\n    {verdict.why}"


def failures(results: list[Scored]) -> str:
    """Every fact that is not seen, by category: the sentence, the fact, whose it is, and why."""
    lines = []
    for category in CATEGORIES:
        missed = [
            (prompt, fact, verdict)
            for prompt, judged in results
            for fact, verdict in judged
            if fact.category == category and not verdict.seen
        ]
        places = Counter(verdict.where for _, _, verdict in missed)
        lines.append(f"\n== {category}: {len(missed)} not seen, {dict(places)}")
        for prompt, fact, verdict in sorted(missed, key=lambda one: one[2].where):
            lines.append(told(prompt, fact, verdict))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--held-out", action="store_true", help="the other fifth as well")
    parser.add_argument("--failures", action="store_true", help="tell what is not seen, and why")
    parser.add_argument("--only", default="", metavar="WORD", help="prompts with this word in them")
    parser.add_argument("--category", default="", choices=("", *CATEGORIES))
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth prompt alone")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes beside another")
    parser.add_argument("--prompts", type=Path, default=TRAIN, metavar="FILE", help="other prompts")
    options = parser.parse_args()
    first = options.prompts.stem if options.prompts != TRAIN else "train"
    columns = {first: run(options.prompts, options)}
    if options.held_out:
        columns["held out"] = run(HELD_OUT, options)
    print(table(columns))
    if options.failures:
        print(failures(columns[first]))


if __name__ == "__main__":
    main()
