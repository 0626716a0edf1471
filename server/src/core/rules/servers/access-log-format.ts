import { atomNamed } from '../../programs/access-log/atom.ts';
import { parseAccessLogFormat } from '../../programs/access-log/format.ts';
import { hypercorn } from '../../programs/app-servers.ts';
import { replaceArgument } from '../../programs/argument-edits.ts';
import { HYPERCORN_ATOMS } from '../../programs/hypercorn/access-log-atoms.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import { programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

export const serversAccessLogFormat: Rule = {
  id: 'servers/access-log-format',
  severity: 'error',
  scope: 'process',
  programs: [hypercorn.id],
  text: /--access-logf/,
  title: t('hypercorn cannot write this access log as it is meant.'),
  explanation: t(
    'The format is a Python format string: every value is written `%(name)s`, a percent sign `%%`. With anything else Python fails on every request, and a traceback is logged instead of the line. For a name that hypercorn does not know, such as `u` and `M` of gunicorn, it writes a hyphen.',
  ),
  sources: [
    'pgjones/hypercorn:src/hypercorn/logging.py AccessLogAtoms',
    'test/unit/programs/access-log/format.test.ts (hypercorn)',
  ],
  *check(context) {
    for (const { command, invocation } of programStarts(context, hypercorn.names)) {
      const { uses } = hypercorn.parse(invocation, undefined);
      const value = uses.findLast(({ option }) => option.id === 'access_logformat')?.value;
      const word =
        value && invocation.arguments.find(({ span }) => span.start <= value.span.start && value.span.end <= span.end);
      if (!value || !word) continue;
      const offset = word.value.text.length - value.text.length;
      const place = ({ start, end }: Span): Span => word.value.toSource({ start: start + offset, end: end + offset });
      for (const part of parseAccessLogFormat(value.text, (name) => atomNamed(HYPERCORN_ATOMS, name))) {
        const span = command.toDocument(place(part.span));
        if (part.kind === 'broken')
          yield {
            span,
            message: t('hypercorn cannot write a line with this: a value is written `%(name)s`, a percent sign `%%`.'),
          };
        if (part.kind !== 'atom' || part.atom || !isKnown(part.name)) continue;
        const header = /^\{(.+)\}$/s.exec(part.name)?.[1];
        const { nameSpan } = part;
        yield {
          span,
          severity: 'warning',
          message: t('hypercorn knows no `{name}` and writes a hyphen.', { name: part.name }),
          fixes: () =>
            (header === undefined ? [] : ['i', 'o', 'e']).map((kind) => ({
              title: t('Change to `{name}`', { name: `%({${header}}${kind})s` }),
              edits: replaceArgument(command, place(nameSpan), `{${header}}${kind}`),
              preferred: false,
              safe: false,
            })),
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: hypercorn app:app --access-logformat "«%h» %(s)s"\n' },
      { text: "web: hypercorn app:app --access-logformat='%(h)s «%(u)s» «%({x-request-id})s»'\n" },
      { text: "web: hypercorn app:app --access-logformat '%(D)d «%(s)d»'\n" },
    ],
    good: [
      { text: 'web: hypercorn app:app --access-logformat "%(h)s %(Uq)s %(st)s %({X-Request-Id}i)s %(D)d %%"\n' },
      { text: 'web: hypercorn app:app --access-logformat "$FORMAT"\n' },
    ],
  },
};
