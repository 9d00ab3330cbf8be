"""docs/gallery.md: every sample with its picture and its command, and every picture what its command draws."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from gallery import COMMANDS, OUTPUT, PAGE, drawn_by, target
from running import ROOT, cjmap

SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.yaml"))
PLAIN = {f"cjmap render samples/{name}.yaml -o output/{name}.svg" for name in SAMPLES}
OTHERS = [command for command in COMMANDS if command not in PLAIN]
PICTURE = re.compile(r"!\[([^]]*)\]\(([^)]+)\)")
SECTION = re.compile(r"^### .+\n\n(.+)\n\n```sh\n(.+)\n```\n\n\[!\[[^]]+\]\((.+)\)\]\((.+)\)$", re.MULTILINE)


def test_every_sample_is_on_the_page() -> None:
    """Each sample has its section: one sentence, the command that draws it, and the picture that it draws."""
    sections = {command: (sentence, picture, link) for sentence, command, picture, link in SECTION.findall(PAGE)}
    assert set(sections) == PLAIN
    for command, (sentence, picture, link) in sections.items():
        assert sentence.endswith(".")
        assert picture == link == f"../{target(command)}"


def test_the_page_has_no_more_commands_than_pictures() -> None:
    """No command stands there twice, and each has a picture to show for it."""
    assert len(set(COMMANDS)) == len(COMMANDS)
    shown = {Path(address).name for _, address in PICTURE.findall(PAGE)}
    assert [command for command in COMMANDS if not any(drawn_by(command, name) for name in shown)] == []


@pytest.mark.parametrize("address", sorted({address for _, address in PICTURE.findall(PAGE)}))
def test_every_picture_is_there(address: str) -> None:
    """Each picture of the page is a file of the gallery that one of the page's commands draws."""
    path = (ROOT / "docs" / address).resolve()
    assert path.parent == OUTPUT
    assert path.is_file(), f"{path.name} has not been drawn"
    assert any(drawn_by(command, path.name) for command in COMMANDS)


def test_every_picture_has_words() -> None:
    """Each picture of the page has a text for those who cannot see it."""
    assert all(words.strip() for words, _ in PICTURE.findall(PAGE))


def test_links_of_the_page_lead_somewhere() -> None:
    """Each link of the page and of the list of samples names a file that is there."""
    for place in (ROOT / "docs" / "gallery.md", ROOT / "samples" / "README.md"):
        for address in re.findall(r"\]\(([^)#]+)\)", place.read_text(encoding="utf-8")):
            assert (place.parent / address).exists(), f"{place.name} links to {address}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_names_files_that_are_there(command: str) -> None:
    """What a command of the page draws is a sample, and it writes into the gallery."""
    name, verb, source, *_ = shlex.split(command)
    assert (name, verb) == ("cjmap", "render")
    assert source in {f"samples/{sample}.yaml" for sample in SAMPLES}
    assert Path(target(command)).parent == Path("output")


@pytest.mark.parametrize("command", OTHERS)
def test_every_command_draws_what_is_shown(command: str, tmp_path: Path) -> None:
    """A slide, page or other theme of the gallery equals, byte for byte, what its command draws now, and none is missing."""
    words = [str(tmp_path / Path(word).name) if word == target(command) else word for word in shlex.split(command)[1:]]
    done = cjmap(*words, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in OUTPUT.iterdir() if drawn_by(command, path.name)}
    assert sorted(drawn) == sorted(committed)
    # Compared as plain truth values: a difference of 100 kB of SVG helps nobody.
    changed = [name for name, data in drawn.items() if data != committed[name]]
    assert changed == [], "not what is drawn now: look at the new pictures, then commit them"
