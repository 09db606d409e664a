import { tryGit } from '../plan/git';

/** Of which state a text was made: a commit of the protected branch, and when. Where both are known, an older run writes over no newer one. */
export interface Stamp {
  readonly commit: string;
  /** What stands in a comment, and is shown to nobody. */
  readonly line: string;
  /** Whether what holds a stamp was made of a newer state. */
  isBefore(body: string): Promise<boolean>;
  /** Whether a commit is newer than the own one, or one that is not known here. */
  isBehind(commit: string): Promise<boolean>;
}

/** The line of a stamp, with the end of the line before it. */
export const stampLine = /\n<!-- made of ([0-9a-f]{40}|[0-9a-f]{64}) at (\d{4}-\d\d-\d\dT[\d:.]+Z) -->\n/;

/** @param top of the repository that has the commit */
export function stampOf(commit: string, now: Date, top: string): Stamp {
  const isBehind = async (other: string) => {
    if (other === commit) return false;
    if (!('out' in (await tryGit(['cat-file', '-e', `${other}^{commit}`], top)))) return true;
    return isBefore(commit, other, top);
  };
  return {
    commit,
    line: `<!-- made of ${commit} at ${now.toISOString()} -->`,
    isBehind,
    async isBefore(body) {
      const [, other, at = ''] = stampLine.exec(body.replace(/\r\n/g, '\n')) ?? [];
      if (other === undefined) return false;
      return other === commit ? Date.parse(at) > now.getTime() : isBehind(other);
    },
  };
}

async function isBefore(one: string, other: string, top: string): Promise<boolean> {
  return 'out' in (await tryGit(['merge-base', '--is-ancestor', '--end-of-options', one, other], top));
}
