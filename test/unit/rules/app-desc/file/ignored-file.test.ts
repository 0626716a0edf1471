/** An app_desc.yaml in whose place the platform reads another file, and keys of the other version. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText, type TextToCheck } from '../../../../support/check-text.ts';

interface Case extends Omit<TextToCheck, 'platform'> {
  readonly name: string;
  readonly expected: readonly string[];
}

const BROKEN = "module: {language: nope, processes: {Web: {command: gunicorn 'wsgi --bogus}}}\n";
const Procfile = 'web: gunicorn wsgi\n';

const cases: readonly Case[] = [
  {
    name: 'the Procfile is read alone where the version is missing',
    text: BROKEN,
    files: { Procfile },
    expected: ['app-desc/version-ignored'],
  },
  {
    name: 'or is none that the platform handles',
    text: `spec_version: 9\n${BROKEN}`,
    files: { Procfile },
    expected: ['app-desc/version-ignored'],
  },
  {
    name: 'app_desc.yaml is read, not app_desc.yml',
    file: 'app_desc.yml',
    text: `spec_version: 9\n${BROKEN}`,
    files: { 'app_desc.yaml': 'spec_version: 2\nmodule: {language: python}\n' },
    expected: ['app-desc/file-name'],
  },
  {
    name: 'a blank value breaks no other rule',
    text: 'spec_version: 2\napp_version: ""\nmodule: {language: python, processes: {web: {command: run x}}}\n',
    expected: ['app-desc/blank-value'],
  },
  {
    name: 'of two lower limits the first is told of',
    text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: job, procCommand: run x, gracefulShutdownSeconds: -1}]\n',
    expected: ['app-desc/out-of-range'],
  },
  {
    name: 'the directory in the spelling of the other version is that of no process',
    text: 'spec_version: 2\nmodule: {language: python, sourceDir: src, processes: {job: {command: python job.py}}}\n',
    files: { 'job.py': 'print()\n', 'src/other.py': '' },
    expected: ['app-desc/unknown-key'],
  },
];

for (const { name, expected, file = 'app_desc.yaml', ...source } of cases) {
  test(name, async () => {
    const findings = await checkText({ ...source, file, platform: 'blueking' });
    assert.deepEqual(
      findings.map(({ rule }) => rule.id),
      expected,
    );
  });
}
