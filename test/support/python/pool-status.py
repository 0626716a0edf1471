"""Prints what pools of connections say of themselves, each behind `## name`; `## done` at the end."""
import sqlalchemy

engine = sqlalchemy.create_engine("sqlite://", poolclass=sqlalchemy.QueuePool, pool_size=5, max_overflow=2)
held = []
for name, connections in (("SQLAlchemy, half", 2), ("SQLAlchemy, all", 3), ("SQLAlchemy, more", 1)):
    held += [engine.connect() for _ in range(connections)]
    print(f"## {name}")
    print(engine.pool.status())

try:
    from psycopg_pool import ConnectionPool
except ImportError:
    pass
else:
    # Opened, it would wait for a server; the form is the same.
    print("## psycopg_pool")
    print(ConnectionPool("", min_size=2, max_size=5, open=False).get_stats())
print("## done")
