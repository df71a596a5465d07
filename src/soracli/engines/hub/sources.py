"""What a model consists of: its repositories at their commits, and the files that are needed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from soracli.engines.hub.files import needed
from soracli.engines.hub.record import Begun
from soracli.engines.hub.transfer import RemoteFile, fetch_all
from soracli.engines.weights import INDEX
from soracli.errors import InputError
from soracli.story.preset import Model

ANSWER_SECONDS = 30.0


@dataclass(frozen=True)
class Source:
    """One repository at one commit, and where its files go: a folder inside the model's or ""."""

    repository: str
    revision: str
    into: str
    files: tuple[RemoteFile, ...]


def library() -> Any:
    """The hub's own library, which talks to nobody but us. Raises ImportError."""
    import huggingface_hub
    from huggingface_hub.utils import disable_progress_bars, logging

    logging.set_verbosity_error()  # what it warns of is mended here, or told as an error
    disable_progress_bars()
    return huggingface_hub


def headers() -> dict[str, str]:
    """Who asks, with this person's token where there is one."""
    made: dict[str, str] = library().utils.build_hf_headers(library_name="soracli")
    return made


def sources_of(model: Model, begun: Begun) -> list[Source]:
    """Every repository of a model with the files that are needed of it, at the pinned commit, else
    at that which this download began with, else at what the repository is now.

    Asks the network. Raises what the library raises, and InputError for a repository that is none.
    """
    wanted = [("", model.weights, model.revision, model.files)]
    wanted += [(into, name, "", ()) for into, name in sorted(model.beside.items())]
    return [_source(*one, begun) for one in wanted]


def _source(into: str, repository: str, pinned: str, also: tuple[str, ...], begun: Begun) -> Source:
    told = _asked(repository, pinned, begun.revision(into))
    commit = str(told.sha)
    known = {}
    for sibling in told.siblings or ():
        file = _remote(sibling, repository, commit, into, begun)
        known[file.name] = file
    index = _index(into, commit, known, begun)
    chosen = tuple(known[name] for name in needed(known, index, also))
    if not any(file.name.endswith((".safetensors", *(one.lstrip("*") for one in also)))
               for file in chosen):  # fmt: skip
        raise InputError(
            f"the repository {repository} has no safetensors that this program reads",
            "Only safetensors are taken, never pickles. Name another repository in the preset.",
        )
    begun.expect(into, commit, chosen)
    return Source(repository, commit, into, chosen)


def _asked(repository: str, pinned: str, begun: str) -> Any:
    hub = library()
    api = hub.HfApi(endpoint=hub.constants.ENDPOINT, library_name="soracli")
    for revision in dict.fromkeys((pinned or begun, pinned)):
        try:
            return api.model_info(
                repository,
                revision=revision or None,
                files_metadata=True,
                timeout=ANSWER_SECONDS,
            )
        except hub.errors.RevisionNotFoundError:
            if revision == pinned:
                raise
    raise AssertionError("one of them was asked for")


def _remote(sibling: Any, repository: str, commit: str, into: str, begun: Begun) -> RemoteFile:
    hub = library()
    name = str(sibling.rfilename)
    parts = name.split("/")
    if any(part in ("", ".", "..") or set(part) & set('\\:*?"<>|') for part in parts):
        raise InputError(
            f"the repository {repository} has a file with the name {name[:80]!r}",
            "Such a name could lead out of its folder. Do not use this repository.",
        )
    return RemoteFile(
        name=name,
        url=hub.hf_hub_url(repository, name, revision=commit, endpoint=hub.constants.ENDPOINT),
        path=begun.folder.joinpath(into, *parts) if into else begun.folder.joinpath(*parts),
        size=int(sibling.size or 0),
        sha256=str(sibling.lfs.sha256) if sibling.lfs else "",
        git=str(sibling.blob_id or ""),
    )


def _index(
    into: str, commit: str, known: Mapping[str, RemoteFile], begun: Begun
) -> dict[str, Any] | None:
    """The components of a pipeline, fetched and read; None for what is no pipeline."""
    file = known.get(INDEX)
    if file is None:
        return None
    begun.expect(into, commit, [file])
    fetch_all([file], lambda seen: None, headers())
    try:
        index = json.loads(file.path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        index = None
    if not isinstance(index, dict):
        raise InputError(f"{INDEX} of the repository is no JSON object", "Tell its owner.")
    return index
