/** The commit that an image says it was built from. */
export interface ImageSource {
  readonly repository: string;
  readonly commit: string;
}

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md */
const names = { repository: 'org.opencontainers.image.source', commit: 'org.opencontainers.image.revision' } as const;

/**
 * Where an image comes from, by its annotations or labels: the first of several that says it. What is no URL and no commit is left out, and so
 * is a password in a URL.
 */
export function sourceOf(labels: readonly ReadonlyMap<string, string>[]): Partial<ImageSource> {
  const first = (name: string, read: (text: string) => string | undefined) =>
    labels.map((each) => read(each.get(name) ?? '')).find((value) => value !== undefined);
  const [repository, commit] = [first(names.repository, repositoryOf), first(names.commit, commitOf)];
  return { ...(repository !== undefined && { repository }), ...(commit !== undefined && { commit }) };
}

function commitOf(text: string): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{7,39})$/.test(text) ? text : undefined;
}

function repositoryOf(text: string): string | undefined {
  if (text.length > 500 || !URL.canParse(text)) return undefined;
  const { protocol, host, pathname } = new URL(text);
  if (!/^(?:https?|ssh|git):$/.test(protocol) || !/^[\w.:[\]-]+$/.test(host) || !/^(?:\/[\w.~%+-]+)+\/?$/.test(pathname)) return undefined;
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
}
