"""What a worker of a batch does: one task after another, in a process that stays warm."""

import time
from collections.abc import Iterable
from pathlib import Path

from soracli.errors import InputError, SoraError
from soracli.plan.content import content_key
from soracli.plan.film import FilmPlan
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.take import TakeSpec
from soracli.studio.batch.tasks import FilmTask, Made, ReadTask, TakeTask, Task, TaskDone
from soracli.studio.events import Listener, TakeStarted
from soracli.studio.home import Home
from soracli.studio.store import Store


def use_threads(threads: int) -> None:
    """Let this process film the stage with so many threads from now on."""
    from soracli.engines import staging  # whoever reads prompts needs no stage

    staging.use_threads(threads)


def do(task: Task, home: Home, tell: Listener) -> TaskDone:
    """Do one task here. What goes wrong is told in what it gives back; a fault of soracli itself is
    kept in a log and would be the same another time, unless it is of the disk or of memory."""
    started, before = time.monotonic(), _counted()
    made = Made()
    error: SoraError | None = None
    again = False
    try:
        if isinstance(task, TakeTask):
            made = _take(task, home, tell)
        elif isinstance(task, FilmTask):
            made = _film(task, home, tell)
        else:
            made = _read(task, home, tell)
    except SoraError as fault:
        error, again = fault, not isinstance(fault, InputError)
    except Exception as fault:
        error, again = home.report_bug(fault), isinstance(fault, OSError | MemoryError)
    after = _counted()
    made += Made(
        performances=after.performances - before.performances, lines=after.lines - before.lines
    )
    return TaskDone(task.key, time.monotonic() - started, made, error, again)


def _counted() -> Made:
    """What this process has played and spoken so far."""
    from soracli.stage.perform import played
    from soracli.studio.voices import lines_spoken

    return Made(performances=played(), lines=lines_spoken())


def _read(task: ReadTask, home: Home, tell: Listener) -> Made:
    from soracli.studio.beforehand import read_prompts

    read_prompts(task.specs, home.store, tell)
    return Made(prompts=len(task.specs))


def _take(task: TakeTask, home: Home, tell: Listener) -> Made:
    made = _obtained(task.spec, task.name, task.seconds, home.store, tell)
    return Made(takes=int(made))


def _film(task: FilmTask, home: Home, tell: Listener) -> Made:
    from soracli.studio.batch.graph import missing_takes
    from soracli.studio.batch.pictures import keep_picture
    from soracli.studio.captions import as_spoken
    from soracli.studio.render import stored
    from soracli.studio.shoot import finished

    store = home.store
    if artifact := store.fetch(task.key):
        keep_picture(artifact, store)
        return Made()
    plan = as_spoken(_with_own_sounds(task.plan, store), store, tell)
    takes = 0
    for take in missing_takes(plan, lambda spec, _: stored(spec, store, False) is not None):
        takes += _obtained(take.spec, f"{task.name}: {take.name}", None, store, tell)
    artifact, reused = finished(plan, task.options, store, tell)
    keep_picture(artifact, store)
    return Made(takes=takes, films=int(not reused))


def _obtained(
    spec: TakeSpec, name: str, seconds: float | None, store: Store, tell: Listener
) -> bool:
    """See that a take is in the store; whether it was made for that."""
    from soracli.studio.render import obtain
    from soracli.studio.voices import speak

    voices = [voice for voice in spec.voices if voice is not None]
    if any(voice.recording for voice in voices):
        speak(voices, store, _kept(voices, store), tell)
    begin = TakeStarted(name, 0, 0, spec.frames, seconds)
    _, reused = obtain(spec, store, name, tell, begin)
    return not reused


def _kept(voices: Iterable[VoiceSpec], store: Store) -> dict[str, Path]:
    """Where the store has the recordings of these lines, by their SHA-256."""
    digests = {voice.recording for voice in voices if voice.recording}
    return {digest: path for digest in digests if (path := _file(digest, store))}


def _with_own_sounds(plan: FilmPlan, store: Store) -> FilmPlan:
    """The plan with the recordings it brings along where this machine's store has them."""
    found = {
        name: one.model_copy(update={"path": str(_file(one.digest, store) or one.path)})
        for name, one in plan.recordings.items()
    }
    return plan.model_copy(update={"recordings": found}) if found else plan


def _file(digest: str, store: Store) -> Path | None:
    from soracli.studio.inputs import FILE, FILE_TAG

    kept = store.fetch(content_key(FILE_TAG, digest))
    return kept.path(FILE) if kept else None
