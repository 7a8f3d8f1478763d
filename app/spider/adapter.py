"""requests' adapter and urllib3's pools, without what a program of fixed hosts does not need.

No proxy is looked for, no cookie kept, no address spelled twice and nothing tried again here:
together that takes as long as all the rest of a request.
"""

import re
import ssl
from collections.abc import Mapping
from functools import lru_cache
from ssl import SSLContext
from typing import Any

import urllib3
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import SSLError

from app.spider.connection import Timed, TimedTls
from app.spider.tls import trusting

_HOST_ENDS = re.compile("[/?#]")


class Pool(urllib3.HTTPConnectionPool):
    """Such connections to one host."""

    ConnectionCls = Timed

    def urlopen(  # type: ignore[override]  # Only requests' adapter calls it, in this one way.
        self,
        method: str,
        url: str,
        body: Any = None,  # noqa: ANN401 -- As in urllib3.
        headers: Mapping[str, str] | None = None,
        *,
        timeout: urllib3.Timeout,
        **_: object,
    ) -> urllib3.BaseHTTPResponse:
        """Send a request as it is spelled, once."""
        connection, answered = self._get_conn(), False
        try:
            # The response gives the connection back when it is read to its end.
            response = self._make_request(
                connection,
                method,
                url,
                body=body,
                headers=headers,
                timeout=timeout,
                response_conn=connection,
                preload_content=False,
                decode_content=False,
            )
            answered = True
        except ssl.SSLError as cause:
            raise SSLError(cause) from cause
        finally:
            if not answered:
                connection.close()
                self._put_conn(None)
        return response


class TlsPool(Pool, urllib3.HTTPSConnectionPool):
    """The same behind TLS."""

    ConnectionCls = TimedTls


class Adapter(HTTPAdapter):
    """requests' adapter over such connections: it verifies always, and retries never."""

    def __init__(self, pool: int, tls: SSLContext | None = None) -> None:
        super().__init__(max_retries=urllib3.Retry(total=False, redirect=False))
        context = tls or trusting()
        self.poolmanager = urllib3.PoolManager(pool, maxsize=pool, ssl_context=context)
        self.poolmanager.pool_classes_by_scheme = {"http": Pool, "https": TlsPool}
        self._pool_at = lru_cache(pool)(self.poolmanager.connection_from_url)

    def get_connection_with_tls_context(
        self, request: PreparedRequest, *_: object, **__: object
    ) -> urllib3.HTTPConnectionPool:
        """Give the connections to the host of a request; there are no proxies to look for."""
        scheme, rest = str(request.url).split("://", 1)
        return self._pool_at(f"{scheme}://{_HOST_ENDS.split(rest, maxsplit=1)[0]}")

    def request_url(self, request: PreparedRequest, *_: object, **__: object) -> str:
        """Give what stands in the request line."""
        return request.path_url

    def build_response(self, req: PreparedRequest, resp: urllib3.BaseHTTPResponse) -> Response:
        """Hand on status, headers and what is still to be read; cookies are not kept."""
        response = Response()
        response.status_code, response.raw = resp.status, resp
        response.headers = CaseInsensitiveDict(resp.headers)
        response.url, response.request = str(req.url), req
        return response

    def cert_verify(self, *_: object, **__: object) -> None:
        """Leave it to the context, which always verifies.

        requests would have every new connection read the authorities again.
        """
