/** Commands that no person writes: each word and each start costs the same, however many there are. */
import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { checkText } from '../../support/check-text.ts';
import { processorTime } from '../../support/processor-time.ts';

/** Milliseconds. Each takes less than a second; with the square of the words or starts it was six. */
const LIMIT = 3000;

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['starts of gunicorn', `web: ${'gunicorn wsgi -w 0 -b :1; '.repeat(5000)}true\n`],
  ['starts of uvicorn', `web: ${'uvicorn p:app --port 1 & '.repeat(5000)}wait\n`],
  ['addresses of hypercorn', `web: hypercorn p:app ${'-b :1 '.repeat(13_000)}\n`],
  ['addresses of gunicorn', `web: gunicorn p:app ${'-b :1 '.repeat(13_000)}\n`],
];

for (const [name, text] of TEXTS) {
  test(name, async () => {
    const before = processorTime(process.pid);
    await checkText({ text, platform: 'heroku' });
    const took = processorTime(process.pid) - before;
    assert.ok(took < LIMIT, `${took.toFixed(0)} ms`);
  });
}
