"""The built wheel works without the checkout, presets inside."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ELSEWHERE = """
import importlib, pkgutil, sys
from pathlib import Path
import soracli
assert Path(soracli.__file__).is_relative_to(sys.argv[1]), soracli.__file__
for module in pkgutil.walk_packages(soracli.__path__, "soracli."):
    importlib.import_module(module.name)
from soracli.cli.app import main
sys.exit(main(["plan", "two cats chase a butterfly in a garden"]) or main(["doctor"]))
"""


@pytest.fixture(scope="module")
def wheel(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in this environment."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(out)]
    ran = subprocess.run([*command, str(repo)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (path,) = out.glob("*.whl")
    return path


def test_everything_is_inside(repo: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = [*repo.glob("src/**/*.py"), *repo.glob("src/**/page/*")]
    modules = {path.relative_to(repo / "src").as_posix() for path in inside}
    presets = {
        f"soracli/{path.relative_to(repo).as_posix()}"
        for path in [*repo.glob("presets/*/*.yaml"), *repo.glob("presets/*/*.csv")]
    }
    assert "soracli/studio/batch/page/report.html" in modules and presets
    assert modules | presets | {"soracli/py.typed"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_torch_is_only_an_extra(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith("METADATA"))
    needs = [
        line
        for line in archive.read(name).decode().splitlines()
        if line.startswith("Requires-Dist") and "extra ==" not in line
    ]
    assert needs and not [line for line in needs if "torch" in line or "diffusers" in line]


def test_it_works_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """Installed into a folder of its own, far from the checkout: every module can be imported,
    the presets are found, and a film can be encoded (which is what the doctor tries)."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", str(site), str(wheel)], check=True)
    ran = subprocess.run(
        [sys.executable, "-P", "-c", ELSEWHERE, str(site)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site), "SORA_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "2 x cat" in ran.stdout and "garden" in ran.stdout
    assert "ok  ffmpeg" in ran.stdout and "!!" not in ran.stdout
