// @ts-check
// One character beyond ASCII makes V8 keep a whole script in two bytes per character, which is read more slowly. esbuild escapes
// such characters in strings but not in regular expressions, so this does.
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
