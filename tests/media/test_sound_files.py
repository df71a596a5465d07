"""Whatever sound people have is read, or it is said why not; what is written is always the same."""

import io
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from soracli.errors import InputError, MachineError
from soracli.media.ffmpeg import ask, program
from soracli.media.sound_files import decode_audio, read, write_aac, write_flac, write_wav

RATE = 48_000


def sine(rate: int, channels: int = 1, seconds: float = 0.5, pitch: float = 440):
    made = 0.5 * np.sin(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate)
    return np.repeat(made[:, None], channels, axis=1)


def pitch_of(sound) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(spectrum.argmax() * RATE / len(sound))


@pytest.mark.parametrize(
    ("rate", "channels", "subtype"),
    [
        (8000, 1, "PCM_U8"),
        (192_000, 2, "PCM_24"),
        (44_100, 7, "PCM_16"),
        (96_000, 6, "FLOAT"),
        (11_025, 1, "ULAW"),
    ],
)
def test_any_rate_depth_and_number_of_channels(
    tmp_path: Path, rate: int, channels: int, subtype: str
) -> None:
    soundfile.write(tmp_path / "a.wav", sine(rate, channels), rate, subtype=subtype)
    mono, both = decode_audio(tmp_path / "a.wav", 1), decode_audio(tmp_path / "a.wav", 2)
    assert mono.ndim == 1 and both.shape == (len(mono), 2)
    assert abs(len(mono) - RATE / 2) < 50
    assert pitch_of(mono) == pytest.approx(440, abs=3)
    assert 0.2 < np.abs(both).max() < 1.5


def test_mp3_is_read(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", sine(RATE), RATE)
    made = ask([program(), "-i", str(tmp_path / "a.wav"), str(tmp_path / "a.mp3")])
    assert made.returncode == 0
    assert pitch_of(decode_audio(tmp_path / "a.mp3", 1)) == pytest.approx(440, abs=3)


def test_what_is_no_sound_is_said(tmp_path: Path, make_film) -> None:
    (tmp_path / "text.wav").write_text("not a sound at all")
    (tmp_path / "empty.wav").write_bytes(b"")
    soundfile.write(tmp_path / "none.wav", np.zeros(0), RATE)
    soundfile.write(tmp_path / "nan.wav", np.full(RATE, np.nan), RATE, subtype="FLOAT")
    cases = {
        tmp_path / "missing.wav": "there is no sound file",
        tmp_path: "there is no sound file",
        tmp_path / "text.wav": "has no sound that can be read",
        tmp_path / "empty.wav": "has no sound that can be read",
        tmp_path / "none.wav": "is empty",
        tmp_path / "nan.wav": "is damaged",
        make_film(): "has no sound that can be read",
    }
    for path, message in cases.items():
        with pytest.raises(InputError, match=message) as caught:
            decode_audio(path)
        assert caught.value.hint


def test_hours_are_refused_without_being_read(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "long.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * 70)
    with pytest.raises(InputError, match="longer than 1 minutes"):
        decode_audio(tmp_path / "long.wav", most_seconds=60)


def test_a_playlist_that_calls_itself_a_wav_reaches_nowhere(tmp_path: Path) -> None:
    text = "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n"
    (tmp_path / "a.wav").write_text(text)
    with pytest.raises(InputError, match="has no sound that can be read"):
        decode_audio(tmp_path / "a.wav")


def test_the_same_samples_give_the_same_bytes(tmp_path: Path) -> None:
    sound = np.random.default_rng(1).uniform(-1.2, 1.2, (RATE // 2, 2)).astype(np.float32)
    for name, write in {"a.wav": write_wav, "a.flac": write_flac, "a.m4a": write_aac}.items():
        kept = []
        for folder in ("it's 1", "é 2"):
            path = tmp_path / folder / name
            path.parent.mkdir(exist_ok=True)
            write(path, sound)
            kept.append(path.read_bytes())
        assert kept[0] == kept[1]
        if name != "a.m4a":
            assert np.abs(read(path) - np.clip(sound, -1, 1)).max() < 2**-22
            assert soundfile.info(io.BytesIO(kept[0])).subtype == "PCM_24"
        assert len(decode_audio(path)) == len(sound)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MachineError):
        write_wav(tmp_path / "none" / "a.wav", np.zeros(9, np.float32))
