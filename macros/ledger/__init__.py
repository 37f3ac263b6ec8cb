"""The ledger: what was published, what changed since, and whether the log says so."""

from .changes import WORDING
from .check import LEDGER_RULES, check_ledger, ledger_page
from .ledger import Ledger, Tombstone
from .published import FILE, AcceptedReading, Published, Step, as_text, read_published
from .readings import accepted_state, turn

__all__ = [
    "FILE",
    "LEDGER_RULES",
    "WORDING",
    "AcceptedReading",
    "Ledger",
    "Published",
    "Step",
    "Tombstone",
    "accepted_state",
    "as_text",
    "check_ledger",
    "ledger_page",
    "read_published",
    "turn",
]
