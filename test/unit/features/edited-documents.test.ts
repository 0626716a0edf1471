// What is taken over from one version of a document to the next, in every answer that reads all of the document: each must
// be the one that a fresh look would give.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { Checker } from '../../../server/src/core/check/checker.ts';
import type { Document } from '../../../server/src/core/model/document.ts';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import type { RuleContext } from '../../../server/src/core/rules/rule.ts';
import { clientFeatures } from '../../../server/src/editor/client-features.ts';
import { codeActions } from '../../../server/src/features/code-actions/code-action.ts';
import { documentDiagnostics } from '../../../server/src/features/diagnostics/diagnostic.ts';
import { documentLinks } from '../../../server/src/features/document-link.ts';
import { foldingRanges } from '../../../server/src/features/folding-range.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { inlayHints } from '../../../server/src/features/inlay-hint.ts';
import { documentHighlights } from '../../../server/src/features/names/document-highlight.ts';
import { documentSymbols } from '../../../server/src/features/names/document-symbol.ts';
import { selectionRanges } from '../../../server/src/features/selection-range.ts';
import { SemanticTokenAnswers } from '../../../server/src/features/semantic-tokens/semantic-token-answers.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens/semantic-tokens.ts';
import { ruleContext } from '../../support/check-text.ts';
import { randomRuns } from '../../support/random-runs.ts';

const FILES = {
  'wsgi.py': 'app = 1\n',
  'shop/wsgi.py': 'application = 1\n',
  'shop/__init__.py': '',
  'conf/web.py': 'workers = 2\n',
  'gunicorn.conf.py': 'timeout = 3\n',
  'requirements.txt': 'gunicorn==20.1.0\n',
};

const COMMANDS = [
  'gunicorn wsgi -w 4 -b :$PORT',
  'gunicorn -c conf/web.py shop.wsgi:application --timeot 60',
  'A=1 gunicorn wsgi --workers=0 && echo $A',
  'celery -A shop worker --concurency 2',
  '"gunicorn wsgi --timeout=9x"',
  '',
];
const PROCFILE = [
  ...COMMANDS.flatMap((command, i) => [`web: ${command}`, `p${i}:  ${command}`]),
  '# procfile-doctor-disable-next-line gunicorn/unknown-option',
  '# a comment',
  '  --preload',
  '',
  'web gunicorn',
];
const APP_DESC = [
  ...COMMANDS.flatMap((command, i) => [
    `    p${i}:\n      command: ${command}`,
    `    w${i}: {command: '${command.replaceAll('"', '')}', replicas: ${i}}`,
    `    s${i}:\n      command: |\n        ${command}\n      plan: 4C1G5R`,
  ]),
  '    web: &web {command: gunicorn wsgi --timeot 1}',
  '    again: *web',
  '    more: {<<: *web, replicas: 2}',
  '    # procfile-doctor-disable-next-line gunicorn/unknown-option',
  '    # a comment',
  '  scripts: {pre_release_hook: python manage.py migrate}',
  '  env_variables:\n    - {key: GUNICORN_CMD_ARGS, value: "--timeout 9x"}',
  '',
];
const HEADS = [
  'spec_version: 2\nmodule:\n  language: Python\n  source_dir: shop\n  processes:\n',
  'x: &cmd gunicorn wsgi --timeot 60\nspec_version: 2\nmodules:\n m:\n  language: Python\n  processes:\n',
];

/** A line that comes or goes, or a few characters of one. `at`: a part of the way through the text, from 0 to 1. */
type Edit =
  | { readonly kind: 'insert'; readonly at: number; readonly line: string }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'type'; readonly at: number; readonly text: string; readonly over: number };

function edits(lines: readonly string[]): fc.Arbitrary<Edit[]> {
  const at = fc.double({ min: 0, max: 1, noNaN: true });
  const kind = <K extends string>(name: K) => fc.constant(name);
  return fc.array(
    fc.oneof(
      fc.record({ kind: kind('insert'), at, line: fc.constantFrom(...lines) }),
      fc.record({ kind: kind('remove'), at }),
      fc.record({
        kind: kind('type'),
        at,
        text: fc.constantFrom('x', ' ', '$A', '\n', '  ', ':', '#', ' --preload', "'", '', '\r\n'),
        over: fc.constantFrom(0, 0, 0, 1, 3),
      }),
    ),
    { minLength: 2, maxLength: 8 },
  );
}

