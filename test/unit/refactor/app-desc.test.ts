import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refactoringPlace, refactorings } from '../../../server/src/core/refactor/app-desc.ts';
import { render } from '../../../server/src/core/text/l10n.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { ruleContext, type TextToCheck } from '../../support/check-text.ts';

async function offered(source: TextToCheck) {
  return refactorings(await ruleContext(source)).map(({ title, edits, otherFiles }) => ({
    title: render(title),
    text: edits.length > 0 ? applyEdits(source.text, edits) : undefined,
    files: otherFiles.map(({ uri, edits: own }) => [uri.replace(/^.*\//, ''), applyEdits('', own)]),
  }));
}

test('version 2 can become version 3', async () => {
  const text = 'spec_version: 2\nmodule:\n  language: Go\n  processes:\n    worker:\n      command: run x\n';
  assert.deepEqual(await offered({ text, file: 'app_desc.yaml' }), [
    {
      title: 'Convert to spec version 3 (cloud-native applications)',
      text: 'specVersion: 3\nmodule:\n  language: Go\n  spec:\n    processes:\n      - name: worker\n        procCommand: run x\n        services:\n          - name: worker\n            protocol: TCP\n            targetPort: 5000\n            port: 80\n',
      files: [],
    },
  ]);
  const context = await ruleContext({ text, file: 'app_desc.yaml' });
  assert.deepEqual(refactoringPlace(context), { start: 0, end: 15 });
});

test('nothing is offered where it cannot be done', async () => {
  assert.deepEqual(await offered({ text: 'specVersion: 3\nmodule: {}\n', file: 'app_desc.yaml' }), []);
  assert.deepEqual(await offered({ text: 'spec_version: 2\nmodule: {language: Go}\n', file: 'app_desc.yaml' }), []);
  assert.deepEqual(await offered({ text: 'web: run x\n' }), []);
  assert.deepEqual(await offered({ text: 'web: run x\n', files: { 'app_desc.yaml': '{}' } }), []);
});

test('a Procfile on BlueKing can become app_desc.yaml', async () => {
  assert.deepEqual(await offered({ text: 'web: run x\n', platform: 'blueking' }), [
    {
      title: 'Create app_desc.yaml from this Procfile',
      text: undefined,
      files: [
        [
          'app_desc.yaml',
          'spec_version: 2\nmodule:\n  language: Python\n  processes:\n    web:\n      command: run x\n',
        ],
      ],
    },
  ]);
});
