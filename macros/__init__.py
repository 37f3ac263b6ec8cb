"""The machine behind the explainer. `define_env` is the only door the site generator knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import pass_context

from .build.cache import Cache, open_cache
from .build.finish import finish
from .build.placeholders import Placeholders
from .page.macros import BLOCK_MACROS, MACROS
from .prose.masking import fill_calls
from .prose.sentences import Call
from .record.problems import RecordError

_expand: Callable[[Any, Call], str]


def define_env(env: Any) -> None:
    """Check the record and the pages, once a build; then give pages their macros. Faults stop the build."""
    global _expand
    try:
        cache = open_cache(_project(env))
    except RecordError as error:
        raise _stop(str(error)) from None
    _expand = _expander(cache, _placeholders(env))
    for name in MACROS:
        env.macro(_macro(name, _expand), name)


def on_pre_page_macros(env: Any) -> None:
    """Put what literal calls give into a page at once; else each page would be compiled as a template of its own."""
    env.markdown = fill_calls(env.markdown, partial(_expand, env.page))


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages, and finish the site. Generators without such a hook call `export`."""
    open_cache(_project(env)).export(Path(env.conf["site_dir"]))
    finish(Path(env.conf["site_dir"]))


def _project(env: Any) -> Path:
    """The folder that holds mkdocs.yml."""
    return Path(getattr(env, "project_dir", None) or ".").resolve()


def _placeholders(env: Any) -> Placeholders | None:
    """Where finished markup waits for Markdown, if the generator takes an extension here."""
    extensions = getattr(getattr(env, "conf", None), "markdown_extensions", None)
    if not isinstance(extensions, list):
        return None
    extensions.append(placeholders := Placeholders())
    return placeholders


def _expander(cache: Cache, placeholders: Placeholders | None) -> Callable[[Any, Call], str]:
    def expand(page: Any, call: Call) -> str:
        markup = cache.markup(*_page(page), call.name, call.args, call.kwargs)
        return placeholders.put(markup) if placeholders and call.name in BLOCK_MACROS else markup

    return expand


def _macro(name: str, expand: Callable[[Any, Call], str]) -> Any:
    @pass_context
    def macro(context: Any, *args: Any, **kwargs: Any) -> str:
        return expand(context["page"], Call(name, args, kwargs, 0))

    macro.__doc__ = MACROS[name].__doc__
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
