"""The hand-made lists of works, and how they are read."""

from collections import Counter
from pathlib import Path

from starter.spelling import read_name
from starter.wanted import read_lists


class TestTheLists:
    def test_name_each_work_and_its_author(self) -> None:
        works = read_lists()
        assert all(work.title and all(work.authors) and all(work.keys) for work in works)
        assert all(name.words for work in works for name in work.names)

    def test_name_no_work_twice(self) -> None:
        named = Counter((work.language, work.title, work.authors) for work in read_lists())
        assert [work for work, times in named.items() if times > 1] == []

    def test_are_read_by_line_and_heading(self, tmp_path: Path) -> None:
        lines = "# Novels\nA. Dent & F. Prefect|Dent, Arthur\tTea|The Tea\tTowels\n"
        (tmp_path / "en.tsv").write_text(lines, encoding="utf-8")
        tea, towels = read_lists(tmp_path)
        assert (tea.language, tea.heading, tea.title) == ("en", "Novels", "Tea")
        assert tea.authors == ("A. Dent", "F. Prefect")
        assert tea.written_by(read_name("Arthur Dent"))
        assert (towels.place, set(towels.keys)) == (1, {"towels"})
