// @ts-check
// Node and V8 keep a text with one character beyond ASCII in two bytes for each of its characters, and read it more slowly.
// esbuild escapes them in strings and not in regular expressions, which are where ours are.
import { readFileSync, writeFileSync } from 'node:fs';

/** @type {import('esbuild').Plugin} */
export const ascii = {
  name: 'ascii',
  setup({ initialOptions, onEnd }) {
    // Readable builds stay as they are: their source maps count columns.
    if (!initialOptions.minify) return;
    onEnd(({ metafile }) => {
      for (const path of Object.keys(metafile?.outputs ?? {}).filter((name) => /\.m?js$/.test(name))) {
        const text = readFileSync(path, 'utf8');
        const escaped = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
        if (escaped !== text) writeFileSync(path, escaped);
      }
    });
  },
};
