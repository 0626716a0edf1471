import type * as vscode from 'vscode';
import { redact } from '../../../../server/src/core/text/redact.ts';
import { isNumber, isString, listOf, optional, shape } from '../../guards.ts';
import type { ToPage } from '../messages/page-protocol.ts';
import type { KeptPin } from '../ring/pins.ts';

const PINS_KEY = 'procfileDoctor.logs.pins';
/** Whoever wants to keep more pins, or longer texts, can export them. */
const MOST_PINS = 100;
const LONGEST_TEXT = 2000;

const areKept = listOf(
  shape({
    source: isString,
    time: optional(isNumber),
    process: optional(isString),
    pod: optional(isString),
    text: isString,
    length: isNumber,
  }),
);

/** What was pinned in this workspace, for its next window. Secrets are taken out of the texts. */
export class RememberedPins {
  readonly #memento: vscode.Memento;
  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** What was pinned when the last window was closed. */
  get kept(): readonly KeptPin[] {
    const value: unknown = this.#memento.get(PINS_KEY);
    if (!areKept(value)) return [];
    return value.map(({ length, ...row }) => ({
      row: { ...plain, ...row },
      length,
    }));
  }

  /** Remembers pinned rows from messages to the page, and passes every message on. */
  noting(pass: (message: ToPage) => void): (message: ToPage) => void {
    return (message) => {
      if (message.type === 'pinned') this.#keep(message.rows);
      pass(message);
    };
  }

  #keep(rows: Extract<ToPage, { readonly type: 'pinned' }>['rows']): void {
    const before = this.kept;
    const pins = rows.slice(-MOST_PINS).map(({ source, time, process, pod, text }) => ({
      source,
      time,
      process,
      pod,
      text: redact(text).slice(0, LONGEST_TEXT),
      // The text of a pin whose line has not come (again) may lack its secrets: the line is recognised by its original length.
      length:
        before.find(({ row }) => row.text === text && row.source === source && row.time === time)?.length ??
        text.length,
    }));
    void this.#memento.update(PINS_KEY, pins);
  }
}

/** What is not kept of a row. */
const plain = {
  id: 0,
  level: undefined,
  colours: [],
  marks: [],
  signature: undefined,
  continues: false,
  fold: undefined,
  pinned: true,
} as const;
