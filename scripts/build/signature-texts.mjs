// @ts-check
// What the panel tells a person about signatures, without the patterns, which only its thread needs. As JSON, so that a browser can
// read it when the panel is opened (client/src/logs/panel/signature-texts.ts).
import { writeFileSync } from 'node:fs';
import { plain } from './plain-text.mjs';
import { runSource } from './run-source.mjs';

/** @typedef {import('../../server/src/core/logs/signatures/signature.ts').Signature} Signature */

/** @param {string} path */
export async function writeSignatureTexts(path) {
  /** @type {{ readonly SIGNATURES: readonly Signature[] }} */
  const { SIGNATURES } = await runSource('server/src/core/logs/signatures/catalogue.ts');
  const rows = SIGNATURES.map(({ id, title, meaning, causes, first }) => {
    return [id, plain(title), plain(meaning), ...causes.map(plain), ...(first ? [[plain(first)]] : [])];
  });
  /** @type {Map<unknown, number>} */
  const places = new Map();
  const json = JSON.stringify(rows, (_key, value) => {
    if (typeof value !== 'string') return value;
    const place = places.get(value);
    if (place === undefined) places.set(value, places.size);
    return place ?? value;
  });
  writeFileSync(path, json);
}
