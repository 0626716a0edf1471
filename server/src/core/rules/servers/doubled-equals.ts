import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { startsOf } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

/** Options whose value is looked up as the name of a host: there is none that begins so. */
const WRITTEN = /^--(?:host|bind|listen)==/;

export const doubledEquals: Rule = {
  id: 'servers/doubled-equals',
  severity: 'error',
  scope: 'process',
  text: /\s--(?:host|bind|listen)==/,
  title: t('The value of an option begins with a second `=`.'),
  explanation: t(
    'In `--host==0.0.0.0` the value is `=0.0.0.0`: the server looks for a host of this name, finds none and does not start. (`==` stands between a package and its release, in requirements.txt.)',
  ),
  sources: ['test/unit/rules/servers/servers-that-do-not-start.test.ts (gunicorn, uvicorn, hypercorn)'],
  *check(context) {
    for (const { command, invocation } of startsOf(context)) {
      if (!programFor(invocation.program)) continue;
      for (const { span: place } of invocation.arguments) {
        const flag = WRITTEN.exec(command.text.text.slice(place.start, place.end))?.[0];
        if (flag === undefined) continue;
        const end = place.start + flag.length;
        yield {
          span: command.toDocument(place),
          message: t('The value begins with the second `=`: there is no such host.'),
          fixes: () => [
            {
              title: t('Remove `{operator}`', { operator: '=' }),
              edits: [{ span: command.toDocument(span(end - 1, end)), newText: '' }],
              preferred: true,
              safe: true,
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi «--bind==0.0.0.0:$PORT»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi --bind=0.0.0.0:$PORT\n',
      },
      {
        text: 'web: sh -c "uvicorn a:b «--host==0.0.0.0» --port $PORT"\n',
        platform: 'heroku',
        fixed: 'web: sh -c "uvicorn a:b --host=0.0.0.0 --port $PORT"\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi --bind=0.0.0.0:$PORT\n', platform: 'heroku' },
      { text: 'release: pip install --host==1 x\n', platform: 'heroku' },
    ],
  },
};
