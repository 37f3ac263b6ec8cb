"""What the site generator asks of the machine: the macros of a page, and what is done when all pages are built."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import pass_context

from ..build.cache import Cache, open_cache
from ..build.finish import finish
from ..build.placeholders import Placeholders
from ..page.macros import BLOCK_MACROS, MACROS
from ..prose.masking import fill_calls
from ..prose.sentences import Call
from ..record.problems import RecordError
from .beside import Beside
from .serve import Preview, quiet, serving, taken

quiet()
_expand: Callable[[Any, Call], str]
_cache: Cache
_preview: Preview | None = None
_beside = Beside()


def define_env(env: Any) -> None:
    """Check the record and the pages, once a build; then give pages their macros.

    Faults stop a build; a served site shows them instead.
    """
    global _cache, _expand, _preview
    if serving(env) and _preview is None and (wrong := taken(env)):
        raise SystemExit(wrong)
    _preview = Preview() if serving(env) else None
    try:
        _cache = open_cache(_project(env))
    except RecordError as error:
        return _stop(error)
    _expand = _expander(_cache, _placeholders(env))
    for name in MACROS:
        env.macro(_macro(name, _expand), name)
    return None


def on_pre_page_macros(env: Any) -> None:
    """Put what literal calls give into a page at once; else each page would be compiled as a template of its own."""
    try:
        if not (_preview and _preview.report):
            env.markdown = fill_calls(env.markdown, partial(_expand, env.page))
    except RecordError as error:  # a file that was saved while the site is built
        _stop(error)
    if _preview and _preview.report:
        env.markdown = _preview.page()


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages, and finish the site. Generators without such a hook call `export`."""
    site = Path(env.conf["site_dir"])
    try:
        if not (_preview and _preview.report):
            _cache.export(site)
    except RecordError as error:
        _stop(error)
    if _preview:
        _preview.finish(site)
    finish(site)
    if _preview and not _preview.report:
        _beside.start(_project(env), site, env.conf["site_url"])


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


def _stop(error: RecordError) -> None:
    """Show the faults on a served site; else stop, in the generator's own way where it has one."""
    if _preview:
        return _preview.fail(str(error))
    try:
        from mkdocs.exceptions import PluginError
    except ImportError:
        raise error from None
    raise PluginError(f"\n{error}") from None
