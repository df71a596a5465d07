"""Formatting, lint, types, and the size of things."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
JUNK_DRAWERS = {"utils", "helpers", "common", "manager", "misc"}


def run(repo: Path, *argv: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", *argv], cwd=repo, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_lint(repo: Path) -> None:
    run(repo, "ruff", "check", "--no-cache", "src", "tests", "docs")


def test_format(repo: Path) -> None:
    run(repo, "ruff", "format", "--no-cache", "--check", "src", "tests", "docs")


@pytest.mark.minute
def test_types(repo: Path, tmp_path: Path) -> None:
    """By mypy without Python's search for cycles, which takes it a fifth of its time."""
    quick = (
        "import gc; gc.disable(); gc.enable = int; from mypy.__main__ import console_entry as go"
    )
    ran = subprocess.run(
        [sys.executable, "-c", f"{quick}; go()", "--cache-dir", str(tmp_path)],
        cwd=repo,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def modules(repo: Path) -> list[Path]:
    return sorted((repo / "src").rglob("*.py"))


def test_no_module_is_too_long_and_none_is_a_junk_drawer(repo: Path) -> None:
    long = {
        str(path.relative_to(repo)): count
        for path in modules(repo)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert not long
    assert not [path for path in modules(repo) if path.stem in JUNK_DRAWERS]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """All statements of a module, those inside of others too. Nothing looks into expressions."""
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        for node in getattr(tree, block, ()):
            yield node
            yield from statements(node)


def is_kernel(function: ast.FunctionDef) -> bool:
    """Compiled functions may be longer, where splitting them would cost time."""
    return any(
        "jit" in ast.unparse(one) or "kernel" in ast.unparse(one) for one in function.decorator_list
    )


def test_functions_are_short(repo: Path) -> None:
    long = {}
    for path in modules(repo):
        for node in statements(parsed(path)):
            if isinstance(node, ast.FunctionDef) and not is_kernel(node):
                lines = (node.end_lineno or 0) - node.body[0].lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{path.relative_to(repo)}:{node.name}"] = lines
    assert not long


def test_everything_public_has_a_docstring(repo: Path) -> None:
    bare = []
    for path in modules(repo):
        tree = parsed(path)
        if not ast.get_docstring(tree):
            bare.append(str(path))
        bare += [
            f"{path}:{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert not bare


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "constraints.txt", "pyproject.toml"])
def test_the_top_level_is_what_it_should_be(repo: Path, name: str) -> None:
    assert (repo / name).is_file()
    listed = subprocess.run(
        ["git", "ls-files"], cwd=repo, capture_output=True, text=True, check=False
    ).stdout.split()
    tops = {path.split("/")[0] for path in listed if not path.startswith(".")}
    known = {"README.md", "LICENSE", "constraints.txt", "pyproject.toml"}
    assert tops <= known | {"src", "presets", "tests", "docs"}
