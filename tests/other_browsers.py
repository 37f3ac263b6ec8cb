"""Two further engines for tests, by the protocols they bring along: Firefox's Marionette, WebKit's WebDriver. No driver is downloaded."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

HOW = {
    "firefox": "`apt-get install firefox-esr`, or a `firefox` on PATH",
    "webkit": "`apt-get install webkit2gtk-driver xvfb`, which brings WebKitWebDriver and MiniBrowser",
}


class Engine(Protocol):
    """What tests ask of a browser."""

    def open(self, address: str) -> None: ...
    def run(self, script: str) -> Any: ...


class Firefox:
    """Firefox, told what to do over its own port."""

    def __init__(self, port: int) -> None:
        self._socket = _connected(port)
        self._number = 0
        self._read()
        self._ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})
        self._ask("WebDriver:SetWindowRect", {"width": 900, "height": 800})

    def open(self, address: str) -> None:
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def paper(self) -> bytes:
        """The page as a PDF, on A4."""
        page = {"page": {"width": 21, "height": 29.7}}
        return base64.b64decode(self._ask("WebDriver:Print", page)["value"])

    def close(self) -> None:
        """Lets go of the port."""
        self._socket.close()

    def _ask(self, command: str, values: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, values])
        self._socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._socket.recv(1)
        text = b""
        while len(text) < int(size[:-1]):
            text += self._socket.recv(65_536)
        return json.loads(text)


class WebKit:
    """WebKit's small browser, told what to do by its driver."""

    def __init__(self, port: int, browser: str) -> None:
        _connected(port).close()
        self._at = f"http://127.0.0.1:{port}/session"
        options = {"binary": browser, "args": ["--automation"]}
        found = self._ask("", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._at += f"/{found['sessionId']}"

    def open(self, address: str) -> None:
        self._ask("/url", {"url": address})

    def run(self, script: str) -> Any:
        return self._ask("/execute/sync", {"script": script, "args": []})

    def _ask(self, path: str, values: dict[str, Any]) -> Any:
        asked = urllib.request.Request(self._at + path, json.dumps(values).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return json.loads(answer.read())["value"]


@contextmanager
def started(name: str, folder: Path) -> Iterator[Engine | None]:
    """An engine by its name, with a profile in a folder; None where this machine has none."""
    command, port = _command(name, folder), _free_port()
    if not command:
        yield None
        return
    processes = []
    environment = {**os.environ, "HOME": str(folder), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    try:
        if name == "webkit" and "DISPLAY" not in environment:
            environment["DISPLAY"] = f":{port}"
            processes.append(_running(["Xvfb", f":{port}", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], environment))
            time.sleep(1)
        if name == "firefox":
            (folder / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
            processes.append(_running(command, environment))
            with closing(Firefox(port)) as firefox:
                yield firefox
        else:
            processes.append(_running([command[0], f"--port={port}"], environment))
            yield WebKit(port, command[1])
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(20)


def _command(name: str, folder: Path) -> list[str]:
    if name == "firefox":
        found = shutil.which("firefox-esr") or shutil.which("firefox")
        return [found, "--headless", "--marionette", "--no-remote", "--profile", str(folder)] if found else []
    driver = shutil.which("WebKitWebDriver")
    browser = next(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"), None) if driver else None
    screen = "DISPLAY" in os.environ or shutil.which("Xvfb")
    return [driver, str(browser)] if driver and browser and screen else []


def _running(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _connected(port: int) -> socket.socket:
    for _ in range(120):
        try:
            return socket.create_connection(("127.0.0.1", port), 60)
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"nothing answers at port {port}")
