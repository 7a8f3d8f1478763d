"""How gunicorn serves Fisher (https://docs.gunicorn.org/en/latest/settings.html).

`fisher serve` starts it with this file, and adds the address and the number of workers.
"""

worker_class = "gevent"
"""Greenlets, because a search is mostly waiting for others."""

reuse_port = True
control_socket_disable = True
accesslog = None
loglevel = "warning"
graceful_timeout = 10
