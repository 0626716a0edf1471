// @ts-check
// One document in one server, and what an editor does with it.

/** @typedef {import('./documents.mjs').BenchDocument} BenchDocument */
/** @typedef {import('./documents.mjs').Position} Position */
/** @typedef {import('./server-process.mjs').ServerProcess} ServerProcess */
/** @typedef {import('./server-process.mjs').Diagnostic} Diagnostic */

/** Of five digits; every second one gets a sixth, so that what stands behind it moves, as it does when somebody types. */
const FIRST_NUMBER = 10_000;

export class EditedDocument {
  version = 1;
  #typed = '';
  /** @type {readonly Diagnostic[]} */
  diagnostics = [];

  /** @param {ServerProcess} server @param {BenchDocument} document */
  constructor(server, document) {
    this.server = server;
    this.document = document;
    this.id = { uri: document.uri };
  }

  /** The end of the line that is typed in. */
  get typing() {
    const { line, character } = this.document.typing;
    return { line, character: character + this.#typed.length };
  }

  /** Until its diagnostics are there. */
  async open() {
    const { uri, languageId, text } = this.document;
    await this.changed('didOpen', { textDocument: { uri, languageId, version: this.version, text } });
  }

  /**
   * Another number stands at the end of the line each time, because who types rarely writes what was there before: until the
   * diagnostics of that version are there.
   * @param {number} round
   */
  async keystroke(round) {
    const range = { start: this.document.typing, end: this.typing };
    this.#typed = `${FIRST_NUMBER + round}${round % 2 === 0 ? '' : '0'}`;
    await this.changed('didChange', this.edit(range, this.#typed));
  }

  /** What a completion begins with is typed, and what it can be is asked for. */
  async complete() {
    const { typing } = this;
    const { begun } = this.document;
    await this.send('didChange', this.edit({ start: typing, end: typing }, begun));
    return this.ask('completion', { position: afterText(typing, begun), context: { triggerKind: 1 } });
  }

  /** Takes away what `complete` typed. */
  async takeBack() {
    const { typing } = this;
    const { begun } = this.document;
    await this.changed('didChange', this.edit({ start: typing, end: afterText(typing, begun) }, ''));
  }

  /** @param {number} round */
  hover(round) {
    const { hovered } = this.document;
    return this.ask('hover', { position: hovered[round % hovered.length] });
  }

  codeAction() {
    const diagnostics = this.diagnostics.filter(({ range }) => range.start.line === this.document.mistake);
    const place = { line: this.document.mistake, character: 0 };
    return this.ask('codeAction', {
      range: diagnostics[0]?.range ?? { start: place, end: place },
      context: { diagnostics, triggerKind: 1 },
    });
  }

  /** @param {{ start: Position, end: Position }} range @param {string} text */
  edit(range, text) {
    this.version++;
    return { textDocument: { ...this.id, version: this.version }, contentChanges: [{ range, text }] };
  }

  /** @param {string} notification @param {object} params */
  async changed(notification, params) {
    if (this.server.canBeAsked) {
      await this.send(notification, params);
      const { items } = /** @type {{ items: Diagnostic[] }} */ (await this.ask('diagnostic', {}));
      this.diagnostics = items;
    } else {
      const published = this.server.publication(this.document.uri, this.version);
      await this.send(notification, params);
      this.diagnostics = await published;
    }
  }

  /** @param {string} notification @param {object} params */
  send(notification, params) {
    return this.server.connection.sendNotification(`textDocument/${notification}`, params);
  }

  /** @param {string} request @param {object} params @returns {Promise<unknown>} */
  ask(request, params) {
    return this.server.connection.sendRequest(`textDocument/${request}`, { textDocument: this.id, ...params });
  }
}

/** @param {Position} position @param {string} text @returns {Position} */
function afterText({ line, character }, text) {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return { line: line + lines.length - 1, character: lines.length === 1 ? character + last : last };
}