function edited(text: string, edit: Edit): string {
  if (edit.kind === 'type') {
    const start = Math.round(edit.at * text.length);
    return text.slice(0, start) + edit.text + text.slice(start + edit.over);
  }
  const lines = text.split('\n');
  const index = Math.floor(edit.at * lines.length);
  lines.splice(index, edit.kind === 'remove' ? 1 : 0, ...(edit.kind === 'insert' ? [edit.line] : []));
  return lines.join('\n');
}

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
/** In names, commands and blank lines, and behind the text. */
const PLACES = [0, 1, 3, 5, 7, 9].flatMap((line) => [0, 9, 26].map((character) => ({ line, character })));
const session = { client: clientFeatures({}), translations: {} };

/** All that an editor asks for by itself. */
function answers(context: RuleContext, checker: Checker) {
  const analysis = { ...context, findings: checker.check(context, {}) };
  const { document } = context;
  const some = { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } };
  return {
    diagnostics: documentDiagnostics(analysis, [], {}),
    actions: codeActions(analysis, [], { textDocument: document, range: WHOLE, context: { diagnostics: [] } }, session),
    tokens: new SemanticTokenAnswers().full(document).data,
    someTokens: semanticTokens(document, some),
    symbols: documentSymbols(document),
    links: documentLinks(analysis),
    folding: foldingRanges(document),
    hints: inlayHints(analysis, WHOLE, {}),
    highlights: documentHighlights(analysis, { line: 1, character: 1 }),
    hovers: PLACES.map((place) => hover(analysis, place, session)),
    selections: selectionRanges(document, PLACES),
  };
}

/** What a client has after an answer. */
function patched(before: readonly number[], answer: SemanticTokens | SemanticTokensDelta): readonly number[] {
  if ('data' in answer) return answer.data;
  const data = [...before];
  for (const { start, deleteCount, data: by = [] } of answer.edits) data.splice(start, deleteCount, ...by);
  return data;
}

function holds(base: RuleContext, first: string, all: readonly Edit[]): void {
  const fail = (_: unknown, error: unknown) => {
    throw error;
  };
  const { kind, uri } = base.document;
  const { procfile } = base.platform;
  const checker = new Checker(fail);
  const colours = new SemanticTokenAnswers();
  let former: Document | undefined;
  let text = first;
  let shown: readonly number[] = [];
  let id: string | undefined;
  for (const [version, edit] of [undefined, ...all].entries()) {
    text = edit ? edited(text, edit) : text;
    const source = { uri, version, kind, text };
    former = readDocument(source, procfile, former);
    const fresh = { ...base, document: readDocument(source, procfile) };
    const expected = answers(fresh, new Checker(fail));
    assert.deepEqual(answers({ ...base, document: former }, checker), expected, JSON.stringify({ first, all }));

    const answer = id === undefined ? colours.full(former) : colours.delta(former, id);
    shown = patched(shown, answer);
    id = answer.resultId;
    assert.deepEqual(shown, expected.tokens);
  }
}

for (const platform of ['blueking', 'generic'] as const) {
  test(`edits of a Procfile, read as ${platform} does`, async () => {
    const base = await ruleContext({ text: 'web: gunicorn shop.wsgi\n', platform, files: FILES });
    const file = fc.array(fc.constantFrom(...PROCFILE), { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(file, edits(PROCFILE), (first, all) => holds(base, first, all)),
      { numRuns: randomRuns(80), seed: 20261121 },
    );
  });
}

test('an edited app_desc.yaml is the same as one that is read anew', async () => {
  const base = await ruleContext({
    text: `${HEADS[0]}    web: {command: gunicorn wsgi}\n`,
    file: 'app_desc.yaml',
    files: FILES,
  });
  const file = fc
    .tuple(fc.constantFrom(...HEADS), fc.array(fc.constantFrom(...APP_DESC), { maxLength: 8 }))
    .map(([head, lines]) => head + lines.join('\n'));
  fc.assert(
    fc.property(file, edits(APP_DESC), (first, all) => holds(base, first, all)),
    { numRuns: randomRuns(80), seed: 20261121 },
  );
});

test('what is made of a process counts for the column that it stands at', async () => {
  const line =
    '{language: Python, processes: {web: {command: gunicorn wsgi --timeot 60}, api: {command: gunicorn wsgi}}}';
  const base = await ruleContext({ text: `spec_version: 2\nmodule: ${line}\n`, file: 'app_desc.yaml', files: FILES });
  const key = base.document.text.indexOf('language') / base.document.text.length;
  holds(base, base.document.text, [
    { kind: 'type', at: key, text: 'name: x, ', over: 0 },
    { kind: 'insert', at: 0, line: '# a comment' },
  ]);
});
