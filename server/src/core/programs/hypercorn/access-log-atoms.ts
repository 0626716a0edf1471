import { t } from '../../text/l10n.ts';
import type { AccessLogAtom } from '../access-log/atom.ts';

/** Those of hypercorn (pgjones/hypercorn:src/hypercorn/logging.py AccessLogAtoms). */
export const HYPERCORN_ATOMS: readonly AccessLogAtom[] = [
  { name: 'h', meaning: t('Address and port of the client.'), isNumber: false },
  { name: 'l', meaning: t('Always a hyphen.'), isNumber: false },
  { name: 't', meaning: t('Time of the log line, in brackets.'), isNumber: false },
  { name: 'r', meaning: t('Request line without the query string: method, path and protocol.'), isNumber: false },
  { name: 'R', meaning: t('Request line: method, URL and protocol.'), isNumber: false },
  { name: 's', meaning: t('Status code.'), isNumber: false },
  { name: 'st', meaning: t('Status in words.'), isNumber: false },
  { name: 'S', meaning: t('Scheme: http, https, ws or wss.'), isNumber: false },
  { name: 'm', meaning: t('Method.'), isNumber: false },
  { name: 'U', meaning: t('Path without the query string.'), isNumber: false },
  { name: 'Uq', meaning: t('Path with the query string.'), isNumber: false },
  { name: 'q', meaning: t('Query string.'), isNumber: false },
  { name: 'H', meaning: t('Protocol, such as 1.1 or 2.'), isNumber: false },
  { name: 'b', meaning: t('Content-Length of the response, or a hyphen.'), isNumber: false },
  { name: 'B', meaning: t('Content-Length of the response, or a hyphen.'), isNumber: false },
  { name: 'f', meaning: t('Referer header.'), isNumber: false },
  { name: 'a', meaning: t('User-Agent header.'), isNumber: false },
  { name: 'T', meaning: t('Duration in whole seconds.'), isNumber: true },
  { name: 'D', meaning: t('Duration in microseconds.'), isNumber: true },
  { name: 'L', meaning: t('Duration in seconds with six decimals.'), isNumber: false },
  { name: 'p', meaning: t('Process id of the worker, in angle brackets.'), isNumber: false },
  { name: '{NAME}i', meaning: t('Header NAME of the request.'), isNumber: false },
  { name: '{NAME}o', meaning: t('Header NAME of the response.'), isNumber: false },
  { name: '{NAME}e', meaning: t('Environment variable NAME.'), isNumber: false },
];
