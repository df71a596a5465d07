"""The import contracts of pyproject.toml hold."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"


def lint(folder: Path, source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_floors_import_only_what_is_below_them(repo: Path) -> None:
    ran = lint(repo, repo / "src")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "7 kept, 0 broken" in ran.stdout


def test_a_broken_floor_would_be_found(repo: Path, tmp_path: Path) -> None:
    """The same contracts over a small package in which the plan looks up to the studio."""
    package = tmp_path / "src" / "soracli"
    floors = ["cli", "studio", "engines", "media", "stage", "plan", "script", "story"]
    for floor in floors:
        (package / floor).mkdir(parents=True)
        (package / floor / "__init__.py").write_text("")
    (package / "__init__.py").write_text("")
    (package / "errors.py").write_text("")
    (package / "plan" / "__init__.py").write_text("import soracli.studio\n")
    (tmp_path / "pyproject.toml").write_text((repo / "pyproject.toml").read_text())
    ran = lint(tmp_path, tmp_path / "src")
    assert ran.returncode == 1
    assert "soracli.plan -> soracli.studio" in ran.stdout
