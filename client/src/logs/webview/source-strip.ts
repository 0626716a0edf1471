import type { SourceStatus } from '../protocol.ts';
import type { PageStrings } from '../strings.ts';
import { codicon, element, fill, iconButton } from './dom.ts';

export interface SourceEvents {
  source(id: string, action: 'stop' | 'restart' | 'remove' | 'signIn'): void;
  connect(): void;
}

/** The sources, each with its colour and how it stands. */
export class SourceStrip {
  readonly root = element('div', 'sources', { role: 'group' });
  private sources: readonly SourceStatus[] = [];
  private timer: number | undefined;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: SourceEvents,
  ) {
    this.root.setAttribute('aria-label', strings.source);
  }

  set(sources: readonly SourceStatus[]): void {
    this.sources = sources;
    this.paint();
    window.clearInterval(this.timer);
    this.timer = undefined;
    if (sources.some(({ phase }) => phase === 'waiting')) this.timer = window.setInterval(() => this.paint(), 1000);
  }

  private paint(): void {
    const { strings, events } = this;
    this.root.replaceChildren(
      ...this.sources.map((source) => this.chip(source)),
      iconButton('add', strings.connect, () => events.connect()),
    );
  }

  private chip({
    id,
    label,
    colour,
    phase,
    detail,
    retryAt,
    signIn,
    slowed,
    limited,
    dropped,
  }: SourceStatus): HTMLElement {
    const { strings, events } = this;
    const state =
      phase === 'waiting'
        ? fill(strings.waiting, Math.max(0, Math.ceil(((retryAt ?? 0) - Date.now()) / 1000)))
        : strings[phase];
    const running = phase === 'live' || phase === 'connecting' || phase === 'waiting';
    return element(
      'div',
      `chip phase-${phase}`,
      {
        title: [
          detail === '' ? `${label}: ${state}` : `${label}: ${state}. ${detail}`,
          slowed ? strings.slowedDetail : '',
        ]
          .join(' ')
          .trim(),
        'data-source': id,
      },
      element('span', `dot source-${colour % 8}`, { 'aria-hidden': 'true' }),
      element('span', 'chip-name', {}, label),
      element('span', 'chip-state', {}, codicon(icons[phase]), state),
      ...(slowed ? [element('span', 'chip-warning', {}, strings.slowed)] : []),
      ...(limited === '' ? [] : [element('span', 'chip-warning', {}, limited)]),
      ...(dropped > 0 ? [element('span', 'chip-warning', {}, fill(strings.dropped, dropped))] : []),
      ...(detail !== '' && phase !== 'live' ? [element('span', 'chip-detail', {}, detail)] : []),
      ...(signIn ? [iconButton('key', `${strings.signIn}: ${label}`, () => events.source(id, 'signIn'))] : []),
      running
        ? iconButton('debug-stop', `${strings.stop}: ${label}`, () => events.source(id, 'stop'))
        : iconButton('debug-restart', `${strings.restart}: ${label}`, () => events.source(id, 'restart')),
      ...(running ? [] : [iconButton('close', `${strings.remove}: ${label}`, () => events.source(id, 'remove'))]),
    );
  }
}

const icons: Readonly<Record<SourceStatus['phase'], string>> = {
  connecting: 'loading',
  live: 'pass-filled',
  waiting: 'sync',
  ended: 'circle-slash',
  failed: 'error',
  stopped: 'debug-stop',
};
