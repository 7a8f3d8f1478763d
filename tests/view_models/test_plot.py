from app.books.traffic import Figures
from app.view_models.plot import HEIGHT, LEAST, PITCH, Bar, latency_plot, requests_plot

QUIET = Figures()


def test_a_quiet_day_is_an_empty_picture_of_full_width() -> None:
    plot = requests_plot([QUIET] * 48)

    assert plot.bars == []
    assert plot.width == 48 * PITCH
    assert latency_plot([QUIET] * 48).bars == []


def test_the_busiest_part_fills_the_height_and_failures_stand_on_top() -> None:
    plot = requests_plot([Figures(requests=10, errors=4), Figures(requests=5)])

    assert plot.most == 10
    assert plot.bars == [
        Bar("answered", 0, HEIGHT * 0.4, HEIGHT * 0.6),
        Bar("failed", 0, 0, HEIGHT * 0.4),
        Bar("answered", PITCH, HEIGHT / 2, HEIGHT / 2),
    ]


def test_latency_is_drawn_up_to_the_median_and_from_there_to_nearly_all() -> None:
    plot = latency_plot([Figures(1, 0, 100, 400, 1.0)])

    assert plot.most == 400
    assert plot.bars == [
        Bar("median", 0, HEIGHT * 0.75, HEIGHT * 0.25),
        Bar("usual", 0, 0, HEIGHT * 0.75),
    ]


def test_the_least_there_is_can_be_seen_and_nothing_leaves_the_picture() -> None:
    plot = requests_plot([Figures(requests=10_000, errors=1), Figures(requests=1)])

    assert all(bar.height >= LEAST for bar in plot.bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT + 0.1 for bar in plot.bars)
