"""The kinds of record: every field once, described once. Editors' schemas come from here."""

from .claims import Amount, Claim, Damage, Figure, Quote, Toll
from .fields import ID_SHAPE, Model, Record, Ref, Word
from .maps import Bounds, Credit, Extent, Maps
from .pictures import Arrow, Exit, Ladder, Lane, Mechanism, Part, Restraint, Told
from .reading import Change, Forecast, Position, Question, Term, View
from .settings import Explainer, Vocab
from .world import Actor, Event, Place, Relation, Source

KINDS: dict[str, type[Record]] = {
    kind.folder: kind for kind in (Source, Actor, Relation, Place, Event, Claim, Question, View, Forecast, Term, Change)
}
SETTINGS: dict[str, type[Model]] = {"vocab": Vocab, "explainer": Explainer, "mechanism": Mechanism}
PICTURES: dict[str, type[Model]] = {
    "mechanism": Mechanism, "arrows": Arrow, "restraints": Restraint, "exits": Exit, "ladder": Ladder, "lanes": Lane,
    "maps": Maps, "extents": Extent, "credit": Credit,
}  # fmt: skip
NEEDED = ("vocab", "explainer")  # the settings without which there is no explainer

__all__ = [
    "ID_SHAPE", "KINDS", "NEEDED", "PICTURES", "SETTINGS", "Actor", "Amount", "Arrow", "Bounds", "Change", "Claim", "Damage", "Event",
    "Exit", "Explainer", "Extent", "Figure", "Forecast", "Ladder", "Lane", "Mechanism", "Model", "Part", "Place", "Position", "Question",
    "Quote", "Record", "Ref", "Relation", "Restraint", "Source", "Term", "Told", "Toll", "View", "Vocab", "Word",
]  # fmt: skip
