"""`<storyboard>.takes.yaml` beside a storyboard: which takes each shot has, for people to read."""

import yaml

from soracli.script.locate import read_yaml, refuse_binary
from soracli.story.takes import Takes

HEAD = """\
# The takes of {board}, kept by sora: `sora takes` and `sora shoot --retake` write this file.
# `use` is the seed of the take in the film. A rejected take is never used.
"""


def read_takes(text: str, name: str) -> Takes:
    """The takes in a text. Raises InputError with the place of the fault."""
    refuse_binary(text, name)
    document = read_yaml(text, name)
    if document.data is None:
        return Takes()
    if not isinstance(document.data, dict):
        raise document.refuse("takes are name: value lines", "Begin with schema: takes/1.", ())
    takes: Takes = document.read_as(Takes)
    for shot, listed in takes.shots.items():
        seeds = [take.seed for take in listed.takes]
        for number, seed in enumerate(seeds):
            if seed in seeds[:number]:
                raise document.refuse(
                    f'"{shot}" has two takes of seed {seed}',
                    "Remove one of them.",
                    ("shots", shot, "takes", number),
                )
    return takes


def takes_text(takes: Takes, board: str) -> str:
    """The text of the file for the storyboard of this name; reading it gives the same takes."""
    shots = {
        shot: listed.model_dump(exclude_none=True)
        for shot, listed in takes.shots.items()
        if listed.takes or listed.use is not None
    }
    for listed in shots.values():
        listed["takes"] = list(listed["takes"])
    body = yaml.safe_dump(
        {"schema": takes.schema_, "shots": shots},
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=100,
    )
    return HEAD.format(board=" ".join(board.split())) + str(body)
