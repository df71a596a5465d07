"""espeak-ng in a process of its own: it may die or hang; the next line is spoken."""

import os
import signal
import sys
import time

import numpy as np
import pytest

from soracli.engines.speaking import process
from soracli.engines.speaking.process import Speaker
from soracli.errors import MachineError


@pytest.fixture
def speaker():
    one = Speaker()
    yield one
    one.close()


def say(speaker: Speaker, text: str = "Hello there.", voice: str = "en-us+f5") -> np.ndarray:
    return speaker.say(text, voice, 155, 50, 50).samples


def test_a_killed_process_is_told_or_replaced_and_the_next_line_is_spoken(speaker: Speaker) -> None:
    before = say(speaker)
    killed = speaker.number
    assert killed
    os.kill(killed, signal.SIGTERM)
    try:
        again = say(speaker)
    except MachineError as told:  # it died with the line already sent
        assert "voice" in told.message and told.hint
        again = say(speaker)
    assert np.array_equal(again, before)
    assert speaker.number not in (None, killed)


@pytest.mark.skipif(sys.platform == "win32", reason="no process is stopped there")
def test_a_hanging_process_is_ended_and_told(
    speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = say(speaker)
    number = speaker.number
    assert number
    monkeypatch.setattr(process, "PATIENCE", 0.3)
    os.kill(number, signal.SIGSTOP)
    with pytest.raises(MachineError, match="no answer"):
        say(speaker)
    monkeypatch.setattr(process, "PATIENCE", 10.0)
    assert np.array_equal(say(speaker), before)


def test_a_voice_that_does_not_exist_is_told_and_ends_nothing(speaker: Speaker) -> None:
    say(speaker)
    number = speaker.number
    for voice in ("xx", "en-us+nobody", "en-us+../../passwd"):
        with pytest.raises(MachineError, match="no v"):
            say(speaker, voice=voice)
    assert len(say(speaker)) > 5000
    assert speaker.number == number


def test_the_process_ends_with_its_speaker(speaker: Speaker) -> None:
    say(speaker)
    number = speaker.number
    assert number
    began = time.monotonic()
    speaker.close()
    assert speaker.number is None
    assert time.monotonic() - began < 2
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_two_processes_say_a_line_with_the_same_samples(speaker: Speaker) -> None:
    say(speaker, "Something else was said before.", "en-us+whisper")
    here = say(speaker, voice="en-us+whisper")
    other = Speaker()
    assert np.array_equal(say(other, voice="en-us+whisper"), here)
    other.close()


def test_letters_of_every_kind_are_no_danger(speaker: Speaker) -> None:
    for text in (
        "\0",
        "",
        "\ud800 x",
        "<ssml/>",
        "\u202e\u200f",
        "%s%n" * 50,
        "\x01100P loud",
        "🦀" * 99,
    ):
        say(speaker, text)  # fmt: skip
    assert len(say(speaker)) > 5000
