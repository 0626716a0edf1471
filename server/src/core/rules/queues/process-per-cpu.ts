import { setOption } from '../../programs/option-edits.ts';
import { dramatiq } from '../../programs/task-queues.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess, programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

export const processPerCpu: Rule = {
  id: 'queues/process-per-cpu',
  severity: 'information',
  scope: 'process',
  deployed: true,
  programs: [dramatiq.id],
  title: t('The number of worker processes is left to the CPUs of the host.'),
  explanation: t(
    'Without `-p` dramatiq starts one worker process per CPU that it sees, with eight threads each. In a container these are the CPUs of the host, often dozens, while the memory is that of the container: every process holds a copy of the application, and the kernel kills them.',
  ),
  sources: ['Bogdanp/dramatiq:dramatiq/cli.py CPUS'],
  *check(context) {
    for (const start of programStarts(context, dramatiq.names)) {
      const { command, invocation } = start;
      const parsed = dramatiq.parse(invocation, undefined);
      const isSet = parsed.uses.some(({ option }) => option.id === 'processes');
      if (isSet || !parsed.certain || parsed.errors.length > 0 || !isMainProcess(start)) continue;
      yield {
        span: command.toDocument(invocation.programSpan),
        // The platform's plans grant few CPUs and little memory on large hosts.
        ...(context.platform.id === 'blueking' && { severity: 'warning' as const }),
        message: t(
          'dramatiq starts one worker process per CPU of the host. Say with `-p` how many the memory carries.',
        ),
        fixes: () => [
          {
            title: t('Add `{option}`', { option: '-p 2' }),
            edits: setOption(command, invocation, parsed, '-p', '2'),
            preferred: false,
            safe: false,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: «dramatiq» tasks -t 4\n' },
      { text: 'worker: python «-m dramatiq» shop.tasks\n', platform: 'blueking' },
    ],
    good: [
      { text: 'worker: dramatiq tasks -p 2 -t 4\n' },
      { text: 'worker: dramatiq tasks $OPTIONS\n' },
      { text: 'worker: dramatiq --version\n' },
    ],
  },
};
