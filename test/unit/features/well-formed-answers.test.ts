// Whatever a document says, an answer is one that every editor takes: its ranges lie in the text, colours and completions in one line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver';
import { Checker } from '../../../server/src/core/check/checker.ts';
import type { RuleContext } from '../../../server/src/core/rules/rule.ts';
import { clientFeatures } from '../../../server/src/editor/client-features.ts';
import { codeActions } from '../../../server/src/features/code-actions/code-action.ts';
import { completion } from '../../../server/src/features/completion/completion.ts';
import { CompletionAnswers } from '../../../server/src/features/completion/completion-answers.ts';
import { documentDiagnostics } from '../../../server/src/features/diagnostics/diagnostic.ts';
import { documentLinks } from '../../../server/src/features/document-link.ts';
import { foldingRanges } from '../../../server/src/features/folding-range.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { documentHighlights } from '../../../server/src/features/names/document-highlight.ts';
import { documentSymbols } from '../../../server/src/features/names/document-symbol.ts';
import { selectionRanges } from '../../../server/src/features/selection-range.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens/semantic-tokens.ts';
import { ruleContext } from '../../support/check-text.ts';
import { randomRuns } from '../../support/random-runs.ts';

const COMMANDS = [
  'gunicorn wsgi -w 4 -b :$PORT',
  '"gunicorn wsgi --timeout=9x"',
  'bash -c "gunicorn ${A:-x $B} --timeot 6"',
  "sh -c 'celery -A shop worker -c 2 && echo `a $B`'",
  '|\n        gunicorn wsgi \\\n          -w 0\n',
  '>-\n        gunicorn wsgi\n        --timeot 5 😀\n',
  '*cmd',
  '&cmd gunicorn wsgi --timeot 60',
  "'it''s gunicorn wsgi -w 0'",
  '"gunic\\u006frn wsgi \\x2dw 0"',
  '',
];
const APP_DESC = [
  ...['web', 'w b', '"web"', '&k w1', '? w', '<<'].flatMap((name, i) =>
    COMMANDS.map((command) => `    ${name}:\n      command: ${command}\n      replicas: ${i}`),
  ),
  '    all: &web {command: gunicorn wsgi --timeot 1}',
  '    again: *web\n    more: {<<: *web, replicas: 2}',
  '  scripts:\n    pre_release_hook: python manage.py migrate',
  ' m2:\n  processes:',
  '  processes: *p',
  '  processes: &p',
  '  env_variables:\n    - {key: GUNICORN_CMD_ARGS, value: "--timeout 9x"}',
  '  spec: {processes: [{name: a, procCommand: gunicorn wsgi -w 0}, {procCommand: b, name: *n}]}',
  '  spec:\n    processes:\n      - procCommand: gunicorn wsgi --timeot 1\n        name: &n web',
  ...['# c', '\t', '---', '\ufeff', '😀: 1'],
];
const PROCFILE = ['web: ', 'web:', 'w b: ', '  ', '# ', '', 'worker : ', 'a：', '"q": '].flatMap((name) =>
  [...COMMANDS, 'x \\', 'a: b'].map((command) => name + command),
);
const HEADS = [
  'spec_version: 2\nmodule:\n  language: Python\n  processes:\n',
  'spec_version: 2\nmodules:\n m:\n  language: Python\n  processes:\n',
  'spec_version: 3\nmodule:\n',
  'modules:\n- name: a\n',
];

/** Lines in any order, with any line break. */
function texts(heads: readonly string[], lines: readonly string[]): fc.Arbitrary<string> {
  const body = fc.array(fc.constantFrom(...lines), { maxLength: 8 });
  return fc
    .tuple(fc.constantFrom(...heads), body, fc.constantFrom('\n', '\r\n'))
    .map(([head, all, eol]) => (head + all.join('\n')).replaceAll('\n', eol));
}

const session = { client: clientFeatures({}), translations: {} };

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function isWithin(inner: Range, outer: Range): boolean {
  return isBefore(outer.start, inner.start) && isBefore(inner.start, inner.end) && isBefore(inner.end, outer.end);
}

/** Every range of an answer, however deep. */
function rangesIn(answer: unknown): Range[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if ('start' in answer && 'end' in answer) return [answer as Range];
  return Object.values(answer).flatMap(rangesIn);
}

