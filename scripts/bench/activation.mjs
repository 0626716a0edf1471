// @ts-check
// Part of `npm run bench`: how long the extension takes to start in the real VS Code.
import { testModule } from '../vscode/test-module.mjs';
import { comparisonHead, comparisonRow } from './comparison.mjs';
import { median } from './figures.mjs';

const FILES = /** @type {const} */ ([
  { file: 'notes.txt', what: 'a text file' },
  { file: 'other.yaml', what: 'a YAML file of somebody else' },
  { file: 'Procfile', what: 'a Procfile' },
]);
const BUILT_IN = ['Emmet', 'Git'];

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run({ windows }) {
  /** @type {typeof import('../../test/vscode/bench/activation-bench.ts')} */
  const { activationTimes } = await testModule('bench/activation-bench');
  /** @type {Awaited<ReturnType<typeof activationTimes>>[][]} */
  const seen = FILES.map(() => []);
  for (let round = 0; round < windows; round++) {
    for (const [i, { file }] of FILES.entries()) seen[i]?.push(await activationTimes(file));
  }
  const rows = FILES.map(({ what }, i) => {
    const times = seen[i] ?? [];
    const of = (/** @type {string} */ name) => median(times.flatMap((one) => one[name] ?? []));
    const ours = Object.keys(times[0] ?? {}).find((name) => /procfile.doctor/i.test(name));
    if (ours === undefined) return [what, 'not started', ...BUILT_IN.flatMap(() => ['', '']), '', ''];
    const against = Object.fromEntries(BUILT_IN.map((name) => [name, of(name)]));
    return comparisonRow(BUILT_IN, { what, unit: 'ms', ours: of(ours), against });
  });
  return [
    {
      title: 'Start of the extension in VS Code',
      head: comparisonHead(BUILT_IN),
      rows,
      notes: [
        `When this is opened; as VS Code's own list of running extensions says it, loading of the code included; the median of ${windows} new windows for each file, in turn. Emmet and Git come with VS Code and start in the same windows.`,
      ],
    },
  ];
}
