"""espeak-ng as a program of its own: it reads what to say, and answers with samples and events.

espeak-ng is under the GPL and keeps its state in the process, so it runs in one of its own, started
as `python -I -S worker.py <library> <folder of its data>`. Nothing but the standard library is
needed, so it is there in a few hundredths of a second.

Every request is one line of JSON: {"text", "voice", "rate", "pitch", "range"}, the voice as espeak
names it ("en-us+f2"). The answer is one line of JSON, {"bytes": n, "hertz": 22050, "events":
[[type, text position, sample, name], ...]}, and n bytes of 16-bit mono samples; or {"error": "..."}
alone. It ends when its input does.
"""

import ctypes
import json
import os
import signal
import sys
from typing import Any, BinaryIO

SYNCHRONOUS = 2
INITIAL_OPTIONS = 0x8003  # events of phonemes (1), in IPA (2), never exit the process (0x8000)
UTF8 = 1
CHARACTERS = 1
RATE, VOLUME, PITCH, RANGE = 1, 2, 3, 4
HEADROOM = 45  # of 100; louder, several timbres clip
END_OF_LIST, WORD, PHONEME = 0, 1, 7


class _Identity(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("text", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("identity", _Identity),
    ]


_Heard = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Espeak:
    """The library with its data. Every line is spoken by a fresh copy of it: what it said before
    stays in its memory, and the same line would not give the same samples twice."""

    def __init__(self, library: str, data: str) -> None:
        self.path = library
        # a relative path: espeak keeps it in a short buffer, and reads it in the system's code page
        os.chdir(data)
        self.library: ctypes.CDLL | None = None
        self.hertz = 0
        self.samples = bytearray()
        self.events: list[list[Any]] = []
        self._callback = _Heard(self._heard)

    def speak(self, asked: dict[str, Any]) -> None:
        """Fill `samples` and `events` with a line.

        Raises OSError where the library cannot be loaded, RuntimeError for an unknown voice.
        """
        self.samples.clear()
        self.events.clear()
        library = self._begin()
        variant = asked["voice"].partition("+")[2]
        if variant and not os.path.isfile(os.path.join("voices", "!v", variant)):
            raise RuntimeError(f'espeak-ng has no variant "{variant}"')
        if library.espeak_SetVoiceByName(asked["voice"].encode()):
            raise RuntimeError(f'espeak-ng has no voice "{asked["voice"]}"')
        library.espeak_SetParameter(VOLUME, HEADROOM, 0)
        for parameter, name in ((RATE, "rate"), (PITCH, "pitch"), (RANGE, "range")):
            library.espeak_SetParameter(parameter, int(asked[name]), 0)
        text = asked["text"].encode("utf-8", "ignore") + b"\0"
        size = ctypes.c_size_t(len(text))
        if library.espeak_Synth(text, size, 0, CHARACTERS, 0, UTF8, None, None):
            raise RuntimeError("espeak-ng could not speak the line")

    def _begin(self) -> ctypes.CDLL:
        if self.library is not None:
            self.library.espeak_Terminate()
            _unload(self.library)
        library = self.library = ctypes.CDLL(self.path)
        self.hertz = library.espeak_Initialize(SYNCHRONOUS, 0, b".", INITIAL_OPTIONS)
        if self.hertz <= 0:
            raise RuntimeError("espeak-ng does not find its data")
        _same_chance(library)  # after the start, which takes the chance from the clock
        library.espeak_SetSynthCallback(self._callback)
        return library

    def _heard(self, wave: Any, count: int, events: Any) -> int:
        if count > 0 and wave:
            self.samples += ctypes.string_at(wave, 2 * count)
        at = 0
        while events[at].type != END_OF_LIST:
            event = events[at]
            if event.type in (WORD, PHONEME):
                name = event.identity.text if event.type == PHONEME else b""
                named = name.decode("utf-8", "ignore")
                self.events.append([event.type, event.text_position, event.sample, named])
            at += 1
        return 0


def _unload(library: ctypes.CDLL) -> None:
    import _ctypes

    if os.name == "nt":
        _ctypes.FreeLibrary(library._handle)  # type: ignore[attr-defined, unused-ignore]
    else:
        _ctypes.dlclose(library._handle)


def _same_chance(library: ctypes.CDLL) -> None:
    """Breath and flutter are made of random numbers, of espeak itself and of the C library."""
    library.espeak_ng_SetRandSeed(ctypes.c_long(1))
    try:
        (ctypes.CDLL("ucrtbase") if os.name == "nt" else ctypes.CDLL(None)).srand(1)
    except (OSError, AttributeError):
        return  # another C library; where it lies in espeak itself, it is fresh as well


def serve(library: str, data: str, asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer every line of `asked` until it ends."""
    espeak = Espeak(library, data)
    for line in asked:
        try:
            espeak.speak(json.loads(line))
        except (OSError, RuntimeError, AttributeError) as fault:
            _answer(answers, {"error": str(fault)})
            continue
        head = {"bytes": len(espeak.samples), "hertz": espeak.hertz, "events": espeak.events}
        _answer(answers, head, bytes(espeak.samples))


def _answer(answers: BinaryIO, head: dict[str, Any], samples: bytes = b"") -> None:
    answers.write(json.dumps(head).encode() + b"\n")
    answers.write(samples)
    answers.flush()


def main() -> None:
    """Serve on standard input and output. What else is printed goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to decide
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.argv[1], sys.argv[2], sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
