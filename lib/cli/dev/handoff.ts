/** Names a folder of `slipway dev`, in the environment of a program that it prepares. */
export const preparedVariable = 'SLIPWAY_PREPARED';

/** Files by which `slipway dev` and the program that waits speak to each other. */
export const handoff = {
  /** From the command line: go on. */
  go: 'go',
  /** From the command line: end, and do nothing. */
  end: 'end',
  /** From the command line: its process, without which nobody waits. */
  session: 'session',
  /** From the program: it stands at the first file of the project. */
  waits: 'waits',
  /** From a program that ended, beside its folder: the modules of libraries that it loaded, as JSON. */
  modules: '../modules.json',
} as const;
