import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../../../server/src/core/model/read-document.ts';
import { detectPlatform } from '../../../../server/src/core/platforms/detect.ts';
import { loadProject } from '../../../../server/src/core/project/load-project.ts';
import { rules } from '../../../../server/src/core/rules/registry.ts';
import type { Finding, Rule, RuleContext } from '../../../../server/src/core/rules/rule.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../../support/memory-file-system.ts';
import { NO_HINTS } from '../../../support/no-hints.ts';
import { commandLines } from '../../programs/gunicorn/command-line-generator.ts';

const gunicornRules = rules.filter(({ id }) => id.startsWith('gunicorn/'));
const NEWEST = '27.0.1';

/** A pinned version: there is one verdict then. */
const project = await loadProject(
  memoryFileSystem({ 'requirements.txt': `gunicorn==${NEWEST}\n` }),
  MEMORY_FOLDER,
  () => NO_HINTS,
);

/** The same words in the ways people write them; where a way cannot hold a word, the usual one is taken. */
const writings: readonly { readonly name: string; readonly write: (words: readonly string[]) => string }[] = [
  { name: 'Procfile', write: (words) => `web: ${words.map(plainWord).join(' ')}\n` },
  { name: 'Procfile, double quotes', write: (words) => `web: ${words.map(doubleQuoted).join('  ')}\n` },
  { name: 'app_desc.yaml, quoted', write: (words) => appDesc(JSON.stringify(words.map(plainWord).join(' '))) },
  {
    name: 'app_desc.yaml, folded',
    write: (words) => appDesc(`>-\n        ${words.map(plainWord).join('\n        ')}`),
  },
];

function plainWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function doubleQuoted(word: string): string {
  return /["\\$`!]/.test(word) ? plainWord(word) : `"${word}"`;
}

function appDesc(command: string): string {
  return `spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: ${command}\n`;
}

/** Rules share what they find out about a document, so each text is read once for all of them. */
const contexts = new Map<string, RuleContext>();

function contextOf(text: string): RuleContext {
  const known = contexts.get(text);
  if (known) return known;
  const context = readContext(text);
  contexts.set(text, context);
  return context;
}

function readContext(text: string): RuleContext {
  const isAppDesc = text.startsWith('spec_version');
  const uri = isAppDesc ? 'file:///a/app_desc.yaml' : 'file:///a/Procfile';
  const source = { uri, version: 1, kind: isAppDesc ? ('app-desc' as const) : ('procfile' as const), text };
  const platform = detectPlatform({ setting: 'heroku', document: source, project: undefined });
  return { document: readDocument(source, 'lines'), platform, project };
}

const run = (rule: Rule, text: string): Finding[] => [...rule.check(contextOf(text))];

const extra = fc.sample(
  fc.array(
    fc.constantFrom(
      ...[
        '-D',
        '--daemon',
        '-RD',
        '-DR',
        '--reload',
        '--preload',
        '--preload=true',
        '--preload=no',
        '--time',
        '--log-level',
        'warn',
      ],
      ...[
        '-k',
        'gevent',
        'GEVENT',
        '--threads',
        '4',
        '--max-requests',
        '100',
        '--keepalive=5',
        '--worker_class=sync',
        '-workers',
      ],
      ...[
        '-bind',
        ':1',
        '-b',
        '8000',
        '127.0.0.1:80',
        '--timeout',
        '30s',
        '600',
        '--graceful-timeout=99',
        'app/wsgi.py',
        '--ssl-version=x',
      ],
      ...[
        '--access-logformat',
        '%(h)s %(x)s',
        '--check-config',
        '-w0',
        '-Dw4',
        '-w=4',
        '--tiemout',
        '0',
        '--max-requests-jitter=5',
      ],
    ),
    { maxLength: 9 },
  ),
  { seed: 4242, numRuns: 70 },
);
const lines = [...commandLines(NEWEST, 4243, 50), ...extra].filter((words) =>
  words.every((word) => !/[\n]/.test(word)),
);

for (const { name, write } of writings) {
  test(`a fix mends what it is about, and only once: ${lines.length} generated commands, ${name}`, () => {
    let tried = 0;
    for (const words of lines) {
      const text = write(['gunicorn', ...words]);
      for (const rule of gunicornRules) {
        const findings = run(rule, text);
        for (const fix of findings.flatMap((finding) => finding.fixes?.() ?? [])) {
          if (fix.otherFiles || fix.edits.length === 0) continue;
          tried++;
          const fixed = applyEdits(text, fix.edits);
          const shown = `${rule.id} ${JSON.stringify(text)} -> ${JSON.stringify(fixed)}`;
          assert.notEqual(fixed, text, shown);
          assertSameRest(text, fixed, shown);
          if (fix.preferred) assert.ok(run(rule, fixed).length < findings.length, shown);
        }
      }
    }
    assert.ok(tried > 60, `only ${tried} fixes`);
  });
}

/** A fix must leave a command of one gunicorn, and the document around it as it was. */
function assertSameRest(before: string, after: string, shown: string): void {
  const [old, now] = [before, after].map((text) => contextOf(text).document.processes);
  assert.equal(now?.length, old?.length, shown);
  const commands = now?.at(0)?.command?.invocations ?? [];
  assert.deepEqual(
    commands.map(({ program }) => program),
    ['gunicorn'],
    shown,
  );
  const count = (text: string) => text.split('\n').filter((line) => !line.includes('gunicorn')).length;
  assert.ok(count(after) <= count(before), shown);
}

test('safe fixes, applied until none is left, come to an end and leave a start of gunicorn', () => {
  for (const words of lines) {
    let text = `web: ${['gunicorn', ...words].map(plainWord).join(' ')}\n`;
    for (let round = 0; ; round++) {
      assert.ok(round < 20, text);
      const fixes = gunicornRules.flatMap((rule) => run(rule, text).flatMap((finding) => finding.fixes?.() ?? []));
      const fix = fixes.find((candidate) => candidate.safe && candidate.preferred && candidate.edits.length > 0);
      if (!fix) break;
      text = applyEdits(text, fix.edits);
    }
    const [invocation] = contextOf(text).document.processes.at(0)?.command?.invocations ?? [];
    assert.equal(invocation?.program, 'gunicorn', text);
  }
});
