"""The options several commands share, each written once."""

from typing import Annotated, Literal

import typer

from soracli.errors import InputError
from soracli.plan.request import Request
from soracli.plan.sound.stem import STEMS, Stem
from soracli.story.diffusion import Quality
from soracli.story.steering import AUTO, GUIDES, NONE, Guide

Given = Annotated[
    str,
    typer.Argument(
        metavar="PROMPT|FILE|-",
        help="A sentence, a file of prompts (text, Markdown, YAML), or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", metavar="PATH", help="A file (.mp4) or a folder.", show_default=False
    ),
]
ModelName = Annotated[
    str | None, typer.Option("--model", help="Who makes the picture. [default: auto]")
]
Seconds = Annotated[float | None, typer.Option("--seconds", help="The length. [default: 5]")]
Size = Annotated[
    str | None, typer.Option("--size", metavar="WxH", help="1280x720, or 720p. [default: 720p]")
]
Aspect = Annotated[
    str | None, typer.Option("--aspect", metavar="W:H", help="16:9, 9:16, 1:1, 2.39:1, square ...")
]
DeliveryName = Annotated[
    str | None,
    typer.Option(
        "--delivery", metavar="NAME", help="Where it is shown: vertical-feed, square, landscape ..."
    ),
]
Fps = Annotated[int | None, typer.Option("--fps", help="Frames a second. [default: 24]")]
Seed = Annotated[
    str | None,
    typer.Option("--seed", metavar="N|random", help="Chance. [default: made from the words]"),
]
Style = Annotated[str | None, typer.Option("--style", help="A style, such as noir or anime.")]
CameraWords = Annotated[
    str | None, typer.Option("--camera", help='In words: "low angle, slow dolly in".')
]
Takes = Annotated[int | None, typer.Option("--takes", metavar="N", help="So many different takes.")]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="time=night, weather=snow, camera.lens=35 ..."),
]
QualityName = Annotated[
    Quality | None,
    typer.Option("--quality", help="How much a model may save. [default: standard]"),
]
Guides = Annotated[
    list[str] | None,
    typer.Option(
        "--guide",
        metavar="PASS",
        help="What of the stage it follows: auto, none, depth, edges, flow, picture.",
    ),
]
GuideVideo = Annotated[
    str | None,
    typer.Option(
        "--guide-video", metavar="PATH", help="A film that it follows in place of the stage."
    ),
]
FirstFrame = Annotated[
    str | None, typer.Option("--first-frame", metavar="PATH", help="A picture to begin with.")
]
LastFrame = Annotated[
    str | None, typer.Option("--last-frame", metavar="PATH", help="A picture to end with.")
]
References = Annotated[
    list[str] | None,
    typer.Option("--reference", metavar="PATH", help="A picture of who is seen; repeatable."),
]
Mute = Annotated[
    list[str] | None,
    typer.Option(
        "--mute", metavar="STEM", help="Leave out dialogue, effects, ambience or music; repeatable."
    ),
]
Stems = Annotated[bool, typer.Option("--stems", help="Write the stems as WAV beside it.")]
TakesOfDraft = Annotated[bool, typer.Option("--draft", help="The takes of `shoot --draft`.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write the result as JSON.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more.")]


def request(
    model: str | None,
    style: str | None,
    seconds: float | None,
    size: str | None,
    aspect: str | None,
    fps: int | None,
    seed: str | None,
    camera: str | None,
    takes: int | None,
    settings: list[str] | None,
    delivery: str | None = None,
) -> Request:
    """What the command line asks for. Raises InputError for a seed or a setting that is none."""
    return Request(
        model=model,
        style=style,
        seconds=seconds,
        size=size,
        aspect=aspect,
        delivery=delivery,
        fps=fps,
        seed=_seed(seed),
        camera=camera,
        takes=takes,
        settings=dict(_setting(one) for one in settings or ()),
    )


def led(
    asked: Request,
    quality: Quality | None,
    guides: list[str] | None,
    first: str | None = None,
    last: str | None = None,
    references: list[str] | None = None,
    video: str | None = None,
) -> Request:
    """The same, and how a diffusion model is led. Raises InputError for an unknown guide."""
    wishes = {
        "quality": quality,
        "guides": _guides(guides),
        "video": video,
        "first": first,
        "last": last,
        "references": tuple(references) if references else None,
    }
    return asked.model_copy(update=wishes)


def _guides(named: list[str] | None) -> tuple[Guide, ...] | None:
    """The guides that these words name. Raises InputError for one that there is not."""
    wanted = [word.strip().lower() for words in named or () for word in words.split(",")]
    for word in wanted:
        if word not in GUIDES:
            raise InputError(f'there is no guide "{word[:40]}"', f"There are: {', '.join(GUIDES)}.")
        if word in (AUTO, NONE) and len(wanted) > 1:
            raise InputError(f"--guide {word} stands alone", "Keep it, or name the guides.")
    return tuple(one for one in GUIDES if one in wanted) or None


def _seed(words: str | None) -> int | Literal["random"] | None:
    if words is None:
        return None
    if words.strip().lower() == "random":
        return "random"
    try:
        return int(words)
    except ValueError:
        raise InputError(f'"{words}" is no seed', "Give a whole number, or random.") from None


def _setting(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals or not name.strip():
        raise InputError(f'"{words}" sets nothing', "Write key=value, such as time=night.")
    return name.strip(), value.strip()


def stems(named: list[str] | None) -> tuple[Stem, ...]:
    """The stems that these words name. Raises InputError for one that there is not."""
    wanted = [word.strip().lower() for words in named or () for word in words.split(",")]
    for word in wanted:
        if word not in STEMS:
            raise InputError(f'there is no stem "{word[:40]}"', f"There are: {', '.join(STEMS)}.")
    return tuple(stem for stem in STEMS if stem in wanted)
