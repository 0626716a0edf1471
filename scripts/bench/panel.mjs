// Part of `npm run bench`: the panel of the real VS Code under a million lines at 50,000 a second (scripts/bench/panel/flood.mjs).
import { testModule } from '../vscode/test-module.mjs';
import { againstHead, againstRow, atMost } from './comparison.mjs';

/** Milliseconds of three frames at 60 a second: what may pass between two that are seen. */
const THREE_FRAMES = 50;

export async function run({ bufferLines }) {
  const { measureFlood, flood } = await testModule('panel-bench');
  const tables = [];
  for (const size of bufferLines) {
    const seen = await measureFlood(size);
    tables.push({
      title: `The log panel under load: a buffer of ${size.toLocaleString('en')} lines`,
      head: againstHead,
      rows: rows(seen, flood),
      notes: [
        `${flood.lines.toLocaleString('en')} lines at ${flood.rate.toLocaleString('en')} a second from a command; once, in a window that was just opened. Gaps between frames of 17 ms are 60 frames a second.`,
        'The first 2 seconds, in which nothing is scrolled, are not in the seconds from the first line to the last.',
      ],
    });
  }
  return tables;
}

function rows(seen, { lines, rate }) {
  const gaps = ['following', 'scrolling', 'after'].flatMap((when) => {
    const name = { following: 'following', scrolling: 'scrolling as lines come', after: 'scrolling afterwards' }[when];
    const row = (what, key, budget) =>
      againstRow(
        `gaps between frames while ${name}: ${what}`,
        'ms',
        seen[when][key],
        { name: 'nothing happens', value: seen.idle[key] },
        budget,
      );
    return [row('median', 'median', atMost(17, 'ms')), row('longest', 'longest', atMost(THREE_FRAMES, 'ms'))];
  });
  const memory = ['extensionHost', 'renderer'].flatMap((process) => {
    const name = { extensionHost: 'extension host with its log thread', renderer: 'the window' }[process];
    const before = { name: 'before', value: seen[process].before };
    return [
      againstRow(`memory of ${name}: at most`, 'MB', seen[process].peak, before),
      againstRow(`memory of ${name}: afterwards`, 'MB', seen[process].after, before),
    ];
  });
  const kept = Number(/[\d,.]+/.exec(seen.kept)?.[0].replaceAll(/[,.]/g, ''));
  return [
    againstRow('from the first line to the last', 's', seen.seconds, { name: 'the rate', value: lines / rate }),
    againstRow('lines in the buffer at the end', '', kept, { name: 'the buffer', value: seen.bufferLines }),
    ...gaps,
    ...memory,
  ];
}
