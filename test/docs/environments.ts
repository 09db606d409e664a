import { Environment } from '../../lib';
import { examples } from './pages';
import { run } from './run';

/** An environment of docs/constructs/README.md, where the examples of the pages are placed. */
export function environmentOf(name: string): Environment {
  return run(examples.find(({ file }) => file === 'docs/constructs/environments.ts')!)[name] as Environment;
}
