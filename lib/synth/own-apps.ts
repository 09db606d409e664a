import * as cdk8s from 'cdk8s';
import * as cdktf from 'cdktf';
import { replaceFunction } from './fast/replace-function';
import { Listeners } from './listeners';
import type { ForeignApp } from './render/origins';

/** Whoever wants to know which Apps write. */
const listeners = new Listeners<Set<ForeignApp>>(() => [hear(cdk8s.App.prototype), hear(cdktf.App.prototype)]);

/**
 * The Apps of the program's own that write by themselves while a platform is defined, also those that were made before it. Neither cdk8s nor
 * cdktf tells of them: their `synth` is replaced, until nobody listens.
 */
export class OwnApps {
  private readonly apps = new Set<ForeignApp>();
  readonly stop = listeners.add(this.apps);

  /** Those that wrote. */
  get written(): ReadonlySet<ForeignApp> {
    return this.apps;
  }
}

function hear(app: ForeignApp): () => void {
  const { synth } = app;
  return replaceFunction(app, 'synth', function heard(this: ForeignApp) {
    listeners.tell((apps) => apps.add(this));
    synth.call(this);
  });
}
