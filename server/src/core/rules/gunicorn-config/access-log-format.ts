import { parseAccessLogFormat } from '../../programs/access-log/format.ts';
import { gunicorn } from '../../programs/gunicorn/program.ts';
import { gunicornAtom } from '../../programs/gunicorn/values/access-log-atoms.ts';
import { installedVersion } from '../../programs/installed-version.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { ALL_AT_ONCE, BROKEN_FORMAT } from '../gunicorn/broken-access-log-format.ts';
import { unknownAtom } from '../gunicorn/unknown-access-log-atom.ts';
import type { Rule } from '../rule.ts';
import { withinText } from './within-text.ts';

export const accessLogFormat: Rule = {
  id: 'gunicorn-config/access-log-format',
  severity: 'warning',
  scope: 'document',
  kind: 'gunicorn-config',
  title: t('gunicorn cannot write this access log as it is meant.'),
  explanation: t(
    'The format is a Python format string: every value is written `%(name)s`, a percent sign `%%`. With anything else Python fails on every request, and gunicorn prints a traceback instead of the line. For a name that it does not know gunicorn writes a hyphen.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/glogging.py Logger.access',
    'test/unit/programs/access-log/format.test.ts (Python)',
  ],
  *check({ document, project }) {
    const { syntax, text } = document;
    const binding = syntax.kind === 'gunicorn-config' ? syntax.names.get('access_log_format') : undefined;
    if (!binding?.certain || binding.value.kind !== 'str') return;
    const version = installedVersion(project, gunicorn);
    const inside = withinText(text, binding.valueSpan);
    for (const part of parseAccessLogFormat(binding.value.value, (name) => gunicornAtom(name, version))) {
      const place = inside ? span(inside.start + part.span.start, inside.start + part.span.end) : binding.valueSpan;
      if (part.kind === 'broken') yield { span: place, message: BROKEN_FORMAT[part.why] };
      else if (part.kind === 'everything') yield { span: place, message: ALL_AT_ONCE };
      else if (part.kind === 'atom' && !part.atom && isKnown(part.name)) {
        yield { span: place, message: unknownAtom(part.name) };
      } else continue;
      // What stands in several pieces is underlined as a whole, once.
      if (!inside) return;
    }
  },
  examples: {
    bad: [
      { file: 'gunicorn.conf.py', text: 'access_log_format = \'%(h)s "%(r)s" «%(x)s» «%(s)d»\'\n' },
      { file: 'gunicorn.conf.py', text: 'access_log_format = "«%h» %(s)s"\n' },
      { file: 'gunicorn.conf.py', text: 'access_log_format = «"%(h)s " + "%(zz)s %(yy)s"»\n' },
    ],
    good: [
      { file: 'gunicorn.conf.py', text: 'access_log_format = \'%(h)s "%(r)s" %({x-request-id}i)s %(D)d 100%%\'\n' },
      { file: 'gunicorn.conf.py', text: 'import os\naccess_log_format = os.environ["FORMAT"]\n' },
    ],
  },
};
