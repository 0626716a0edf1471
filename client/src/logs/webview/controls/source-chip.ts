import type { SourceStatus } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { codicon, element, fill, iconButton } from '../dom.ts';

export type SourceAction = 'stop' | 'restart' | 'remove' | 'signIn' | 'encoding';

/** One source: its colour, its name, how it stands, what can be done. Painted again in place, so that a button keeps the focus. */
export class SourceChip {
  #status: SourceStatus;
  readonly #strings: PageStrings;
  readonly root = element('div', 'chip', { role: 'group' });
  readonly #state = element('span', 'chip-state');
  readonly #warnings = element('span', 'chip-warnings');
  readonly #detail = element('span', 'chip-detail');
  readonly #buttons: Readonly<Record<SourceAction, HTMLButtonElement>>;
  #painted = '';

  constructor(status: SourceStatus, strings: PageStrings, act: (action: SourceAction) => void) {
    this.#status = status;
    this.#strings = strings;
    const { label, colour, id } = status;
    const button = (action: SourceAction, icon: string, name: string) =>
      iconButton(icon, `${name}: ${label}`, () => act(action));
    this.#buttons = {
      signIn: button('signIn', 'key', strings.signIn),
      encoding: button('encoding', 'symbol-string', strings.encoding),
      stop: button('stop', 'debug-stop', strings.stop),
      restart: button('restart', 'debug-restart', strings.restart),
      remove: button('remove', 'close', strings.remove),
    };
    this.root.dataset['source'] = id;
    this.root.append(
      element('span', `dot source-${colour % 8}`, { 'aria-hidden': 'true' }),
      element('span', 'chip-name', {}, label),
      this.#state,
      this.#warnings,
      this.#detail,
      ...Object.values(this.#buttons),
    );
    this.paint();
  }

  /** A name or a colour is given once. */
  isFor({ id, label, colour }: SourceStatus): boolean {
    return this.#status.id === id && this.#status.label === label && this.#status.colour === colour;
  }

  set(status: SourceStatus): void {
    this.#status = status;
    this.paint();
  }

  /** Also to be called every second while it counts down. */
  paint(): void {
    const strings = this.#strings;
    const status = this.#status;
    const { label, phase, detail, signIn, unreadable, progress } = status;
    const isReading = progress !== undefined && phase === 'live';
    const state = isReading ? fill(strings.reading, progress) : phaseText(status, strings);
    const said = JSON.stringify([{ ...status, lines: 0 }, state]);
    if (said === this.#painted) return;
    this.#painted = said;
    const warnings = warningsOf(status, strings);
    this.root.className = `chip phase-${phase}`;
    this.root.title = [`${label}: ${state}`, detail, ...warnings.map(({ title }) => title)]
      .filter((sentence) => sentence !== '')
      .map((sentence) => sentence.replace(/[.。]$/, ''))
      .join('. ');
    this.root.setAttribute('aria-label', this.root.title);
    this.#state.replaceChildren(codicon(isReading ? 'loading' : icons[phase]), state);
    this.#warnings.replaceChildren(...warnings.map(({ text }) => element('span', 'chip-warning', {}, text)));
    this.#detail.textContent = phase === 'live' ? '' : detail;
    const isRunning = phase === 'live' || phase === 'connecting' || phase === 'waiting';
    const asks = [...(signIn ? ['signIn'] : []), ...(unreadable ? ['encoding'] : [])];
    this.#offer([...asks, ...(isRunning ? ['stop'] : ['restart', 'remove'])]);
  }

  /** The focus does not get lost with the button that had it. */
  #offer(actions: readonly string[]): void {
    const { activeElement } = document;
    for (const [action, button] of Object.entries(this.#buttons)) button.hidden = !actions.includes(action);
    if (!(activeElement instanceof HTMLElement && this.root.contains(activeElement) && activeElement.hidden)) return;
    Object.values(this.#buttons)
      .find((button) => !button.hidden)
      ?.focus();
  }
}

interface Warning {
  readonly text: string;
  readonly title: string;
}

function warningsOf({ slowed, limited, dropped, progress }: SourceStatus, strings: PageStrings): readonly Warning[] {
  const lost = fill(strings.dropped, dropped.toLocaleString(document.documentElement.lang));
  return [
    // What is read as a whole is told by how far it is.
    ...(slowed && progress === undefined ? [{ text: strings.slowed, title: strings.slowedDetail }] : []),
    ...(limited === '' ? [] : [{ text: limited, title: limited }]),
    ...(dropped > 0 ? [{ text: lost, title: lost }] : []),
  ];
}

const icons: Readonly<Record<SourceStatus['phase'], string>> = {
  connecting: 'loading',
  live: 'pass-filled',
  waiting: 'sync',
  ended: 'circle-slash',
  failed: 'error',
  stopped: 'debug-stop',
};

function phaseText({ phase, retryAt }: SourceStatus, strings: PageStrings): string {
  const seconds = Math.max(0, Math.ceil(((retryAt ?? 0) - Date.now()) / 1000));
  return phase === 'waiting' ? fill(strings.waiting, seconds) : strings[phase];
}
