"""The preview's server over real sockets: what it lets in, what it serves, and what it says after a save."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from running import BAD, GOOD, WARNED, cjmap, environment

from cjmap.html import source_hash
from cjmap.preview import Server, Site, bound
from cjmap.preview.drawing import Answer, PreviewJob, answer
from cjmap.preview.watch import FRESH, PATIENCE, SETTLED, FileWatcher
from cjmap.preview.worker import SCREEN, Crash, Worker
from cjmap.render.numbers import STYLE

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<rect width="40" height="40" fill="{colour}"/></svg>'
)
SHOWN = GOOD.replace("{id: maya, name: Maya}", "{id: maya, name: Maya, image: maya.svg}")


class Client:
    """Asks a server that runs in this process."""

    def __init__(self, server: Server, site: Site) -> None:
        self.server, self.site, self.port = server, site, server.server_port

    def ask(self, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one request; `_` in a header's name is a hyphen, Host is ours where none is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Host": f"127.0.0.1:{self.port}"} | headers).items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, body

    def state(self, name: str = "map.yaml", query: str = "") -> dict[str, object]:
        """How a map is now."""
        status, _, body = self.ask(f"/state/{quote(name)}{query}")
        assert status == 200, body
        plain: dict[str, object] = json.loads(body)
        return plain

    def until(self, name: str, **wanted: object) -> dict[str, object]:
        """How a map is, once it is as wanted."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            state = self.state(name)
            if all(state[key] == value for key, value in wanted.items()):
                return state
            time.sleep(0.02)
        raise AssertionError(f"{name} never was {wanted}, but {state['state']}: {state['problems']}")

    def events(self) -> Iterator[tuple[str, list[str]]]:
        """The events of a stream of its own: name and addresses."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/events")
        reply = connection.getresponse()
        assert reply.getheader("Content-Type") == "text/event-stream"
        name = ""
        try:
            while line := reply.readline():
                key, _, value = line.decode().rstrip("\n").partition(": ")
                if key == "event":
                    name = value
                elif key == "data":
                    yield name, json.loads(value)
        finally:
            reply.close()
            connection.close()


Serve = Callable[[Path], Client]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts the preview of a path, and ends it after the test."""
    running: list[tuple[Server, Site]] = []

    def start(path: Path) -> Client:
        site = Site(path)
        server = bound(site, [0])
        running.append((server, site))
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        site.start()
        return Client(server, site)

    yield start
    for server, site in running:
        server.shutdown()
        server.server_close()
        site.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good journey file."""
    path = tmp_path / "map.yaml"
    path.write_text(GOOD)
    return path


@pytest.fixture
def client(serve: Serve, file: Path) -> Client:
    """The preview of that file."""
    return serve(file)


def save(path: Path, text: str) -> None:
    """Save as careful editors do: a new file under the old name."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text)
    beside.replace(path)


# Who may ask, and for what


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
@pytest.mark.parametrize("port", [":{port}", ":9000", ""])
def test_own_names_are_let_in(client: Client, host: str, port: str) -> None:
    """The preview answers to the names of this machine with any port: it may be forwarded to another machine's."""
    host += port.format(port=client.port)
    assert client.ask("/map/map.yaml", Host=host)[0] == 200
    assert client.ask("/state/map.yaml", Host=host, Origin=f"http://{host.lower()}")[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example:{port}", "127.0.0.2:{port}", "127.0.0.1:x", "127.0.0.1.evil.example:{port}", "localhost.", ""],
)
def test_other_hosts_are_refused(client: Client, host: str) -> None:
    """A name of somewhere else that leads here gets nothing: that is how a foreign page would read the maps."""
    status, _, body = client.ask("/state/map.yaml", Host=host.format(port=client.port))
    assert status == 403
    assert b"Buying" not in body


