"""The map of the site for search engines: every page, and when the record behind it last changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ..model.addresses import from_root, whole
from ..page.metadata import changed

if TYPE_CHECKING:
    from ..page.site import Site

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
FILES = ("sitemap.xml", "sitemap.xml.gz")


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`sitemap.xml` in place of the generator's, which dates every page to the build.

    A sitemap holds full addresses only: while nobody knows the site's, there is none.
    """
    base = site.model.explainer.url
    if not base:
        return
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for page in site.model.pages:
        entry = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(entry, "loc").text = whole(base, from_root(page.path))
        ElementTree.SubElement(entry, "lastmod").text = changed(site.model, page).iso
    ElementTree.indent(root)
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    yield FILES[0], content + b"\n"
