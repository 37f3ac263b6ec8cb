"""The machine behind the explainer. `define_env` is the only door the site generator knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import pass_context

from .export import export
from .finish import finish
from .pages import NAMES
from .problems import RecordError
from .site import Site, open_site


def define_env(env: Any) -> None:
    """Check the record and the pages, once a build; then give pages their macros. Faults stop the build."""
    try:
        site = open_site(_project(env))
    except RecordError as error:
        raise _stop(str(error)) from None
    for name in NAMES:
        env.macro(_macro(site, name), name)


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages, and finish the site. Generators without such a hook call `export`."""
    export(open_site(_project(env)), Path(env.conf["site_dir"]))
    finish(Path(env.conf["site_dir"]))


def _project(env: Any) -> Path:
    """The folder that holds mkdocs.yml."""
    return Path(getattr(env, "project_dir", None) or ".").resolve()


def _macro(site: Site, name: str) -> Any:
    @pass_context
    def macro(context: Any, *args: Any, **kwargs: Any) -> str:
        return str(getattr(site.words(*_page(context["page"])), name)(*args, **kwargs))

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
