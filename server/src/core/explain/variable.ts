import type { Document, Process } from '../model/document.ts';
import type { Platform } from '../model/platform.ts';
import { variableOf } from '../platforms/variables.ts';
import { nameOf } from '../project/paths.ts';
import { siblingDocuments } from '../project/sibling-documents.ts';
import { variablesOfFiles } from '../project/variables/variable-files.ts';
import type { RuleContext } from '../rules/rule.ts';
import { type Text, t } from '../text/l10n.ts';
import { redact } from '../text/redact.ts';
import type { Explanation, Fact } from './explanation.ts';

/** A variable that a command uses; with the places that set it, where its process is told. */
export function explainVariable(
  name: string,
  platform: Platform,
  context?: RuleContext,
  process?: Process,
): Explanation {
  const variable = variableOf(name, platform);
  const paragraphs: Text[] = [meaning(name, platform)];
  if (variable?.discouraged) paragraphs.push(t('It is kept for old applications: do not use it in new ones.'));
  const facts: Fact[] = variable?.condition ? [{ label: t('Condition'), value: variable.condition }] : [];
  if (context && process) facts.push(...setIn(name, context, process));
  return { title: `$${name}`, paragraphs, facts, documentation: undefined };
}

/** Names of the variables that files of the application set. */
export function namesInFiles(context: RuleContext, process: Process): readonly string[] {
  const given = ofAppDesc(context, process).map((one) => one.name);
  return [...new Set([...given, ...variablesOfFiles(context.project).map(({ name }) => name)])];
}

function setIn(name: string, context: RuleContext, process: Process): Fact[] {
  const given = ofAppDesc(context, process).filter((one) => one.name === name);
  const inFiles = variablesOfFiles(context.project).filter((one) => one.name === name);
  return [
    ...given.map(({ value, span, document }) =>
      fact(
        nameOf(document.uri),
        document.lines.lineAt(span.start),
        redacted(name, value) ?? t('depends on the environment'),
      ),
    ),
    ...inFiles.map(({ file, value, range: { start } }) =>
      fact(
        file,
        start.line,
        file === '.env'
          ? t('for this machine, no platform reads that file')
          : (redacted(name, value) ?? t('without a value')),
      ),
    ),
  ];
}

function fact(file: string, line: number, value: Fact['value']): Fact {
  return { label: t('Set in {file}, line {line}', { file, line: line + 1 }), value };
}

function redacted(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : redact(`${name}=${value}`);
}

/** Those that app_desc.yaml gives to the process; to a process of a Procfile, those of the file beside it. */
function ofAppDesc({ document, platform, project }: RuleContext, process: Process) {
  const givenBy = (of: Document, processes: readonly Process[]) => {
    const all = processes.flatMap(({ variables }) => variables.map((one) => ({ ...one, document: of })));
    return [...new Map(all.map((one) => [one.span.start, one])).values()];
  };
  if (document.kind === 'app-desc') return givenBy(document, [process]);
  const siblings = siblingDocuments(document, project, platform).filter(({ kind }) => kind === 'app-desc');
  return siblings.flatMap((sibling) => givenBy(sibling, sibling.processes.all));
}

const PORT: Readonly<Record<Platform['id'], Text>> = {
  blueking: t(
    'The port that the platform sends requests to: 5000 on BlueKing. A server must listen on it, on all addresses.',
  ),
  heroku: t(
    'The port that the platform sends requests to; it is different at each start. A server must listen on it, on all addresses.',
  ),
  generic: t('The port that the platform sends requests to. A server must listen on it, on all addresses.'),
};

function meaning(name: string, platform: Platform): Text {
  if (name === 'PORT') {
    return PORT[platform.id];
  }
  return variableOf(name, platform)?.meaning ?? t('An environment variable, known only when the command runs.');
}
