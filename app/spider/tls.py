"""TLS that verifies who answers, and whose greeting cannot be drawn out."""

import ssl
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.util import wait_for_read, wait_for_write
from urllib3.util.ssl_ import create_urllib3_context

from app.spider.deadline import Deadline

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Done = TypeVar("Done")


class TlsSocket(ssl.SSLSocket):
    """A socket whose time-out bounds a whole handshake or read.

    gevent's own bounds each wait inside of one, which a server that drips can multiply.
    """

    def do_handshake(self, block: bool = False) -> None:  # noqa: FBT001, FBT002 -- the signature is that of ssl.
        """Greet the other side."""
        del block
        self._in_time(super().do_handshake)

    def recv_into(
        self, buffer: "WriteableBuffer", nbytes: int | None = None, flags: int = 0
    ) -> int:
        """Read into a buffer."""
        into = super().recv_into
        return self._in_time(lambda: into(buffer, nbytes, flags))

    def _in_time(self, step: Callable[[], Done]) -> Done:
        seconds = self.gettimeout()
        if not seconds:
            return step()
        self.settimeout(0)
        try:
            return self._stepped(step, Deadline.after(seconds))
        finally:
            self.settimeout(seconds)

    def _stepped(self, step: Callable[[], Done], until: Deadline) -> Done:
        while True:
            try:
                return step()
            except ssl.SSLWantReadError:
                ready = wait_for_read(self, until.left)
            except ssl.SSLWantWriteError:
                ready = wait_for_write(self, until.left)
            if not ready or until.passed:
                raise TimeoutError("The other side was too slow.")


@cache
def trusting(authorities: str = DEFAULT_CA_BUNDLE_PATH) -> ssl.SSLContext:
    """Give the context that trusts the authorities in a file, by default those of `certifi`.

    There is one for the whole process, because reading them takes longer than a handshake.
    """
    context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
    context.load_verify_locations(authorities)
    context.sslsocket_class = TlsSocket
    return context
