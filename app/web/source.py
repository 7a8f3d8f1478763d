"""The sources: who is up, how they do, and on which terms they lend their data."""

from collections import Counter

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue

from app.current import current_services
from app.view_models.standing import StandingViewModel, standings_as_json
from app.web.answer import wants_json

bp = Blueprint("source", __name__)


@bp.get("/sources")
def index() -> ResponseReturnValue:
    """Show every source of this installation."""
    standings = current_services.watch.standings()
    if wants_json():
        return jsonify(standings_as_json(standings))
    states = Counter(standing.state for standing in standings)
    sources = [StandingViewModel(standing) for standing in standings]
    return render_template("source/index.html", sources=sources, states=states)
