"""What every generator's site gets before it is published: names that change with what they name, one script, no ballast.

It works on the built folder alone. A site that was not finished works too, by its plain names.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from .labels import labelled

HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?\w+$")
# How a page asks for what lies in assets/ at the site's root: the way there, then the name within.
ASKED = re.compile(r'="(?<=(?:src|ref)=")((?:\.\./)*assets/|\./assets/|/(?:[^":]*/)?assets/)([^"?#]+)(?=["?#])')
# Our own scripts that wait for the page, and our own parts of the style, where they follow each other.
SCRIPT = r'<script src="[./\w-]*assets/[\w-]+\.js" defer></script>\s*'
STYLE = r'<link rel="stylesheet" href="[./\w-]*assets/style/[\w-]+\.css">\s*'
FOLLOWING = re.compile(f"{SCRIPT}(?:{SCRIPT})+|{STYLE}(?:{STYLE})+")
# A part of the script that fails leaves the others as they are.
GUARD = "try {{\n{}}} catch (fault) {{ console.error(fault) }}\n"
# In these white space may mean something; elsewhere a break and any indent after it mean one space.
VERBATIM = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.S)
INDENT = re.compile(r"\n\s+")
COMMENT = re.compile(r"^[ \t]*(?://.*)?\n?", re.M)
STYLE_COMMENT = re.compile(r"/\*.*?\*/|^[ \t]+|\n(?=\s*\n)", re.M | re.S)
MAP = re.compile(r"\n?/[/*]# sourceMappingURL=[^\s*]+(?: ?\*/)?\n?")
# The theme's, on every page, outside what a template can replace: a checkbox has nothing to complete.
CHECKBOX = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')
# Which versions built it tells an attacker more than a reader.
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*"\s*/?>\s*')
# Python-Markdown's, for the columns of tables: our policy forbids inline style. style/tables.css reads what takes its place.
ALIGNED = re.compile(r'(<t[dh]\b[^>]*?) style="text-align: (left|center|right);"')


def finish(site: Path) -> None:
    """Finish a built site in place; a second time changes nothing, and a folder without pages is left alone.

    FileNotFoundError where a page asks for a script or a part of the style that is not there.
    """
    assets, names = site / "assets", dict[str, str]()

    def named(match: re.Match[str]) -> str:
        names[match[2]] = names.get(match[2]) or _hashed(assets, match[2])
        return f'="{match[1]}{names[match[2]]}'

    for path in sorted(site.rglob("*.html")):
        text = path.read_bytes().decode()
        finished = ASKED.sub(named, _joined(_squeezed(text), assets))
        if finished != text:
            path.write_bytes(finished.encode())
    if names:
        _clear(assets, set(names.values()))


def _squeezed(text: str) -> str:
    """A page without indents, and without what its generator had better not written; its tables labelled."""
    parts = VERBATIM.split(ALIGNED.sub(r'\1 data-align="\2"', CHECKBOX.sub(r"\1", GENERATOR.sub("", text))))
    parts[::2] = [INDENT.sub("\n", part) for part in parts[::2]]
    return labelled("".join(parts))


def _joined(text: str, assets: Path) -> str:
    """A page that asks once for what it asked for part by part: one script, one style, written beside the parts."""

    def join(match: re.Match[str]) -> str:
        asked = ASKED.findall(match[0])
        parts = [(assets / name).read_bytes().decode() for _, name in asked]
        if asked[0][1].endswith(".js"):
            name = _written(assets, "js", "".join(GUARD.format(COMMENT.sub("", part)) for part in parts))
            return f'<script src="{asked[0][0]}{name}" defer></script>\n'
        name = _written(assets, "css", "".join(STYLE_COMMENT.sub("", part).lstrip() for part in parts))
        return f'<link rel="stylesheet" href="{asked[0][0]}{name}">\n'

    return FOLLOWING.sub(join, text)


def _written(assets: Path, suffix: str, text: str) -> str:
    """The name of a file that holds a text and is called by its hash."""
    content = text.encode()
    (assets / (name := f"site.{_hash(content)}.{suffix}")).write_bytes(content)
    return name


def _hashed(assets: Path, name: str) -> str:
    """The name under which an asset now lies: styles and scripts bear a hash of what they hold."""
    path = assets / name
    if path.suffix not in (".css", ".js") or HASHED.search(name) or not path.is_file():
        return name
    found = path.with_suffix(f".{_hash(path.read_bytes())}{path.suffix}")
    path.rename(found)
    return found.relative_to(assets).as_posix()


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]


def _clear(assets: Path, asked: set[str]) -> None:
    """Take away the styles, scripts and maps that no page asks for, and the words that lead to a map."""
    for path in sorted(assets.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.suffix in (".css", ".js", ".map"):
            if path.relative_to(assets).as_posix() not in asked:
                path.unlink()
            elif MAP.search(text := path.read_bytes().decode()):
                path.write_bytes(MAP.sub("", text).encode())
