import { appDescRules, packageRules, schemaRules, version2Rules, version3Rules, yamlRules } from './app-desc/rules.ts';
import { basicRules } from './basic-rules.ts';
import { celeryRules } from './celery/rules.ts';
import { refusalRules } from './gunicorn/refusal-rules.ts';
import { gunicornConfigRules } from './gunicorn-config/file-rules.ts';
import { oddEntryRules } from './procfile/odd-entry-rules.ts';
import { productionRules } from './production.ts';
import { queueRules } from './queues/rules.ts';
import type { Rule } from './rule.ts';
import { serverRules } from './servers/rules.ts';
import { firstWordRules } from './shell/first-words.ts';
import { shellProblemRules } from './shell/problem-rules.ts';

/** Every rule. A new one is added to one of these lists, and nowhere else. */
export const rules: readonly Rule[] = [
  ...basicRules,
  ...oddEntryRules,
  ...shellProblemRules,
  ...firstWordRules,
  ...productionRules,
  ...refusalRules,
  ...gunicornConfigRules,
  ...serverRules,
  ...celeryRules,
  ...queueRules,
  ...appDescRules,
  ...version2Rules,
  ...version3Rules,
  ...packageRules,
  ...yamlRules,
  ...schemaRules,
];

export const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
