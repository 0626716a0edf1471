import type { Advice, FromPage, IncidentCard } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';
import { clock } from '../clock.ts';
import { codicon, element, fill } from '../dom.ts';
import { durationInWords } from '../duration.ts';
import { severityIcons } from '../severity.ts';

interface CardEvents {
  toggled(incident: string): void;
  send(message: FromPage): void;
}

/**
 * The card of one incident. It lives as long as the incident and is painted again only where something has changed: what
 * has the focus or is about to be clicked stays where it is while the incident grows.
 */
export class CardView {
  #incident: IncidentCard;
  readonly #strings: PageStrings;
  readonly #events: CardEvents;
  #isOpen: boolean;
  readonly root: HTMLElement;
  readonly #head: HTMLButtonElement;
  readonly #facts = element('p', 'card-facts muted');
  readonly #body: HTMLElement;
  #painted = { head: '', facts: '', body: '' };
  #advice: Advice | undefined;
  #showsAllCauses = false;

  constructor(incident: IncidentCard, strings: PageStrings, events: CardEvents, isOpen: boolean) {
    this.#incident = incident;
    this.#strings = strings;
    this.#events = events;
    this.#isOpen = isOpen;
    const { id } = incident;
    this.#body = element('div', 'card-body', { id: `incident-${id}` });
    this.#head = element('button', 'card-head', { type: 'button', 'aria-controls': this.#body.id });
    this.#head.addEventListener('click', () => events.toggled(id));
    this.root = element('div', '', { role: 'listitem' }, this.#head, this.#facts, this.#body);
    this.#paint();
  }

  set(incident: IncidentCard): void {
    this.#incident = incident;
    this.#paint();
  }

  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#paint();
    // Its beginning where it is too tall: the panel is low, and another card may just have been closed above it.
    if (isOpen) this.root.scrollIntoView({ block: 'nearest' });
  }

  setAdvice(advice: Advice): void {
    const isNews = advice.outdated && !this.#advice?.outdated;
    this.#advice = advice;
    this.#paint();
    // What was changed is said at the top, and the button that changed it is further down.
    if (isNews && this.#isOpen) this.#head.scrollIntoView({ block: 'nearest' });
  }

  focus(): void {
    this.root.scrollIntoView({ block: 'nearest' });
    this.#head.focus();
  }

  #paint(): void {
    const incident = this.#incident;
    const advice = this.#advice;
    const isOpen = this.#isOpen;
    const painted = this.#painted;
    const { severity, state, title, count } = incident;
    const outdated = advice?.outdated === true;
    this.root.className = `card severity-${severity} state-${state}${outdated ? ' outdated' : ''}`;
    this.#head.setAttribute('aria-expanded', String(isOpen));
    const head = JSON.stringify([severity, title, count, isOpen]);
    if (head !== painted.head) this.#head.replaceChildren(...this.#headParts());
    const facts = this.#factsText();
    if (facts !== painted.facts) this.#facts.textContent = facts;
    const { causes, evidence, rows, code } = incident;
    const body = isOpen ? JSON.stringify([title, causes, evidence, rows[0], code, advice]) : '';
    if (body !== painted.body) this.#paintBody();
    this.#body.hidden = !isOpen;
    this.#painted = { head, facts, body };
  }

  #headParts(): Node[] {
    const { severity, title, count } = this.#incident;
    return [
      codicon(this.#isOpen ? 'chevron-down' : 'chevron-right'),
      codicon(severityIcons[severity]),
      element('span', 'card-title', {}, title),
      ...(count > 1 ? [element('span', 'card-count', {}, `×${count}`)] : []),
    ];
  }

