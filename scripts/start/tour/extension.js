// @ts-check
// Beside the extension in the window that `npm start` opens: has its panel tail the demo platform from the beginning.
const { commands } = require('vscode');

const connected = 'connected';

/** @param {import('vscode').ExtensionContext} context */
exports.activate = async ({ workspaceState }) => {
  // After a reload the panel takes up by itself what it tailed, or nothing when a person has stopped it.
  if (workspaceState.get(connected)) return;
  await workspaceState.update(connected, true);
  await commands.executeCommand('procfileDoctor.logs.connectDemo');
};
