"""How gunicorn serves Fisher (https://docs.gunicorn.org/en/latest/settings.html).

`fisher serve` starts it with this file, and adds the address and the number of workers.
"""

from typing import Any

from flask import Flask

worker_class = "gevent"
"""Greenlets, because a search is mostly waiting for others."""

reuse_port = True
control_socket_disable = True
accesslog = None
loglevel = "warning"
graceful_timeout = 10
forwarded_allow_ips = ""
"""Nobody: which proxies are believed is said by FISHER_TRUSTED_PROXIES."""
limit_request_line = 8190
"""Bytes; a question of a hundred characters takes 1,200 of them in any script."""


def worker_exit(server: Any, worker: Any) -> None:  # noqa: ANN401 -- gunicorn is untyped.
    """Let a process that leaves keep what it is being told behind its readers."""
    del server
    app = getattr(worker, "wsgi", None)
    # A worker that fell before it had loaded the application has nothing to keep.
    if isinstance(app, Flask):
        app.extensions["fisher"].close()