function holdSymbol({ range, selectionRange, children = [] }: DocumentSymbol): void {
  assert.ok(isWithin(selectionRange, range), JSON.stringify({ range, selectionRange }));
  children.forEach(holdSymbol);
}

function holdColours({ document }: RuleContext, whole: Range): void {
  const { data } = semanticTokens(document, whole);
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(i, i + 3);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    assert.ok(line < document.lines.lineCount, 'a colour behind the text');
    const { start, end } = document.lines.lineSpan(line);
    assert.ok(length > 0 && character + length <= end - start, 'a colour behind its line');
  }
}

/** What is asked at a place. */
function holdPlace(context: RuleContext, findings: readonly [], position: Position, whole: Range): void {
  const analysis = { ...context, findings };
  const { document } = context;
  for (const { label, textEdit } of completion(analysis, position, new CompletionAnswers(), session).items) {
    const [range] = rangesIn(textEdit);
    const isHere = range && isWithin({ start: position, end: position }, range);
    assert.ok(isHere && range.start.line === range.end.line, `${label}: ${JSON.stringify({ range, position })}`);
  }
  const around = [hover(analysis, position, session), documentHighlights(analysis, position)];
  for (const range of rangesIn(around)) assert.ok(isWithin(range, whole), JSON.stringify(range));
  for (let [one] = selectionRanges(document, [position]); one?.parent; one = one.parent) {
    assert.ok(isWithin(one.range, one.parent.range), JSON.stringify(one));
  }
}

async function holds(file: string, text: string): Promise<void> {
  const context = await ruleContext({ file, text, platform: 'blueking' });
  const { document } = context;
  const whole = { start: { line: 0, character: 0 }, end: document.lines.positionAt(text.length) };
  const findings = new Checker((rule, error) => assert.fail(`${rule.id}: ${error}`)).check(context, {});
  const analysis = { ...context, findings };
  const symbols = documentSymbols(document);
  symbols.forEach(holdSymbol);
  const all = [documentDiagnostics(analysis, [], {}), symbols, documentLinks(analysis).map(({ range }) => range)];
  for (const range of rangesIn(all)) assert.ok(isWithin(range, whole), JSON.stringify(range));
  codeActions(analysis, [], { textDocument: document, range: whole, context: { diagnostics: [] } }, session);
  for (const { startLine, endLine } of foldingRanges(document) ?? [])
    assert.ok(startLine < endLine && endLine < document.lines.lineCount);
  holdColours(context, whole);
  for (let line = 0; line < document.lines.lineCount; line++) {
    const { start, end } = document.lines.lineSpan(line);
    for (let character = 0; character <= end - start; character += 7)
      holdPlace(context, [], { line, character }, whole);
  }
}

/** What was once answered wrongly. */
const EXAMPLES: Readonly<Record<string, readonly [string][]>> = {
  'app_desc.yaml': [
    // The words of one process stand among those of another.
    [
      `module:\n  spec:\n    processes:\n      - procCommand: gunicorn wsgi --timeot 1\n        name: &n web
  spec: {processes: [{name: a, procCommand: gunicorn wsgi -w 0}, {procCommand: b, name: *n}]}`,
    ],
    [
      'spec_version: 2\nmodule:\n  language: Python\n  processes:\n    web:\n      command: |\n        gunicorn wsgi -w 0\n',
    ],
  ],
  Procfile: [
    ['web: |\n        gunicorn wsgi \\\n          -w 0\n'],
    ['web: gunicorn wsgi -w 4 -b :$PORT\n  |\n        gunicorn wsgi \\\n          -w 0\n'],
  ],
};

function runs(file: string) {
  return { numRuns: randomRuns(120), seed: 20261122, examples: [...(EXAMPLES[file] ?? [])] };
}

test('app_desc.yaml: every answer is well formed', async () => {
  await fc.assert(
    fc.asyncProperty(texts(HEADS, APP_DESC), (text) => holds('app_desc.yaml', text)),
    runs('app_desc.yaml'),
  );
});

test('Procfile: every answer is well formed', async () => {
  await fc.assert(
    fc.asyncProperty(texts(['', '\ufeff'], PROCFILE), (text) => holds('Procfile', text)),
    runs('Procfile'),
  );
});
