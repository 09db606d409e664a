import * as cdk8s from 'cdk8s';
import { Source } from '../errors';
import { currentSource } from '../source/source';

/** The `synth()` that a cdk8s App of the program's own has. */
export class OwnWriting {
  /** By App; gone with it. */
  private static readonly heard = new WeakMap<cdk8s.App, OwnWriting>();

  private called: { readonly source: Source | undefined } | undefined;
  private refuse: (source: Source | undefined) => void = () => undefined;

  private constructor() {}

  /** Hears from now on of what the program calls. cdk8s tells nobody: the method of this one App is replaced, once. */
  static of(app: cdk8s.App): OwnWriting {
    const known = OwnWriting.heard.get(app);
    if (known) return known;
    const writing = new OwnWriting();
    OwnWriting.heard.set(app, writing);
    const { synth } = app;
    app.synth = () => {
      writing.called = { source: currentSource() };
      writing.refuse(writing.called.source);
      synth.call(app);
    };
    return writing;
  }

  /** @param refuse throws: now, where it was called already, or at the next call, before anything is written */
  refusedBy(refuse: (source: Source | undefined) => void): void {
    this.refuse = refuse;
    if (this.called) refuse(this.called.source);
  }
}
