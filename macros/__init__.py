"""The machine behind the explainer. These three are the only door the site generator knows.

What stands behind it is imported when it is opened: the commands beside the generator do with less.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Check the record and the pages, once a build; then give pages their macros."""
    from .edit import door

    door.define_env(env)


def on_pre_page_macros(env: Any) -> None:
    """Put what literal calls give into a page."""
    from .edit import door

    door.on_pre_page_macros(env)


def on_post_build(env: Any) -> None:
    """Write what stands beside the pages, and finish the site."""
    from .edit import door

    door.on_post_build(env)
