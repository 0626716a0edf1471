/** What is said of app_desc.yaml, held against the serializers of the platform (test/support/python/blueking). */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { NO_DETAIL } from '../../../../server/src/core/platforms/blueking/no-detail.data.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';
import { type Mutant, mutantsOf } from '../../../support/yaml/app-desc-mutants.ts';

interface Answers {
  readonly deploy: string | null;
  readonly upload: string | null;
}

type Judged = Mutant & Answers & { readonly findings: readonly string[] };

/** Where we know that we say something else, and why that is right or does not matter. */
const KNOWN: readonly { readonly change: RegExp; readonly why: string }[] = [
  { change: /^spec_?[vV]ersion/, why: 'rules of their own, which also look for a Procfile' },
  {
    change: /^modules.*(?:procCommand|\.name) (?:= ~|is |gone)/,
    why: 'a process without a command fails later, in manifest.py',
  },
  { change: /pre_release_hook = (?:0|\[\]|\{\})$/, why: 'nothing to Python, but the builders want a text' },
  { change: /^modules\.\w+ = (?:''|0|\[\]|\{\})$/, why: 'an empty module is refused as a missing one' },
  {
    change: /^modules = (?:''|0|\[\]|\{\}|~|\{1: 2\})$/,
    why: 'a file without modules is not refused for the same reason',
  },
  { change: /^modules gone|^app(?: gone| is )/, why: 'a file without `app` is not one for an upload' },
  { change: /^app = /, why: 'an empty `app` is refused as a missing one' },
  {
    change: /^modules\[1\]\.name = default$/,
    why: 'of two modules with one name it is said that an upload takes the last',
  },
  { change: /region = /, why: 'the regions of an installation are not known' },
  { change: /logo/, why: 'words about a logo that is no text' },
  { change: /params\.a = /, why: 'values of parameters are not looked into' },
  {
    change: /market\.(?:introduction|description)(?:_en)? /,
    why: 'which of the two languages is named depends on the other one',
  },
];

for (const version of [2, 3] as const) {
  test(`version ${version}: refused is what the serializers refuse, with their words`, async (t) => {
    const python = requireProgram(t, 'paas', 'python');
    if (!python) return;
    const all = [...mutantsOf(version)].filter(({ change }) => !KNOWN.some((known) => known.change.test(change)));
    const mutants = all.filter((_, index) => index % STRIDE === version);
    const answers = ask(python, mutants);
    const refused = answers.filter(({ deploy }) => deploy !== null);
    assert.ok(refused.length > 60 && answers.length - refused.length > 30, `${refused.length} of ${answers.length}`);
    const wrong: string[] = [];
    for (const [index, answer] of answers.entries()) {
      const { change, text } = mutants[index] ?? { change: '', text: '' };
      const found = await checkText({ file: 'app_desc.yaml', text });
      const findings = found.map((one) => `${one.severity}: ${render(one.message)}`);
      const fault = compare({ change, text, ...answer, findings });
      if (fault) wrong.push(`${change}: ${fault}\n  ${JSON.stringify(answer)}\n  ${findings.join('\n  ')}`);
    }
    assert.deepEqual(wrong, []);
  });
}

/** One mutant of so many is asked about; `APP_DESC_STRIDE=1` asks about all of them, which takes minutes. */
const STRIDE = Number(process.env['APP_DESC_STRIDE'] ?? 37);

function ask(python: string, mutants: readonly Mutant[]): readonly Answers[] {
  const input = JSON.stringify(mutants.map(({ text }) => text));
  const run = spawnSync(python, ['test/support/python/blueking/answers.py'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

/** What is wrong with our findings; undefined if nothing is. */
function compare({ deploy, upload, findings }: Judged): string | undefined {
  const atDeploy = findings.filter((one) => /The deploy (?:would )?stops? (?:with|before)/.test(one));
  const atUpload = findings.filter((one) => one.includes('upload of an S-Mart package stops'));
  const errors = findings.filter((one) => one.startsWith('error: '));
  if (deploy === null && atDeploy.some((one) => one.startsWith('error: '))) return 'the deploy does not stop';
  if (deploy !== null && errors.length === 0 && !isOfPlan(deploy, atDeploy)) return 'the deploy stops';
  if (deploy !== null && atDeploy.length > 0 && !says(atDeploy, deploy)) return 'the deploy stops for another reason';
  // An upload is not got to when the text is refused for a deploy: the modules are the same.
  if (deploy !== null) return undefined;
  if (upload === null && atUpload.length > 0) return 'the upload does not stop';
  if (upload !== null && atUpload.length === 0 && errors.length === 0) return 'the upload stops';
  return upload !== null && upload !== NO_DETAIL && !says(atUpload, upload)
    ? 'the upload stops for another reason'
    : undefined;
}

/** Plans may be added, so that one is only warned of. */
function isOfPlan(refusal: string, findings: readonly string[]): boolean {
  return refusal.includes('Resource quota plan') && findings.some((one) => one.startsWith('warning: '));
}

/** Without words of the platform nothing is claimed; its own words about a list or a mapping are a matter of Python. */
function says(findings: readonly string[], words: string): boolean {
  const isOfPython = /: "[[{].*" is not a valid choice\.$/.test(words);
  return isOfPython || findings.some((one) => one.includes(words) || /stops(?: before the build)?\.$/.test(one));
}
