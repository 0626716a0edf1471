import type { Row } from '../messages/page-protocol.ts';
import { colourSpans } from './colours.ts';
import { levels } from './levels.ts';
import type { Page } from './page.ts';
import type { Ring } from './ring.ts';
import type { ShownRows } from './shown-rows.ts';

/** Characters of one line that the page gets; of the rest it gets the number. Nobody reads a line of a megabyte. */
const LONGEST_LINE = 5000;

/** The row at a place of the ring, ready for the page. */
export function viewRow(
  ring: Ring,
  shown: ShownRows,
  pinned: Pick<ReadonlySet<number>, 'has'>,
  id: number,
): Row | undefined {
  const page = ring.pageOf(id);
  if (!page) return undefined;
  const at = id - page.firstId;
  const { dictionary } = ring;
  const time = page.time[at] ?? Number.NaN;
  const level = page.level[at] ?? 0;
  const match = page.match(at);
  const message = page.message(at);
  const text =
    message.length > LONGEST_LINE ? `${message.slice(0, LONGEST_LINE)} … (+${message.length - LONGEST_LINE})` : message;
  return {
    id,
    time: Number.isNaN(time) ? undefined : time,
    level: level === 0 ? undefined : levels[level - 1],
    source: dictionary.sources.name(page.source[at] ?? 0) ?? '',
    process: dictionary.processes.name(page.process[at] ?? 0),
    pod: dictionary.pods.name(page.pod[at] ?? 0),
    text,
    marks: [],
    colours: message.length > LONGEST_LINE ? [] : colourSpans(page.raw(at), message),
    signature: match && { id: match.signature, severity: match.severity },
    continues: page.continues(at),
    fold: fold(ring, shown, page, at),
    pinned: pinned.has(id),
  };
}

function fold(ring: Ring, shown: ShownRows, page: Page, at: number): Row['fold'] {
  const followers = page.followersOf(at);
  if (!followers) return undefined;
  const open = shown.isOpen(page.sequence[at] ?? 0);
  const lastPage = ring.pageOf(followers.last);
  const last = open || !lastPage ? '' : lastPage.message(followers.last - lastPage.firstId).slice(0, 300);
  return { count: followers.count, open, last };
}
