"""The kinds of record: every field once, described once. Editors' schemas come from here."""

from .claims import Amount, Claim, Damage, Figure, Quote, Toll
from .fields import ID_SHAPE, Model, Record, Ref, Word
from .reading import Change, Forecast, Position, Question, Term, View
from .settings import Explainer, Vocab
from .world import Actor, Event, Place, Relation, Source

KINDS: dict[str, type[Record]] = {
    kind.folder: kind for kind in (Source, Actor, Relation, Place, Event, Claim, Question, View, Forecast, Term, Change)
}
SETTINGS: dict[str, type[Model]] = {"vocab": Vocab, "explainer": Explainer}

__all__ = [
    "ID_SHAPE", "KINDS", "SETTINGS", "Actor", "Amount", "Change", "Claim", "Damage", "Event", "Explainer", "Figure",
    "Forecast", "Model", "Place", "Position", "Question", "Quote", "Record", "Ref", "Relation", "Source", "Term", "Toll",
    "View", "Vocab", "Word",
]  # fmt: skip
