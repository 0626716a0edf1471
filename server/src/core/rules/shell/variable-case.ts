import type { Process } from '../../model/document.ts';
import { variableOccurrences } from '../../model/occurrences.ts';
import { variableOf } from '../../platforms/variables.ts';
import type { Project } from '../../project/project.ts';
import { envFileOf } from '../../project/variables/env-file.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';

export const variableCase: Rule = {
  id: 'shell/variable-case',
  severity: 'warning',
  scope: 'process',
  text: /\$[^\w$]*\w*[a-z]/,
  title: t('The names of variables are case-sensitive.'),
  explanation: t(
    'The platform gives `PORT`; `$port` is another variable. Where nobody sets it the shell puts nothing in its place, and the program listens on its default port or stops for want of a value.',
  ),
  sources: [
    'POSIX.1-2017, Base Definitions, 8.1 Environment Variable Definition: names are case-sensitive, upper and lower case kept apart',
  ],
  *check({ document, platform, project }) {
    for (const process of document.processes) {
      const { command } = process;
      if (!command) continue;
      const found = [...variableOccurrences(command)];
      // Looked up once per name: a command may use one name thousands of times.
      const set = new Map<string, boolean>();
      for (const { kind, name } of found) if (kind === 'definition') set.set(name, true);
      for (const { kind, name, span } of found) {
        const meant = name.toUpperCase();
        if (kind !== 'use' || name === meant || !variableOf(meant, platform)) continue;
        const isSet = set.get(name) ?? mayBeSet(name, command.text.text, process, project);
        set.set(name, isSet);
        if (isSet) continue;
        yield {
          span,
          message: t('The platform gives `{meant}`, not `{name}`: names of variables are case-sensitive.', {
            meant,
            name,
          }),
          fixes: () => [
            {
              title: t('Change to `{name}`', { name: meant }),
              edits: [{ span, newText: meant }],
              preferred: true,
              safe: false,
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: daphne config.asgi:application --port $«port»\n',
        platform: 'heroku',
        fixed: 'web: daphne config.asgi:application --port $PORT\n',
      },
      { text: 'web: gunicorn wsgi -b :${«Port»}\n', fixed: 'web: gunicorn wsgi -b :${PORT}\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi -b :$PORT\n' },
      { text: 'web: port=$PORT; daphne config.asgi:application --port $port\n', platform: 'heroku' },
      { text: 'web: for port in 1 2; do echo $port; done\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b :$my_port\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: Python\n  env_variables:\n    - {key: port, value: "5000"}\n  processes:\n    web:\n      command: gunicorn wsgi -b :$port\n',
      },
    ],
  },
};

/**
 * True if the variable may be set by `read` or `for`, in an env file, by the file of the process, or elsewhere in the
 * command.
 */
function mayBeSet(name: string, command: string, process: Process, project: Project | undefined): boolean {
  if (process.variables.some((variable) => variable.name === name)) return true;
  if (envFileOf(project).names.has(name)) return true;
  return new RegExp(`(?<![\\w$\\-{./:])${name}(?![\\w\\-./:])`).test(command);
}
