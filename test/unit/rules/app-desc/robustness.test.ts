import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../../server/src/core/check/checker.ts';
import { occurrences } from '../../../../server/src/core/model/occurrences.ts';
import { readDocument } from '../../../../server/src/core/model/read-document.ts';
import { tokensOf } from '../../../../server/src/core/model/token-spans.ts';
import { targetsOf } from '../../../../server/src/core/navigate/targets.ts';
import { refactorings } from '../../../../server/src/core/refactor/app-desc.ts';
import { safeEdits } from '../../../../server/src/core/rules/fixes/safe-edits.ts';
import type { RuleContext } from '../../../../server/src/core/rules/rule.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { hintsFor } from '../../../../server/src/workspace/hints.ts';
import { checkText, ruleContext } from '../../../support/check-text.ts';
import { randomRuns } from '../../../support/random-runs.ts';

const pieces: Readonly<Record<'app_desc.yaml' | 'Procfile', readonly string[]>> = {
  'app_desc.yaml': [
    ...[
      'spec_version: 2',
      'specVersion: 3',
      'spec_version: "2"',
      'specVersion: 2',
      'app_version: 1.0',
      'app:',
      'module:',
    ],
    ...[
      '  bk_app_code: a--b',
      '  market: {display_options: {visible: yes}}',
      'modules:',
      '  default:',
      '  - name: default',
    ],
    ...[
      '  language: Node.js',
      '  language:',
      '  source_dir: /a',
      '  env_variables:',
      '    - key: home',
      '      value: 012',
    ],
    ...['      value: on', '  processes:', '    Web:', '    web: &w', '      command: run "x', '      command: a && b'],
    ...[
      '      plan: 4C5G5R',
      '      replicas: 9',
      '      probes: {liveness: {}}',
      '    worker: *w',
      '    <<: *w',
      '  spec:',
    ],
    ...[
      '    processes:',
      '      - name: web',
      '        procCommand: run x',
      '        services: [{name: A}]',
      '  scripts:',
    ],
    ...[
      '    pre_release_hook: start x',
      '  svc_discovery：',
      '    bk_saas: [a, a]',
      '\t',
      '# note',
      '- x',
      '  a: [b',
      '---',
    ],
    ...[
      '  is_default: maybe',
      '  bkmonitor: ~',
      '  bk_saаs: []',
      '  sourceDir: x',
      '"',
      '    envOverlay: {replicas: [{}]}',
    ],
  ],
  Procfile: [
    ...[
      'web: gunicorn wsgi',
      'web:run x',
      'Web: run x',
      'web',
      'web：run x',
      'on: run x',
      'web: "a" b',
      'web: echo a: b',
    ],
    ...[
      'web: &a b',
      'web: run \\',
      '  -w 4',
      '\t',
      'web:\trun',
      'web: run # -x',
      'web: "run # "x',
      'web:',
      'web: ~',
      '# note',
      '---',
    ],
    ...[
      'web: run\u00a0x',
      ' web: x',
      'a_b: run x',
      'web : run',
      '\ufeffweb: x',
      'web: [a',
      "web: 'it",
      'web: |',
      '  run "x',
    ],
  ],
};

/** A folder without other files, read once. */
async function contexts(file: keyof typeof pieces, platform: 'blueking' | 'heroku' | 'generic') {
  const { document, project, platform: chosen } = await ruleContext({ text: '', file, platform });
  return (text: string): RuleContext => ({
    document: readDocument({ ...document, text }, chosen.procfile),
    platform: chosen,
    project,
  });
}

for (const file of ['app_desc.yaml', 'Procfile'] as const) {
  for (const platform of ['blueking', 'heroku', 'generic'] as const) {
    test(`${file}, ${platform}: no rule fails, every place lies inside, and safe repairs come to an end`, async () => {
      const context = await contexts(file, platform);
      const findings = (text: string) =>
        check(context(text), {}, (rule, error) => {
          throw new Error(`${rule.id}: ${JSON.stringify(text)}`, { cause: error });
        });
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...pieces[file]), { maxLength: 14 }),
          fc.constantFrom('\n', '\r\n'),
          (lines, eol) => {
            let text = lines.map((line) => line + eol).join('');
            for (let round = 0; ; round++) {
              const found = findings(text);
              for (const { span, rule } of found) {
                assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, rule.id);
              }
              const edits = safeEdits(found);
              if (edits.length === 0) break;
              assert.ok(round < 12, `no end of repairs: ${JSON.stringify(text)}`);
              text = applyEdits(text, edits);
            }
          },
        ),
        { numRuns: randomRuns(400), seed: 20261120 },
      );
    });
  }
}

/** What aliases and merges make of a tree is where readers stumble. */
const ANCHORED = [
  ...[
    'x: &a',
    '  command: run x',
    'y: &b [*a, *b]',
    'z: &a {<<: *a, command: *c}',
    '    web: *a',
    '    job: *b',
    '    api: {<<: [*a, *b]}',
  ],
  ...[
    '    <<: *a',
    '      <<: *none',
    '      command: &c "it',
    '    ? [a]',
    '    ? {a: b}',
    '    =: *c',
    '    1: *a',
    '    yes: *a',
  ],
  ...[
    '!!binary x: y',
    '    w: !own {command: x}',
    '    v: &a',
    '      command: |+',
    '',
    '        run y',
    '      command: >2-',
    '    *c : x',
  ],
];

const BEGINNING = [
  'x: &a {command: run x}',
  'spec_version: 2',
  'module:',
  '  language: Go',
  '  processes:',
  '    web: *a',
];

test('links, names, colours, hints and the ways to convert hold out against any text', async () => {
  const context = await contexts('app_desc.yaml', 'blueking');
  const lines = fc.constantFrom(...pieces['app_desc.yaml'], ...ANCHORED);
  let converted = 0;
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (parts, eol) => {
      const text = [...BEGINNING, ...parts].map((line) => line + eol).join('');
      const here = context(text);
      const { document, project } = here;
      const spans = [...targetsOf(document, project), ...occurrences(document), ...tokensOf(document)].map(
        ({ span }) => span,
      );
      for (const { start, end } of spans) assert.ok(0 <= start && start <= end && end <= text.length, text);
      hintsFor([document]);
      converted += refactorings(here).length;
    }),
    { numRuns: randomRuns(1500), seed: 20261121 },
  );
  assert.ok(converted > 20, `only ${converted} could be converted`);
});

test('the fix for tabs is made once for all of them', async () => {
  const found = await checkText({ file: 'app_desc.yaml', text: `spec_version: 2\nmodule:\n${'\ta: 1\n'.repeat(50)}` });
  const fixes = found.filter(({ rule }) => rule.id === 'app-desc/yaml-syntax').map((one) => one.fixes?.());
  assert.equal(fixes.length, 50);
  assert.equal(new Set(fixes).size, 1);
  assert.equal(fixes[0]?.[0]?.edits.length, 50);
});
