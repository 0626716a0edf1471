import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import { span } from '../../../server/src/core/text/span.ts';

test('a command is parsed once for a version of a text, whoever asks for it', () => {
  const text = 'web: gunicorn wsgi\nworker: celery worker\n';
  const { processes } = readDocument({ uri: 'file:///a/Procfile', version: 1, kind: 'procfile', text }, 'lines');
  const command = processes.at(1)?.command;
  assert.equal(command?.invocations[0]?.program, 'celery');
  assert.equal(processes.all[1]?.command, command);
  assert.equal(processes.near(span(text.length - 2, text.length - 2))[0]?.command, command);
  assert.equal([...processes][1]?.command, command);
  assert.equal(processes.at(2), undefined);
});

test('of a text with more processes than anybody has not all that was made of them is kept', () => {
  const text = 'web: gunicorn wsgi\n'.repeat(3000);
  const { processes } = readDocument({ uri: 'file:///a/Procfile', version: 1, kind: 'procfile', text }, 'lines');
  const made = Array.from(text.split('\n').slice(0, 3000), (_, i) => processes.at(i));
  const kept = made.filter((process, i) => processes.at(i) === process).length;
  assert.ok(kept > 100 && kept < 1000, `${kept} are kept`);
  assert.equal(processes.all[2999], processes.at(2999));
});