def test_a_request_needs_exactly_one_host(client: Client) -> None:
    """No Host, or two of them, is refused, so that no proxy and no trick decides which one counts."""
    good = f"Host: 127.0.0.1:{client.port}\r\n"
    for hosts in ("", good + good, good + "Host: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", client.port), timeout=20) as connection:
            connection.sendall(f"GET /state/map.yaml HTTP/1.1\r\n{hosts}\r\n".encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", "http://localhost:{port}"],
)
def test_other_origins_are_refused(client: Client, origin: str) -> None:
    """A script of another page gets nothing, not even from another port or by another name of this machine."""
    assert client.ask("/state/map.yaml", Origin=origin.format(port=client.port))[0] == 403
    assert client.ask("/state/map.yaml", Origin=f"http://127.0.0.1:{client.port}")[0] == 200


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("same-origin", "cors", "empty", 200),
        ("none", "navigate", "document", 200),
        ("cross-site", "navigate", "document", 200),
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "no-cors", "image", 403),
        ("same-site", "no-cors", "script", 403),
    ],
)
def test_other_sites_may_only_link_here(client: Client, site: str, mode: str, dest: str, status: int) -> None:
    """A link to a map may be followed from anywhere, but no other page may embed one, or let one be drawn or downloaded."""
    headers = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": dest}
    assert client.ask("/map/map.yaml", **headers)[0] == status
    for target in ("/state/map.yaml", "/download/map.yaml?format=svg", "/events", "/map.yaml"):
        if site not in ("same-origin", "none"):
            assert client.ask(target, **headers)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"])
def test_only_get_and_head(client: Client, method: str) -> None:
    """The preview is only read: every other method is refused, with the two that are allowed."""
    status, headers, _ = client.ask("/map/map.yaml", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_head_is_get_without_a_body(client: Client) -> None:
    """HEAD has the status and headers of GET and no body; that of the stream ends at once."""
    for target in ("/map/map.yaml", "/state/map.yaml", "/nothing", "/download/map.yaml?format=pdf"):
        got, gotten, _ = client.ask(target)
        assert (got, gotten, b"") == client.ask(target, "HEAD")
    assert client.ask("/events", "HEAD")[0] == 200


def test_a_request_with_a_body_is_refused(client: Client) -> None:
    """What follows the head of a request is not looked at, and cannot be taken for another request."""
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as connection:
        head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\nContent-Length: 60\r\n\r\n"
        connection.sendall(head.encode() + b"GET /state/map.yaml HTTP/1.1\r\n\r\n")
        reply = b"".join(iter(lambda: connection.recv(4096), b""))
    assert reply.startswith(b"HTTP/1.1 400 ")
    assert reply.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "target",
    [
        "/map/../secret.yaml", "/map/..%2fsecret.yaml", "/map/%2e%2e/secret.yaml", "/map/%2e%2e%2fsecret.yaml",
        "/map/..%5csecret.yaml", "/map/%252e%252e%252fsecret.yaml", "/map/..%c0%afsecret.yaml", "/map//etc/passwd",
        "/map/%2fetc%2fpasswd", "/map/map.yaml%00.svg", "/map/out.yaml", "/map/far/inner.yaml", "/map/.git/config",
        "/map/notes.yaml", "/map/", "/static/../server.py", "/static/%2e%2e/server.py", "/static/page.html",
        "/../../etc/passwd", "/maps", "/state/..%2fsecret.yaml", "/download/..%2fsecret.yaml?format=svg",
        "http://evil.example/map/map.yaml", "*", "/map/map.yaml/", "/%6d%61%70/map.yaml",
    ],
)  # fmt: skip
def test_nothing_but_the_maps(serve: Serve, tmp_path: Path, target: str) -> None:
    """Only the journey files of the folder are there: no way up, no link out, no other file, however it is written."""
    (tmp_path / "secret.yaml").write_text(GOOD)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "inner.yaml").write_text(GOOD)
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "map.yaml").write_text(GOOD)
    (folder / "notes.yaml").write_text("shopping: [milk]\n")
    (folder / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "far").symlink_to(tmp_path / "elsewhere")
    client = serve(folder)
    assert client.ask(target)[0] == 404
    assert client.ask("/map/map.yaml")[0] == 200


