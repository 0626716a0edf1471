// @ts-check
// The translations of the server's sentences: one file per language, put together from one file per area
// (l10n/server/<locale>/*.json). Sentences that are in no bundle of the editor are left out: documentation and command line are in
// English only. The keys are ids of sentences (server/src/core/text/sentence-id.ts).
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'acorn';
import { runSource } from './run-source.mjs';

/** @param {readonly string[] | undefined} bundles paths of scripts; undefined for every sentence */
export async function writeTranslations(bundles) {
  /** @type {typeof import('../../server/src/core/text/sentence-id.ts')} */
  const { sentenceId } = await runSource('server/src/core/text/sentence-id.ts');
  const texts = bundles && new Set(bundles.flatMap(textsOf));
  mkdirSync('dist/l10n', { recursive: true });
  for (const locale of readdirSync('l10n/server')) {
    const areas = readdirSync(`l10n/server/${locale}`).flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(`l10n/server/${locale}/${name}`, 'utf8'))),
    );
    /** @type {Map<string, [english: string, translated: unknown]>} */
    const shown = new Map();
    for (const [english, translated] of areas.filter(([english]) => !texts || texts.has(english))) {
      const id = sentenceId(english);
      const [other] = shown.get(id) ?? [english];
      if (other !== english)
        throw new Error(`two sentences have one id, so write one in another way: ${other} ${english}`);
      shown.set(id, [english, translated]);
    }
    const lines = Object.fromEntries([...shown].map(([id, [, translated]]) => [id, translated]));
    writeFileSync(`dist/l10n/${locale}.json`, JSON.stringify(lines));
  }
}

/** What a script has as a text. @param {string} bundle */
function textsOf(bundle) {
  /** @type {unknown[]} */
  const texts = [];
  parse(readFileSync(bundle, 'utf8'), {
    ecmaVersion: 'latest',
    onToken(token) {
      if (TEXTS.includes(token.type.label) && 'value' in token) texts.push(token.value);
    },
  });
  return texts;
}

const TEXTS = ['string', 'template'];
