import { t } from '../../text/l10n.ts';
import { type OptionData, optionSpec } from '../option-data.ts';
import type { Program } from '../program.ts';
import { readLoosely } from '../read-loosely.ts';
import { readOnce } from '../read-once.ts';
import data from './python.data.json';

const DOCUMENTATION = 'https://docs.python.org/3/using/cmdline.html';
const OPTIONS: readonly OptionData[] = data.options;
const SPECS = OPTIONS.map((option) =>
  optionSpec(option, { documentation: DOCUMENTATION, sources: ['python/cpython:Doc/using/cmdline.rst'] }),
);

/** The interpreter with a script of one's own; `python -m gunicorn` is gunicorn. */
export const python: Program = {
  id: 'python',
  names: ['python', 'python3', ...[7, 8, 9, 10, 11, 12, 13, 14].map((minor) => `python3.${minor}`)],
  // No package on PyPI provides it.
  package: '',
  title: t('The Python interpreter'),
  documentation: DOCUMENTATION,
  options: () => SPECS,
  parse: readOnce((invocation, version) => {
    const { uses, positionals } = readLoosely(invocation.arguments, SPECS, true);
    return { program: python, version, uses, positionals, errors: [], certain: false };
  }),
};
