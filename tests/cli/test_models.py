"""`sora models`: what is there, getting it, where it lies, removing it."""

import json
import os
import sys
from pathlib import Path

import pytest

from soracli.script.presets import load_models

NAME = "wan-2.1-1.3b"
MODEL = load_models()[NAME]
INDEX = {"_class_name": "WanPipeline", "vae": ["diffusers", "AutoencoderKLWan"]}
FILES = {
    "model_index.json": json.dumps(INDEX).encode(),
    "vae/config.json": b"{}",
    "vae/diffusion_pytorch_model.safetensors": b"weights" * 300,
    "vae/diffusion_pytorch_model.bin": b"pickle" * 300,
}


@pytest.fixture
def model_hub(hub):
    hub.repositories[MODEL.weights] = hub.new(FILES)
    return hub


def listed(sora) -> dict:
    ran = sora("models", "list", "--json")
    assert ran.code == 0
    return {one["name"]: one for one in json.loads(ran.out)["models"]}


def test_every_model_is_listed_with_what_it_makes_and_its_licence(sora) -> None:
    models = listed(sora)
    assert set(models) == set(load_models())
    assert models[NAME]["licence"] == "Apache-2.0" and not models[NAME]["installed"]
    assert models["previs"]["built_in"] and not models[NAME]["built_in"]
    lines = sora("models", "list").out.splitlines()
    assert len(lines) == len(models)
    assert any(line.split()[:2] == ["previs", "picture"] and "built in" in line for line in lines)


def test_a_model_is_pulled_told_where_and_removed(sora, model_hub, own_home: Path) -> None:
    folder = own_home / "models" / NAME
    assert sora("models", "where", NAME).code == 1
    ran = sora("models", "pull", NAME, "--yes")
    commit = model_hub.repositories[MODEL.weights].commit
    assert ran.code == 0 and ran.out.strip() == str(folder) and commit[:10] in ran.err
    assert (folder / "vae" / "diffusion_pytorch_model.safetensors").is_file()
    assert not list(folder.rglob("*.bin"))
    assert sora("models", "where", NAME).out.strip() == str(folder)
    told = sora("models", "info", NAME).out
    assert commit in told and MODEL.weights in told and "832x480" in told
    assert listed(sora)[NAME]["revision"] == commit

    again = json.loads(sora("models", "pull", NAME, "--json").out)
    assert not again["fetched"] and again["revision"] == commit
    refused = sora("models", "rm", NAME)
    assert refused.code == 2 and "--yes" in refused.err and folder.is_dir()
    assert sora("models", "rm", NAME, "--yes").code == 0 and not folder.exists()
    assert sora("models", "rm", NAME, "--yes").code == 2


def test_the_licence_is_asked_about_and_nobody_there_is_no(sora, model_hub, own_home) -> None:
    ran = sora("models", "pull", NAME)
    assert ran.code == 2 and "Apache-2.0" in ran.err and "--yes" in ran.err
    assert not model_hub.asked and not (own_home / "models").exists()


@pytest.mark.skipif(os.name == "nt", reason="no pseudo terminal")
@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"n\n", 2)])
def test_a_person_is_asked_and_the_answer_counts(
    model_hub, own_home: Path, answer: bytes, code: int
) -> None:
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "soracli.cli.app", "models", "pull", NAME],
        stdin=theirs, stderr=theirs, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(ours, 1024)
    assert b"Apache-2.0" in seen and MODEL.weights.encode() in seen
    os.write(ours, answer)
    try:
        while os.read(ours, 1024):
            pass
    except OSError:  # the other side of a pseudo terminal is closed
        pass
    assert process.wait(30) == code
    os.close(ours)
    assert (own_home / "models" / NAME).is_dir() == (code == 0)


def test_offline_asks_no_network(sora, model_hub) -> None:
    ran = sora("models", "pull", NAME, "--offline")
    assert ran.code == 1 and "offline" in ran.err and not model_hub.asked
    assert "Traceback" not in ran.err


def test_a_shared_folder_holds_the_models(
    sora, model_hub, own_home, tmp_path: Path, monkeypatch
) -> None:
    shared = tmp_path / "shared"
    monkeypatch.setenv("SORA_MODELS", str(shared))
    assert sora("models", "where").out.strip() == str(shared)
    assert sora("models", "pull", NAME, "--yes", "-q").code == 0
    assert (shared / NAME).is_dir() and not (own_home / "models").exists()


def test_of_a_linked_model_only_the_link_is_removed(sora, own_home, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "model_index.json").write_text("{}")
    (own_home / "models").mkdir()
    try:
        (own_home / "models" / NAME).symlink_to(theirs, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert listed(sora)[NAME]["installed"]
    assert sora("models", "pull", NAME, "--yes").code == 2
    assert sora("models", "rm", NAME, "--yes").code == 0
    assert (theirs / "model_index.json").is_file() and not listed(sora)[NAME]["installed"]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["info", "wan-2.1-1.3"], f"Did you mean {NAME}"),
        (["info", "wan"], NAME),
        (["pull", "previs"], "built in"),
        (["fit", "previs"], "no diffusion model"),
        (["fit", NAME, "--size", "7x7"], "64"),
        (["fit", NAME, "--seconds", "0"], "more than 0"),
        (["rm", "previs"], "not on this machine"),
    ],
)
def test_what_makes_no_sense_is_told(sora, argv: list[str], words: str) -> None:
    ran = sora("models", *argv)
    assert ran.code == 2 and words in ran.err and "Traceback" not in ran.err


def test_a_download_that_fails_is_told_and_begun(sora, model_hub) -> None:
    model_hub.repositories[MODEL.weights] = model_hub.new(FILES, gated=True)
    ran = sora("models", "pull", NAME, "--yes")
    assert ran.code == 2 and "gated" in ran.err and "hf auth login" in ran.err


def test_fit_says_what_is_needed_and_its_exit_code_whether_it_is_there(sora) -> None:
    ran = sora("models", "fit", NAME, "--size", "832x480", "--seconds", "5", "--json")
    told = json.loads(ran.out)
    assert told["take"] == {"width": 832, "height": 480, "frames": 81}
    assert ran.code == (0 if told["fits"] else 1)
    assert told["peak"] > 0 and told["tried"] and bool(told["mend"]) != told["fits"]
    shown = sora("models", "fit", NAME, "--seconds", "1").out
    assert "832x480, 17 frames" in shown and "GiB" in shown


def test_a_plan_says_which_model_was_taken_and_why(sora) -> None:
    assert "auto: previs, no model is installed" in sora("plan", "a dog runs").err
    assert "auto" not in sora("plan", "a dog runs", "--model", "previs").err
