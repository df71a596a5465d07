"""Spoken lines: each is made once, kept in the store under its key, and found there again."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from soracli.engines.registry import voice_engine
from soracli.engines.weights import folder_of, use_models
from soracli.errors import InputError, MachineError
from soracli.plan.sound.score import Score
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.speech import Spoken
from soracli.studio.alone import alone
from soracli.studio.events import Listener, Note, nobody
from soracli.studio.store import Store

SOUND = "voice.flac"
TIMES = "spoken.json"
UNHEARD = 0.001
"""What never gets above that (-60 dB of full scale) is silence."""
RECORDED = "recorded"
"""The family that listens to a recording instead of speaking."""
_said = 0


def lines_spoken() -> int:
    """How many lines an engine has really spoken in this process; recordings are not counted."""
    return _said


def speak(
    specs: Iterable[VoiceSpec], store: Store, recordings: Mapping[str, Path], tell: Listener
) -> int:
    """Make every line that the store lacks, once for all runs on it; how many that were.

    `recordings` are the user's own sounds by their SHA-256. Raises SoraError where a voice or a
    recording fails; lines that were finished are kept.
    """
    use_models(store.models)
    wanted = {spec.key: spec for spec in specs}
    missing = [spec for key, spec in sorted(wanted.items()) if store.fetch(key) is None]
    with ExitStack() as held:  # in one order everywhere, so that nobody waits for each other
        waited = [held.enter_context(alone(store, spec.key, "", nobody)) for spec in missing]
        if any(waited):
            missing = [spec for spec in missing if store.fetch(spec.key) is None]
        _make(missing, store, recordings, tell)
    return len(missing)


def _make(
    missing: Sequence[VoiceSpec], store: Store, recordings: Mapping[str, Path], tell: Listener
) -> None:
    families: dict[str, list[VoiceSpec]] = {}
    for spec in missing:
        families.setdefault(RECORDED if spec.recording else spec.model.family, []).append(spec)
    for family, own in families.items():
        if family == RECORDED:
            _listen(own, store, recordings, tell)
        else:
            _say(family, own, store, tell)


def spoken(spec: VoiceSpec, store: Store) -> Spoken:
    """When what of a line is heard. Raises MachineError where the store has lost it."""
    return Spoken.model_validate_json(_file(spec, store, TIMES).read_bytes())


def sound_of(spec: VoiceSpec, store: Store) -> Path:
    """Where the sound of a line lies. Raises MachineError where the store has lost it."""
    return _file(spec, store, SOUND)


def spoken_lines(
    voices: Sequence[VoiceSpec | None], store: Store, tell: Listener
) -> list[Spoken | None]:
    """When what of every line is heard; lines that the store lacks are spoken first."""
    speak([voice for voice in voices if voice is not None], store, {}, tell)
    return [spoken(voice, store) if voice else None for voice in voices]


def ready(score: Score, store: Store) -> None:
    """Make sure that the weights of every model that makes sound are here, before any work.

    Raises InputError that says what to put where.
    """
    use_models(store.models)
    models = [line.voice.model for shot in score.shots for line in shot.lines]
    models += [cue.cue.model for shot in score.shots for cue in shot.cues]
    models += [bed.bed.model for bed in score.beds]
    models += [piece.music.model for piece in score.music if not piece.music.track]
    for model in {model.name: model for model in models if model.weights}.values():
        folder_of(model)


def _say(family: str, specs: Sequence[VoiceSpec], store: Store, tell: Listener) -> None:
    from soracli.media.sound_files import write_flac  # arrays: only where a line is made

    global _said
    for spec, speech in zip(specs, voice_engine(family).speak(specs), strict=True):
        _said += 1
        if not len(speech.sound):
            tell(Note(f'nothing is heard of "{spec.text[:60]}"'))
        with store.making(spec.key) as folder:
            write_flac(folder / SOUND, speech.sound)
            (folder / TIMES).write_text(speech.spoken.model_dump_json(), encoding="utf-8")


def _listen(
    specs: Sequence[VoiceSpec], store: Store, recordings: Mapping[str, Path], tell: Listener
) -> None:
    """Take recordings in: their sound as it is, and when which word of the line is heard."""
    from soracli.engines.speaking.recorded import align
    from soracli.media.sound_files import decode_audio, write_flac

    for spec in specs:
        path = recordings.get(spec.recording)
        if path is None:
            raise InputError(
                f'the recording of "{spec.text[:60]}" is not here',
                "Put it back where the storyboard says.",
            )
        sound = decode_audio(path, 1)
        if abs(sound).max() < UNHEARD:
            tell(Note(f'nothing is heard in {path.name}, where "{spec.text[:60]}" should be'))
        times = align(sound, spec.text, spec.language)
        with store.making(spec.key) as folder:
            write_flac(folder / SOUND, sound)
            (folder / TIMES).write_text(times.model_dump_json(), encoding="utf-8")


def _file(spec: VoiceSpec, store: Store, name: str) -> Path:
    artifact = store.fetch(spec.key)
    if artifact is None:
        raise MachineError(
            f'the store in {store.root} did not keep the line "{spec.text[:60]}"',
            "Check the disk, and try again.",
        )
    return artifact.path(name)
