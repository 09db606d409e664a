/** Text of a module that has a program of Node live `AHEAD` seconds, of its environment, ahead of everybody else. */
export const clockAhead = `
const ahead = Number(process.env.AHEAD ?? 0) * 1000;
const real = Date;
globalThis.Date = class extends real {
  constructor(...args) {
    if (args.length === 0) super(real.now() + ahead);
    else super(...args);
  }
  static now() {
    return real.now() + ahead;
  }
};
`;
