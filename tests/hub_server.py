"""A hub on this machine: it answers over HTTP what the real one answers to huggingface_hub.

What it speaks was read off the library's own requests: a model's list of files with their digests,
and files, of which the large ones lie behind a redirect and are given from any byte on.
"""

import hashlib
import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LARGE = 1000
"""Bytes from which on a file is kept apart, as git-lfs does."""


@dataclass
class Repository:
    """Files, and how they are guarded. `gated` wants a token, one in `allowed`."""

    files: Mapping[str, bytes]
    commit: str = COMMIT
    gated: bool = False
    allowed: tuple[str, ...] = ()


@dataclass
class Hub:
    """What the server holds, and what it was asked: method, path and range of every request.

    `cut` breaks the connection after so many bytes of a file, once for each number in the list;
    `held` stops there until `let_go` is set. `lies` are sent instead of what is listed.
    """

    url: str = ""
    repositories: dict[str, Repository] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    cut: dict[str, list[int]] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    holding: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)
    lies: dict[str, bytes] = field(default_factory=dict)
    broken: bool = False

    def ranges(self, name: str) -> list[str]:
        """The ranges that were asked for of a file's bytes, in order; "" for all of it."""
        return [
            part for method, path, part in self.asked if method == "GET" and path.endswith(name)
        ]


def serve(hub: Hub) -> ThreadingHTTPServer:
    """Begin to answer on a free port of this machine."""

    class Answer(_Answer):
        pass

    Answer.hub = hub
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    return server


class _Answer(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.hub.asked.append(("GET", path, self.headers.get("Range", "")))
        if self.hub.broken:
            self._refuse(500, "")
        elif listed := re.fullmatch(r"/api/models/([^/]+/[^/]+)(?:/revision/([^/]+))?", path):
            self._list(listed[1], listed[2])
        elif wanted := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            self._resolve(wanted[1], wanted[2], wanted[3])
        elif kept := re.fullmatch(r"/kept/([^/]+/[^/]+)/(.+)", path):
            self._send(kept[2], self.hub.repositories[kept[1]].files[kept[2]])
        else:
            self._refuse(404, "EntryNotFound")

    def _list(self, name: str, revision: str | None) -> None:
        found = self.hub.repositories.get(name)
        if found is None:
            self._refuse(401, "RepoNotFound")
        elif revision not in (None, "main", found.commit):
            self._refuse(404, "RevisionNotFound")
        else:
            files = [_sibling(path, data) for path, data in found.files.items()]
            told = {"id": name, "sha": found.commit, "siblings": files, "gated": found.gated}
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def _resolve(self, name: str, revision: str, path: str) -> None:
        found = self.hub.repositories[name]
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if found.gated and token not in found.allowed:
            self._refuse(403 if token else 401, "GatedRepo")
        elif revision != found.commit or path not in found.files:
            self._refuse(404, "EntryNotFound")
        elif len(found.files[path]) >= LARGE:
            self.send_response(302)
            self.send_header("Location", f"{self.hub.url}/kept/{name}/{path}?signed=1")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(path, found.files[path])

    def _send(self, path: str, data: bytes) -> None:
        data = self.hub.lies.get(path, data)
        start = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        first = int(start[1]) if start else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {first}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - first))
        self.end_headers()
        cuts = self.hub.cut.get(path)
        if cuts:
            self.wfile.write(data[first : cuts.pop(0)])
            self.close_connection = True
        elif path in self.hub.held and first < self.hub.held[path]:
            self.wfile.write(data[first : self.hub.held[path]])
            self.wfile.flush()
            self.hub.holding.set()
            self.hub.let_go.wait(30)
            self.close_connection = True
        else:
            self.wfile.write(data[first:])

    def _refuse(self, status: int, code: str) -> None:
        self.send_response(status)
        if code:
            self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _sibling(path: str, data: bytes) -> dict[str, Any]:
    git = hashlib.sha1(f"blob {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()
    told: dict[str, Any] = {"rfilename": path, "size": len(data), "blobId": git}
    if len(data) >= LARGE:
        digest = hashlib.sha256(data).hexdigest()
        told["lfs"] = {"size": len(data), "sha256": digest, "pointerSize": 134}
    return told
