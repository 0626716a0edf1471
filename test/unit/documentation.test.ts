// What is written for people: links lead somewhere, and the editor, the command line and the pages say the same.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { allOptions } from '../../server/src/core/explain/all-options.ts';
import { lookUp } from '../../server/src/core/explain/lookup.ts';
import { SIGNATURES } from '../../server/src/core/logs/signatures/catalogue.ts';
import { allPrograms } from '../../server/src/core/programs/registry.ts';
import { rules } from '../../server/src/core/rules/registry.ts';
import { render } from '../../server/src/core/text/l10n.ts';
import {
  REPOSITORY,
  ruleDocumentation,
  signatureDocumentation,
} from '../../server/src/features/documentation-links.ts';
import { anchorsOf, linksOf, sectionOf } from '../support/markdown.ts';
import { sourceFiles } from '../support/source-files.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const anchors = new Map<string, ReadonlySet<string>>();
function anchorsIn(path: string): ReadonlySet<string> {
  const known = anchors.get(path) ?? anchorsOf(read(path));
  anchors.set(path, known);
  return known;
}
const pages = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'].concat(
  readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
);

test('every link inside the project leads to a file and a heading that are there', () => {
  const wrong = pages.flatMap((page) =>
    linksOf(read(page))
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : join(dirname(page), path);
        if (!existsSync(file)) return true;
        return anchor !== undefined && (!statSync(file).isFile() || !anchorsIn(file).has(anchor));
      })
      .map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test('every script and test of the project that a page names is there', () => {
  const files = sourceFiles(['client', 'server', 'scripts', 'test'], ['.ts', '.mjs']).map(({ path }) => path);
  // What these say of other projects names their repository: `repository:path`.
  const named = pages
    .filter((page) => page !== 'CHANGELOG.md')
    .flatMap((page) =>
      [...read(page).matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|mjs))`/g)].map(([, name = '']) => ({ page, name })),
    );
  assert.ok(named.length > 50, `${named.length} are named`);
  const missing = named.filter(({ name }) => !files.some((path) => `/${path}`.endsWith(`/${name}`)));
  assert.deepEqual(missing, []);
});

test('the link of a diagnostic leads to the section of its rule or signature', () => {
  const links = [
    ...rules.map(({ id }) => ruleDocumentation(id)),
    ...SIGNATURES.map(({ id }) => signatureDocumentation(id)),
  ];
  for (const link of links) {
    assert.ok(link.startsWith(`${REPOSITORY}/blob/main/docs/`), link);
    const [file = '', anchor = ''] = link.slice(`${REPOSITORY}/blob/main/`.length).split('#');
    assert.ok(anchorsIn(file).has(anchor), link);
  }
});

test('`explain` says of a rule what docs/rules.md says', () => {
  const page = read('docs/rules.md');
  for (const { id } of rules) {
    const section = sectionOf(page, id) ?? '';
    const { found } = lookUp([id]);
    assert.ok(found, id);
    for (const paragraph of found.paragraphs) assert.ok(section.includes(render(paragraph)), `${id}: ${paragraph.key}`);
    for (const { label, text } of found.examples ?? []) {
      assert.ok(section.includes(render(label)) && section.includes(text), `${id}: ${text}`);
    }
    for (const { value } of found.facts) assert.ok(section.includes(String(value)), `${id}: ${value}`);
  }
});

test('`explain` says of a log signature what docs/signatures.md says', () => {
  const page = read('docs/signatures.md');
  for (const { id } of SIGNATURES) {
    const section = sectionOf(page, id) ?? '';
    const { found } = lookUp([id]);
    assert.ok(found, id);
    for (const paragraph of found.paragraphs) assert.ok(section.includes(render(paragraph)), `${id}: ${paragraph.key}`);
    for (const { label, items } of found.lists ?? []) {
      assert.ok(items.length > 0, `${id}: ${label.key}`);
      for (const item of items) assert.ok(section.includes(render(item)), `${id}: ${item.key}`);
    }
  }
});

test('every option of every program is on docs/options.md, with its source, and `explain` knows it', () => {
  const page = read('docs/options.md');
  for (const program of allPrograms()) {
    const section = sectionOf(page, program.id) ?? '';
    const name = program.names[0] ?? program.id;
    const groups = allOptions(program);
    assert.ok(
      groups.some(({ options }) => options.length > 0),
      program.id,
    );
    for (const { command, options } of groups) {
      for (const { flags, sources, description } of options) {
        assert.ok(sources.length > 0, flags.join());
        const row = `| ${flags.map((flag) => `\`${flag}\``).join(', ')} |`;
        assert.ok(section.includes(row), `${program.id} ${row}`);
        const words = [name, ...(command ? [command.name] : []), flags.at(-1) ?? ''];
        const { found } = lookUp(words);
        assert.deepEqual(found?.paragraphs[0], description, words.join(' '));
      }
    }
  }
});
