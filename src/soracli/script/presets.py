"""The presets folder as values: who can be cast, looks, models, deliveries, words the reader knows.

A folder of the user's own may be given beside the built-in one; what it names again replaces the
built-in entry. Every file is read strictly.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

from soracli.errors import InputError
from soracli.script.drawings import Drawings, Kinds
from soracli.script.lexicon import Lexicon, NounOverride, WordList, Words, build_lexicon
from soracli.script.locate import Document, read_yaml
from soracli.script.presets_kept import kept
from soracli.script.prompts import as_text, decode
from soracli.script.shipped import built_in
from soracli.story.delivery import DeliveryPreset
from soracli.story.preset import Kind, Look, Model


class _Casting(Kind):
    """One entry of a casting file: a kind, the English nouns that mean it, and how the single ones
    of a group differ (the first is as the kind says, the next takes the first variety).

    `nouns` change something, those in `also` ("ball, rubber ball") mean just the kind."""

    nouns: dict[str, NounOverride | None] = {}
    also: WordList = ()
    varieties: tuple[NounOverride, ...] = ()


class _Delivery(DeliveryPreset):
    """A delivery as it is written: an aspect needs no quotes."""

    aspect: Annotated[str | None, BeforeValidator(as_text)] = None


@dataclass(frozen=True)
class Presets:
    """Everything the presets folders say, by name. `own` is the folder of the user's own.

    `revisions` are the commits of those models' weights that are on this machine, where the studio
    has looked for them.
    """

    kinds: Kinds
    looks: dict[str, Look]
    models: dict[str, Model]
    lexicon: Lexicon
    varieties: dict[str, tuple[NounOverride, ...]]
    deliveries: dict[str, DeliveryPreset] = field(default_factory=dict)
    own: Path | None = None
    revisions: Mapping[str, str] = field(default_factory=dict)


_Loaded = TypeVar("_Loaded")
_shelf: Path | None = None


def keep_presets(folder: Path) -> None:
    """From now on keep in this folder what was read of presets, for processes that come later."""
    global _shelf
    _shelf = folder


@functools.cache
def load_presets(extra: Path | None = None) -> Presets:
    """All presets, the user's own (`extra`) over the built-in ones. Read once per process."""
    roots = [built_in()] if extra is None else [built_in(), extra]
    return _kept("presets", roots, lambda: _read(roots, extra))


def _kept(what: str, roots: list[Path], read: Callable[[], _Loaded]) -> _Loaded:
    return read() if _shelf is None else kept(_shelf, what, roots, read)


def _read(roots: list[Path], extra: Path | None) -> Presets:
    kinds: dict[str, Kind] = {}
    nouns: dict[str, tuple[str, NounOverride]] = {}
    varieties: dict[str, tuple[NounOverride, ...]] = {}
    drawings = Drawings()
    for name, entry in entries(roots, "casting", _Casting, drawings.cut):
        kinds[name] = Kind(**{field: getattr(entry, field) for field in Kind.model_fields})
        varieties[name] = entry.varieties
        nouns[name.replace("_", " ")] = (name, NounOverride())
        nouns.update({noun: (name, NounOverride()) for noun in entry.also})
        nouns.update({noun: (name, over or NounOverride()) for noun, over in entry.nouns.items()})
    return Presets(
        kinds=Kinds(kinds, drawings),
        looks=dict(entries(roots, "styles", Look)),
        models={
            name: model for name, model in load_models(extra).items() if model.makes == "picture"
        },
        lexicon=build_lexicon(_words(roots), kinds, nouns),
        varieties=varieties,
        deliveries=dict(entries(roots, "deliveries", _Delivery)),
        own=extra,
    )


@functools.cache
def load_models(extra: Path | None = None) -> dict[str, Model]:
    """The models of all departments by name, the user's own over the built-in. Read once."""
    roots = [built_in()] if extra is None else [built_in(), extra]
    return _kept("models", roots, lambda: dict(entries(roots, "models", Model)))


def _documents(
    roots: list[Path], folder: str, prepare: Callable[[str, str], str] | None = None
) -> Iterator[tuple[str, Document]]:
    for root in roots:
        for path in sorted((root / folder).glob("*.y*ml")):
            try:
                data = path.read_bytes()
            except OSError as fault:
                raise InputError(f"cannot read {path}: {fault.strerror}", "Check it.") from None
            text = decode(data, str(path))
            document = read_yaml(prepare(text, str(path)) if prepare else text, str(path))
            if document.data is None:  # empty, or nothing but comments
                continue
            if not isinstance(document.data, dict):
                raise document.refuse("a preset file is a mapping", "Write name: value lines.")
            yield path.stem, document


def entries(
    roots: list[Path],
    folder: str,
    kind: Any,
    prepare: Callable[[str, str], str] | None = None,
) -> Iterator[tuple[str, Any]]:
    """The entries of one folder as values of a class, by name.

    A file is one entry named like it, or a mapping of entries. `prepare` changes the text of a file
    (given its name) before it is read.
    """
    for stem, document in _documents(roots, folder, prepare):
        data: dict[Any, Any] = document.data
        several = all(
            isinstance(value, dict) and key not in kind.model_fields for key, value in data.items()
        )
        for name, at in [(key, (key,)) for key in data] if several else [(stem, ())]:
            part = data[name] if several else data
            if not isinstance(name, str):
                raise document.refuse("a name is text", "Put it in quotes.", at, key=True)
            part.setdefault("name", name)
            yield name, document.read_as(kind, at)


def _with(known: dict[Any, Any], key: object, value: dict[Any, Any]) -> Any:
    """What a later file says under a key: more of a list, instead of anything else."""
    one, more = known.get(key), value[key]
    if isinstance(one, list | tuple) and isinstance(more, list | tuple):
        return type(one)([*one, *more])
    return more


def _words(roots: list[Path]) -> Words:
    """The lexicon files, each with sections of `Words`; later files add to earlier ones."""
    merged: dict[str, Any] = {}
    for _, document in _documents(roots, "lexicon"):
        words: Words = document.read_as(Words)
        for section in words.model_fields_set:
            known, value = merged.get(section), getattr(words, section)
            if isinstance(known, dict):
                merged[section] = {**known, **{key: _with(known, key, value) for key in value}}
            elif isinstance(known, list | tuple):
                merged[section] = type(known)([*known, *value])
            else:
                merged[section] = value
    return Words.model_construct(**merged)
