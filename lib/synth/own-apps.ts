import * as cdk8s from 'cdk8s';
import * as cdktf from 'cdktf';
import { replaceFunction } from './fast/replace-function';
import type { ForeignApp } from './render/origins';

/** Apps of each platform that is being defined; nobody who is forgotten. */
const listeners = new Set<WeakRef<Set<ForeignApp>>>();
let restore: readonly (() => void)[] = [];

/**
 * The Apps of the program's own that write by themselves while a platform is defined, also those that were made before it. Neither cdk8s nor
 * cdktf tells of them: their `synth` is replaced, until nobody listens.
 */
export class OwnApps {
  private readonly apps = new Set<ForeignApp>();
  private readonly own = new WeakRef(this.apps);

  constructor() {
    forget();
    listeners.add(this.own);
    if (restore.length === 0) restore = [hear(cdk8s.App.prototype), hear(cdktf.App.prototype)];
  }

  /** Those that wrote. */
  get written(): ReadonlySet<ForeignApp> {
    return this.apps;
  }

  stop(): void {
    listeners.delete(this.own);
    forget();
  }
}

function hear(app: ForeignApp): () => void {
  const { synth } = app;
  return replaceFunction(app, 'synth', function heard(this: ForeignApp) {
    for (const listener of listeners) listener.deref()?.add(this);
    synth.call(this);
  });
}

function forget(): void {
  for (const listener of listeners) if (!listener.deref()) listeners.delete(listener);
  if (listeners.size > 0) return;
  for (const put of restore) put();
  restore = [];
}
