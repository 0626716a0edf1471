import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

/** Every severity, a place over several lines, names that need escaping. */
const FILES = {
  'Procfile.a b,c%': 'web: gunicorn wsgi --tiemout 60 -b :$PORT --daemon\nworker: celery -A shop worker\nnonsense\n',
  'sub/app_desc.yaml':
    'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: >-\n        gunicorn wsgi\n        -b :5000 --worker-class=gevent --max-requests 100 --timeout 0\n',
} as const;

interface JsonReport {
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly range: {
        readonly start: { readonly line: number; readonly character: number };
        readonly end: { readonly line: number; readonly character: number };
      };
    }[];
  }[];
}

test('sarif is valid by the schema of OASIS, and says what json says', () => {
  using folder = new ScratchFolder();
  folder.write(FILES);
  const check = (format: string) => commandLine(['check', '--format', format, '.'], { cwd: folder.path }).stdout;
  const log: { readonly runs: readonly SarifRun[] } = JSON.parse(check('sarif'));
  const schema = JSON.parse(readFileSync('test/fixtures/sarif-2.1.0.schema.json', 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  assert.ok(validate(log), JSON.stringify(validate.errors, null, 2));

  const report: JsonReport = JSON.parse(check('json'));
  const levels: Readonly<Record<string, string>> = {
    error: 'error',
    warning: 'warning',
    information: 'note',
    hint: 'note',
  };
  const expected = report.files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ rule, severity, message, range: { start, end } }) => ({
      ruleId: rule,
      level: levels[severity],
      message: { text: message },
      uri: path.split('/').map(encodeURIComponent).join('/'),
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    })),
  );
  assert.deepEqual([...new Set(expected.map(({ level }) => level))].sort(), ['error', 'note', 'warning']);
  const [run] = log.runs;
  assert.ok(run);
  assert.deepEqual(
    run.results.map(({ ruleId, level, message, locations }) => {
      const { artifactLocation, region } = locations[0].physicalLocation;
      return { ruleId, level, message, uri: artifactLocation.uri, region };
    }),
    expected,
  );
  for (const { ruleIndex, ruleId } of run.results) {
    const described: SarifRule | undefined = run.tool.driver.rules[ruleIndex];
    assert.equal(described?.id, ruleId);
    assert.match(described?.helpUri ?? '', /\/docs\/rules\.md#/);
  }
  assert.equal(run.tool.driver.version, JSON.parse(readFileSync('package.json', 'utf8')).version);
});

interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly version: string;
      readonly rules: readonly SarifRule[];
    };
  };
  readonly results: readonly SarifResult[];
}

interface SarifRule {
  readonly id: string;
  readonly helpUri: string;
}

interface SarifResult {
  readonly ruleIndex: number;
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object } },
  ];
}

test('a workflow command of GitHub is one line that reads back to the same message', () => {
  using folder = new ScratchFolder();
  folder.write(FILES);
  const check = (format: string) => commandLine(['check', '--format', format, '.'], { cwd: folder.path }).stdout;
  const report: JsonReport = JSON.parse(check('json'));
  const expected = report.files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ rule, message, range }) => ({ path, rule, message, line: range.start.line + 1 })),
  );
  // actions/toolkit:packages/core/src/command.ts writes, actions/runner:src/Runner.Common/ActionCommand.cs reads.
  const unescaped = (text: string) =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');
  const read = check('github')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, level, properties = '', message = ''] = /^::(error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
      assert.ok(level, line);
      const values = new Map(properties.split(',').map((pair) => pair.split('=', 2) as [string, string]));
      return {
        path: unescaped(values.get('file') ?? ''),
        rule: unescaped(values.get('title') ?? ''),
        message: unescaped(message),
        line: Number(values.get('line')),
      };
    });
  assert.deepEqual(read, expected);
});

test('pretty shows the place, the words meant and the fix, and colours only a terminal', () => {
  const { stdout } = commandLine(['check', '--stdin-filename', 'Procfile'], {
    input: 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n',
  });
  assert.equal(
    stdout.replace(/(error: ).*( \[)/, '$1…$2').replace(/(fix: ).*/, '$1…'),
    `Procfile:1:20: error: … [gunicorn/unknown-option]
    web: gunicorn wsgi --tiemout 60 -b :$PORT
                       ^^^^^^^^^
    fix: …

1 file checked: 1 error, 1 with a fix
`,
  );
});
