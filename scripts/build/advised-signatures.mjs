// @ts-check
// Bundles that read no logs need little of the catalogue of signatures: what server/src/core/logs/signatures/known.ts exports, without
// patterns and without the texts that come with an incident. The build runs the catalogue and writes that down as data.
import { plain } from './plain-text.mjs';
import { runSource } from './run-source.mjs';

/** @type {import('esbuild').Plugin} */
export const advisedSignatures = {
  name: 'advised-signatures',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]core[\\/]logs[\\/]signatures[\\/]catalogue\.ts$/ }, async ({ path }) => {
      /** @type {{ readonly SIGNATURES: readonly KnownSignature[] }} */
      const { SIGNATURES } = await runSource(path);
      return { contents: asModule(SIGNATURES), loader: 'js' };
    });
  },
};

/** @typedef {import('../../server/src/core/logs/signatures/known.ts').KnownSignature} KnownSignature */

/** A row for each, without the names of its columns. @param {readonly KnownSignature[]} signatures */
function asModule(signatures) {
  const rows = signatures.map(({ id, program, remedies, first, isOfService }) => {
    const steps = remedies.map(({ recipe, text }) => [plain(text), ...(recipe ? [recipe] : [])]);
    return [id, program, steps, first ? plain(first) : 0, ...(isOfService ? [1] : [])];
  });
  return `
const text = (key) => ({ key, args: {} });
export const SIGNATURES = ${JSON.stringify(rows)}.map(([id, program, steps, first, isOfService]) => ({
  id, program, isOfService: !!isOfService, first: first ? text(first) : undefined,
  remedies: steps.map(([key, recipe]) => ({ recipe, text: text(key) })),
}));`;
}
