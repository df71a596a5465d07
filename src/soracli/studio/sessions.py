"""The models at work in this process: one session for each, warm for all its takes."""

from soracli.engines.contract import Picture, Session, Working, Workshop
from soracli.engines.registry import video_engine
from soracli.engines.weights import use_models
from soracli.story.preset import Model
from soracli.studio.events import Listener, Note, TakeWorking, Thumbnail
from soracli.studio.store import Store

THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT = 48, 32
_open: dict[str, tuple[Session, "_Ear"]] = {}


class _Ear:
    """Who hears of a session's work now."""

    def __init__(self) -> None:
        self.name = ""
        self.tell: Listener | None = None
        self.looking = False

    def working(self, seen: Working) -> None:
        if self.tell:
            preview = None if seen.preview is None else thumbnail(seen.preview)
            self.tell(
                TakeWorking(
                    self.name, seen.what, seen.done, seen.total, seen.window, seen.windows, preview
                )
            )

    def note(self, words: str) -> None:
        if self.tell:
            self.tell(Note(words))


def session_of(
    model: Model, store: Store, name: str, tell: Listener, thumbnails: bool = False
) -> Session:
    """The session of a model, opened once in this process. `tell` hears of its work from now on, as
    that on the take `name`; with `thumbnails` also how it looks so far."""
    use_models(store.models)
    key = f"{store.root}\n{model.model_dump_json()}"
    if key not in _open:
        ear = _Ear()
        memory = store.root / "memory"
        shop = Workshop(store, ear.working, ear.note, memory, lambda: ear.looking)
        _open[key] = video_engine(model.family).open(model, shop), ear
    session, ear = _open[key]
    ear.name, ear.tell, ear.looking = name, tell, thumbnails
    return session


def close_sessions() -> None:
    """Close every session and give back its memory."""
    while _open:
        _, (session, _) = _open.popitem()
        session.close()


def thumbnail(picture: Picture) -> Thumbnail:
    """A small copy of a picture, for a terminal."""
    height, width = picture.shape[:2]
    step = max(1, width // THUMBNAIL_WIDTH, height // THUMBNAIL_HEIGHT)
    small = picture[step // 2 :: step, step // 2 :: step]
    return Thumbnail(small.shape[1], small.shape[0], small.tobytes())
