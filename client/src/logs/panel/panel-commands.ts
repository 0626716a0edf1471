import { SHOW_INCIDENT, SHOW_LOGS } from '../../../../server/src/core/messages/loop-messages.ts';

/** The commands of the panel, and what each does. The server uses two of them in its code lenses and quick fixes. */
export const PANEL_COMMANDS = {
  connect: 'procfileDoctor.logs.connect',
  connectDemo: 'procfileDoctor.logs.connectDemo',
  openFile: 'procfileDoctor.logs.openFile',
  forgetSignIns: 'procfileDoctor.logs.forgetSignIns',
  clear: 'procfileDoctor.logs.clear',
  stop: 'procfileDoctor.logs.stop',
  pause: 'procfileDoctor.logs.pause',
  resume: 'procfileDoctor.logs.resume',
  export: 'procfileDoctor.logs.export',
  older: 'procfileDoctor.logs.older',
  openAsDocument: 'procfileDoctor.logs.openAsDocument',
  follow: 'procfileDoctor.logs.follow',
  find: 'procfileDoctor.logs.find',
  filter: 'procfileDoctor.logs.filter',
  nextFailure: 'procfileDoctor.logs.nextFailure',
  previousFailure: 'procfileDoctor.logs.previousFailure',
  pinRow: 'procfileDoctor.logs.pinRow',
  copyRow: 'procfileDoctor.logs.copyRow',
  onlyProcess: 'procfileDoctor.logs.onlyProcess',
  showIncident: SHOW_INCIDENT,
  showLogs: SHOW_LOGS,
  applyFix: 'procfileDoctor.applyFix',
} as const;

export type PanelAction = keyof typeof PANEL_COMMANDS;
