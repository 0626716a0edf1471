import type { RuleExample } from '../rules/rule.ts';
import { type Text, t } from '../text/l10n.ts';
import type { DocumentedRule } from './documentation-data.ts';
import type { ExplainedExample, Explanation } from './explanation.ts';

/** What docs/rules.md says of a rule, and in the same words. */
export function explainRule(rule: DocumentedRule): Explanation {
  return {
    title: rule.id,
    paragraphs: [rule.title, rule.explanation],
    facts: [
      { label: t('Severity'), value: rule.severity },
      { label: t('Sources'), value: rule.sources.join('; ') },
    ],
    documentation: undefined,
    examples: examplesOf(rule),
  };
}

/** All bad examples, each with the result of its fix, and one good example. */
function examplesOf({ examples: { bad, good } }: DocumentedRule): readonly ExplainedExample[] {
  const wrong = bad.flatMap((example) => {
    const { file = 'Procfile', text, fixed } = example;
    const before = { label: t('Bad{where}:', { where: whereOf(example) }), file, text: text.replaceAll(/[«»]/g, '') };
    return fixed === undefined ? [before] : [before, { label: t('After the fix:'), file, text: fixed }];
  });
  const right = good.slice(0, 1).map((example) => {
    const { file = 'Procfile', text } = example;
    return { label: t('Good{where}:', { where: whereOf(example) }), file, text };
  });
  return [...wrong, ...right];
}

function whereOf({ platform, file = 'Procfile' }: RuleExample): Text {
  return platform ? t(' ({file}, {platform})', { file, platform }) : t(' ({file})', { file });
}
