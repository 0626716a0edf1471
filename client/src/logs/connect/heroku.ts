import { l10n } from 'vscode';
import { isString } from '../../guards.ts';
import { herokuSource } from '../sources/programs/heroku.ts';
import { askText } from './ask.ts';
import { type Encoding, isEncoding, withEncoding } from './encoding.ts';
import { type Definition, sourceKind } from './source-kind.ts';

interface HerokuDefinition extends Definition {
  readonly app: string;
  readonly encoding?: Encoding;
}

export const heroku = sourceKind<HerokuDefinition>({
  kind: 'heroku',
  icon: 'cloud',
  title: () => 'Heroku',
  detail: () => 'heroku logs --tail',
  is: (value): value is HerokuDefinition & Readonly<Record<string, unknown>> =>
    isString(value['app']) && isEncoding(value['encoding']),
  choose: async () => {
    const app = await askText({
      title: l10n.t('Heroku Application'),
      placeHolder: 'my-app',
      check: (answer) =>
        /^[a-z][a-z0-9-]*$/.test(answer) ? undefined : l10n.t('Lower-case letters, digits and dashes.'),
    });
    return app === undefined ? undefined : { kind: 'heroku', app };
  },
  label: ({ app }) => app,
  application: ({ app }) => app,
  create: ({ app, encoding }) =>
    withEncoding(encoding, (known) => herokuSource({ app, history: 500, encoding: known })),
});
