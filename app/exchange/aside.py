"""Hard work goes to a real thread where greenlets share one, so that it holds up nobody else."""

from collections.abc import Callable
from typing import TypeVar, cast

from gevent import get_hub
from gevent.monkey import is_module_patched

T = TypeVar("T")


def aside(work: Callable[[], T]) -> T:
    """Do the work and give what came of it; under gevent's server the other greenlets go on.

    In a program without greenlets it is done right here.
    """
    if not is_module_patched("threading"):
        return work()
    return cast("T", get_hub().threadpool.apply(work))
