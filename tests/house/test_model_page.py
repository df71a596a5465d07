"""The page on diffusion models says what the presets say, and what is documented elsewhere."""

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS_ALONE = {"prompt", "generator", "output_type", "return_dict", "frame_rate", "strength"}
"""What a documented call says that no preset does."""


def script() -> ModuleType:
    path = ROOT / "docs" / "reference" / "make_models.py"
    spec = importlib.util.spec_from_file_location("make_models", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = script()
DOCUMENTED: dict[str, dict[str, Any]] = MAKE.documented()
EXAMPLES = sorted(name for name, one in DOCUMENTED.items() if "module" in one)


def test_the_page_is_what_the_presets_say() -> None:
    assert MAKE.PAGE.read_text(encoding="utf-8") == MAKE.page(), "run docs/reference/make_models.py"


def test_every_model_has_a_documented_call_and_none_is_left_over() -> None:
    assert set(DOCUMENTED) == set(MAKE.diffusions())


def test_a_difference_without_a_reason_is_found() -> None:
    _, diffusion = MAKE.diffusions()["wan-2.1-14b"]
    known = DOCUMENTED["wan-2.1-14b"]
    for change in ({"steps": 7}, {"guidance": 1.5}, {"options": {"shift": 4.0}}):
        with pytest.raises(ValueError, match="without a reason"):
            MAKE.differences(diffusion.model_copy(update=change), known)
    with pytest.raises(ValueError, match="reasons for nothing"):
        MAKE.differences(diffusion, {**known, "why": {**known["why"], "width": "no reason"}})


def diffusers(module: str) -> ast.Module:
    """A file of the installed diffusers, read and not imported."""
    found = importlib.util.find_spec("diffusers")
    assert found and found.origin
    return ast.parse((Path(found.origin).parent / module).read_text(encoding="utf-8"))


def example(module: str) -> dict[str, Any]:
    """What the example in a file of diffusers asks a pipeline for, where it is a plain value."""
    (text,) = (
        node.value.value
        for node in diffusers(module).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and ast.unparse(node.targets[0]) == "EXAMPLE_DOC_STRING"
    )
    block = re.search(r"```\w*\n(.*?)```", text, re.DOTALL)
    assert block
    code = "\n".join(re.sub(r"^ {8}(>>> |\.\.\. |>>>|\.\.\.)?", "", one) for one in
                     block[1].splitlines())  # fmt: skip
    known: dict[str, Any] = {}
    asked: dict[str, Any] = {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            known[ast.unparse(node.targets[0])] = node.value.value
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("pipe", "export_to_video",
                                                                      "encode_video"):  # fmt: skip
            asked.update({word.arg: word.value for word in node.keywords if word.arg})
    plain = {
        word: value.value if isinstance(value, ast.Constant) else known[ast.unparse(value)]
        for word, value in asked.items()
        if isinstance(value, ast.Constant) or ast.unparse(value) in known
    }
    if "flow_shift" in known:
        plain["shift"] = known["flow_shift"]
    return {
        word: value
        for word, value in plain.items()
        if word not in OURS_ALONE and not word.startswith(("audio_sample", "output_path"))
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_written_down_as_documented_is_what_the_example_says(name: str) -> None:
    known = DOCUMENTED[name]
    assert known["said"] == example(known["module"])


def defaults(module: str, pipeline: str) -> dict[str, Any]:
    """What the call of a pipeline does where nothing is said, where that is a plain value."""
    (kind,) = (
        node
        for node in diffusers(module).body
        if isinstance(node, ast.ClassDef) and node.name == pipeline
    )
    (call,) = (
        node for node in kind.body if isinstance(node, ast.FunctionDef) and node.name == "__call__"
    )
    said = call.args.defaults
    words = [one.arg for one in call.args.args[len(call.args.args) - len(said) :]]
    return {word: ast.literal_eval(value) for word, value in zip(words, said, strict=True)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_said_of_a_pipeline_that_is_told_nothing_is_true(name: str) -> None:
    known = DOCUMENTED[name]
    real = defaults(known["module"], known["pipeline"])
    unsaid = known.get("unsaid", {})
    # where there is no default, a configuration says it
    told = {word: value for word, value in unsaid.items() if real.get(word) is not None}
    plain = {word: real[word] for word in told}
    plain = {word: str(one[0]) if isinstance(one, list) else one for word, one in plain.items()}
    assert told == plain
