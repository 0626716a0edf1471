// @ts-check
// Files of a given number of lines, with one mistake that can be repaired by a click, and the places in them that are worked on.

/** @typedef {{ line: number, character: number }} Position */

/**
 * @typedef {object} BenchDocument
 * @property {string} uri
 * @property {string} languageId
 * @property {string} text
 * @property {Position} typing the end of a line in the middle: characters come and go there
 * @property {readonly Position[]} hovered words in the middle that can be explained
 * @property {string} begun what is typed at `typing` before something is completed
 * @property {number} mistake the line with the mistake
 */

/** Lines from the middle to a mistake: no line that is typed in. */
const MISTAKE_AFTER_THE_MIDDLE = 8;
const HOVERED_LINES = 6;

/** Where work is done in a long file. Of more than 2,000 processes ours checks the first 2,000 (server/src/core/rules/file/too-many-problems.ts). */
const LAST_MIDDLE = 1000;

/** @param {number} lines @returns {BenchDocument} */
export function procfile(lines) {
  const mistake = middleOf(lines) + MISTAKE_AFTER_THE_MIDDLE;
  const line = (/** @type {number} */ i) =>
    `p${i}: gunicorn app${i}.wsgi -w ${1 + (i % 8)} -b :$PORT --${i === mistake ? 'timeuot' : 'timeout'} 60 --access-logfile -`;
  const text = `${Array.from({ length: lines }, (_, i) => line(i)).join('\n')}\n`;
  return withPlaces(
    { uri: 'file:///bench/Procfile', languageId: 'procfile', text, mistake, begun: ' --' },
    { typing: /$/, hovered: '--timeout' },
  );
}

/**
 * The mistake are two: a plan that does not exist, for our server, and an anchor that nothing points to, for yaml-language-server.
 * @param {number} lines @returns {BenchDocument}
 */
export function appDesc(lines) {
  const head = ['spec_version: 2', 'module:', '  language: python', '  processes:'];
  const wrong = Math.ceil((middleOf(lines) - head.length) / 4) + 1;
  const processes = Array.from({ length: Math.ceil(lines / 4) }, (_, i) => [
    `    p${i}:`,
    `      command: gunicorn app${i}.wsgi -w 4 -b :$PORT --timeout 60`,
    '      replicas: 2',
    `      plan: ${i === wrong ? '&plan 4C1G5' : '4C1G5R'}`,
  ]);
  const all = [...head, ...processes.flat()].slice(0, lines);
  const mistake = all.findIndex((line) => line.includes('&plan'));
  const document = { uri: 'file:///bench/app_desc.yaml', languageId: 'yaml', text: `${all.join('\n')}\n`, mistake };
  return withPlaces({ ...document, begun: '\n      s' }, { typing: /command:.*$/, hovered: 'replicas' });
}

/** @param {number} lines @returns {BenchDocument} */
export function dockerfile(lines) {
  const mistake = middleOf(lines) + MISTAKE_AFTER_THE_MIDDLE;
  const line = (/** @type {number} */ i) =>
    `${i === mistake ? 'run' : 'RUN'} pip install package-${i} && echo "${i}" > /tmp/file-${i}`;
  const text = `FROM python:3.12\n${Array.from({ length: lines - 1 }, (_, i) => line(i + 1)).join('\n')}\n`;
  return withPlaces(
    { uri: 'file:///bench/Dockerfile', languageId: 'dockerfile', text, mistake, begun: '\nEX' },
    { typing: /$/, hovered: 'RUN' },
  );
}

/** The line where work is done. @param {number} lines */
function middleOf(lines) {
  return Math.min(Math.floor(lines / 2), LAST_MIDDLE);
}

/**
 * @param {Omit<BenchDocument, 'typing' | 'hovered'>} document
 * @param {{ typing: RegExp, hovered: string }} places
 * @returns {BenchDocument}
 */
function withPlaces(document, { typing, hovered }) {
  const lines = document.text.split('\n').slice(0, -1);
  const middle = middleOf(lines.length);
  const line = lines.findIndex((text, i) => i >= middle && typing.test(text));
  const words = lines
    .map((text, i) => ({ line: i, character: text.indexOf(hovered) + 2 }))
    .filter(({ line, character }) => line >= middle && line !== document.mistake && character >= 2);
  return {
    ...document,
    typing: { line, character: lines[line]?.length ?? 0 },
    hovered: words.slice(0, HOVERED_LINES),
  };
}
