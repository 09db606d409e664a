/** Versions whose bytes `test/unit/lib/synth/fast` compares: libraries of others, which the fast path replaces in part. */
const known: Readonly<Record<string, RegExp>> = {
  cdktf: /^(?:0\.21\.|0\.24\.)/,
  cdk8s: /^2\.70\./,
  yaml: /^2\.9\./,
};

/** Whether all of them were compared: a process has the same ones for all its life. */
let areKnown: boolean | undefined;

/**
 * Whether synthesis takes ways of its own where the libraries' are slow: the same bytes, in less time.
 *
 * `SLIPWAY_STOCK_SYNTH=1` takes the libraries' own; so does a version of theirs that nobody compared, which is said once on stderr.
 */
export function isFast(): boolean {
  if (process.env.SLIPWAY_STOCK_SYNTH === '1') return false;
  areKnown ??= compareVersions();
  return areKnown;
}

function compareVersions(): boolean {
  const unknown = Object.keys(known).find((name) => !known[name]!.test(versionOf(name)));
  if (unknown !== undefined)
    process.stderr.write(
      `slipway: nobody has compared the bytes of ${unknown} ${versionOf(unknown)} yet: synthesis takes its own, slower way.\n`,
    );
  return unknown === undefined;
}

function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { readonly version: string }).version;
}
