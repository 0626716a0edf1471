import type { OlderState, RowsMessage, SourceStatus } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { codicon, element, fill } from '../dom.ts';
import { type EmptyEvents, EmptyState, type Reason } from './empty-state.ts';

interface NoticeEvents extends EmptyEvents {
  resume(): void;
  follow(): void;
}

const TOLD_MS = 6000;

/** What floats over the list: why it is empty, how many lines are held back, the way to the newest one. */
export class ListNotices {
  readonly #strings: PageStrings;
  readonly #trusted: boolean;
  readonly roots: readonly HTMLElement[];
  readonly #empty: EmptyState;
  readonly #held = element('div', 'held', { role: 'status', hidden: '' });
  readonly #older = element('div', 'older', { role: 'status', hidden: '' });
  /** Counts up with every line: a screen reader that said each number would say nothing else. */
  readonly #heldText = element('span', '', { 'aria-live': 'off' });
  readonly #jump = element('button', 'jump', { type: 'button', hidden: '' });
  #sources: readonly SourceStatus[] = [];
  #kept = 0;
  #paused = false;
  #unseen = 0;
  #isEmpty = true;
  #olderTimer: number | undefined;

  constructor(strings: PageStrings, trusted: boolean, events: NoticeEvents) {
    this.#strings = strings;
    this.#trusted = trusted;
    this.#empty = new EmptyState(strings, events);
    const resume = element('button', 'link', { type: 'button' }, strings.resume);
    resume.addEventListener('click', () => events.resume());
    this.#held.append(codicon('debug-pause'), this.#heldText, resume);
    this.#jump.addEventListener('click', () => events.follow());
    this.#explain();
    this.roots = [this.#empty.root, this.#held, this.#jump, this.#older];
  }

  setSources(sources: readonly SourceStatus[], paused: boolean): void {
    this.#sources = sources;
    this.#paused = paused;
    this.#explain();
  }

  /** Why there is nothing to see, and what can be done about it. */
  #explain(): void {
    const strings = this.#strings;
    const sources = this.#sources;
    const kept = this.#kept;
    const told = sources.filter(({ detail }) => detail !== '');
    if (kept > 0) this.#empty.say({ text: strings.nothingMatches, remedy: 'clearFilter' });
    else if (!this.#trusted) this.#empty.say({ text: strings.untrusted, remedy: 'manageTrust' });
    else if (sources.length === 0) this.#empty.offer();
    else if (told.length > 0) this.#empty.say(...told.map(reasonOf));
    else if (sources.every(({ phase }) => phase === 'ended' || phase === 'stopped'))
      this.#empty.say({ text: strings.noLine });
    else this.#empty.say({ text: strings.empty });
  }

  /** `added`: rows that are new at the end. */
  update({ first, end, building, held, kept }: RowsMessage, added: number, follow: boolean): void {
    const strings = this.#strings;
    if (!follow) this.#unseen += added;
    this.#isEmpty = end === first;
    this.setFollow(follow);
    this.#held.hidden = !this.#paused;
    if (this.#paused) this.#heldText.textContent = fill(strings.paused, held);
    this.#empty.hide(end > first || building || held > 0);
    this.#kept = kept;
    this.#explain();
  }

  /** How the search for lines before the first one stands; undefined when nobody looks at it. What it came to is said for a while. */
  setOlder(state: OlderState | undefined): void {
    const strings = this.#strings;
    const texts = {
      loading: strings.olderLoading,
      none: strings.olderNone,
      full: strings.olderFull,
      unable: strings.olderUnable,
      failed: strings.olderFailed,
      loaded: '',
    };
    this.#older.textContent = state === undefined ? '' : texts[state];
    this.#older.hidden = this.#older.textContent === '';
    window.clearTimeout(this.#olderTimer);
    // It lies over the first lines.
    if (state !== 'loading') this.#olderTimer = window.setTimeout(() => this.setOlder(undefined), TOLD_MS);
  }

  setFollow(follow: boolean): void {
    const strings = this.#strings;
    if (follow) this.#unseen = 0;
    this.#jump.hidden = follow || this.#paused || this.#isEmpty;
    if (this.#jump.hidden) return;
    const more =
      this.#unseen > 0 ? ` · ${fill(strings.unseen, this.#unseen.toLocaleString(document.documentElement.lang))}` : '';
    this.#jump.replaceChildren(codicon('arrow-down'), `${strings.jumpToLatest}${more}`);
  }
}

/** Why nothing comes from a source. One that is waiting tries again by itself. */
function reasonOf({ id: source, label, detail, signIn, phase }: SourceStatus): Reason {
  const text = `${label}: ${detail}`;
  if (signIn) return { text, source, remedy: 'signIn' };
  return phase === 'waiting' || phase === 'connecting' ? { text } : { text, source, remedy: 'restart' };
}
