import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Project } from '../project/project';
import { type Ran, runApp } from '../project/run-app';
import { handoff, preparedVariable } from './handoff';

/** A run of the program of a project. */
export interface PreparedRun {
  /**
   * Lets it go on, over the files as they are now.
   *
   * @throws as `runApp`
   */
  go(): Promise<Ran>;
  /** Ends it; nothing was written. */
  discard(): Promise<void>;
}

/**
 * Starts runs before they are wanted: they load what the run before them loaded of libraries, and wait at the first file of the project.
 * A program that does not come by there, such as one of ES modules, is started when it is wanted.
 */
export class Preparation {
  private waits = false;

  /** @param memory a folder of ours, for as long as there are runs */
  constructor(
    private readonly memory: string,
    private readonly quiet: boolean,
  ) {}

  prepare(project: Project): PreparedRun {
    const folder = fs.mkdtempSync(path.join(this.memory, 'run-'));
    fs.writeFileSync(path.join(folder, handoff.session), String(process.pid));
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const say = (word: 'go' | 'end') => {
      fs.writeFileSync(path.join(folder, handoff[word]), '');
      release();
    };
    const held = { released, hook: require.resolve('./wait-hook'), env: { ...compileOnly, [preparedVariable]: folder } };
    const start = () => runApp(project, { quiet: this.quiet, held, request: { plans: [], ids: { commits: [] } } });
    const running = this.waits ? start() : undefined;
    // Told to whoever lets it go.
    running?.catch(() => {});
    return {
      go: async () => {
        say('go');
        const ran = await (running ?? start());
        this.waits = fs.existsSync(path.join(folder, handoff.waits));
        return ran;
      },
      discard: async () => {
        say('end');
        await running?.catch(() => {});
      },
    };
  }
}

/** Types are checked aside. */
const compileOnly = { TS_NODE_TRANSPILE_ONLY: 'true' };
