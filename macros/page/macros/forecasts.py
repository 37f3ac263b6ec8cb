"""The macro of forecasts, promises, threats and hopes, and what came of them."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from ...model import foresight
from ...model.people import home_of
from .base import Base


class Forecasts(Base):
    """What was said of the time to come."""

    def forecasts(self) -> Markup:
        """The score of foresight, the other kinds beside it, filters; then each with its test, its verdict and the evidence."""
        model, found = self._model, foresight.in_time(self._model, self._model.forecasts.values())
        kinds = {kind: [one for one in found if one.kind == kind] for kind in model.vocab.lists["forecast_kinds"]}
        scored = kinds.pop(foresight.SCORED, [])
        words = (foresight.forecaster, foresight.said, foresight.verdict, foresight.tally)
        return self._block(
            "forecasts/forecasts",
            found=found,
            scored=scored,
            scored_kind=foresight.SCORED,
            kinds={kind: own for kind, own in kinds.items() if own},
            horizons={label: [one for one in scored if foresight.horizon(model, one) == id_] for id_, label in foresight.HORIZONS.items()},
            waiting=[one for one in found if one.verdict == foresight.OPEN],
            undated=foresight.undated(model),
            choices=foresight.choices(model, found),
            people=home_of(model, "people"),
            homes={id_: home_of(model, "positions", id_) for id_ in model.questions},
            **{word.__name__: partial(word, model) for word in words},
        )
