import { fastapi, granian, hypercorn, streamlit, uvicorn } from '../../programs/app-servers.ts';
import type { Program } from '../../programs/program.ts';
import { t } from '../../text/l10n.ts';
import { missingFile } from '../facts/missing-path.ts';
import { programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

interface FileOption {
  readonly program: Program;
  /** Ids of options. */
  readonly options: readonly string[];
  /** What may stand before the path. */
  readonly prefix: RegExp;
}

/** What a server reads when it starts. */
const READ_FILES: readonly FileOption[] = [
  { program: uvicorn, options: ['log_config', 'env_file'], prefix: /^/ },
  { program: granian, options: ['log_config', 'env_files', 'ssl_certificate', 'ssl_keyfile'], prefix: /^/ },
  { program: hypercorn, options: ['config', 'log_config'], prefix: /^(?:file|json|toml):/ },
];
/** `-c python:MODULE` of hypercorn. */
const MODULE = /^python:/;

export const serversMissingFile: Rule = {
  id: 'servers/missing-file',
  severity: 'warning',
  scope: 'process',
  programs: [...READ_FILES.map(({ program }) => program.id), streamlit.id, fastapi.id],
  title: t('A file that the server reads when it starts is not in the workspace.'),
  explanation: t(
    'uvicorn, granian and hypercorn end at once when a file of settings, of log settings or of variables is not there. The path counts from where the process starts: the root of the application, or the directory of a `cd` before it. A file that is only made when the platform builds the application is not in the workspace; then the message may be suppressed.',
  ),
  sources: [
    'encode/uvicorn:uvicorn/main.py (click.Path(exists=True))',
    'pgjones/hypercorn:src/hypercorn/config.py, logging.py',
  ],
  *check(context) {
    for (const program of [streamlit, fastapi]) {
      for (const start of programStarts(context, program.names)) {
        const [script] = program.parse(start.invocation, undefined).positionals;
        const isFile = script && /^(?!\w+:\/\/).*\.py$/.test(script.text);
        const finding = isFile ? missingFile(start, script, script.text) : undefined;
        if (finding) yield finding;
      }
    }
    for (const { program, options, prefix } of READ_FILES) {
      for (const start of programStarts(context, program.names)) {
        for (const { option, value } of program.parse(start.invocation, undefined).uses) {
          if (!value || !options.includes(option.id) || MODULE.test(value.text)) continue;
          const finding = missingFile(start, value, value.text.replace(prefix, ''));
          if (finding) yield finding;
        }
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: fastapi run «app.py»\n', files: { 'main.py': '' } },
      { text: 'web: streamlit run «main.py» --server.port $PORT\n', files: { 'app.py': '' } },
      { text: 'web: uvicorn app:app --log-config «log.yaml»\n', files: { 'logging.yaml': '' } },
      {
        text: 'web: hypercorn app:app -c «file:hypercorn.conf.py»\n',
        fixed: 'web: hypercorn app:app -c file:hypercorn_conf.py\n',
        files: { 'hypercorn_conf.py': '' },
      },
      { text: 'web: uvicorn app:app --env-file=«.env»\n', files: { '.env.example': '' } },
      { text: 'web: granian app:app --log-config «log.json»\n', files: { 'logging.json': '' } },
      {
        text: 'web: cd src && hypercorn app:app -c «hypercorn.toml»\n',
        files: { 'src/app.py': '', 'hypercorn.toml': '' },
      },
      { text: 'web: hypercorn app:app -c «file:settings.py»\n', files: { 'app.py': '' } },
    ],
    good: [
      { text: 'web: streamlit run app.py --server.port $PORT\n', files: { 'app.py': '' } },
      { text: 'web: streamlit run https://example.com/app.py\n', files: { 'app.py': '' } },
      { text: 'web: uvicorn app:app --log-config log.yaml\n', files: { 'log.yaml': '' } },
      { text: 'web: uvicorn app:app --env-file $ENV_FILE --log-config /etc/log.yaml\n' },
      { text: 'web: hypercorn app:app -c python:settings\n', files: { 'settings.py': '' } },
      { text: 'web: hypercorn app:app -c file:/app/settings.py\n', files: { 'settings.py': '' } },
    ],
  },
};
