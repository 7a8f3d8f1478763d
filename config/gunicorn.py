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
limit_request_line = 8190
"""Bytes; a question of a hundred characters takes 1,200 of them in any script."""
