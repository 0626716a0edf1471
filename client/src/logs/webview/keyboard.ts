import type { FromPage } from '../messages/page-protocol.ts';
import type { LogList } from './list/log-list.ts';
import type { Selection } from './list/selection.ts';

/** What keys act on. */
interface KeyTarget {
  readonly list: LogList;
  readonly selection: Selection;
  send(message: FromPage): void;
  openFind(): void;
  focusFilter(): void;
  stepFailure(direction: 'next' | 'previous'): void;
  toggle(id: number): void;
  stepMatch(direction: 'next' | 'previous'): void;
}

/**
 * The keys of the page: those of every list, and find, next match and next problem as in an editor. VS Code hears of every
 * key that leaves the page (vscode:src/vs/workbench/contrib/webview/browser/pre/index.html, `did-keydown`) and would act
 * on it, too: open the find box of an editor and move the focus there.
 */
export function handleKey(event: KeyboardEvent, page: KeyTarget): void {
  const inList = event.target instanceof Node && page.list.root.contains(event.target);
  if (!pageKey(event, page)) {
    if (!inList || !listKey(event, page)) return;
    // Rows are selected now: a text that was selected by mouse would be copied instead.
    document.getSelection()?.removeAllRanges();
  }
  event.preventDefault();
  event.stopPropagation();
}

function pageKey(event: KeyboardEvent, page: KeyTarget): boolean {
  const direction = event.shiftKey ? 'previous' : 'next';
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (event.key === 'F8') page.stepFailure(direction);
  else if (event.key === 'F3') page.stepMatch(direction);
  else if (control && event.shiftKey && key === 'f') page.focusFilter();
  else if (control && key === 'f') page.openFind();
  else return false;
  return true;
}

function listKey(event: KeyboardEvent, page: KeyTarget): boolean {
  const { list, selection } = page;
  const control = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  if (control && event.key.toLowerCase() === 'c') return copy(page);
  if (control && event.key.toLowerCase() === 'a') {
    selection.all();
    return true;
  }
  if (control || event.altKey) return false;
  switch (event.key) {
    case 'ArrowDown':
      selection.moveBy(1, extend);
      return true;
    case 'ArrowUp':
      selection.moveBy(-1, extend);
      return true;
    case 'PageDown':
      selection.moveBy(list.pageSize, extend);
      return true;
    case 'PageUp':
      selection.moveBy(-list.pageSize, extend);
      return true;
    case 'Home':
      // There is nothing to scroll that would ask.
      if (list.isAtTop) page.send({ type: 'older' });
      selection.moveTo(list.firstPosition, extend);
      return true;
    case 'End':
      selection.moveTo(list.endPosition - 1, extend);
      if (!extend) list.setFollow(true);
      return true;
    case 'Enter':
      openActive(page);
      return true;
    case ' ':
      toggleActive(page);
      return true;
    case 'p':
      pinActive(page);
      return true;
    case 'Escape':
      selection.clear();
      return true;
    default:
      return false;
  }
}

function activeRow({ list, selection }: KeyTarget) {
  return selection.active === undefined ? undefined : list.loaded.at(selection.active);
}

/** The selected rows, unless text was selected by mouse: that is the browser's. */
function copy({ list, selection, send }: KeyTarget): boolean {
  const { range } = selection;
  const text = document.getSelection();
  if (!range || (text?.toString() && list.root.contains(text.anchorNode))) return false;
  send({ type: 'copy', ...range });
  return true;
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
  if (row?.fold) page.toggle(row.id);
}
