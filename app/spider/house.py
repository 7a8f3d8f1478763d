"""Whether two links lead to one house: the same host, by the same door or a safer one."""

from urllib.parse import SplitResult, urlsplit

PORTS = {"http": 80, "https": 443}


def same_house(here: str, there: str) -> bool:
    """Whether both are one host and port, or the second is the first behind TLS.

    >>> same_house("http://dnb.de/sru", "https://dnb.de/new/sru")
    True
    >>> same_house("https://dnb.de/sru", "https://dnb.example/sru")
    False

    Raises ValueError for what is no link.
    """
    old, new = urlsplit(here), urlsplit(there)
    doors = (_door(old), _door(new))
    moved_to_tls = doors == (("http", 80), ("https", 443))
    return old.hostname == new.hostname and (doors[0] == doors[1] or moved_to_tls)


def _door(place: SplitResult) -> tuple[str, int | None]:
    return place.scheme, place.port or PORTS.get(place.scheme)
