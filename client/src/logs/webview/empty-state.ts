import type { PageStrings } from '../strings.ts';
import { codicon, element } from './dom.ts';

export interface EmptyEvents {
  connect(): void;
  connectDemo(): void;
  signIn(source: string): void;
}

/** What stands where there are no lines: why, and how to get some. */
export class EmptyState {
  readonly root = element('div', 'no-lines');
  private readonly text = element('p', 'muted');
  private readonly buttons = element('div', 'no-lines-buttons');
  private readonly signIn: HTMLButtonElement;
  private source = '';

  constructor(
    private readonly strings: PageStrings,
    events: EmptyEvents,
  ) {
    const connect = element('button', 'button', { type: 'button' }, codicon('plug'), strings.connect);
    connect.addEventListener('click', () => events.connect());
    const demo = element('button', 'button secondary', { type: 'button' }, codicon('beaker'), strings.tryDemo);
    demo.addEventListener('click', () => events.connectDemo());
    this.buttons.append(connect, demo);
    this.signIn = element('button', 'button sign-in', { type: 'button' }, codicon('key'), strings.signIn);
    this.signIn.addEventListener('click', () => events.signIn(this.source));
    this.root.append(this.text, this.buttons, this.signIn);
    this.offer();
  }

  hide(hidden: boolean): void {
    this.root.hidden = hidden;
  }

  /** Nothing is connected. */
  offer(): void {
    this.text.textContent = this.strings.noSource;
    this.buttons.hidden = false;
    this.signIn.hidden = true;
  }

  /** `source`: the one that the person has to sign in to before there can be lines. */
  say(text: string, source?: string): void {
    this.text.textContent = text;
    this.buttons.hidden = true;
    this.signIn.hidden = source === undefined;
    this.source = source ?? '';
  }
}
