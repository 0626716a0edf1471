/** What gunicorn writes about a worker that the master gives up on: at `/app/shop/views.py`, line 21, in `monthly`. */
export const HUNG_WORKER = `[2026-11-23 00:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:9)
[2026-11-23 00:00:00 +0000] [9] [ERROR] Error handling request GET /reports?token=abc
Traceback (most recent call last):
  File "/venv/lib/python3.11/site-packages/gunicorn/workers/sync.py", line 141, in handle
    self.handle_request(listener, req, client, addr)
  File "/app/shop/views.py", line 21, in monthly
    rows = list(Order.objects.filter(month=month))
  File "/venv/lib/python3.11/site-packages/gunicorn/workers/base.py", line 200, in handle_abort
    sys.exit(1)
SystemExit: 1
`;
