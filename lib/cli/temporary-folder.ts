import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Interrupted } from '../process';

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Works in a folder that nobody else reads and that is gone afterwards, also after Ctrl-C.
 *
 * @param name what its name begins with
 * @throws Interrupted then, once it is gone
 */
export async function inTemporaryFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  for (const signal of stopping) process.on(signal, stop);
  try {
    const result = await work(folder);
    // Signals are told between two turns of the loop.
    await new Promise(setImmediate);
    if (stopped) throw new Interrupted();
    return result;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    for (const signal of stopping) process.off(signal, stop);
  }
}
