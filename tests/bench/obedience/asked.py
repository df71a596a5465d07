"""What is asked of the stage: sentences, and the facts that a clip of each must show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

CATEGORIES = (
    "count",
    "relation",
    "direction",
    "order",
    "camera",
    "colour",
    "action",
    "place",
    "change",
)
HERE = Path(__file__).parent
TRAIN, HELD_OUT = HERE / "prompts.yaml", HERE / "held_out.yaml"


@dataclass(frozen=True)
class Fact:
    """One thing that must be seen: its category, and what in the words of prompts.yaml."""

    category: str
    text: str


@dataclass(frozen=True)
class Prompt:
    """One sentence and its facts."""

    say: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Verdict:
    """Whether a fact is seen; if not, whose it is ("read", "staged", "visible") and why."""

    seen: bool
    where: str = ""
    why: str = ""


SEEN = Verdict(True)


def unread(why: str) -> Verdict:
    """It is not in the scene at all: the words were read wrong."""
    return Verdict(False, "read wrong", why)


def unstaged(why: str) -> Verdict:
    """It was read, and the stage played something else."""
    return Verdict(False, "not staged", why)


def unseen(why: str) -> Verdict:
    """It was played, and the measurements do not show it."""
    return Verdict(False, "not visible", why)


def prompts(path: Path) -> Sequence[Prompt]:
    """The prompts of a file. Raises ValueError for a category that there is not."""
    found = []
    for one in yaml.safe_load(path.read_text(encoding="utf-8")):
        facts = tuple(Fact(name, text) for pair in one["show"] for name, text in pair.items())
        odd = [fact.category for fact in facts if fact.category not in CATEGORIES]
        if odd:
            raise ValueError(f"{one['say']}: no such category: {odd}")
        found.append(Prompt(one["say"], facts))
    return found
