"""The README's two lines are what they promise, and .ci/run runs one of them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


def line_under(repo: Path, mark: str) -> str:
    text = (repo / "README.md").read_text(encoding="utf-8")
    match = re.search(rf"<!-- {mark} -->\n```sh\n(.+)\n```", text)
    assert match, f"no single line under {mark}"
    return match[1]


def test_the_first_clip_line_is_one_line_without_torch(repo: Path) -> None:
    line = line_under(repo, "first clip")
    assert line.startswith("python3 -m venv") and "sora gen" in line
    assert "diffusion" not in line and "torch" not in line


def test_the_test_line_is_one_line_with_constraints(repo: Path) -> None:
    line = line_under(repo, "tests")
    assert "-c constraints.txt" in line and '".[dev]"' in line and line.endswith("pytest")
    assert "torch==2.13.0" in (repo / "constraints.txt").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_ci_runs_the_line_of_the_readme(repo: Path, tmp_path: Path) -> None:
    """With a `python3` that only repeats its words, .ci/run shows what it would run."""
    assert os.access(repo / ".ci" / "run", os.X_OK)
    fake = tmp_path / "python3"
    fake.write_text('#!/bin/sh\necho "called: $*"\nexit 3\n')
    fake.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(
        [str(repo / ".ci" / "run")], env=env, capture_output=True, text=True, check=False
    )
    assert f"+ {line_under(repo, 'tests')}" in ran.stdout
    assert "called: -m venv .venv" in ran.stdout
    assert ran.returncode == 3


def test_links_lead_somewhere(repo: Path) -> None:
    lost = []
    for page in [repo / "README.md", *repo.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                lost.append(f"{page.relative_to(repo)}: {target}")
    assert not lost
