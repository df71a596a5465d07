"""What was read of presets is kept: it serves only as long as nothing of it has changed."""

import io
import pickle
from pathlib import Path

import pytest

from soracli.script import presets_kept
from soracli.script.presets import keep_presets, load_presets
from soracli.story.preset import Look


class _Counted:
    def __init__(self) -> None:
        self.times = 0

    def read(self) -> dict[str, Look]:
        self.times += 1
        return {"plain": Look(name="plain", grain=0.1 * self.times)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own" / "styles").mkdir(parents=True)
    (tmp_path / "own" / "styles" / "plain.yaml").write_text("grain: 0.1\n", encoding="utf-8")
    return tmp_path / "own"


def _ask(own: Path, counted: _Counted) -> dict[str, Look]:
    presets_kept._mark.cache_clear()  # as in another process
    return presets_kept.kept(own.parent / "kept", "looks", [own], counted.read)


def test_what_was_read_serves_the_next_process(own: Path) -> None:
    counted = _Counted()
    assert _ask(own, counted) == _ask(own, counted)
    assert counted.times == 1


def test_a_changed_and_a_new_file_are_seen(own: Path) -> None:
    counted = _Counted()
    _ask(own, counted)
    (own / "styles" / "plain.yaml").write_text("grain: 0.2\n", encoding="utf-8")
    assert _ask(own, counted)["plain"].grain == 0.2
    (own / "styles" / "more.yaml").write_text("grain: 0.3\n", encoding="utf-8")
    _ask(own, counted)
    assert counted.times == 3


@pytest.mark.parametrize("damage", ["cut", "turned", "empty"])
def test_a_damaged_file_is_read_anew(own: Path, damage: str) -> None:
    counted = _Counted()
    _ask(own, counted)
    (file,) = (own.parent / "kept").iterdir()
    data = bytearray(file.read_bytes())
    data[-9] ^= 1
    file.write_bytes({"cut": bytes(data[:-4]), "turned": bytes(data), "empty": b""}[damage])
    _ask(own, counted)
    _ask(own, counted)
    assert counted.times == 2


def test_a_file_that_would_run_something_is_refused() -> None:
    for evil in (Path.unlink, print, pytest.raises):
        with pytest.raises(pickle.UnpicklingError):
            presets_kept._Values(io.BytesIO(pickle.dumps(evil))).load()


def test_where_nothing_can_be_kept_it_is_read(own: Path) -> None:
    (own.parent / "kept").write_text("no folder", encoding="utf-8")
    assert _ask(own, _Counted())["plain"].name == "plain"


def test_all_presets_come_back_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soracli.script.presets._shelf", None)
    read = load_presets.__wrapped__()
    keep_presets(tmp_path)
    load_presets.__wrapped__()
    monkeypatch.setattr("soracli.script.presets._read", None)  # it must not be read again
    found = load_presets.__wrapped__()
    assert found == read and found.lexicon == read.lexicon
    assert found.kinds["chair"].parts == read.kinds["chair"].parts
