const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Listener = NodeJS.SignalsListener & { held?: HeldSignals };

/** Keeps Ctrl-C from ending the program amid a synthesis: it ends it afterwards, when no temporary folder is left. */
export class HeldSignals {
  private readonly stop: Listener = (signal) => {
    this.release();
    // Others may have something to do first.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };

  /** Several syntheses in one turn of the loop hold them together. */
  static hold(): HeldSignals {
    const [known] = process.listeners('SIGINT').flatMap((listener) => (listener as Listener).held ?? []);
    return known ?? new HeldSignals();
  }

  private constructor() {
    this.stop.held = this;
    for (const signal of stopping) process.on(signal, this.stop);
  }

  /** Signals act at once again. */
  release(): void {
    for (const signal of stopping) process.off(signal, this.stop);
  }

  /** The same, once those that came meanwhile were heard: between two turns of the loop. */
  releaseSoon(): void {
    setImmediate(() => this.release());
  }
}
