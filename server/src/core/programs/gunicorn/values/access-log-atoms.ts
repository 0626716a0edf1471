import { t } from '../../../text/l10n.ts';
import { type AccessLogAtom, atomNamed } from '../../access-log/atom.ts';
import { isAtLeast } from '../../release.ts';

/** Those of gunicorn (gunicorn/glogging.py Logger.atoms). */
export const ACCESS_LOG_ATOMS: readonly AccessLogAtom[] = [
  { name: 'h', meaning: t('Address of the client.'), isNumber: false },
  { name: 'l', meaning: t('Always a hyphen.'), isNumber: false },
  { name: 'u', meaning: t('User name of basic authentication, or a hyphen.'), isNumber: false },
  { name: 't', meaning: t('Time of the log line, in brackets.'), isNumber: false },
  { name: 'r', meaning: t('Request line: method, URL and protocol.'), isNumber: false },
  { name: 's', meaning: t('Status code.'), isNumber: false },
  { name: 'b', meaning: t('Bytes of the response body, or a hyphen.'), isNumber: false },
  { name: 'f', meaning: t('Referer header.'), isNumber: false },
  { name: 'a', meaning: t('User-Agent header.'), isNumber: false },
  { name: 'T', meaning: t('Duration in whole seconds.'), isNumber: true },
  { name: 'D', meaning: t('Duration in microseconds.'), isNumber: true },
  { name: 'p', meaning: t('Process id of the worker, in angle brackets.'), isNumber: false },
  { name: 'L', meaning: t('Duration in seconds with six decimals.'), isNumber: false },
  { name: 'm', meaning: t('Method.'), isNumber: false, since: '19.4.0' },
  { name: 'U', meaning: t('Path without the query string.'), isNumber: false, since: '19.4.0' },
  { name: 'q', meaning: t('Query string.'), isNumber: false, since: '19.4.0' },
  { name: 'H', meaning: t('Protocol, such as HTTP/1.1.'), isNumber: false, since: '19.4.0' },
  { name: 'B', meaning: t('Bytes of the response body, as a number.'), isNumber: true, since: '19.4.0' },
  { name: 'M', meaning: t('Duration in milliseconds.'), isNumber: true, since: '20.1.0' },
  { name: '{NAME}i', meaning: t('Header NAME of the request.'), isNumber: false },
  { name: '{NAME}o', meaning: t('Header NAME of the response.'), isNumber: false },
  { name: '{NAME}e', meaning: t('Variable NAME of the WSGI environment.'), isNumber: false, since: '19.7.0' },
];

/** Those that a release has. */
export function gunicornAtoms(version: string | undefined): readonly AccessLogAtom[] {
  return ACCESS_LOG_ATOMS.filter(({ since }) => !since || isAtLeast(version, since));
}

export function gunicornAtom(name: string, version: string | undefined): AccessLogAtom | undefined {
  const atom = atomNamed(ACCESS_LOG_ATOMS, name);
  return atom?.since && !isAtLeast(version, atom.since) ? undefined : atom;
}
