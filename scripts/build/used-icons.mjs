// @ts-check
// The font of icons has over 600, and the page shows a few dozen: of the others, the outlines and the style rules are left out.
// An icon counts as used when its name is a string of its own, or part of a class, somewhere in the client.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withGlyphs } from './font-glyphs.mjs';

const RULE = /^\.codicon-([a-z0-9-]+):before \{ content: "\\([0-9a-f]+)" \}\n/gm;

/** @type {import('esbuild').Plugin} */
export const usedIcons = {
  name: 'used-icons',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]codicon\.css$/ }, ({ path }) => {
      const used = usedNames(readFileSync(path, 'utf8'));
      const contents = readFileSync(path, 'utf8').replace(RULE, (rule, name) => (used.has(name) ? rule : ''));
      return { contents, loader: 'css' };
    });
    onLoad({ filter: /[\\/]codicon\.ttf$/ }, ({ path }) => {
      const used = usedNames(readFileSync(path.replace(/ttf$/, 'css'), 'utf8'));
      return { contents: withGlyphs(readFileSync(path), new Set(used.values())), loader: 'file' };
    });
  },
};

/**
 * The code points of the icons in use by their names.
 * @param {string} css the style sheet of the font
 */
export function usedNames(css) {
  const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ts|css)$/.test(name),
  );
  const text = sources.map((name) => readFileSync(join('client/src', name), 'utf8')).join('\n');
  const words = new Set(text.match(/(?<=['"`]|codicon-)[a-z][a-z0-9-]*/g));
  return new Map(
    [...css.matchAll(RULE)].flatMap(([, name = '', code = '']) =>
      words.has(name) ? [[name, parseInt(code, 16)]] : [],
    ),
  );
}
