"""What was measured: printed, kept in bench/results, and put into docs/performance.md."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import orjson

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results"
PAGE = ROOT / "docs" / "performance.md"

Row = Mapping[str, str | float]
"""One line of a table: what each column says."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What was hoped for, beside what was reached."""

    goal: str
    reached: float
    bound: Literal["at least", "at most"]
    wanted: float

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        if self.bound == "at least":
            return self.reached >= self.wanted
        return self.reached <= self.wanted


@dataclass(frozen=True, slots=True)
class Result:
    """One benchmark's figures."""

    name: str
    rows: Sequence[Row]
    goals: Sequence[Goal] = ()
    measured_at: str = field(default_factory=lambda: f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    machine: str = field(
        default_factory=lambda: f"{os.cpu_count()} cores, Python {platform.python_version()}"
    )

    def keep(self, folder: Path = RESULTS) -> Path:
        """Write the figures as JSON, and give the file."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{self.name}.json"
        told = {**asdict(self), "goals": [{**asdict(g), "met": g.met} for g in self.goals]}
        file.write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n")
        return file


def kept(file: Path) -> Result:
    """Give the figures that a file holds."""
    told: dict[str, Any] = orjson.loads(file.read_bytes())
    goals = [Goal(g["goal"], g["reached"], g["bound"], g["wanted"]) for g in told.pop("goals")]
    return Result(**told, goals=goals)


def as_text(result: Result) -> str:
    """Give the figures as two tables in Markdown, which read well on a screen too."""
    goals: list[Row] = [
        {
            "goal": goal.goal,
            "reached": goal.reached,
            "wanted": f"{goal.bound} {goal.wanted:g}",
            "met": "yes" if goal.met else "no",
        }
        for goal in result.goals
    ]
    told = f"Measured {result.measured_at}, {result.machine}."
    return "\n\n".join([told, *(_table(rows) for rows in (result.rows, goals) if rows)])


def write_page(folder: Path = RESULTS, page: Path = PAGE) -> None:
    """Put the kept figures into the page, each between the two marks of its name."""
    text = page.read_text(encoding="utf-8")
    for file in sorted(folder.glob("*.json")):
        text = with_figures(text, file.stem, as_text(kept(file)))
    page.write_text(text, encoding="utf-8")


def with_figures(page: str, name: str, figures: str) -> str:
    """Put figures between the marks `<!-- bench NAME -->` and `<!-- end -->`.

    Raises ValueError where the page has no such place.
    """
    place = re.compile(rf"(<!-- bench {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    written, places = place.subn(lambda marks: f"{marks[1]}\n{figures}\n\n{marks[2]}", page)
    if places != 1:
        raise ValueError(
            f"The page needs one place for {name}: <!-- bench {name} -->, <!-- end -->."
        )
    return written


def _table(rows: Sequence[Row]) -> str:
    lines = [[*rows[0]], ["---"] * len(rows[0]), *(map(_spelled, row.values()) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _spelled(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,.4g}"
