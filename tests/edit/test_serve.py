"""A served site while it is edited: which build it is, what its pages show, and that a build shows none of it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.edit import door
from macros.edit.serve import PLUGIN, Preview, faults, serving, taken


class Address(tuple[str, int]):
    """A server's address, as the generator has it."""

    def __str__(self) -> str:
        return f"{self[0]}:{self[1]}"


def environment(project: Path, served: bool, port: int = 0) -> SimpleNamespace:
    """What the generator hands to `define_env`."""
    conf = {"config_file_path": str(project / "mkdocs.yml"), "site_dir": str(project / "site")}
    url = f"http://127.0.0.1:{port}/" if served else "https://example.org/"
    settings = SimpleNamespace(dev_addr=Address(("127.0.0.1", port)), site_url=url, **conf)
    return SimpleNamespace(conf=settings, project_dir=str(project), macro=lambda *_: None, markdown="{{ glossary() }}", page=None)


@pytest.fixture(autouse=True)
def _loggers_as_they_were() -> Iterator[None]:
    kept = {name: list(logging.getLogger(name).handlers) for name in ("mkdocs", "properdocs")}
    yield
    for name, handlers in kept.items():
        logging.getLogger(name).handlers = handlers
    door._preview = None


def test_a_build_is_not_served(ferry: Path) -> None:
    assert serving(environment(ferry, served=True, port=8000))
    assert not serving(environment(ferry, served=False, port=8000))
    assert not serving(SimpleNamespace())


def test_a_served_site_shows_its_faults_and_a_build_stops(ferry: Path, edit: Callable[..., None]) -> None:
    edit(("data/places.yml", "lat: 50.5", "lat: {{ north"), ("data/claims.yml", "theme: crossing", "theme: crosing"))
    served = environment(ferry, served=True)
    door.define_env(served)
    door.on_pre_page_macros(served)
    assert served.markdown.startswith("# ")
    assert "faults to mend" in served.markdown
    assert "<code>data/claims.yml&#58;5</code>" in served.markdown
    assert "did you mean 'crossing'?" in served.markdown
    assert "{{" not in served.markdown
    door._preview = None
    with pytest.raises(Exception, match=r"did you mean 'crossing'\?"):
        door.define_env(environment(ferry, served=False))


def test_it_goes_on_as_soon_as_they_are_mended(ferry: Path, edit: Callable[..., None]) -> None:
    edit(("data/claims.yml", "theme: crossing", "theme: crosing"))
    door.define_env(environment(ferry, served=True))
    edit(("data/claims.yml", "theme: crosing", "theme: crossing"))
    served = environment(ferry, served=True)
    served.page = SimpleNamespace(file=SimpleNamespace(src_uri="glossary.md"))
    door.define_env(served)
    served.markdown = "{{ glossary() }}"
    door.on_pre_page_macros(served)
    assert "Ferry" in served.markdown


def test_a_fault_that_is_saved_during_a_build_is_shown_too(ferry: Path, edit: Callable[..., None]) -> None:
    served = environment(ferry, served=True)
    served.page = SimpleNamespace(file=SimpleNamespace(src_uri="glossary.md"))
    door.define_env(served)
    edit(("data/claims.yml", "theme: crossing", "theme: crosing"))
    door._cache.__dict__.pop("site", None)
    door._cache._page = ("", False, {})
    for path in (ferry / ".cache").rglob("*.json"):
        path.unlink()
    door.on_pre_page_macros(served)
    assert "to mend" in served.markdown


def test_a_port_that_is_taken_is_said_in_a_line(ferry: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"127.0.0.1:{port} cannot be listened at .* make serve PORT={port + 1}"):
            door.define_env(environment(ferry, served=True, port=port))
    assert taken(environment(ferry, served=True, port=port)) == ""


def test_what_would_stop_a_build_stands_on_the_pages_and_they_reload_themselves(tmp_path: Path) -> None:
    preview = Preview()
    logging.getLogger("mkdocs.structure.pages").warning("a link <b>leads nowhere</b>")
    page = tmp_path / "index.html"
    page.write_text("<meta content=\"script-src 'self'; style-src 'self'\"><article class=\"a\">x</article>")
    preview.finish(tmp_path)
    text = page.read_text()
    assert "script-src 'self' 'unsafe-inline'; style-src 'self'" in text
    assert "a link &#60;b&#62;leads nowhere&#60;/b&#62;" in text
    assert text.index("leads nowhere") < text.index("x</article>")


def test_warnings_are_counted_for_a_build_alone() -> None:
    class CountHandler(logging.Handler):
        """As the generator's own, which ends a strict build."""

    counter = CountHandler()
    logging.getLogger("mkdocs").addHandler(counter)
    Preview()
    assert counter not in logging.getLogger("mkdocs").handlers


def test_the_plugin_says_nothing_of_how_it_goes_about_it(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger(PLUGIN)
    with caplog.at_level(logging.DEBUG):
        logger.info("[macros] - Found local Python module")
        logger.warning("something is wrong")
    assert [record.getMessage() for record in caplog.records] == ["something is wrong"]


def test_faults_are_cut_into_place_and_message() -> None:
    assert faults("data/a b.yml: x: y\ndata/a.yml:3: claim b: c: d\n\n… and 5 more") == [
        ("", "data/a b.yml: x: y"),
        ("data/a.yml:3", "claim b: c: d"),
        ("", "… and 5 more"),
    ]
