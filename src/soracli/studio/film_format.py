"""What holds for a whole film, looked at before its shots: model, style, size, frame rate, seed."""

from collections.abc import Callable

from soracli.errors import InputError
from soracli.plan.compile import AUTO, DEFAULT_STYLE, frame_rate, look_of, model_of, must_be_seed
from soracli.plan.language_codes import must_be_language
from soracli.plan.native import delivered_size
from soracli.plan.request import Request
from soracli.script.board import Board
from soracli.script.presets import Presets
from soracli.studio.planning import style_of
from soracli.studio.sounding import must_be_heard


def model_name(name: str | None) -> str | None:
    """The model that is meant; None for "auto", the best at hand, and that is the usual one."""
    return None if name == AUTO else name


def film_request(request: Request, board: Board) -> Request:
    """What was asked of a film, and of what was left open there, what its file says."""
    story = board.storyboard
    said = Request(
        model=story.model,
        style=story.style,
        size=story.delivery.size,
        aspect=story.delivery.aspect,
        fps=story.delivery.fps,
        seed=story.seed,
        quality=story.quality,
    )
    asked = request.over(said)
    return asked.model_copy(update={"model": model_name(asked.model)})


def must_be_filmable(board: Board, request: Request, presets: Presets) -> None:
    """Raises InputError for what no film can be; with its place, if the file says it and not the
    request."""
    if request.first or request.last or request.references:
        raise InputError(
            "a storyboard names its pictures itself",
            "Write reference: beside a look, or conditioning: {first: picture.png} in a shot.",
        )
    asked = film_request(request, board)
    side = "aspect" if asked.size is None else "size"
    _try(lambda: model_of(asked.model, presets.models), board, request.model, "model")
    style = style_of(asked.style, presets) or DEFAULT_STYLE
    _try(lambda: look_of(style, presets.looks), board, request.style, "style")
    model = model_of(asked.model, presets.models)
    _try(
        lambda: delivered_size(model, asked.size, asked.aspect),
        board,
        request.size or request.aspect,
        "delivery",
        side,
    )
    _try(lambda: frame_rate(asked.fps), board, request.fps, "delivery", "fps")
    read = board.storyboard.delivery.caption_language
    _try(lambda: must_be_language(read), board, None, "delivery", "caption_language")
    sounds = board.storyboard.sound_models
    _try(lambda: must_be_heard(model, sounds, presets), board, None, "sound_models", "effects")
    if isinstance(asked.seed, int):
        seed = asked.seed
        _try(lambda: must_be_seed(seed), board, request.seed, "seed")


def _try(check: Callable[[], object], board: Board, wished: object, *at: str) -> None:
    try:
        check()
    except InputError as error:
        if wished is not None:
            raise
        raise board.refuse(error.message, error.hint, at) from error
