import { createServer, type Server } from 'node:http';
import { api } from './api.ts';
import { DemoApplication, type DemoOptions } from './application.ts';
import { DemoControl } from './control.ts';

export interface DemoPlatform {
  readonly url: string;
  readonly application: DemoApplication;
  readonly control: DemoControl;
  close(): Promise<void>;
}

/** Starts the demo platform on the loopback interface; port 0 takes a free one. */
export async function startDemoPlatform({
  port,
  ...options
}: DemoOptions & { readonly port: number }): Promise<DemoPlatform> {
  const application = new DemoApplication(options);
  const control = new DemoControl(application);
  const server = createServer(api(application, control));
  await listen(server, port);
  application.start();
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    application,
    control,
    close: () => {
      application.stop();
      control.drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
