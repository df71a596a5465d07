"""Voices of transformers from weights on this machine: VITS (and MMS, one for each of a thousand
languages) and Pocket TTS.

VITS tells how long each of its letters lasts, so its words are where it puts them; those of Pocket
TTS are estimated. Nobody's voice is cloned here: Pocket TTS speaks with the voices in its folder.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from soracli.engines.contract import Speech
from soracli.engines.neural.lines import Part, line, texts
from soracli.engines.neural.pocket import Pocket
from soracli.engines.neural.vits import Vits
from soracli.engines.weights import answering, check_whole, folder_of, kept, mend, read_settings
from soracli.errors import InputError
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.preset import Model

FAMILY = "transformers_speech"
LONGEST_PART = 300
"""Letters that are spoken at once: memory grows with their square."""
KINDS: dict[str, Callable[[Path], Any]] = {"vits": Vits, "pocket_tts": Pocket}
"""How each `model_type` of config.json is loaded."""


def speak(specs: Sequence[VoiceSpec]) -> Iterator[Speech]:
    """Speak the lines, in order; none takes longer than its `seconds`.

    Raises InputError where the weights are not there, not whole or of another kind, or for a voice
    or a text they do not have, MachineError without the packages or memory.
    """
    for spec in specs:
        yield _line(spec)


def _line(spec: VoiceSpec) -> Speech:
    folder = _folder(spec.model, spec.language)
    voice = kept(folder, lambda: _loaded(spec.model, folder))
    parts = texts(spec, LONGEST_PART)
    wished = spec.voice.speaker.get(FAMILY, "")
    seed = zlib.crc32(spec.voice.name.encode())  # one voice throws the same dice for all its lines

    def utter(pace: float) -> list[Part]:
        made = []
        for part in parts:
            with answering(spec.model, folder, f"cannot say {part!r}"):
                made.append(voice.say(part, wished, pace, seed))
        return made

    return line(spec, utter, voice.fastest)


def _folder(model: Model, language: str) -> Path:
    """The folder of the weights for a language: a folder inside that of the model, called as the
    tag ("de-at") or its first part ("de"), else that of the model itself."""
    folder = folder_of(model)
    tag = language.lower()
    for name in (tag, tag.split("-")[0]):
        if name.isascii() and (folder / name / "config.json").is_file():
            return folder / name
    if (folder / "config.json").is_file():
        return folder
    there = sorted(path.parent.name for path in folder.glob("*/config.json"))
    raise InputError(
        f'the model "{model.name}" has no weights for "{language}" in {folder}'
        + (f", only for {', '.join(there)}" if there else ""),
        f'{mend(model, folder)}\nWeights for one language go into "{folder / tag.split("-")[0]}".',
    )


def _loaded(model: Model, folder: Path) -> Any:
    kind = str(read_settings(model, folder, "config.json").get("model_type"))
    if kind not in KINDS:
        raise InputError(
            f'the weights of the model "{model.name}" in {folder} are of the kind "{kind}"; '
            f"{' or '.join(KINDS)} is wanted",
            mend(model, folder),
        )
    check_whole(model, folder)
    with answering(model, folder):
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        return KINDS[kind](folder)