  /** Of which processes, about what, how often in how long, since when, and the state. */
  #factsText(): string {
    const strings = this.#strings;
    const incident = this.#incident;
    const { state, firstSeen, lastSeen, count, processes, about } = incident;
    const states = { open: strings.stateOpen, growing: strings.stateGrowing, closed: strings.stateClosed };
    const times = count === 1 ? strings.once : fill(strings.times, count);
    const span = firstSeen === undefined || lastSeen === undefined ? 0 : lastSeen - firstSeen;
    const frequency =
      count === 1 || span < 1000 ? times : fill(strings.duration, times, durationInWords(span, strings));
    const since = firstSeen === undefined ? '' : fill(strings.since, clock(firstSeen));
    return [processes.join(', '), about, frequency, since, states[state]].filter((fact) => fact !== '').join(' · ');
  }

  /** What has the focus in the old body gets it in the new one. */
  #paintBody(): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
    const hadFocus = this.#body.contains(document.activeElement);
    this.#body.replaceChildren(...(this.#isOpen ? this.#bodyParts() : []));
    if (!hadFocus || !this.#isOpen) return;
    const next = focused && this.#body.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`);
    (next || this.#head).focus();
  }

  #bodyParts(): Node[] {
    const strings = this.#strings;
    const incident = this.#incident;
    const advice = this.#advice;
    const { meaning, causes, evidence } = incident;
    const parts: Node[] = [];
    if (advice?.outdated)
      parts.push(element('p', 'outdated-note', { role: 'status' }, codicon('sync'), strings.outdated));
    if (meaning !== '') parts.push(element('p', '', {}, ...withCode(meaning)));
    // In sight also where the panel is low, and next to the head for the keyboard.
    parts.push(this.#ways());
    const [cause, ...others] = causes;
    if (cause !== undefined) parts.push(element('p', '', {}, label(strings.likelyCause), ...withCode(cause)));
    if (evidence.length > 0) parts.push(element('p', '', {}, label(strings.evidence), evidence.join('\u00a0· ')));
    if (others.length > 0) {
      const more = element(
        'details',
        '',
        {},
        element('summary', '', { 'data-key': 'causes' }, strings.otherCauses),
        list(others),
      );
      more.open = this.#showsAllCauses;
      more.addEventListener('toggle', () => {
        this.#showsAllCauses = more.open;
      });
      parts.push(more);
    }
    if (!advice?.outdated) parts.push(...this.#remedies());
    return parts;
  }

  /** Those for this application as soon as they are known, else what helps in general. */
  #remedies(): Node[] {
    const strings = this.#strings;
    const incident = this.#incident;
    const advice = this.#advice;
    const general = incident.remedies.map((reason) => ({ title: '', reason, fixes: [] }));
    const remedies = advice && advice.remedies.length > 0 ? advice.remedies : general;
    const first =
      incident.first === '' ? [] : [element('p', '', {}, label(strings.first), ...withCode(incident.first))];
    if (remedies.length + first.length === 0) return [];
    return [
      heading(strings.remedy),
      ...first,
      element('ol', 'remedies', {}, ...remedies.map((remedy, index) => this.#remedy(remedy, index))),
    ];
  }

  #remedy({ title, reason, fixes }: Advice['remedies'][number], index: number): HTMLElement {
    return element(
      'li',
      'remedy',
      {},
      ...(title === '' ? [] : [element('span', 'remedy-title', {}, title)]),
      element('span', title === '' ? '' : 'remedy-reason', {}, ...withCode(reason)),
      ...fixes.map((fix) => this.#fix(index, fix)),
    );
  }

  #fix(remedy: number, title: string): HTMLElement {
    const strings = this.#strings;
    const events = this.#events;
    const incident = this.#incident;
    const action = (name: 'preview' | 'apply', label: string, icon: string) => {
      const kind = name === 'apply' ? 'button small' : 'button small secondary';
      const button = element(
        'button',
        kind,
        { type: 'button', 'aria-label': `${label}: ${title.replaceAll('`', '')}`, 'data-key': `${name} ${title}` },
        codicon(icon),
        label,
      );
      button.addEventListener('click', () =>
        events.send({ type: 'fix', incident: incident.id, remedy, fix: title, action: name }),
      );
      return button;
    };
    return element(
      'div',
      'fix',
      {},
      element('span', 'fix-title', {}, ...withCode(title)),
      element(
        'span',
        'fix-buttons',
        {},
        action('preview', strings.preview, 'diff'),
        action('apply', strings.apply, 'check'),
      ),
    );
  }

  /** To the file, to the lines of the log, and to the code. */
  #ways(): HTMLElement {
    const strings = this.#strings;
    const events = this.#events;
    const incident = this.#incident;
    const advice = this.#advice;
    const ways = element('div', 'ways');
    const way = (key: string, icon: string, text: string, go: () => void) => {
      const button = element('button', 'link', { type: 'button', 'data-key': key }, codicon(icon), text);
      button.addEventListener('click', go);
      ways.append(button);
    };
    const [file] = advice?.files ?? [];
    if (file !== undefined)
      way('place', 'go-to-file', fill(strings.showPlace, file), () =>
        events.send({ type: 'place', incident: incident.id }),
      );
    const [row] = incident.rows;
    if (row !== undefined)
      way('lines', 'list-selection', strings.showLines, () => events.send({ type: 'locate', id: row }));
    const { code } = incident;
    if (code !== undefined)
      way('code', 'code', fill(strings.showPlace, `${fileName(code.path)}:${code.line}`), () =>
        events.send({ type: 'open', path: code.path, line: code.line }),
      );
    if (advice && file === undefined) ways.append(element('span', 'muted', {}, strings.nowhere));
    return ways;
  }
}

/** The last segment of a path of any system. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function heading(text: string): HTMLElement {
  return element('h3', '', {}, text);
}

/** A heading on the line of its text. The space is for those who hear the two read out. */
function label(text: string): HTMLElement {
  return element('span', 'run-in', {}, `${text} `);
}

function list(items: readonly string[]): HTMLElement {
  return element('ul', '', {}, ...items.map((item) => element('li', '', {}, ...withCode(item))));
}

/** What stands between backticks in a sentence is code, and so is an option: its hyphens are no place to break a line. */
function withCode(text: string): (string | Node)[] {
  const kinds = [undefined, '', 'option'];
  return text.split(/`([^`]*)`|(--\w[\w-]*)/).map((part, at) => {
    const kind = kinds[at % 3];
    // A group that took no part in a match comes as undefined.
    return part && kind !== undefined ? element('code', kind, {}, part) : part || '';
  });
}
