import { compileOwnFormat } from './own-format.ts';
import { accessOfText } from './text-access.ts';

/** Values for the atoms in a sample line. */
const ATOMS: Readonly<Record<string, string>> = {
  h: '10.0.3.7',
  l: '-',
  u: 'me',
  t: '[20/Nov/2026:21:39:01 +0800]',
  r: 'GET /orders/?page=2 HTTP/1.1',
  R: 'GET /orders/?page=2 1.1',
  s: '503',
  st: 'Service Unavailable',
  S: 'http',
  m: 'GET',
  U: '/orders/',
  Uq: '/orders/?page=2',
  q: 'page=2',
  H: 'HTTP/1.1',
  b: '512',
  B: '512',
  f: 'https://bk.example.com/',
  a: 'curl/8.5.0',
  T: '12',
  D: '12345678',
  M: '12345',
  L: '12.345678',
  p: '<17>',
};
const HEADERS = ['4bf92f3577b34da6a3ce929d0e0e4736', '-'];

/**
 * Whether lines of an `--access-logformat` are read correctly without knowing the format, so that it need not be
 * compiled. True for BlueKing's own format and for gunicorn's default.
 */
export function isReadAnyway(format: string): boolean {
  const own = compileOwnFormat(format);
  if (!own) return true;
  return HEADERS.every((header) => {
    const line = format.replace(/%\((?:\{[^}]*\}[ioe]|(\w{1,2}))\)s/g, (_, atom?: string) =>
      atom === undefined ? header : (ATOMS[atom] ?? '-'),
    );
    const [mine, known] = [accessOfText(line, [own]), accessOfText(line)];
    return (
      mine !== undefined && known !== undefined && mine.status === known.status && mine.duration === known.duration
    );
  });
}
