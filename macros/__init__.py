"""The machine behind the explainer. `define_env` is the only door the site generator knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import pass_context

from .finish import finish
from .made import Made, open_made
from .pages import BLOCKS, NAMES
from .problems import RecordError
from .prose import filled
from .sentences import Call
from .stash import Stash

_give: Callable[[Any, Call], str]


def define_env(env: Any) -> None:
    """Check the record and the pages, once a build; then give pages their macros. Faults stop the build."""
    global _give
    try:
        made = open_made(_project(env))
    except RecordError as error:
        raise _stop(str(error)) from None
    _give = _giver(made, _stash(env))
    for name in NAMES:
        env.macro(_macro(name, _give), name)


def on_pre_page_macros(env: Any) -> None:
    """Put what literal calls give into a page at once; else each page would be compiled as a template of its own."""
    env.markdown = filled(env.markdown, partial(_give, env.page))


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


def _giver(made: Made, stash: Stash | None) -> Callable[[Any, Call], str]:
    def give(page: Any, call: Call) -> str:
        markup = made.markup(*_page(page), call.name, call.args, call.kwargs)
        return stash.sign(markup) if stash and call.name in BLOCKS else markup

    return give


def _macro(name: str, give: Callable[[Any, Call], str]) -> Any:
    @pass_context
    def macro(context: Any, *args: Any, **kwargs: Any) -> str:
        return give(context["page"], Call(name, args, kwargs, 0))

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
