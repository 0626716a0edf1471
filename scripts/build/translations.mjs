// @ts-check
// The translations of the server's sentences: one file a language, put together from one file an area
// (l10n/server/<locale>/*.json), without sentences that no bundle of the editor has: those of the documentation and of the command
// line are never shown in another language.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'acorn';

/** @param {readonly string[] | undefined} bundles paths of scripts; undefined for every sentence */
export function writeTranslations(bundles) {
  const texts = bundles && new Set(bundles.flatMap(textsOf));
  mkdirSync('dist/l10n', { recursive: true });
  for (const locale of readdirSync('l10n/server')) {
    const areas = readdirSync(`l10n/server/${locale}`).flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(`l10n/server/${locale}/${name}`, 'utf8'))),
    );
    const shown = Object.fromEntries(areas.filter(([english]) => !texts || texts.has(english)));
    writeFileSync(`dist/l10n/${locale}.json`, JSON.stringify(shown));
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
