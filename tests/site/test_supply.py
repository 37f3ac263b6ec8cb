"""What we depend on, and what the workflows may do."""

from __future__ import annotations

import os
import re
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from support import ROOT, module_at

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture
def links() -> ModuleType:
    return module_at(ROOT / ".github" / "links.py")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_permissions_are_least(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    for one in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one), one
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "write-all" not in str(job.get("permissions"))
        assert job["timeout-minutes"] <= 60


def test_nothing_kept_is_handed_on_or_published() -> None:
    """Whoever could hand on what a build keeps could publish what no check has seen."""
    assert ".cache/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))["jobs"]["check"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs.index("rm -rf .cache") < runs.index("make build")


def test_only_a_green_main_is_published() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["publish"]["needs"] == "check"
    assert "refs/heads/main" in jobs["publish"]["if"]
    writing = [name for name, job in jobs.items() if "write" in str(job.get("permissions"))]
    assert writing == ["publish"]


def test_dead_links_are_listed_and_known_refusals_are_not_asked(links: ModuleType) -> None:
    asked = []

    def ask(url: str) -> tuple[str, str]:
        asked.append(url)
        if "odd" in url:
            raise RuntimeError("<b>never\nseen</b>")
        return (links.DEAD, "HTTP 404") if "gone" in url else (links.ALIVE, "")

    sources = {"a": "https://there.invalid/x", "b": "https://gone.invalid/y", "c": "https://refuses.invalid/z", "d": "https://odd.invalid/"}
    answers = links.survey(sources, {"refuses.invalid": "asks to sign in"}, ask)
    assert sorted(asked) == ["https://gone.invalid/y", "https://odd.invalid/", "https://there.invalid/x"]
    assert links.report(sources, answers).splitlines() == [
        "- [ ] `b` <https://gone.invalid/y>: HTTP 404", "",
        "These could not be asked, which says nothing of them:", "", "- `d` <https://odd.invalid/>: RuntimeError bnever seen/b",
    ]  # fmt: skip
    assert links.report(sources, answers | {"b": (links.ALIVE, "")}) == ""


ANSWERS = {
    "/fine": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "/gone": b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
    "/refused": b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
    "/nonsense": b"\x00\xff nonsense\r\n\r\n",
    "/no-number": b"HTTP/1.1 abc OK\r\n\r\n",
    "/long": b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
    "/nothing": b"",
    "/lost": b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe:x/\r\n\r\n",
    "/%D8%AE%D8%A8%D8%B1?%C3%A9=1": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
}


class Strange(socketserver.BaseRequestHandler):
    """Answers as some servers do."""

    def handle(self) -> None:
        target = self.request.recv(65_536).split(b" ")[1].decode()
        self.request.sendall(ANSWERS[target])


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Strange) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_any_answer_is_survived_and_addresses_are_asked_for_as_a_browser_would(links: ModuleType, strange: str) -> None:
    how = {path: links.answer(strange + path)[0] for path in ANSWERS}
    how["/خبر?é=1"] = links.answer(f"{strange}/خبر?é=1")[0]
    assert how == {
        "/fine": "alive", "/gone": "dead", "/refused": "alive", "/nonsense": "could not be asked", "/no-number": "could not be asked",
        "/long": "could not be asked", "/nothing": "could not be asked", "/lost": "could not be asked",
        "/%D8%AE%D8%A8%D8%B1?%C3%A9=1": "dead", "/خبر?é=1": "dead",
    }  # fmt: skip
    assert links.as_asked("https://bücher.example/straße?q=ü#x") == "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC"
    assert links.answer("https://" + "a" * 70 + ".example/")[0] == links.answer("nonsense")[0] == "could not be asked"


def test_a_host_without_a_name_is_gone_but_not_where_our_own_way_out_has_none(links: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = links.socket.gaierror(links.socket.EAI_NONAME, "Name or service not known")
    assert links._unreached("https://gone.example/", nowhere) == (links.DEAD, "no such host")
    monkeypatch.setenv("https_proxy", "http://proxy.invalid:3128")
    assert links._unreached("https://there.example/", nowhere) == (links.UNASKED, "our proxy has no address")
    monkeypatch.delenv("https_proxy")
    assert links._unreached("https://there.example/", links.socket.gaierror(links.socket.EAI_AGAIN, "try again"))[0] == links.UNASKED
    assert links._unreached("https://there.example/", TimeoutError("timed out"))[0] == links.UNASKED


def test_the_weekly_job_opens_an_issue_only_for_a_dead_link() -> None:
    """make echoes what it sets up: that is no list."""
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "weekly.yml").read_text(encoding="utf-8"))["jobs"]["links"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs[:2] == ["make .venv/site", "make -s links > dead.md"]
    assert runs[2].startswith("test -s dead.md || exit 0\n")


def test_what_was_published_before_is_found(tmp_path: Path) -> None:
    """The step of the workflow is run as it stands, in a repository of its own."""
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))["jobs"]["check"]["steps"]
    step = next(step["run"] for step in steps if step.get("name") == "Find what was published before")
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "RUNNER_TEMP": str(tmp_path), "GITHUB_ENV": str(tmp_path / "env")}

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=tmp_path / "tree", env=environment, capture_output=True, text=True, check=True
        ).stdout.strip()

    def run(base: str) -> tuple[int, str]:
        (tmp_path / "env").write_text("")
        done = subprocess.run(
            ["bash", "-ec", step], cwd=tmp_path / "tree", env={**environment, "BASE": base}, capture_output=True, check=False
        )
        return done.returncode, (tmp_path / "env").read_text()

    (tmp_path / "tree" / "data").mkdir(parents=True)
    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "nothing yet")
    none = git("rev-parse", "HEAD")
    (tmp_path / "tree" / "data" / "published.json").write_text('{"urn": "before"}')
    git("add", "data")
    git("commit", "-q", "-m", "first")
    before = git("rev-parse", "HEAD")
    (tmp_path / "tree" / "data" / "published.json").unlink()
    git("commit", "-q", "-a", "-m", "gone")
    assert run(before) == (0, f"LEDGER_BASE={tmp_path}/published.json\n")
    assert (tmp_path / "published.json").read_text() == '{"urn": "before"}'
    assert [run(base) for base in ("", "0" * 40, none)] == [(0, "")] * 3
    git("checkout", "-q", none)
    assert [run(base) for base in (before, "1" * 40)] == [(1, "")] * 2


@pytest.mark.parametrize("base", ["", "before.json"])
def test_ci_compares_with_what_was_before_or_says_that_it_does_not(tmp_path: Path, base: str) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "Makefile").write_text("lint test:\n\t@echo $@\n")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}  # make says more below another make
    environment = own | {"LEDGER_BASE": base}
    done = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    said = "-m macros compare before.json" if base else "data/published.json: not compared: no earlier state is given in LEDGER_BASE"
    assert done.stdout.splitlines() == ["lint", said, "test"]


def test_a_checkout_has_the_same_bytes_everywhere() -> None:
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()


def test_every_refusal_has_its_reason() -> None:
    refusals = yaml.safe_load((ROOT / ".github" / "refusals.yml").read_text(encoding="utf-8"))
    assert refusals
    assert all(isinstance(why, str) and len(why.split()) > 2 for why in refusals.values())
