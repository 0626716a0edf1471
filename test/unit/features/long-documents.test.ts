// What is asked of a place costs the same in a file of ten thousand processes: none is read but those that stand there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../../server/src/core/complete/complete.ts';
import { explainAt } from '../../../server/src/core/explain/at.ts';
import type { ProcessList } from '../../../server/src/core/model/document.ts';
import type { RuleContext } from '../../../server/src/core/rules/rule.ts';
import { ruleContext } from '../../support/check-text.ts';

const PROCFILE = `web: gunicorn shop.wsgi:application -w 4 -b :$PORT --access-logformat '%(h)s %(D)s' > /dev/null
worker: NAME=1 celery -A shop worker -c 2
api: uvicorn shop.asgi:app --port $PORT & gunicorn shop.wsgi
`;

const APP_DESC = `spec_version: 2
module:
  language: python
  processes:
    web:
      command: gunicorn shop.wsgi:application -w 4 -b :$PORT
      replicas: 2
      plan: 4C1G5R
    worker:
      command: celery -A shop worker -c 2
`;

/** The same, of which nobody may have all processes. */
function withoutAll(context: RuleContext): RuleContext {
  const { processes } = context.document;
  const all = (): never => {
    throw new Error('all processes are read');
  };
  const some: ProcessList = {
    length: processes.length,
    at: (index) => processes.at(index),
    originAt: (index) => processes.originAt(index),
    near: (place) => processes.near(place),
    get all() {
      return all();
    },
    [Symbol.iterator]: all,
  };
  return { ...context, document: Object.create(context.document, { processes: { value: some } }) };
}

for (const [file, text] of [
  ['Procfile', PROCFILE],
  ['app_desc.yaml', APP_DESC],
] as const) {
  const files = {
    'shop/__init__.py': '',
    'shop/wsgi.py': 'application = 1\n',
    'requirements.txt': 'gunicorn==23.0.0\n',
  };
  const places = Array.from({ length: text.length + 1 }, (_, offset) => offset);

  test(`a hover reads the processes at its place only: ${file}`, async () => {
    const context = await ruleContext({ text, file, platform: 'blueking', files });
    const titles = places.map((offset) => explainAt(withoutAll(context), offset)?.explanation.title);
    assert.deepEqual(
      titles,
      places.map((offset) => explainAt(context, offset)?.explanation.title),
    );
    assert.ok(titles.includes('shop.wsgi:application'));
  });

  test(`a completion in a command reads the processes at its place only: ${file}`, async () => {
    const context = await ruleContext({ text, file, platform: 'blueking', files });
    const commands = context.document.processes.all.flatMap(({ command }) => command?.text.source ?? []);
    const found = places
      .filter((offset) => commands.some(({ start, end }) => start < offset && offset < end))
      .map((offset) => completionsAt(withoutAll(context), offset).length);
    assert.ok(found.some((number) => number > 10));
  });
}
