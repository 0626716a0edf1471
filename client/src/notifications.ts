/** The only place that shows notifications, so that each is plain text; test/unit/client/notifications.test.ts fails on any other. */
import { window } from 'vscode';
import { plainMessage } from './plain-message.ts';

/** Resolves with the item that was picked; undefined when none was. */
type Tell = <T extends string>(message: string, ...items: readonly T[]) => Thenable<T | undefined>;

export const tellError: Tell = (message, ...items) => window.showErrorMessage(plainMessage(message), ...items);
export const tellWarning: Tell = (message, ...items) => window.showWarningMessage(plainMessage(message), ...items);
export const tellInformation: Tell = (message, ...items) =>
  window.showInformationMessage(plainMessage(message), ...items);
