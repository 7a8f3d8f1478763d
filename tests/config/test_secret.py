from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from config.secret import kept_secret


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = kept_secret(tmp_path)

    assert kept_secret(tmp_path) == first
    assert len(first) >= 48


def test_only_its_owner_can_read_the_key(tmp_path: Path) -> None:
    kept_secret(tmp_path)

    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_those_who_start_at_once_agree_on_one_key_and_leave_nothing_else(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(kept_secret, [tmp_path] * 8))

    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
