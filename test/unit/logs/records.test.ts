import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../../server/src/core/logs/engine.ts';

const NOW = Date.UTC(2026, 10, 21);

/** The number of the record that each line of `text` belongs to, told by the number of its first line. */
function recordsOf(text: string): number[] {
  const engine = createEngine();
  return engine.push(new TextEncoder().encode(text), 'file', NOW).map(({ record }) => record);
}

/** In the tables a line that starts with `* ` starts a record; every other line continues the record before it. */
function check(marked: string): void {
  const rows = marked.replace(/^\n/, '').split('\n').slice(0, -1);
  let first = 0;
  const expected = rows.map((row, index) => {
    if (row.startsWith('* ')) first = index + 1;
    return first;
  });
  const text = rows.map((row) => `${row.slice(2)}\n`).join('');
  assert.deepEqual(recordsOf(text), expected, text);
}

const TABLE: Readonly<Record<string, string>> = {
  'a chained traceback of Python': `
* 2026-11-20 21:39:04,123 ERROR app.views failed
  Traceback (most recent call last):
    File "app.py", line 3, in load
      return cache[key]
             ~~~~~^^^^^
  KeyError: 'x'
  
  During handling of the above exception, another exception occurred:
  
  Traceback (most recent call last):
    File "app.py", line 9, in view
      load()
  RuntimeError: no value
* 2026-11-20 21:39:05,001 INFO app.views next
`,
  'a direct cause': `
* [2026-11-20 21:39:04 +0000] [7] [ERROR] Error handling request /
  Traceback (most recent call last):
    File "a.py", line 1, in f
  ValueError: x
  
  The above exception was the direct cause of the following exception:
  
  Traceback (most recent call last):
    File "a.py", line 2, in g
  app.errors.Failed: y
* [2026-11-20 21:39:05 +0000] [7] [INFO] Worker exiting (pid: 7)
`,
  'an exception group': `
* 2026-11-20 21:39:04,123 ERROR app failed
    + Exception Group Traceback (most recent call last):
    |   File "app.py", line 3, in main
    | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
    +-+---------------- 1 ----------------
      | Traceback (most recent call last):
      |   File "app.py", line 9, in task
      | ValueError: x
      +------------------------------------
* 2026-11-20 21:39:05,001 INFO app next
`,
  'an exception of Java with its cause': `
* 2026-11-20 21:39:04.123 ERROR 1 --- [nio-8080-exec-5] c.e.Api : failed
  java.lang.IllegalStateException: no pool
  	at com.example.Api.get(Api.java:12)
  	... 12 more
  Caused by: java.net.ConnectException: Connection refused
  	at com.example.Db.open(Db.java:7)
* 2026-11-20 21:39:05.001  INFO 1 --- [nio-8080-exec-5] c.e.Api : next
`,
  'an error of Node': `
* 2026-11-20T21:39:04.123Z ERROR request failed
  Error: connect ECONNREFUSED 127.0.0.1:5432
      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {
    errno: -111,
    code: 'ECONNREFUSED'
  }
* 2026-11-20T21:39:05.001Z INFO next
`,
  'a panic of Go': `
* 2026/11/20 21:39:04 listening
* panic: runtime error: invalid memory address or nil pointer dereference
  [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x48f5e2]
  
  goroutine 1 [running]:
  main.main()
  	/app/main.go:9 +0x1d
  exit status 2
`,
  'the report of the kernel': `
* [ 7063.247407] python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
  [ 7063.247410] CPU: 1 PID: 4242 Comm: python3 Not tainted 6.1.0
  [ 7063.247415] Call Trace:
  [ 7063.247420] Mem-Info:
  [ 7063.247501] Tasks state (memory values in pages):
  [ 7063.247600] Memory cgroup out of memory: Killed process 4242 (python3) total-vm:904512kB, anon-rss:523000kB
* [ 7064.000001] eth0: link up
`,
  'workers that write at the same time, told apart by their tags': `
* Nov 20 21:39:04 host app[11]: Traceback (most recent call last):
  Nov 20 21:39:04 host app[11]:   File "a.py", line 1, in f
  Nov 20 21:39:04 host app[11]: ValueError: x
`,
};

for (const [name, text] of Object.entries(TABLE)) test(`one record: ${name}`, () => check(text));

test('two workers that write into one pipe keep their own records', () => {
  const text = [
    'web-1  | Traceback (most recent call last):',
    'job-1  | Traceback (most recent call last):',
    'web-1  |   File "a.py", line 1, in f',
    'job-1  |   File "b.py", line 2, in g',
    'web-1  | ValueError: x',
    'job-1  | KeyError: y',
    '',
  ].join('\n');
  assert.deepEqual(recordsOf(text), [1, 2, 1, 2, 1, 2]);
});

test('two pids behind the tags of syslog keep their own records', () => {
  const line = (pid: number, text: string): string => `Nov 20 21:39:04 host app[${pid}]: ${text}\n`;
  const text = [
    line(11, 'Traceback (most recent call last):'),
    line(12, 'Traceback (most recent call last):'),
    line(11, '  File "a.py", line 1, in f'),
    line(12, '  File "b.py", line 2, in g'),
    line(11, 'ValueError: x'),
    line(12, 'KeyError: y'),
  ].join('');
  assert.deepEqual(recordsOf(text), [1, 2, 1, 2, 1, 2]);
});
