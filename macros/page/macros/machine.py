"""The macro of the page that shows how the machine works."""

from __future__ import annotations

from markupsafe import Markup

from ...draw.rooms import arrows, rooms
from .base import Base


class Machine(Base):
    """The machine itself."""

    def rooms(self) -> Markup:
        """The rooms of the machine in the order a fact travels, and who imports whom, read from the code."""
        found = rooms()
        return self._block("machine/rooms", rooms=found, arrows=arrows(found))
