import type { Thread } from './thread';

/** What is said of a commit, beside it. */
export interface CommitStatus {
  readonly state: 'pending' | 'success';
  /** Up to 140 characters: https://docs.github.com/en/rest/commits/statuses */
  readonly description: string;
  /** Where it leads. */
  readonly address: string;
}

/** A forge that knows which request brought a commit to a branch. */
export interface MergedForge {
  /** Numbers of the merged requests into a branch that hold a commit, the lowest first. */
  requestsOf(commit: string, branch: string): Promise<readonly number[]>;
  /** What is said below one of them. */
  thread(request: number): Thread;
  /** Address of the page of a commit. */
  pageOf(commit: string): string;
  /** The newest status of a name. The state is the forge's own. */
  status(commit: string, name: string): Promise<(Omit<CommitStatus, 'state'> & { readonly state: string }) | undefined>;
  setStatus(commit: string, name: string, status: CommitStatus): Promise<void>;
  /** What the forge calls a state. */
  stateOf(state: CommitStatus['state']): string;
}

/** A field of an answer; empty where it is no text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