@pytest.mark.parametrize("query", ["?format=exe", "?view=nothing", "?theme=x", "?path=/etc/passwd", "?" + "&" * 50])
def test_unknown_wishes_are_refused(client: Client, query: str) -> None:
    """Only known formats, views and themes are drawn."""
    assert client.ask("/download/map.yaml" + query)[0] == 404


@pytest.mark.parametrize("target", ["/", "/map/map.yaml", "/state/map.yaml", "/static/page.js", "/events", "/nothing"])
def test_every_answer_has_the_strict_headers(client: Client, target: str) -> None:
    """No script but our files, no guessing of types, no address told to others, nobody's frame: in every answer."""
    _, headers, _ = client.ask(target, "HEAD")
    policy = {part.split()[0]: part.split()[1:] for part in headers["content-security-policy"].split("; ")}
    assert (
        policy["default-src"] == policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == ["'none'"]
    )
    assert policy.get("script-src", []) in ([], ["'self'"])
    assert policy.get("style-src", []) in ([], ["'self'"], ["'self'", "'unsafe-hashes'", source_hash(STYLE)])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert not any(name.startswith("access-control") or name == "server" for name in headers)


def test_the_index_allows_its_own_script_by_its_hash(serve: Serve, file: Path) -> None:
    """The index carries its script and style inside; the policy names exactly these, and no `unsafe` word."""
    client = serve(file.parent)
    policy = client.ask("/")[1]["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 2


def test_only_this_machine(client: Client) -> None:
    """The preview listens at 127.0.0.1 and at no other address of the machine."""
    assert client.server.socket.getsockname()[0] == "127.0.0.1"
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", client.port), timeout=5):
        raise AssertionError("another address was answered")


# What is shown


def test_a_good_map(client: Client) -> None:
    """A good file is shown as `cjmap render` draws it, with its personas and without a problem."""
    state = client.state()
    assert state["state"] == "good"
    assert state["problems"] == []
    assert state["personas"] == [{"id": "maya", "name": "Maya"}, {"id": "tom", "name": "Tom"}]
    done = cjmap("render", "map.yaml", "-o", "-", cwd=client.site.maps["map.yaml"].path.parent)
    assert str(state["svg"]).encode() == done.stdout
    assert client.ask("/")[1]["location"] == "/map/map.yaml"


def test_wishes_are_drawn(client: Client) -> None:
    """Theme and persona are those that are asked for; a persona that is not there is everyone."""
    plain, dark, tom = (client.state(query=query) for query in ("", "?theme=dark", "?persona=tom"))
    assert len({plain["key"], dark["key"], tom["key"]}) == 3
    assert tom["persona"] == "tom"
    gone = client.state(query="?persona=nobody")
    assert (gone["key"], gone["persona"]) == (plain["key"], "")


def test_a_save_is_told(client: Client, file: Path) -> None:
    """After each kind of save, in place or by a new file, listeners hear of the map, and it is the new one."""
    events = client.events()
    assert next(events) == ("hello", [])
    for title, write in (("First", file.write_text), ("Second", lambda text: save(file, text))):
        write(GOOD.replace("Buying a laptop", title))
        assert next(events) == ("changed", ["/map/map.yaml"])
        assert client.state()["title"] == title
    events.close()


def test_errors_stand_over_the_last_good_map(client: Client, file: Path) -> None:
    """A save with errors says them as the report does, with place and carets; the last good map stays, and comes back."""
    good = client.state()
    save(file, BAD)
    broken = client.until("map.yaml", state="broken")
    assert broken["svg"] == good["svg"]
    report = cjmap("check", str(file), cwd=file.parent).stdout.decode()
    for problem in broken["problems"]:
        assert f"{problem['severity']}[{problem['code']}]: {problem['message']}\n{problem['excerpt']}\n" in report
        assert "^^^^^^" in problem["excerpt"]
        assert "--> " in problem["excerpt"]
    themed = client.state(query="?theme=dark")
    assert themed["svg"] not in (None, good["svg"])
    save(file, GOOD)
    assert client.until("map.yaml", state="good")["problems"] == []


def test_warnings_do_not_hide_the_map(serve: Serve, file: Path) -> None:
    """A map with a warning is drawn, and the warning is said."""
    file.write_text(WARNED)
    state = serve(file).state()
    assert (state["state"], [problem["code"] for problem in state["problems"]]) == ("good", ["stale"])


def test_a_file_that_is_broken_from_the_start(serve: Serve, file: Path) -> None:
    """Where there never was a good map there is none to show, and nothing to download but the reason."""
    file.write_text(BAD)
    client = serve(file)
    assert client.state()["svg"] is None
    status, _, body = client.ask("/download/map.yaml")
    assert (status, body) == (409, b"There is no good map to download yet.\n")


def test_deletion_and_return(client: Client, file: Path) -> None:
    """A deleted file leaves its last map and a sentence; when it is back, it is drawn again."""
    good = client.state()
    file.unlink()
    assert client.until("map.yaml", state="gone")["svg"] == good["svg"]
    assert client.ask("/download/map.yaml?format=svg")[0] == 200
    file.write_text(GOOD.replace("Buying", "Returning"))
    assert client.until("map.yaml", state="good")["title"] == "Returning a laptop"


def test_last_good_is_known_without_a_look(client: Client, file: Path) -> None:
    """What was good while no window was open is what stands behind later errors."""
    client.state()
    events = client.events()
    next(events)
    save(file, GOOD.replace("Buying", "Renting"))
    next(events)
    wait_for(lambda: b"Renting" in (client.site.maps["map.yaml"].good or b""))
    save(file, BAD)
    assert "Renting" in str(client.until("map.yaml", state="broken")["svg"])
    events.close()


def test_a_picture_that_changes(serve: Serve, file: Path) -> None:
    """A map is drawn anew when a picture in it is saved, and when one that was missing comes."""
    file.write_text(SHOWN)
    client = serve(file)
    assert client.state()["state"] == "broken"
    (file.parent / "maya.svg").write_text(SVG.format(colour="#112233"))
    first = client.until("map.yaml", state="good")
    (file.parent / "maya.svg").write_text(SVG.format(colour="#445566"))
    wait_for(lambda: client.state()["key"] != first["key"])


@pytest.mark.parametrize("format_", ["svg", "pdf", "png", "dot"])
def test_downloads(client: Client, file: Path, format_: str) -> None:
    """Every format can be downloaded, the same bytes as `cjmap render` writes, under a name that says what it is."""
    status, headers, body = client.ask(f"/download/map.yaml?format={format_}&theme=dark&persona=tom")
    assert status == 200
    assert headers["content-disposition"] == f"attachment; filename*=UTF-8''map-tom-dark.{format_}"
    done = cjmap("render", file, "-f", format_, "--theme", "dark", "--persona", "tom", "-o", "-", cwd=file.parent)
    assert body == done.stdout


def test_texts_stay_texts(serve: Serve, tmp_path: Path) -> None:
    """What an author or a file's name says is data on the way to the page: nothing of it becomes markup or a header."""
    evil = "</script><img src=x onerror=alert(1)>"
    path = tmp_path / "a'b\"<i>\r\nX-Evil: 1.yaml"
    path.write_text(GOOD.replace("Buying a laptop", f"'{evil}'"))
    client = serve(tmp_path)
    state = client.state(path.name)
    assert state["title"] == evil
    assert evil not in str(state["svg"])
    _, headers, _ = client.ask(f"/download/{quote(path.name)}?format=svg")
    assert "x-evil" not in headers
    wait_for(lambda: client.site.index_state()["edition"] == 1)
    assert evil.encode() not in client.ask("/")[2]


# A folder


def test_the_index_follows_its_folder(serve: Serve, tmp_path: Path) -> None:
    """The index has a card for each map, says which are broken, and follows what comes, changes, and goes."""
    (tmp_path / "shop").mkdir()
    for name in ("a.yaml", "shop/b.yaml"):
        (tmp_path / name).write_text(GOOD)
    client = serve(tmp_path)

    def is_so(titles: set[str], broken: list[str]) -> bool:
        state = json.loads(client.ask("/state")[2])
        page = client.ask("/")[2].decode()
        shown = {title for title in ("Buying a laptop", "New one", "Other") if title in page}
        return (shown, [one["name"] for one in state["broken"]]) == (titles, broken)

    wait_for(lambda: is_so({"Buying a laptop"}, []))
    wait_for(lambda: '<a href="/map/shop/b.yaml">' in client.ask("/")[2].decode())  # cards come one after the other
    (tmp_path / "c.yaml").write_text(GOOD.replace("Buying a laptop", "New one"))
    wait_for(lambda: is_so({"Buying a laptop", "New one"}, []))
    save(tmp_path / "a.yaml", BAD)
    wait_for(lambda: is_so({"Buying a laptop", "New one"}, ["a.yaml"]))
    (tmp_path / "c.yaml").unlink()
    save(tmp_path / "shop" / "b.yaml", GOOD.replace("Buying a laptop", "Other"))
    wait_for(lambda: is_so({"Other"}, ["a.yaml"]))
    wait_for(lambda: client.ask("/map/c.yaml")[0] == 404)


def test_a_link_that_is_bent_outwards(serve: Serve, tmp_path: Path) -> None:
    """A file of the folder that is replaced by a link out of it is gone, not followed."""
    (tmp_path / "secret.yaml").write_text(GOOD.replace("Buying", "Secret"))
    folder = tmp_path / "maps"
    folder.mkdir()
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(GOOD)
    client = serve(folder)
    client.state("a.yaml")
    (folder / "a.yaml").unlink()
    (folder / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    client.until("a.yaml", state="gone")
    assert "Secret" not in str(client.state("a.yaml"))


# Watching


@pytest.fixture
def clocked(tmp_path: Path) -> tuple[Path, FileWatcher]:
    """A watched file that has the content `old`, seen at second 0."""
    path = tmp_path / "file"
    path.write_text("old")
    watcher = FileWatcher()
    assert watcher.add(path, 0.0) == b"old"
    return path, watcher


def test_a_content_is_told_once_it_stands(clocked: tuple[Path, FileWatcher]) -> None:
    """A save in pieces is told once, whole."""
    path, watcher = clocked
    path.write_text("new, ha")
    assert watcher.changes(10.0) == {}
    path.write_text("new, half, whole")
    assert watcher.changes(10.0 + SETTLED / 2) == {}
    assert watcher.changes(10.0 + SETTLED * 2) == {path: b"new, half, whole"}
    assert watcher.changes(10.0 + SETTLED * 4) == {}


@pytest.mark.parametrize("between", [lambda path: path.write_text(""), lambda path: path.unlink()])
def test_an_emptied_file_is_waited_for(clocked: tuple[Path, FileWatcher], between: Callable[[Path], object]) -> None:
    """A file that is emptied or removed before it is written is not told as empty or gone; one that stays so is."""
    path, watcher = clocked
    between(path)
    assert watcher.changes(10.0) == watcher.changes(10.0 + PATIENCE / 2) == {}
    path.write_text("new")
    assert watcher.changes(10.01 + PATIENCE / 2) == {}
    assert watcher.changes(10.01 + PATIENCE / 2 + SETTLED) == {path: b"new"}
    between(path)
    assert watcher.changes(20.0) == {}
    assert watcher.changes(20.0 + PATIENCE * 1.1) in ({path: None}, {path: b""})


def test_two_saves_within_one_tick_of_the_clock(clocked: tuple[Path, FileWatcher]) -> None:
    """A content that changes without its size or time changing is seen while the last change is fresh."""
    path, watcher = clocked
    path.write_text("one")
    when = path.stat()
    watcher.changes(10.0)
    assert watcher.changes(10.1) == {path: b"one"}
    path.write_text("two")
    os.utime(path, ns=(when.st_atime_ns, when.st_mtime_ns))
    watcher.changes(10.1 + FRESH / 2)
    assert watcher.changes(10.2 + FRESH / 2) == {path: b"two"}


def test_a_save_that_changes_nothing_is_none(clocked: tuple[Path, FileWatcher]) -> None:
    """What has the old content again is not told, whatever its time says."""
    path, watcher = clocked
    for second in range(10, 20):
        path.touch()
        save(path, "old")
        assert watcher.changes(float(second)) == {}


def test_what_never_stands_is_told_all_the_same(clocked: tuple[Path, FileWatcher]) -> None:
    """Saves that come without a pause do not keep the map from being drawn."""
    path, watcher = clocked
    told = 0
    for tick in range(100):
        path.write_text(f"save {tick}")
        told += len(watcher.changes(10.0 + tick * SETTLED / 2))
    assert told >= 5


# Drawing


def stumbles(job: PreviewJob) -> Answer:
    """Ends its process on one file, sleeps on another, and draws the others."""
    if job.raw == b"crash":
        os.abort()
    if job.raw == b"sleep":
        time.sleep(60)
    return answer(job)


def test_a_crash_ends_one_drawing_only() -> None:
    """A drawing that takes its process down is told as such, and the next one is drawn."""
    worker = Worker(stumbles)
    crash, good = PreviewJob(b"crash", "a.yaml", "."), PreviewJob(GOOD.encode(), "a.yaml", ".")
    with pytest.raises(Crash, match="not the fault of your file"):
        worker.do(1, SCREEN, lambda: crash, lambda job: True)
    done = worker.do(2, SCREEN, lambda: good, lambda job: True)
    assert done is not None
    assert done[1].good
    worker.close()


def test_a_drawing_that_was_overtaken_is_given_up() -> None:
    """A long drawing whose file was saved again makes room for the next."""
    worker = Worker(stumbles)
    with pytest.raises(Crash, match="saved again"):
        worker.do(1, SCREEN, lambda: PreviewJob(b"sleep", "a.yaml", "."), lambda job: False)
    done = worker.do(2, SCREEN, lambda: PreviewJob(GOOD.encode(), "a.yaml", "."), lambda job: True)
    assert done is not None
    assert done[1].good
    worker.close()


def test_the_last_save_wins() -> None:
    """Those who ask for one map while another is drawn share one drawing, of the newest content."""
    worker = Worker(stumbles)
    worker.do(0, SCREEN, lambda: PreviewJob(GOOD.encode(), "a.yaml", "."), lambda job: True)
    made: list[int] = []

    def make() -> PreviewJob:
        made.append(1)
        return PreviewJob(GOOD.encode(), "a.yaml", ".")

    def overtaken() -> None:
        with pytest.raises(Crash):
            worker.do("slow", SCREEN, lambda: PreviewJob(b"sleep", "a.yaml", "."), lambda job: False)

    slow = threading.Thread(target=overtaken)
    slow.start()
    time.sleep(0.1)
    asking = [threading.Thread(target=worker.do, args=("map", SCREEN, make, lambda job: True)) for _ in range(20)]
    for thread in asking:
        thread.start()
    for thread in (slow, *asking):
        thread.join(timeout=20)
    assert len(made) == 1
    worker.close()


def test_a_crash_is_shown_and_the_server_goes_on(serve: Serve, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A map that cannot be drawn says so over the last good one; a new save is drawn again."""
    monkeypatch.setattr("cjmap.preview.site.Worker", lambda: Worker(stumbles))
    client = serve(file)
    good = client.state()
    save(file, "crash")
    failed = client.until("map.yaml", state="failed")
    assert "cjmap itself failed" in str(failed["notice"])
    assert failed["svg"] == good["svg"]
    save(file, GOOD.replace("Buying", "Selling"))
    assert client.until("map.yaml", state="good")["title"] == "Selling a laptop"


# Many, and slow ones


def test_a_slow_listener_blocks_nobody(client: Client, file: Path) -> None:
    """One who never reads its stream, and many who do, all at once: each hears, and the map is served meanwhile."""
    deaf = [socket.create_connection(("127.0.0.1", client.port)) for _ in range(10)]
    for connection in deaf:
        connection.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\n\r\n".encode())
    listeners = [client.events() for _ in range(20)]
    assert [next(listener) for listener in listeners] == [("hello", [])] * 20
    client.site.hub.tell("x" * 4000 for _ in range(50))
    for number in range(300):
        client.site.hub.tell([f"{'y' * 2000}{number}"])
    assert client.state()["state"] == "good"
    for listener in listeners:
        assert next(listener)[0] == "changed"
        listener.close()
    for connection in deaf:
        connection.close()


def test_an_idle_stream_beats(serve: Serve, file: Path) -> None:
    """A stream in which nothing happens sends a comment from time to time, so that both ends notice a broken one."""
    client = serve(file)
    client.server.heartbeat = 0.05
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as connection:
        connection.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\n\r\n".encode())
        read = b""
        while b": still here" not in read:
            part = connection.recv(4096)
            assert part, f"the stream ended: {read!r}"
            read += part


# The command


def preview(*words: str | Path, cwd: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the command, and wait for the line with its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cjmap", "preview", "--no-open", *map(str, words)],
        cwd=cwd, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr
    return process, process.stderr.readline().decode()


def test_ctrl_c_ends_it_cleanly(file: Path) -> None:
    """The address is one line on standard error; Ctrl-C ends the command with exit code 0 and no further word."""
    process, line = preview("map.yaml", "--port", "0", cwd=file.parent)
    assert line.startswith("preview of map.yaml: http://127.0.0.1:")
    port = int(line.split("127.0.0.1:")[1].split("/")[0])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/state/map.yaml")
    assert json.loads(connection.getresponse().read())["state"] == "good"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (0, b"", b"")


def test_a_port_that_is_taken(file: Path) -> None:
    """Without --port the next free one is used; with it, exit code 3 and one line that says so."""
    first, one = preview("map.yaml", cwd=file.parent)
    second, other = preview("map.yaml", cwd=file.parent)
    assert one != other
    port = one.split("127.0.0.1:")[1].split("/")[0]
    done = cjmap("preview", "map.yaml", "--no-open", "--port", port, cwd=file.parent)
    assert (done.returncode, done.stderr.decode()) == (
        3, f"cjmap: port {port} is in use or not allowed; leave --port out to use a free one\n",
    )  # fmt: skip
    for process in (first, second):
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 0


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("nothing.yaml", 3, "there is no such file or folder"),
        ("-", 2, "not standard input"),
        ("empty", 2, "there is no journey file in empty"),
        ("pipe", 3, "not a regular file"),
    ],
)
def test_what_cannot_be_previewed(tmp_path: Path, path: str, code: int, words: str) -> None:
    """A path that cannot be shown is refused with a sentence before anything is served."""
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    done = cjmap("preview", "--no-open", "--", path, cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr.decode()


def wait_for(happens: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < end, "it never was so"
        time.sleep(0.02)
