"""The ledger: what was published, what changed since, and whether the log says so."""

from .acceptance import check_acceptance
from .check import LEDGER_RULES, check_ledger
from .compare import compare
from .comparison import Comparison
from .entries import QUIET, named
from .ledger import Ledger, Tombstone
from .pages import ledger_page
from .published import FILE, AcceptedReading, Published, Step, as_text, read_published
from .readings import accepted_state, turn

__all__ = [
    "FILE",
    "LEDGER_RULES",
    "QUIET",
    "AcceptedReading",
    "Comparison",
    "Ledger",
    "Published",
    "Step",
    "Tombstone",
    "accepted_state",
    "as_text",
    "check_acceptance",
    "check_ledger",
    "compare",
    "ledger_page",
    "named",
    "read_published",
    "turn",
]
