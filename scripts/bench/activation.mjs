// Part of `npm run bench`: how long the extension takes to start in the real VS Code.
import { testModule } from '../vscode/test-module.mjs';
import { comparisonHead, comparisonRow } from './comparison.mjs';
import { median } from './figures.mjs';

const FILES = { 'notes.txt': 'a text file', 'other.yaml': 'a YAML file of somebody else', Procfile: 'a Procfile' };
const BUILT_IN = ['Emmet', 'Git'];

export async function run({ windows }) {
  const { activationTimes } = await testModule('activation-bench');
  const seen = new Map(Object.keys(FILES).map((file) => [file, []]));
  for (let round = 0; round < windows; round++) {
    for (const [file, times] of seen) times.push(await activationTimes(file));
  }
  const rows = [...seen].map(([file, times]) => {
    const of = (name) => median(times.flatMap((one) => one[name] ?? []));
    const ours = Object.keys(times[0]).find((name) => /procfile.doctor/i.test(name));
    if (ours === undefined) return [FILES[file], 'not started', ...BUILT_IN.flatMap(() => ['', '']), '', ''];
    const against = Object.fromEntries(BUILT_IN.map((name) => [name, of(name)]));
    return comparisonRow(BUILT_IN, { what: FILES[file], unit: 'ms', ours: of(ours), against });
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
