import type { FromPage } from '../protocol.ts';
import type { LogList } from './list.ts';
import type { Selection } from './selection.ts';

/** What keys act on. */
export interface KeyTarget {
  readonly list: LogList;
  readonly selection: Selection;
  send(message: FromPage): void;
}

/** The keys of the list. Those that VS Code also knows (find, next failure) come as commands as well. */
export function handleKey(event: KeyboardEvent, page: KeyTarget): void {
  const { list, selection } = page;
  if (!(event.target instanceof Node) || !list.root.contains(event.target)) return;
  const control = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  if (control && event.key === 'c') {
    if (document.getSelection()?.toString()) return;
    copy(page);
  } else if (control && event.key === 'a') {
    selection.moveTo(list.firstPosition);
    selection.moveTo(list.endPosition - 1, true);
  } else if (control || event.altKey) return;
  else if (event.key === 'p') pinActive(page);
  else if (event.key === 'ArrowDown') selection.moveBy(1, extend);
  else if (event.key === 'ArrowUp') selection.moveBy(-1, extend);
  else if (event.key === 'PageDown') selection.moveBy(list.pageSize, extend);
  else if (event.key === 'PageUp') selection.moveBy(-list.pageSize, extend);
  else if (event.key === 'Home') selection.moveTo(list.firstPosition, extend);
  else if (event.key === 'End') {
    selection.moveTo(list.endPosition - 1, extend);
    if (!extend) list.setFollow(true);
  } else if (event.key === 'Enter') openActive(page);
  else if (event.key === ' ') toggleActive(page);
  else if (event.key === 'Escape') selection.clear();
  else return;
  event.preventDefault();
}

function activeRow({ list, selection }: KeyTarget) {
  return selection.active === undefined ? undefined : list.rowAt(selection.active);
}

function copy(page: KeyTarget): void {
  const { range } = page.selection;
  if (range) page.send({ type: 'copy', ...range });
}

/** The file that the row names, or else what is folded behind it. */
function openActive(page: KeyTarget): void {
  const row = activeRow(page);
  const link = row && page.list.elementOf(row.id)?.querySelector<HTMLElement>('[data-path]');
  if (link) link.click();
  else toggleActive(page);
}

function pinActive(page: KeyTarget): void {
  const row = activeRow(page);
  if (row) page.send({ type: 'pin', id: row.id });
}

function toggleActive(page: KeyTarget): void {
  const row = activeRow(page);
  if (row?.fold) page.send({ type: 'toggle', id: row.id });
}
