"""Agreement over all processes and machines, through Redis.

Each step is one script and one round trip, so that of all who come at once each gets a turn of his
own and one alone tries a paused source. The scripts do what `pace.py` and `breaker.py` do; the
same tests hold both to it.
"""

from typing import Any

from redis import BlockingConnectionPool, Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.spider.breaker import FAILURES, FIRST_PAUSE, GROWTH, LONGEST_PAUSE, Blame
from app.spider.deadline import Clock
from app.spider.pace import Pace
from app.spider.shared import Pause, Turn

CONNECTIONS = 32
"""Connections of one process; who finds none free waits for one."""

CONNECT, ANSWER, FREE = 0.25, 1.0, 1.0
"""Seconds to wait for a connection to be made, for an answer, for a connection to be free."""

KEPT = 86_400
"""Seconds after the last failure for which it is held against a source."""

_NOW = """
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] + time[2] / 1000000
end
"""

_ENTER = """
local at_once, per, ahead, lease = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
local held = redis.call('HMGET', KEYS[2], 'until', 'failures', 'why')
local ending = tonumber(held[1] or 0)
if ending > now then return {3, string.format('%.6f', ending - now), held[3] or ''} end
local wait = 0
if redis.call('LLEN', KEYS[1]) >= at_once then
  wait = math.max(0, redis.call('LINDEX', KEYS[1], -at_once) + per - now)
end
if wait > 0 and wait >= tonumber(ahead) then return {3, string.format('%.6f', wait), ''} end
redis.call('RPUSH', KEYS[1], string.format('%.6f', now + wait))
redis.call('LTRIM', KEYS[1], -at_once, -1)
redis.call('PEXPIRE', KEYS[1], math.ceil((wait + per) * 1000) + 1000)
local state = held[2] and 1 or 0
if ending > 0 then
  redis.call('HSET', KEYS[2], 'until', string.format('%.6f', now + lease))
  state = 2
end
return {state, string.format('%.6f', wait), ''}
"""

_PAUSE = """
local held = redis.call('HMGET', KEYS[1], 'until', 'why')
return {string.format('%.6f', math.max(0, tonumber(held[1] or 0) - now)), held[2] or ''}
"""

_SUCCEEDED = """
if ARGV[1] == '1' or tonumber(redis.call('HGET', KEYS[1], 'until') or 0) == 0 then
  redis.call('DEL', KEYS[1])
end
"""

_FAILED = """
local trial, why, least, pause = ARGV[2] == '1', ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local failures, first, growth, longest = tonumber(ARGV[6]), ARGV[7], ARGV[8], tonumber(ARGV[9])
local ending = tonumber(redis.call('HGET', KEYS[1], 'until') or 0)
if trial or ending == 0 then
  local failed = redis.call('HINCRBY', KEYS[1], 'failures', 1)
  if trial or failed >= failures then
    local pauses = redis.call('HINCRBY', KEYS[1], 'pauses', 1)
    pause = math.max(pause, least, math.min(first * growth ^ math.min(pauses - 1, 100), longest))
  end
end
if pause > 0 then
  if not trial then pause = math.max(pause, ending - now) end
  redis.call('HSET', KEYS[1], 'until', string.format('%.6f', now + pause), 'why', why)
end
redis.call('EXPIRE', KEYS[1], ARGV[10])
"""


def connect(url: str) -> Redis:
    """Give a client that never keeps a reader waiting long; it connects when it is first used."""
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=FREE,
        socket_connect_timeout=CONNECT,
        socket_timeout=ANSWER,
        retry=Retry(NoBackoff(), 0),
    )
    return Redis(connection_pool=pool)


class InRedis:
    """Agreement of all who use one Redis; every method raises RedisError when it is lost."""

    def __init__(self, redis: Redis, prefix: str = "fisher:", clock: Clock | None = None) -> None:
        self._redis = redis
        self._prefix = prefix
        self._clock = clock
        """None for Redis' own time, which is the same for all machines."""
        self._enter = redis.register_script(_NOW + _ENTER)
        self._pause = redis.register_script(_NOW + _PAUSE)
        self._succeeded = redis.register_script(_SUCCEEDED)
        self._failed = redis.register_script(_NOW + _FAILED)
        self._blamed: set[str] = set()
        """The sources that this process has blamed since they last answered."""

    def enter(self, name: str, pace: Pace, ahead: float, lease: float) -> Turn | Pause:
        """Take the next turn, if it is near enough and the source is not paused."""
        keys = [self._key(name, "turns"), self._key(name, "breaker")]
        said: Any = self._enter(keys, [self._now(), pace.at_once, pace.per, ahead, lease])
        state, seconds, why = said
        if state == 3:
            return Pause(float(seconds), why.decode())
        return Turn(float(seconds), trial=state == 2, clean=state == 0)

    def pause(self, name: str) -> Pause | None:
        """Say whether the source is paused now."""
        said: Any = self._pause([self._key(name, "breaker")], [self._now()])
        seconds, why = said
        left = float(seconds)
        return Pause(left, why.decode()) if left else None

    def succeeded(self, name: str, turn: Turn) -> None:
        """Forget what was held against the source, at no cost where nothing was."""
        if turn.clean and not turn.trial and name not in self._blamed:
            return
        self._blamed.discard(name)
        self._succeeded([self._key(name, "breaker")], [int(turn.trial)])

    def failed(self, name: str, turn: Turn, blame: Blame) -> None:
        """Hold a failure against the source."""
        self._blamed.add(name)
        rules: list[float] = [FAILURES, FIRST_PAUSE, GROWTH, LONGEST_PAUSE, KEPT]
        told: list[str | float] = [int(turn.trial), blame.why, blame.least, blame.asked_for]
        self._failed([self._key(name, "breaker")], [self._now(), *told, *rules])

    def healthy(self) -> bool:
        """Say whether Redis answers."""
        return bool(self._redis.ping())

    def _key(self, name: str, what: str) -> str:
        """Name what is kept of a source; the braces keep it on one node of a cluster."""
        return f"{self._prefix}{{{name}}}:{what}"

    def _now(self) -> float | str:
        return self._clock() if self._clock else ""
