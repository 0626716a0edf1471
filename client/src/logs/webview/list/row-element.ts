import { visibleText } from '../../../../../server/src/core/text/visible-text.ts';
import type { Row } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { styleClasses } from '../../ring/colours.ts';
import { exactClock } from '../clock.ts';
import { codicon, element, fill } from '../dom.ts';
import { severityIcons, severityName } from '../severity.ts';
import { ownTimeLength } from './own-time.ts';
import type { RowLabels } from './row-labels.ts';
import { fileReferences, type Segment, segments } from './segments.ts';

const ID_PREFIX = 'row-';

/** The element of one line. Says everything by text and label that it says by colour. */
export function rowElement(row: Row, labels: RowLabels): HTMLElement {
  const severity = row.signature?.severity;
  const classes = ['row', row.level && `level-${row.level}`, severity && `severity-${severity}`];
  if (row.continues) classes.push('continues');
  if (row.pinned) classes.push('pinned');
  const line = element('div', classes.filter(Boolean).join(' '), {
    role: 'option',
    id: `${ID_PREFIX}${row.id}`,
    'data-vscode-context': rowContext(row.id),
  });
  line.append(front(row, labels), rest(row, labels));
  return line;
}

/** What VS Code is told when the menu of a row opens. */
export function rowContext(id: number): string {
  return JSON.stringify({ webviewSection: 'row', row: id, preventDefaultContextMenuItems: true });
}

/** The id of the row that `rowElement` made this element of. */
export function rowIdOf(line: Element): number {
  return Number(line.id.slice(ID_PREFIX.length));
}

/** What stays in sight when a long line is scrolled. */
function front(row: Row, labels: RowLabels): HTMLElement {
  const { time, process, pod } = row;
  const source = labels.sourceOf(row.source);
  const stripe = source && { role: 'img', title: source.label, 'aria-label': source.label };
  return element(
    'span',
    'front',
    {},
    ...(source ? [element('span', `stripe source-${source.colour % 8}`, stripe)] : []),
    mark(row, labels.strings),
    element(
      'span',
      'time',
      time === undefined ? {} : { title: new Date(time).toISOString() },
      time === undefined ? '' : exactClock(time),
    ),
    element('span', 'process', pod ? { title: pod } : {}, process ?? ''),
    element('span', 'pod', pod ? { title: pod } : {}, pod?.split('-').at(-1) ?? ''),
  );
}

function rest(row: Row, labels: RowLabels): HTMLElement {
  return element(
    'span',
    'rest',
    {},
    ...(row.fold ? [foldMark(row.id, row.fold, labels.strings)] : []),
    // In front of the message: behind a long one it would be out of sight, above it it would hide its end.
    ...(row.signature ? [label(row.signature, labels)] : []),
    message(row),
  );
}

/** What colours and pictures say, in words. */
function mark(row: Row, strings: PageStrings): HTMLElement {
  const { signature, pinned } = row;
  const said = [gravity(row, strings), pinned ? strings.pinned : ''].filter((word) => word !== '');
  const pin = pinned ? 'pinned' : undefined;
  const icon = signature ? severityIcons[signature.severity] : pin;
  const attributes = said.length > 0 ? { role: 'img', 'aria-label': said.join(', ') } : {};
  return element('span', 'mark', attributes, ...(icon ? [codicon(icon)] : []));
}

function gravity({ signature, level }: Row, strings: PageStrings): string {
  if (signature) return severityName(signature.severity, strings);
  return level && level !== 'info' ? level : '';
}

function label({ id, severity }: NonNullable<Row['signature']>, labels: RowLabels): HTMLElement {
  const text = labels.textOf(id);
  const title = `${id} (${severityName(severity, labels.strings)})\n${text?.meaning ?? ''}`.trim();
  return element('span', 'label', { title }, text?.title ?? id);
}

/** Like everything in a row it does not take the focus: Enter and Space do the same for the row. */
function foldMark(id: number, { count, open }: NonNullable<Row['fold']>, strings: PageStrings): HTMLElement {
  const title = fill(open ? strings.fewerLines : strings.moreLines, count);
  return element(
    'span',
    'fold',
    { 'data-fold': String(id), title },
    codicon(open ? 'chevron-down' : 'chevron-right'),
    element('span', '', { 'aria-hidden': 'true' }, String(count)),
    element('span', 'visually-hidden', {}, title),
  );
}

function message(row: Row): HTMLElement {
  const text = element('span', 'message');
  const own = repeatedLength(row);
  const repeated = element('span', 'own-time');
  if (own > 0) text.append(repeated);
  let at = 0;
  for (const segment of segments(row.text, row.colours, fileReferences(row.text), row.marks, own)) {
    (at < own ? repeated : text).append(segmentNode(segment));
    at += segment.text.length;
  }
  if (row.fold && !row.fold.open && row.fold.last !== '')
    text.append(' ', element('span', 'fold-last', {}, row.fold.last));
  return text;
}

/** The start of the text that the style leaves out where there is little room; not when something was found in it. */
function repeatedLength({ time, text, marks }: Row): number {
  const length = time === undefined ? 0 : ownTimeLength(text);
  return marks.some((place, at) => at % 2 === 0 && place < length) ? 0 : length;
}

function segmentNode({ text, style, marked, link }: Segment): Node {
  if (style === 0 && !marked && !link) return document.createTextNode(visibleText(text));
  const classes = styleClasses(style);
  if (marked) classes.push('hit');
  if (!link) return element('span', classes.join(' '), {}, text);
  classes.push('file-link');
  const data = { 'data-path': link.path, 'data-line': String(link.line) };
  return element('span', classes.join(' '), data, text);
}
