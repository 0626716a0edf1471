// What package.json contributes beside code: it must fit what the programs really write and the files that are there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

interface Contributions {
  readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  readonly commands: readonly { readonly command: string }[];
  readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
  readonly problemMatchers: readonly { readonly pattern: { readonly regexp: string } }[];
  readonly walkthroughs: readonly {
    readonly steps: readonly {
      readonly id: string;
      readonly description: string;
      readonly media: { readonly svg: string; readonly altText: string };
      readonly completionEvents: readonly string[];
    }[];
  }[];
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

const { contributes } = read<{ contributes: Contributions }>('package.json');
const commands = new Set(contributes.commands.map(({ command }) => command));

test('the problem matcher finds every problem in what the command line prints, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-matcher-'));
  try {
    writeFileSync(join(folder, 'Procfile'), 'web: gunicorn wsgi --timout 60 --daemon\nworker celery\n');
    const cli = (format: string) =>
      spawnSync(process.execPath, [join(process.cwd(), 'dist/cli.js'), 'check', '--format', format, '.'], {
        cwd: folder,
        encoding: 'utf8',
      }).stdout;
    const regexp = new RegExp(contributes.problemMatchers[0]?.pattern.regexp ?? '');
    const matched = cli('pretty')
      .split('\n')
      .flatMap((line) => {
        const [, file, row, column, severity, , code] = regexp.exec(line) ?? [];
        return file === undefined ? [] : [[file, Number(row), Number(column), severity, code]];
      });
    const { files } = JSON.parse(cli('json')) as {
      files: {
        path: string;
        diagnostics: {
          rule: string;
          severity: string;
          range: { start: { line: number; character: number } };
        }[];
      }[];
    };
    const found = files.flatMap(({ path, diagnostics }) =>
      diagnostics.map(({ rule, severity, range: { start } }) => {
        const name = severity === 'information' ? 'info' : severity;
        return [path, start.line + 1, start.character + 1, name, rule];
      }),
    );
    assert.ok(found.length >= 3);
    assert.deepEqual(matched, found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the explorer offers the log panel for logs, rotated and packed ones too, and for no other file', () => {
  const entry = contributes.menus['explorer/context']?.find(
    ({ command }) => command === 'procfileDoctor.logs.openFile',
  );
  const [, pattern, flags] = /resourceFilename =~ \/(.+?)\/(\w*) &&/.exec(entry?.when ?? '') ?? [];
  assert.ok(pattern);
  const isLog = (name: string) => new RegExp(pattern, flags).test(name);
  const logs = ['app.log', 'app.log.1', 'APP.LOG.2.gz', 'app.ndjson', 'app.jsonl.gz'];
  assert.deepEqual(logs.filter(isLog), logs);
  assert.deepEqual(['Procfile', 'log', 'catalog', 'logs.py', 'app.log.txt', 'app.json', 'x.gz'].filter(isLog), []);
});

test('a report for a bug shows every setting but the sources of logs, which name servers', () => {
  const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  const report = readFileSync('client/src/commands/copy-diagnostic-report.ts', 'utf8');
  const [, list = ''] = /^const SETTINGS = \[(.*?)\];/ms.exec(report) ?? [];
  const shown = [...list.matchAll(/'([\w.]+)'/g)].map(([, name]) => `procfileDoctor.${name}`);
  assert.deepEqual([...shown, 'procfileDoctor.logs.sources'].sort(), settings.sort());
});

test('every step of the walkthrough has a picture in the colours of the theme, and leads to commands that exist', () => {
  const titles = read<Record<string, string>>('package.nls.json');
  for (const { id, description, media, completionEvents } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
    // VS Code puts the picture into a page whose policy allows no styles, and lets the theme colour it by variables.
    const picture = readFileSync(media.svg, 'utf8');
    assert.doesNotMatch(picture, /<style|style=|#[0-9a-f]{3}/i, media.svg);
    assert.ok(titles[media.altText.replaceAll('%', '')], `${id} says what its picture shows`);
    const text = titles[description.replaceAll('%', '')] ?? '';
    const links = [...text.matchAll(/\(command:(procfileDoctor[\w.]+)\)/g)].map(([, command]) => command ?? '');
    const events = completionEvents.flatMap((event) => event.match(/(?<=^onCommand:).+/)?.[0] ?? []);
    for (const command of [...links, ...events]) assert.ok(commands.has(command), `${id}: ${command}`);
  }
});
