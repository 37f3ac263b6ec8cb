"""A built site, finished: names that change with what they name, one script, nothing that no page asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from lxml import html
from support import ROOT

from macros.build.finish import finish

HEAD = """<link rel="stylesheet" href="{}assets/stylesheets/main.57a0d79d.min.css"><link rel="stylesheet" href="{}assets/style/first.css">
      <link rel="stylesheet" href="{}assets/style/second.css">"""
BODY = """
    <p>One   <b>two</b>
        <i>three</i></p>
    <pre>
      <b>kept</b>
          as it is
    </pre>
    <textarea>
        and this</textarea>
      <script src="{}assets/early.js"></script>

      <script src="{}assets/one.js" defer></script>

      <script src="{}assets/two.js" defer></script>
    """
ASSETS = {
    "style/first.css": "/* A word. */\np { color: red; }\n",
    "style/second.css": "b { /* Another. */ color: blue; }\n",
    "early.js": "early = 1;\n",
    "one.js": '// A word.\n(() => {\n  // Another.\n  const a = "http://x"; // stays\n\n  one = a;\n})();\n',
    "two.js": "two = 2;\n",
    "idle.js": "idle = 3;\n",
    "card.png": "picture",
    "stylesheets/main.57a0d79d.min.css": "a{}\n/*# sourceMappingURL=main.57a0d79d.min.css.map */",
    "stylesheets/main.57a0d79d.min.css.map": "{}",
    "javascripts/lunr/min/lunr.xx.min.js": "",
}
WAYS = {"index.html": "", "a/b/index.html": "../../", "404.html": "/base/"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of three pages, as a generator leaves it."""
    for name, content in ASSETS.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name, way in WAYS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((HEAD + BODY).replace("{}", way), encoding="utf-8")
    return tmp_path


@pytest.fixture
def page(site: Path) -> Callable[[str], str]:
    """Finishes the site with a page that holds some text, and gives that page."""

    def finished(text: str) -> str:
        (site / "index.html").write_text(text, encoding="utf-8")
        finish(site)
        return (site / "index.html").read_text(encoding="utf-8")

    return finished


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def asked(site: Path, name: str) -> list[str]:
    return html.parse(str(site / name)).getroot().xpath("//link/@href | //script/@src")


def test_every_page_asks_for_hashed_names_that_are_there(site: Path) -> None:
    finish(site)
    for name, way in WAYS.items():
        links = asked(site, name)
        assert [re.sub(r"[0-9a-f]{8}", "#", link) for link in links] == [
            f"{way}assets/stylesheets/main.#.min.css", f"{way}assets/site.#.css", f"{way}assets/early.#.js", f"{way}assets/site.#.js"
        ]  # fmt: skip
        assert all((site / link.removeprefix(way)).is_file() for link in links)


def test_another_content_has_another_name(site: Path) -> None:
    other = site.parent / "other"
    other.mkdir()
    for name, content in files(site).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(content.replace(b"red", b"blue"))
    finish(site)
    finish(other)
    here, there = set(asked(site, "index.html")), set(asked(other, "index.html"))
    assert len(here - there) == len(there - here) == 1
    assert (here - there).pop().endswith(".css")


def test_deferred_scripts_become_one_in_their_order_without_comments(site: Path) -> None:
    finish(site)
    script = next((site / "assets").glob("site.*.js")).read_text(encoding="utf-8")
    one = '(() => {\nconst a = "http://x"; // stays\none = a;\n})();\n'
    assert script == "".join(f"try {{\n{part}}} catch (fault) {{ console.error(fault) }}\n" for part in (one, "two = 2;\n"))


def test_what_no_page_asks_for_is_gone_and_pictures_stay(site: Path) -> None:
    finish(site)
    left = {re.sub(r"[0-9a-f]{8}", "#", path.relative_to(site / "assets").as_posix()) for path in (site / "assets").rglob("*")}
    assert left == {"stylesheets", "stylesheets/main.#.min.css", "site.#.css", "early.#.js", "site.#.js", "card.png"}
    assert (site / "assets/stylesheets/main.57a0d79d.min.css").read_text() == "a{}"


def test_a_second_time_changes_nothing(site: Path) -> None:
    finish(site)
    once = files(site)
    finish(site)
    assert files(site) == once


def test_a_folder_without_pages_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_text("p {}")
    finish(tmp_path)
    assert files(tmp_path) == {"assets/style.css": b"p {}"}


def test_indents_go_but_not_where_they_mean_something(page: Callable[[str], str]) -> None:
    text = page("<p>One   <b>two</b>\n\n      <i>three</i></p>\n  <pre>\n    <b>a</b>\n</pre>\n  <script>\n    x\n</script>\n")
    assert text == "<p>One   <b>two</b>\n<i>three</i></p>\n<pre>\n    <b>a</b>\n</pre>\n<script>\n    x\n</script>\n"


@pytest.mark.parametrize(
    ("written", "finished"),
    [
        ('<input class="x" type="checkbox" id="y" autocomplete="off">', '<input class="x" type="checkbox" id="y">'),
        ('<input type="search" autocomplete="off">', '<input type="search" autocomplete="off">'),
        ('<th style="text-align: right;">n</th>', '<th data-align="right">n</th>'),
        ('<td class="n" style="text-align: center;">n</td>', '<td class="n" data-align="center">n</td>'),
        ('<a href="https://example.org/assets/style.css">', '<a href="https://example.org/assets/style.css">'),
        ('<a href="more-assets/style.css">', '<a href="more-assets/style.css">'),
        ('<code>href="assets/style.css</code>', '<code>href="assets/style.css</code>'),
    ],
)
def test_what_is_mended_and_what_is_left(page: Callable[[str], str], written: str, finished: str) -> None:
    assert page(written) == finished


def test_the_cells_of_a_markdown_table_say_what_their_column_is_headed_by(page: Callable[[str], str]) -> None:
    source = '| Way | What it <b>costs</b> | "Came" of it | |\n| --- | ---: | --- | --- |\n| a | 1 | `<td>` | |\n| b | 2 | | x |'
    own = '<div class="scroll"><table><thead><tr><th>Key</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table></div>'
    text = page(markdown.markdown(source, extensions=["tables"]) + own)
    cells = html.fromstring(text).xpath("//td")
    label = ["What it costs", '"Came" of it', None]
    assert [cell.get("data-label") for cell in cells] == [None, *label, None, *label, None]
    assert [cell.text_content().strip() for cell in cells] == ["a", "1", "<td>", "", "b", "2", "", "x", "a"]


def test_our_scripts_can_lose_their_indents() -> None:
    """A template string over several lines would lose some of what it says."""
    for path in (ROOT / "docs" / "assets").glob("*.js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, f"{path.name}: {line}"


def test_every_text_of_the_own_site_is_whole(own_site: Path) -> None:
    for path in own_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert re.sub(r"<(pre|textarea|script)\b.*?</\1>", "", text, flags=re.S).count("\n ") == 0, path
        assert re.search(r'assets/site\.[0-9a-f]{8}\.js" defer', text), path
    assert not list(own_site.rglob("*.map"))


def test_the_parts_of_the_style_become_one_in_their_order_without_comments(site: Path) -> None:
    finish(site)
    style = next((site / "assets").glob("site.*.css")).read_text(encoding="utf-8")
    assert style == "p { color: red; }\nb {  color: blue; }\n"
