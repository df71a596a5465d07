"""`sora doctor`: every line, and its mend where it needs one."""

import json
from pathlib import Path

LINES = {
    "machine",
    "python",
    "ffmpeg",
    "stage",
    "gpu",
    "torch",
    "presets",
    "models",
    "store",
    "disk",
    "terminal",
}


def test_every_line_is_there_and_what_is_not_good_has_a_mend(sora, own_home: Path) -> None:
    (own_home / "models" / "wan-2.1-1.3b").mkdir(parents=True)
    (own_home / "models" / "wan-2.1-1.3b" / "model_index.json").write_text("{}")
    (own_home / "models" / "kokoro.part").mkdir()
    ran = sora("doctor", "--json")
    findings = {one["name"]: one for one in json.loads(ran.out)["findings"]}
    assert set(findings) == LINES
    assert all(one["words"] for one in findings.values())
    assert all(one["mend"] for one in findings.values() if one["state"] != "good")
    assert findings["ffmpeg"]["state"] == findings["store"]["state"] == "good"
    assert findings["models"]["words"].startswith("wan-2.1-1.3b; auto takes ")
    assert "kokoro is not whole yet" in findings["models"]["words"]
    assert ran.code == 0


def test_what_is_broken_is_said_and_is_exit_code_one(sora, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("SORA_HOME", str(tmp_path / "file"))
    ran = sora("doctor")
    assert ran.code == 1
    assert "!!  store" in ran.out and "SORA_HOME" in ran.out
