import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { configurationSchema } from '../../../server/src/core/configuration/json-schema.ts';
import { readConfiguration } from '../../../server/src/core/configuration/read-configuration.ts';
import { DEFAULT_THRESHOLDS, healthThresholds } from '../../../server/src/core/logs/health/thresholds.ts';
import { rules } from '../../../server/src/core/rules/registry.ts';
import { render } from '../../../server/src/core/text/l10n.ts';

const schema = new Ajv({ allowUnionTypes: true }).compile(configurationSchema(rules, ({ id }) => id));

function problems(text: string): string[] {
  return readConfiguration(text).problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)}: ${render(message)}`,
  );
}

test('every setting is read', () => {
  const text = `# ours
platform: heroku
rules:
  gunicorn/daemon: off
  'procfile/tab': hint
  incident/gunicorn-worker-timeout: warning
logs:
  thresholds: { rate502: 2.5, p95: 800, poolUse: 90, restarts: 3, kills: 2 }
  patterns:
    payment-refused:
      pattern: 'payment (?<order>\\d+) refused'
      severity: critical
      title: Payment refused
    quota: { pattern: quota }
`;
  assert.deepEqual(readConfiguration(text), {
    configuration: {
      platform: 'heroku',
      rules: { 'gunicorn/daemon': 'off', 'procfile/tab': 'hint', 'incident/gunicorn-worker-timeout': 'warning' },
      thresholds: { rate502: 2.5, p95: 800, poolUse: 90, restarts: 3, kills: 2 },
      patterns: [
        {
          id: 'payment-refused',
          pattern: 'payment (?<order>\\d+) refused',
          severity: 'critical',
          title: 'Payment refused',
        },
        { id: 'quota', pattern: 'quota', severity: 'error', title: 'quota' },
      ],
    },
    problems: [],
  });
});

test('a file that says nothing is no mistake', () => {
  for (const text of ['', '# nothing yet\n', 'rules:\n', 'platform:\nlogs:\n  thresholds:\n']) {
    assert.deepEqual(
      readConfiguration(text),
      { configuration: { platform: undefined, rules: {}, thresholds: {}, patterns: [] }, problems: [] },
      text,
    );
  }
});

test('each mistake is named at its place, with the nearest real name, and the rest counts', () => {
  const wrong: readonly (readonly [text: string, problem: string])[] = [
    ['platfrom: heroku\n', 'platfrom: There is no setting `platfrom`. Did you mean `platform`?'],
    ['zzz: 1\n', 'zzz: There is no setting `zzz`.'],
    ['platform: windows\n', 'windows: `platform` must be one of auto, blueking, heroku, generic.'],
    [
      'rules:\n  gunicorn/deamon: off\n',
      'gunicorn/deamon: There is no rule `gunicorn/deamon`. Did you mean `gunicorn/daemon`?',
    ],
    [
      'rules:\n  gunicorn/daemon: fatal\n',
      'fatal: `gunicorn/daemon` must be one of error, warning, information, hint, off.',
    ],
    [
      'rules:\n  incident/gunicorn-worker-timout: off\n',
      'incident/gunicorn-worker-timout: There is no rule `incident/gunicorn-worker-timout`. Did you mean `incident/gunicorn-worker-timeout`?',
    ],
    ['rules: off\n', 'off: `rules` must be a mapping.'],
    ['- a\n', '- a\n: Settings must be a mapping of keys.'],
    ['logs:\n  treshold: 1\n', 'treshold: There is no setting `logs.treshold`. Did you mean `thresholds`?'],
    ['logs:\n  thresholds:\n    p59: 1\n', 'p59: There is no setting `logs.thresholds.p59`. Did you mean `p95`?'],
    ['logs:\n  thresholds:\n    p95: 0\n', '0: `logs.thresholds.p95` must be a number above 0.'],
    ['logs:\n  thresholds:\n    p95: fast\n', 'fast: `logs.thresholds.p95` must be a number above 0.'],
    ['logs:\n  patterns: 1\n', '1: `logs.patterns` must be a mapping.'],
    [
      'logs:\n  patterns:\n    Mine: {pattern: x}\n',
      'Mine: The name of a pattern has small letters, digits and `-` only.',
    ],
    ['logs:\n  patterns:\n    http-502: {pattern: x}\n', 'http-502: `http-502` is a signature of the catalogue.'],
    [
      'logs:\n  patterns:\n    mine: {pattern: "("}\n',
      '"(": This is no regular expression: Invalid regular expression: /(/: Unterminated group',
    ],
    ['logs:\n  patterns:\n    mine: {pattern: 1}\n', '1: `logs.patterns.mine.pattern` must be a text.'],
    [
      'logs:\n  patterns:\n    mine: {pattern: x, severity: bad}\n',
      'bad: `logs.patterns.mine.severity` must be one of critical, error, warning, info.',
    ],
    [
      'logs:\n  patterns:\n    mine: {patern: x}\n',
      'patern: There is no setting `logs.patterns.mine.patern`. Did you mean `pattern`?',
    ],
  ];
  for (const [text, problem] of wrong) assert.deepEqual(problems(text), [problem], text);
  const mixed = readConfiguration('platform: heroku\nrules:\n  a/b: off\n  gunicorn/daemon: hint\n');
  assert.equal(mixed.problems.length, 1);
  assert.equal(mixed.configuration.platform, 'heroku');
  assert.deepEqual(mixed.configuration.rules, { 'gunicorn/daemon': 'hint' });
});

test('what is no YAML, or says a thing twice, is one problem and no setting', () => {
  for (const text of ['rules: {\n', 'platform: heroku\nplatform: generic\n', 'a: b: c\n']) {
    const { configuration, problems } = readConfiguration(text);
    assert.ok(problems.length > 0, text);
    assert.match(render(problems[0]?.message ?? { key: '', args: {} }), /^This is no YAML: \S/);
    assert.equal(configuration.platform, undefined);
  }
});

test('`off` as a YAML 1.1 editor writes it back', () => {
  assert.deepEqual(readConfiguration('rules:\n  gunicorn/daemon: false\n').configuration.rules, {
    'gunicorn/daemon': 'off',
  });
});

test('keys of every object are no settings', () => {
  for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    assert.equal(readConfiguration(`${key}: 1\n`).problems.length, 1, key);
    assert.equal(readConfiguration(`rules:\n  ${key}: off\n`).problems.length, 1, key);
  }
});

test('the JSON schema accepts and refuses the same', () => {
  const texts = {
    good: [
      {},
      null,
      { platform: 'auto' },
      { rules: { 'gunicorn/daemon': 'off', 'procfile/tab': false } },
      { logs: { thresholds: { p95: 1 } } },
      { logs: { patterns: { mine: { pattern: 'x', severity: 'info', title: 'Mine' } } } },
    ],
    bad: [
      { platfrom: 'auto' },
      { platform: 'x' },
      { rules: { 'a/b': 'off' } },
      { rules: { 'procfile/tab': 'fatal' } },
      { logs: { thresholds: { p95: 0 } } },
      { logs: { x: 1 } },
      { logs: { patterns: { Mine: { pattern: 'x' } } } },
      { logs: { patterns: { mine: { pattern: 1 } } } },
    ],
  };
  for (const value of texts.good) {
    assert.ok(schema(value), JSON.stringify(value));
    assert.deepEqual(readConfiguration(JSON.stringify(value)).problems, [], JSON.stringify(value));
  }
  for (const value of texts.bad) {
    assert.ok(!schema(value), JSON.stringify(value));
    assert.equal(readConfiguration(JSON.stringify(value)).problems.length, 1, JSON.stringify(value));
  }
});

test('thresholds are taken over in the units of the log engine', () => {
  assert.deepEqual(healthThresholds({}), DEFAULT_THRESHOLDS);
  assert.deepEqual(healthThresholds({ rate502: 5, p95: 250, poolUse: 90, restarts: 1, kills: 3 }), {
    ...DEFAULT_THRESHOLDS,
    rate502: 0.05,
    p95: 250_000,
    poolUse: 0.9,
    unplannedRestarts: 0,
    memoryKills: 2,
  });
});
