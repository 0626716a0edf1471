// Part of `npm run bench`: the panel of the real VS Code under a million lines at 50,000 a second.
import { testModule } from '../vscode/test-module.mjs';

export const title = '1,000,000 lines at 50,000 a second through the panel';

export async function run() {
  const { measureFlood } = await testModule('panel-bench');
  const columns = [];
  for (const bufferLines of [200_000, 1_000_000]) columns.push(await measureFlood(bufferLines));
  const frames = ({ median, p95, longest }) => `${median} / ${p95} / ${longest}`;
  const sizes = ({ before, peak, after }) => `${before} / ${peak} / ${after}`;
  const row = (name, value) => [name, ...columns.map(value)];
  return [
    row('lines in the buffer', ({ bufferLines }) => bufferLines.toLocaleString('en')),
    row('seconds (20 is the rate)', ({ seconds }) => seconds.toFixed(1)),
    row('at the end', ({ kept }) => kept),
    row('frames, ms (median / p95 / longest): nothing happens', ({ idle }) => frames(idle)),
    row('following', ({ following }) => frames(following)),
    row('scrolling while lines come', ({ scrolling }) => frames(scrolling)),
    row('scrolling afterwards', ({ after }) => frames(after)),
    row('extension host, MB (before / peak / after)', ({ extensionHost }) => sizes(extensionHost)),
    row('renderer, MB', ({ renderer }) => sizes(renderer)),
  ];
}
