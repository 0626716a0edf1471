import { blueking } from './blueking.ts';
import { demoInBrowser } from './demo-in-browser.ts';
import { elasticsearch } from './elasticsearch.ts';
import { loki } from './loki.ts';
import type { SourceKind } from './source-kind.ts';
import { workspaceFile } from './workspace-file.ts';

/** What can be had without programs, sockets and a disk. */
export const browserKinds: readonly SourceKind[] = [blueking, workspaceFile, elasticsearch, loki, demoInBrowser];
