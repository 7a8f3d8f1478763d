"""Take the pictures of the documents: `python -m tests.browser.screenshots`.

They show the real server with its starter catalogue, asking the stand-in, and come out the same
each time: the sizes and the font are fixed, and no cover is fetched.
"""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.browser.window import Window
from tests.docs import ROOT
from tests.serving import serving
from tests.standin import StandIn

FOLDER = ROOT / "docs" / "images"

FONT = ":root { font-family: 'Noto Sans CJK SC', sans-serif; }"
"""Readers see the font of their own system; what that is differs from machine to machine."""

LARGEST = 150_000
"""Bytes of one picture."""

DESK, PHONE = (1100, 800), (390, 800)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file, what it shows, for whom, and how large, in CSS pixels."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    locale: str = "en-US"


PICTURES = (
    Picture("home-en.png", "/"),
    Picture("search-en.png", "/book/search?q=三体"),
    Picture("search-zh.png", "/book/search?q=村上春树", PHONE, "zh-CN"),
    Picture("book-en.png", "/book/9780441172719/detail", (1100, 764)),
)


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with served() as address, chromium() as browser:
        for picture in PICTURES:
            size = take(picture, browser, address)
            sys.stdout.write(f"{picture.name}: {size:,} bytes\n")


@contextmanager
def served() -> Iterator[str]:
    """Serve from an empty database, and give the address."""
    with (
        TemporaryDirectory() as folder,
        StandIn() as upstream,
        serving(Path(folder), **upstream.environment()) as address,
    ):
        yield address


def take(picture: Picture, browser: Browser, address: str) -> int:
    """Take one picture and give its size in bytes; raises RuntimeError when it is too large."""
    width, height = picture.size
    viewport = {"width": width, "height": height}
    with closing(Window(browser, address, viewport=viewport, locale=picture.locale)) as window:
        window.page.goto(picture.path)
        window.page.add_style_tag(content=FONT)
        window.page.wait_for_load_state("networkidle")
        image = window.page.screenshot(path=FOLDER / picture.name, animations="disabled")
    if len(image) > LARGEST:
        raise RuntimeError(f"{picture.name} has more than {LARGEST:,} bytes.")
    return len(image)


if __name__ == "__main__":
    main()
