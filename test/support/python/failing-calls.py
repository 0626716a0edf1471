"""Fails in the ways that applications fail, and logs each traceback: what the log engine has to recognise.

Prints `## name` before each failure and `## done` at the end.
"""
import asyncio
import concurrent.futures
import http.server
import logging
import resource
import socket
import sqlite3
import sys
import tempfile
import threading
import time

import psycopg
import redis
import requests
import sqlalchemy
from urllib3.util import Retry

logging.basicConfig(level=logging.INFO, stream=sys.stdout)
logger = logging.getLogger("app")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            time.sleep(2)
        elif self.path != "/abort":
            self.send_response(502)
            self.end_headers()

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = server.server_port
with socket.socket() as unused:
    unused.bind(("127.0.0.1", 0))
    closed = unused.getsockname()[1]


def get(path, **options):
    return requests.get(f"http://127.0.0.1:{port}{path}", **options)


def retry():
    session = requests.Session()
    session.mount("http://", requests.adapters.HTTPAdapter(max_retries=Retry(total=1, read=1)))
    session.get(f"http://127.0.0.1:{port}/slow", timeout=0.2)


def ping(redis_port):
    once = redis.retry.Retry(redis.backoff.NoBackoff(), 0)
    redis.Redis(port=redis_port, socket_timeout=0.2, retry=once).ping()


def redis_silent():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        ping(listener.getsockname()[1])


def pool():
    engine = sqlalchemy.create_engine(
        "sqlite://", poolclass=sqlalchemy.QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.2
    )
    first = engine.connect()
    engine.connect()
    first.close()


def locked(insert):
    path = tempfile.mktemp()
    writer = sqlite3.connect(path)
    writer.execute("create table job(id)")
    writer.execute("begin exclusive")
    insert(path)


def insert_plain(path):
    sqlite3.connect(path, timeout=0.1).execute("insert into job values (1)")


def insert_sqlalchemy(path):
    engine = sqlalchemy.create_engine("sqlite:///" + path, connect_args={"timeout": 0.1})
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text("insert into job values (1)"))


def unknown_host():
    """A resolver without a network may wait for long: it answers at once here, in its own words."""
    resolve = socket.getaddrinfo

    def not_known(*args, **options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    socket.getaddrinfo = not_known
    try:
        requests.get("http://no-such-host.invalid/")
    finally:
        socket.getaddrinfo = resolve


def future():
    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        executor.submit(time.sleep, 0.3).result(0.1)


def await_for():
    asyncio.run(asyncio.wait_for(asyncio.sleep(1), 0.1))


def silent_socket():
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(0.1)
        connection.recv(1)


def bind():
    with socket.socket() as second:
        second.bind(("127.0.0.1", port))


def files():
    resource.setrlimit(resource.RLIMIT_NOFILE, (20, 4096))
    return [open("/dev/null") for _ in range(30)]


FAILURES = {
    "slow service": lambda: get("/slow", timeout=0.2),
    "slow service, retried": retry,
    "service answers 502": lambda: get("/").raise_for_status(),
    "service hangs up": lambda: get("/abort"),
    "service refuses": lambda: requests.get(f"http://127.0.0.1:{closed}/"),
    "unknown host": unknown_host,
    "unknown host of PostgreSQL": lambda: psycopg.connect("host=nowhere.invalid"),
    "redis refuses": lambda: ping(closed),
    "redis is silent": redis_silent,
    "pool is empty": pool,
    "sqlite is locked": lambda: locked(insert_plain),
    "sqlite is locked, SQLAlchemy": lambda: locked(insert_sqlalchemy),
    "memory": lambda: bytearray(10**15),
    "future": future,
    "await": await_for,
    "silent socket": silent_socket,
    "refused socket": lambda: socket.create_connection(("127.0.0.1", closed)),
    "port in use": bind,
    "open files": files,
}

for name, fail in FAILURES.items():
    print("## " + name, flush=True)
    try:
        fail()
        print("did not fail", flush=True)
    except BaseException:
        logger.exception("failed")
print("## done", flush=True)
