// @ts-check
// Files of a given number of lines, without mistakes: what a server says of them is not what is measured.

/** @param {number} lines */
export function procfile(lines) {
  const line = (/** @type {number} */ i) =>
    `p${i}: gunicorn app${i}.wsgi -w ${1 + (i % 8)} -b :$PORT --timeout 60 --access-logfile -`;
  return `${Array.from({ length: lines }, (_, i) => line(i)).join('\n')}\n`;
}

/** @param {number} lines */
export function appDesc(lines) {
  const head = ['spec_version: 2', 'module:', '  language: python', '  processes:'];
  const processes = Array.from({ length: Math.ceil(lines / 4) }, (_, i) => [
    `    p${i}:`,
    `      command: gunicorn app${i}.wsgi -w 4 -b :$PORT --timeout 60`,
    '      replicas: 2',
    '      plan: 4C1G5R',
  ]);
  return `${[...head, ...processes.flat()].slice(0, lines).join('\n')}\n`;
}

/** @param {number} lines */
export function dockerfile(lines) {
  const line = (/** @type {number} */ i) => `RUN pip install package-${i} && echo "${i}" > /tmp/file-${i}`;
  return `FROM python:3.12\n${Array.from({ length: lines - 1 }, (_, i) => line(i)).join('\n')}\n`;
}
