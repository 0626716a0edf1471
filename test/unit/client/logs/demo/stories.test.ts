import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock } from '../../../../../client/src/logs/demo/clock.ts';
import { type StoryName, story, storyNames } from '../../../../../client/src/logs/demo/stories.ts';
import { createEngine } from '../../../../../server/src/core/logs/engine.ts';

const NOW = Date.UTC(2026, 10, 20, 13, 39);

/** Which incidents each story is about, in the order in which they begin. */
const incidents: Readonly<Record<StoryName, readonly string[]>> = {
  timeout: ['gunicorn-worker-timeout'],
  oom: ['gunicorn-worker-oom-sigkill'],
  recycle: [],
  celery: ['celery-worker-oom-sigkill'],
  slow: ['http-504', 'http-504'],
  pool: ['sqlalchemy-pool-timeout'],
  boot: ['gunicorn-boot-failed'],
  sqlite: ['sqlite-locked'],
  slots: ['pg-too-many-connections'],
};

for (const name of storyNames) {
  test(`the story ${name} is read as what it plays`, () => {
    const engine = createEngine();
    let now = NOW;
    const write = (process: string, message: string) =>
      engine.push(new TextEncoder().encode(`${JSON.stringify({ message, process_id: process })}\n`), process, now);
    for (const { after, process, text, request } of story(name)) {
      now += after;
      const at = clock(now);
      if (text) write(process, text(at));
      if (request) {
        const { path, status, seconds } = request;
        write('ingress', `10.0.3.7 - - [${at.access()}] "GET ${path} HTTP/1.1" ${status} 145 "-" "curl/8" ${seconds}`);
      }
    }
    assert.deepEqual(
      engine.incidents().map(({ signature }) => signature),
      incidents[name],
    );
  });
}
