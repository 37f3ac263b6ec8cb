"""The machine behind the explainer. `define_env` is the only door the site generator knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import pass_context

from .finish import finish
from .made import Made, open_made
from .pages import BLOCKS, NAMES
from .problems import RecordError
from .stash import Stash


def define_env(env: Any) -> None:
    """Check the record and the pages, once a build; then give pages their macros. Faults stop the build."""
    try:
        made = open_made(_project(env))
    except RecordError as error:
        raise _stop(str(error)) from None
    stash = _stash(env)
    for name in NAMES:
        env.macro(_macro(made, name, stash if name in BLOCKS else None), name)


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages, and finish the site. Generators without such a hook call `export`."""
    open_made(_project(env)).export(Path(env.conf["site_dir"]))
    finish(Path(env.conf["site_dir"]))


def _project(env: Any) -> Path:
    """The folder that holds mkdocs.yml."""
    return Path(getattr(env, "project_dir", None) or ".").resolve()


def _stash(env: Any) -> Stash | None:
    """Where finished markup waits for Markdown, if the generator takes an extension here."""
    extensions = getattr(getattr(env, "conf", None), "markdown_extensions", None)
    if not isinstance(extensions, list):
        return None
    extensions.append(stash := Stash())
    return stash


def _macro(made: Made, name: str, stash: Stash | None) -> Any:
    @pass_context
    def macro(context: Any, *args: Any, **kwargs: Any) -> str:
        markup = made.markup(*_page(context["page"]), name, args, kwargs)
        return stash.sign(markup) if stash else markup

    macro.__doc__ = NAMES[name].__doc__
    return macro


def _page(page: Any) -> tuple[str, bool]:
    """A page's path below docs/, and whether its generator rewrites links in raw HTML."""
    return (str(page.file.src_uri), False) if hasattr(page, "file") else (str(page.path), True)


def _stop(report: str) -> Exception:
    """The generator's own way to stop with a clean message, where it has one."""
    try:
        from mkdocs.exceptions import PluginError
    except ImportError:
        return RecordError(report)
    return PluginError(f"\n{report}")
