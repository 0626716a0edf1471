import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
after(() => rmSync(folder, { recursive: true }));

function cli(args: readonly string[], input = '') {
  return commandLine(args, { input });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const TYPO = 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n';

test('exit codes: 0 without errors, 1 with errors, 2 with one line on stderr for wrong usage', () => {
  assert.equal(cli(['check', file('Procfile.good', 'web: gunicorn wsgi -b :$PORT\n')]).status, 0);
  assert.equal(cli(['check', file('Procfile.bad', TYPO)]).status, 1);
  const wrong = [
    ['check'],
    ['nonsense'],
    [],
    ['check', join(folder, 'none')],
    ['check', '--format', 'xml', folder],
    ['check', '--no-such'],
  ];
  for (const args of wrong) {
    const { status, stdout, stderr } = cli(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^procfile-doctor: [^\n]+\n$/, args.join(' '));
  }
});

test('json is one document with zero-based UTF-16 positions and the fixes', () => {
  const path = file('Procfile.json', `worker: echo 中文\n${TYPO}`);
  const report = JSON.parse(cli(['check', '--format', 'json', path]).stdout);
  assert.equal(report.files.length, 1);
  assert.equal(report.files[0].path, path);
  const found = report.files[0].diagnostics.find(({ rule }: { rule: string }) => rule === 'gunicorn/unknown-option');
  assert.deepEqual(found.range, { start: { line: 1, character: 19 }, end: { line: 1, character: 28 } });
  assert.equal(found.severity, 'error');
  assert.equal(found.fixes[0].preferred, true);
  assert.equal(typeof found.fixes[0].safe, 'boolean');
  assert.equal(report.summary.error, 1);
});

test('--stdin-filename says what standard input is', () => {
  const { status, stdout } = cli(['check', '--format', 'json', '--stdin-filename', 'sub/Procfile'], TYPO);
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).files[0].path, 'sub/Procfile');
});

test('--fix never deletes a file, though a fix would', (t) => {
  const appDesc = 'spec_version: 2\nmodule: {language: python, processes: {web: {command: run x}}}\n';
  const both = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
  t.after(() => rmSync(both, { recursive: true }));
  const procfile = join(both, 'Procfile');
  writeFileSync(procfile, 'web: run y\n');
  writeFileSync(join(both, 'app_desc.yaml'), appDesc);
  const { status, stdout } = cli(['check', '--format', 'json', '--fix', both]);
  assert.equal(status, 1);
  const fixes = JSON.parse(stdout).files.flatMap(
    ({ diagnostics }: { diagnostics: { rule: string; fixes: { title: string; safe: boolean }[] }[] }) =>
      diagnostics.filter(({ rule }) => rule === 'app-desc/process-conflict').flatMap((one) => one.fixes),
  );
  assert.ok(fixes.some(({ title }: { title: string }) => title === 'Delete the Procfile'));
  assert.deepEqual(
    fixes.filter(({ safe }: { safe: boolean }) => safe),
    [],
  );
  assert.equal(readFileSync(procfile, 'utf8'), 'web: run y\n');
  assert.equal(readFileSync(join(both, 'app_desc.yaml'), 'utf8'), appDesc);
});

test('--fix writes what is safe and leaves the rest of the file byte for byte', () => {
  const path = file('Procfile.fix', '# a note  \nweb：gunicorn wsgi -b :$PORT   # tail\n');
  cli(['check', '--fix', path]);
  const fixed = readFileSync(path, 'utf8');
  assert.equal(fixed, '# a note  \nweb: gunicorn wsgi -b :$PORT   # tail\n');
  cli(['check', '--fix', path]);
  assert.equal(readFileSync(path, 'utf8'), fixed);
});

test('--fix repairs what only a repair shows: once is enough', () => {
  const { status, stdout } = cli(['check', '--fix', '-'], 'web：gunicorn wsgi --daemon --keepalive=5 -b :$PORT\n');
  assert.deepEqual([status, stdout], [0, 'web: gunicorn wsgi -b :$PORT\n']);
});

test('--fix repairs standard input or files: where both are named nothing is written', () => {
  const path = file('Procfile.both', 'web：run x\n');
  const { status, stdout, stderr } = cli(['check', '--fix', '-', path], 'web：run x\n');
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^procfile-doctor: check: --fix repairs [^\n]*\n$/);
  assert.equal(readFileSync(path, 'utf8'), 'web：run x\n');
});

test('sarif and github name the rule, the file and places from 1', () => {
  const path = file('Procfile.formats', TYPO);
  const { runs } = JSON.parse(cli(['check', '--format', 'sarif', path]).stdout);
  const [result] = runs[0].results;
  assert.equal(result.ruleId, 'gunicorn/unknown-option');
  assert.equal(runs[0].tool.driver.rules[result.ruleIndex].id, result.ruleId);
  const { region } = result.locations[0].physicalLocation;
  assert.deepEqual(region, { startLine: 1, startColumn: 20, endLine: 1, endColumn: 29 });
  const github = cli(['check', '--format', 'github', path]).stdout;
  assert.match(github, /^::error file=.*,line=1,col=20,endLine=1,endColumn=29,title=gunicorn\/unknown-option::/m);
});

test('folders are walked for the names we know, and nothing else', () => {
  using app = new ScratchFolder();
  app.write({ Procfile: '', 'Procfile.dev': '', 'sub/app_desc.yaml': '', 'notes.txt': 'web: x', 'sub/Procfiles': '' });
  const { stdout } = cli(['check', '--format', 'json', app.path]);
  const names = JSON.parse(stdout).files.map(({ path }: { path: string }) => path.slice(app.path.length + 1));
  assert.deepEqual(names, ['Procfile', 'Procfile.dev', join('sub', 'app_desc.yaml')]);
});

test('explain knows rules, signatures and options, and offers what looks alike', () => {
  assert.match(cli(['explain', 'gunicorn', '--timeout']).stdout, /-t, --timeout INT/);
  assert.match(cli(['explain', 'procfile/missing-colon']).stdout, /procfile\/missing-colon/);
  assert.match(cli(['explain', 'gunicorn-worker-timeout']).stdout, /WORKER TIMEOUT/);
  assert.match(cli(['explain', 'gunicorn', '--tiemout']).stderr, /did you mean gunicorn --timeout/);
});
