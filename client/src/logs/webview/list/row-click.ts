import type { FromPage } from '../../messages/page-protocol.ts';
import type { LogList } from './log-list.ts';
import { rowIdOf } from './row-element.ts';
import type { Selection } from './selection.ts';

/** What a click acts on. */
interface ClickTarget {
  readonly list: LogList;
  readonly selection: Selection;
  send(message: FromPage): void;
  toggle(id: number): void;
}

/** A click into the list: opens the file that was clicked, or what is folded there, or else goes to the row. */
export function handleClick(event: MouseEvent, page: ClickTarget): void {
  if (!(event.target instanceof Element)) return;
  // Whoever has drawn over a part of a link to copy it does not want to go there.
  const isDrawn = document.getSelection()?.isCollapsed === false;
  const link = event.target.closest<HTMLElement>('[data-path]');
  const fold = event.target.closest<HTMLElement>('[data-fold]');
  if (link && !isDrawn) {
    event.preventDefault();
    page.send({ type: 'open', path: link.dataset['path'] ?? '', line: Number(link.dataset['line'] ?? 1) });
  } else if (fold && !isDrawn) page.toggle(Number(fold.dataset['fold']));
  else {
    const row = event.target.closest<HTMLElement>('.row');
    const position = row ? page.list.loaded.positionOf(rowIdOf(row)) : undefined;
    if (position !== undefined) page.selection.moveTo(position, event.shiftKey);
  }
}
