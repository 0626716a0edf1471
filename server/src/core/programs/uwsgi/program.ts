import { t } from '../../text/l10n.ts';
import { type OptionData, optionSpec } from '../option-data.ts';
import type { Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { getoptLong } from './getopt.ts';
import data from './uwsgi.data.json';

const DOCUMENTATION = 'https://uwsgi-docs.readthedocs.io/en/latest/Options.html';
const OPTIONS: readonly OptionData[] = data.options;
const SPECS = OPTIONS.map((option) =>
  optionSpec(option, { documentation: DOCUMENTATION, sources: ['unbit/uwsgi:core/uwsgi.c'] }),
);

/** uWSGI has hundreds of options, some from plugins: not all are known here. */
export const uwsgi: Program = {
  id: 'uwsgi',
  names: ['uwsgi'],
  package: 'uwsgi',
  title: t('uWSGI, an application server'),
  documentation: DOCUMENTATION,
  options: () => SPECS,
  parse: readOnce((invocation, version) => {
    return { program: uwsgi, version, ...getoptLong(invocation.arguments, SPECS, data.others), certain: false };
  }),
};
