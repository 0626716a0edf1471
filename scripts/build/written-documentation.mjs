// @ts-check
// The documentation of rules and signatures (server/src/core/explain/documentation-data.ts) is plain data in the bundle: the build runs
// that module, and writes down what the command line shows, in English.
import { runSource } from './run-source.mjs';

const L10N = 'server/src/core/text/l10n.ts';

/** @type {import('esbuild').Plugin} */
export const writtenDocumentation = {
  name: 'written-documentation',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]core[\\/]explain[\\/]documentation-data\.ts$/ }, async ({ path }) => {
      return { contents: asModule(await runSource(path), await runSource(L10N)), loader: 'js' };
    });
  },
};

/**
 * A row for each, without the names of its columns.
 * @param {typeof import('../../server/src/core/explain/documentation-data.ts')} documentation
 * @param {typeof import('../../server/src/core/text/l10n.ts')} l10n
 */
function asModule({ documentedRules, documentedSignatures }, { render }) {
  const rules = documentedRules.map(({ id, severity, title, explanation, sources, examples: { bad, good } }) => {
    return [id, severity, render(title), render(explanation), sources, bad.map(shown), good.slice(0, 1).map(shown)];
  });
  const signatures = documentedSignatures.map(({ id, severity, title, meaning, causes, shapes, sources }) => {
    return [
      id,
      severity,
      render(title),
      render(meaning),
      causes.map((cause) => render(cause)),
      shapes.map(({ text }) => text),
      sources,
    ];
  });
  return `
const text = (key) => ({ key, args: {} });
export const documentedRules = ${JSON.stringify(rules)}.map(
  ([id, severity, title, explanation, sources, bad, good]) => ({
    id, severity, title: text(title), explanation: text(explanation), sources, examples: { bad, good },
  }),
);
export const documentedSignatures = ${JSON.stringify(signatures)}.map(
  ([id, severity, title, meaning, causes, shapes, sources]) => ({
    id, severity, title: text(title), meaning: text(meaning), causes: causes.map(text), sources,
    shapes: shapes.map((text) => ({ text })),
  }),
);`;
}

/** The files around an example are for tests. @param {import('../../server/src/core/rules/rule.ts').RuleExample} example */
function shown({ files: _, ...example }) {
  return example;
}
