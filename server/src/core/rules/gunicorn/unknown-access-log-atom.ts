import { replaceArgument } from '../../programs/argument-edits.ts';
import { ACCESS_LOG_ATOMS } from '../../programs/gunicorn/values/access-log-atoms.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { accessLogParts } from './access-log-formats.ts';

export const unknownAccessLogAtom: Rule = {
  id: 'gunicorn/unknown-access-log-atom',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['access_log_format'],
  title: t('The access log knows no such value and writes a hyphen.'),
  explanation: t(
    'Between `%(` and `)s` stands the name of a value: `h` the client, `r` the request line, `s` the status, `D` microseconds, `M` milliseconds, `{name}i` a request header, `{name}o` a response header, `{name}e` a variable of the WSGI environment. For any other name gunicorn writes a hyphen.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/glogging.py (Logger.atoms, SafeAtoms)'],
  *check(context) {
    for (const { start, part, span, place } of accessLogParts(context, 'atom')) {
      if (part.atom || !isKnown(part.name)) continue;
      const header = /^\{(.+)\}$/s.exec(part.name)?.[1];
      yield {
        span,
        message: unknownAtom(part.name),
        fixes: () =>
          header === undefined
            ? []
            : ['i', 'o', 'e'].map((kind) => ({
                title: t('Change to `{name}`', { name: `%({${header}}${kind})s` }),
                edits: replaceArgument(start.command, place(part.nameSpan), `{${header}}${kind}`),
                preferred: false,
                safe: false,
              })),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --access-logformat "%(h)s «%(x)s» %(s)s"\n' },
      { text: "web: gunicorn wsgi --access-logformat='«%({x-request-id})s» %(r)s'\n" },
      {
        text: 'web: gunicorn wsgi --access-logformat "«%(M)s»"\n',
        files: { 'requirements.txt': 'gunicorn==20.0.4\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi --access-logformat "%(h)s %({X-Request-Id}i)s %(D)d %(M)s %%"\n' },
      { text: 'web: gunicorn wsgi --access-logformat "$FORMAT"\n' },
    ],
  },
};

/** `name`: of an atom that the release does not have. */
export function unknownAtom(name: string): Text {
  const later = ACCESS_LOG_ATOMS.find((atom) => atom.name === name.replace(/^\{.*\}/s, '{NAME}'));
  return later?.since
    ? t('`{name}` came with gunicorn {since}; before, a hyphen is logged in its place.', { name, since: later.since })
    : t('gunicorn knows no `{name}` and writes a hyphen.', { name });
}
