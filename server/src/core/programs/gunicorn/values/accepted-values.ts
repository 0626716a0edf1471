import { type Text, t } from '../../../text/l10n.ts';
import type { CheckName, Setting } from '../setting.ts';

/** Which values a setting takes on the command line, as a sentence; undefined for any text. */
export function acceptedValues(setting: Setting): Text | undefined {
  if (setting.type === 'auto_int') {
    return t('A whole number, 0 or more: decimal, octal with a leading 0 (022) or hexadecimal with 0x.');
  }
  return SENTENCES[setting.check];
}

const SENTENCES: Partial<Readonly<Record<CheckName, Text>>> = {
  addresses: t('IP addresses separated by commas, or *. Networks and host names are refused.'),
  'asgi-lifespan': t('One of the words, in upper or lower case.'),
  'asgi-loop': t('One of the words, in upper or lower case.'),
  class: t('The name of a built-in class, a dotted path, or egg:PACKAGE#NAME.'),
  dict: t('Only a dictionary in a configuration file.'),
  directory: t('A directory that exists, counted from the start directory.'),
  files: t('Files that exist.'),
  'files-or-patterns': t('Files that exist, or patterns with *, ? or [.'),
  group: t('A number, or a group of the machine that runs it.'),
  'header-map': t('One of the words, in upper or lower case.'),
  'host-port': t('HOST:PORT, both needed.'),
  'http2-cleartext': t('One of the words, in upper or lower case.'),
  'http2-frame-size': t('A whole number from 16384 to 16777215.'),
  'http2-streams': t('A whole number, 1 or more.'),
  'http2-window': t('A whole number from 0 to 2147483647.'),
  'http-parser': t('One of the words, in upper or lower case.'),
  'http-protocols': t('Words separated by commas, none twice.'),
  list: t('Items separated by commas.'),
  natural: t('A whole number, 0 or more. 04, +4 and 1_0 are numbers too; 0x4, 4.0 and 30s are not.'),
  networks: t('IP addresses or networks (10.0.0.0/8, no bits set behind the mask) separated by commas, or *.'),
  'networks-loose': t('IP addresses or networks (10.0.0.0/8) separated by commas, or *.'),
  'proxy-protocol': t('One of the words, in upper or lower case; true and 1 mean auto, false, none and 0 mean off.'),
  'reload-engine': t('One of the words, in lower case.'),
  'ssl-version': t('The name of a constant ssl.PROTOCOL_… of Python (TLSv1_2), or its number.'),
  'statsd-address': t('HOST, HOST:PORT or unix://PATH; the port is 8125 when none is given.'),
  user: t('A number, or a user of the machine that runs it.'),
};
