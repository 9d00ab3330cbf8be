"""The schema in a real editor's language server: what it completes, explains and reports in a journey file.

Needs Node and `npm install yaml-language-server` in some folder; name that folder:

    python benchmarks/editors.py path/to/folder
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

COMPLETIONS = {
    "the file": ("title: T\nstages: [A]\n|", {"scenario", "personas", "theme", "review_every"}),
    "a stage": ("title: T\nstages:\n  - name: A\n    |", {"phase", "touchpoints", "pain_points", "metrics"}),
    "a touchpoint": (
        "title: T\nstages:\n  - name: A\n    touchpoints:\n      - name: B\n        |",
        {"channel", "importance", "emotion", "next", "moment_of_truth"},
    ),
    "an item": (
        "title: T\nstages:\n  - name: A\n    pain_points:\n      - text: B\n        |", {"severity", "owner", "status"},
    ),
    "a persona": ("title: T\nstages: [A]\npersonas:\n  maya:\n    name: M\n    |", {"role", "quote", "frustrations"}),
    "a way on": (
        "title: T\nstages:\n  - name: A\n    next:\n      - to: B\n        |", {"when", "share"},
    ),
    "a metric": ("title: T\nstages: [A]\nmetrics:\n  css:\n    |", {"value", "target", "counts"}),
    "the values of a state": ("title: T\nstages: [A]\nstate: |", {"as-is", "to-be"}),
    "the values of a severity": (
        "title: T\nstages:\n  - name: A\n    pain_points:\n      - text: B\n        severity: |", {"low", "medium", "high"},
    ),
    "the names of themes": ("title: T\nstages: [A]\ntheme: |", {"dark", "print", "traffic-light"}),
}  # fmt: skip
"""A file up to the cursor, and some of what must be offered there."""

HOVERS = {
    "a key of the file": ("ti|tle: T\nstages: [A]\n", "The heading of the map"),
    "a key of a touchpoint": (
        "title: T\nstages:\n  - name: A\n    touchpoints:\n      - name: B\n        mom|ent_of_truth: true\n",
        "decides for or against",
    ),
    "a key of an item": (
        "title: T\nstages:\n  - name: A\n    pain_points:\n      - text: B\n        sev|erity: high\n", "How much it hurts",
    ),
}  # fmt: skip

WRONG = {
    "an unknown key": ("title: T\nstages:\n  - name: A\n    painpoints: x\n", 3),
    "a value that is none": ("title: T\nstate: later\nstages: [A]\n", 1),
    "no stages": ("title: T\n", 0),
}
"""A wrong file, and the line, from 0, that must be marked."""


class Server:
    """A language server as a process, spoken to in JSON-RPC over its standard input and output."""

    def __init__(self, folder: Path) -> None:
        command = ["node", str(folder / "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.answers: dict[int, Queue[Any]] = {}
        self.marked: Queue[Any] = Queue()
        self.number = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        self.answers[self.number] = Queue()
        self._send({"id": self.number, "method": method, "params": params})
        return self.answers[self.number].get(timeout=30)

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while line := stream.readline():
            if not line.startswith(b"Content-Length:"):
                continue
            size = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(size)))

    def _take(self, message: Any) -> None:
        if "method" not in message:
            self.answers[message["id"]].put(message.get("result"))
        elif message["method"] == "textDocument/publishDiagnostics":
            self.marked.put(message["params"])
        elif "id" in message:  # the server asks for settings, or to be told of changes
            items = message.get("params", {}).get("items", [])
            result = [SETTINGS.get(item.get("section", "")) for item in items] if items else None
            self._send({"id": message["id"], "result": result})


SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


class Editor:
    """Files that are open in a folder, each with the line that names the schema."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder, self.count = server, folder, 0
        (folder / "journey.schema.json").write_text((ROOT / "schemas/journey.schema.json").read_text(encoding="utf-8"))
        able = {"textDocument": {"hover": {}, "completion": {}}, "workspace": {"configuration": True}}
        server.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": able})
        server.tell("initialized", {})
        server.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def open(self, text: str) -> tuple[str, dict[str, int]]:
        """A file's address, and the place of the cursor, which is the | of the text."""
        text = f"# yaml-language-server: $schema=journey.schema.json\n{text}"
        before = text.partition("|")[0]
        self.count += 1
        uri = (self.folder / f"map-{self.count}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text.replace("|", "")}
        self.server.tell("textDocument/didOpen", {"textDocument": document})
        return uri, {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}

    def at(self, method: str, text: str) -> Any:
        uri, position = self.open(text)
        return self.server.ask(method, {"textDocument": {"uri": uri}, "position": position})

    def completed(self, text: str) -> set[str]:
        found = self.at("textDocument/completion", text)
        return {item["label"] for item in (found.get("items", []) if isinstance(found, dict) else found or [])}

    def explained(self, text: str) -> str:
        found = self.at("textDocument/hover", text)
        return json.dumps(found, ensure_ascii=False) if found else ""

    def marked(self, text: str) -> set[int]:
        """The lines with a mark, without the line that names the schema."""
        uri, _ = self.open(text)
        while (said := self.server.marked.get(timeout=30))["uri"] != uri:
            pass
        return {mark["range"]["start"]["line"] - 1 for mark in said["diagnostics"]}


def main(folder: Path) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        server = Server(folder)
        editor = Editor(server, Path(temporary).resolve())
        for name, (text, wanted) in COMPLETIONS.items():
            missing = wanted - editor.completed(text)
            failed += bool(missing)
            print(f"completes {name}: {'ok' if not missing else f'missing {sorted(missing)}'}")
        for name, (text, words) in HOVERS.items():
            said = editor.explained(text)
            failed += words not in said
            print(f"explains {name}: {'ok' if words in said else said or 'nothing'}")
        for name, (text, line) in WRONG.items():
            marked = editor.marked(text)
            failed += line not in marked
            print(f"marks {name}: {'ok' if line in marked else sorted(marked)}")
        for path in sorted((ROOT / "samples").rglob("*.yaml")):
            marked = editor.marked(path.read_text(encoding="utf-8").replace("|", "/").partition("\n")[2])
            failed += bool(marked)
            print(f"marks nothing in {path.name}: {'ok' if not marked else sorted(marked)}")
        server.process.kill()
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1])))
    except Empty:
        sys.exit("the language server does not answer")
