"""What is told of the model that was taken because nobody named one."""

import contextlib

from soracli.plan.compile import AUTO, DEFAULT_MODEL
from soracli.script.presets import load_presets
from soracli.studio.events import Listener, Note
from soracli.studio.home import Home
from soracli.studio.models import chosen, installed

_TOLD = "told-of-models"


def auto_words(asked: str | None, home: Home) -> str:
    """Which model "auto" stands for here and why; "" where another one was asked for."""
    if asked not in (None, AUTO):
        return ""
    choice = chosen(home)
    return f"auto: {choice.model.name}, {choice.why}"


def tell_model(asked: str | None, home: Home, tell: Listener) -> None:
    """Tell which model is taken where nobody named one: always, if it is another than previs; else
    to who wants to hear more. And once how to get one, to who has a GPU and none that uses it."""
    if asked not in (None, AUTO):
        return
    usual = chosen(home).model.name == DEFAULT_MODEL
    tell(Note(auto_words(asked, home), detail=usual))
    if usual and (hint := _hint_once(home)):
        tell(Note(hint))


def _hint_once(home: Home) -> str:
    """How to get a model, for who has a GPU and none that uses it; "" for everybody else, and for
    who was told before."""
    told = home.root / "memory" / _TOLD
    if told.exists():
        return ""
    from soracli.engines.facts import facts
    from soracli.engines.fitting import best_that_fits

    models = load_presets(home.presets).models
    pictures = {name: model for name, model in models.items() if model.diffusion}
    if installed(home.models, pictures) or facts().kind == "cpu":
        return ""
    best = best_that_fits(pictures.values(), facts())
    if best is None:
        return ""
    with contextlib.suppress(OSError):
        told.parent.mkdir(parents=True, exist_ok=True)
        told.touch()
    return (
        f"previs draws this. {facts().name} could run a model: `sora models pull {best.name}` gets"
        " the best that fits, `sora models list` shows all"
    )
