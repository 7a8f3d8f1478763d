"""Mails of the real server, whose processes share one outbox, while the mail server is away."""

import re
import time
from pathlib import Path

import requests

from tests.letters import words
from tests.mail_server import Postmaster, mail_server
from tests.serving import KNOCK, PATIENCE, free_port, serving
from tests.visitor import PASSWORD

READERS = 4


def send(reader: requests.Session, url: str, **typed: str) -> requests.Response:
    page = reader.get(url, timeout=PATIENCE).text
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    return reader.post(url, data={**typed, "csrf_token": token}, timeout=PATIENCE)


def wait_for(postmaster: Postmaster, number: int) -> None:
    for _ in range(int(PATIENCE / KNOCK)):
        if len(postmaster.mails) >= number:
            return
        time.sleep(KNOCK)


def test_a_mail_server_that_was_away_gets_every_mail_once(tmp_path: Path) -> None:
    port, postmaster = free_port(), Postmaster()
    settings = {
        "FISHER_MAIL_URL": f"smtp://127.0.0.1:{port}",
        "FISHER_WORKERS": "2",
        "FISHER_OFFLINE": "true",
    }
    with serving(tmp_path, **settings) as address:
        for number in range(READERS):
            email, reader = f"reader{number}@example.org", requests.Session()
            told = {"email": email, "nickname": f"Reader {number}", "password": PASSWORD}
            assert send(reader, f"{address}/register", **told).ok
            assert send(reader, f"{address}/reset/password", email=email).ok
        with mail_server(postmaster, port):
            wait_for(postmaster, READERS)
            reader = requests.Session()
            link = re.findall(r"http\S+/reset/password/\S+", words(postmaster.mails[0]))[0]
            new = {"password1": "another horse", "password2": "another horse"}
            assert send(reader, link, **new).url == f"{address}/login"
            typed = {"email": postmaster.recipients[0], "password": "another horse"}
            assert send(reader, f"{address}/login", **typed).url == f"{address}/personal"

    assert sorted(postmaster.recipients) == [f"reader{n}@example.org" for n in range(READERS)]
