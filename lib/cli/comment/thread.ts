import type { CommentLimits } from '../../plan/formats/forges';

/** A comment that somebody wrote below a pull or merge request. */
export interface ThreadComment {
  readonly id: number;
  /** Id of the account that wrote it; none where it is gone. */
  readonly author: number | undefined;
  readonly body: string;
}

/** What is said below one pull or merge request. */
export interface Thread {
  /** In words, for messages: `pull request 12 of acme/shop`. */
  readonly name: string;
  readonly limits: CommentLimits;
  /** Whether a fork proposes it, whose runs get no token that may write. */
  readonly isFork: boolean;
  /** Id of the account that the token belongs to. */
  own(): Promise<number>;
  /** The commit that is proposed now. */
  head(): Promise<string>;
  /** All of them, the oldest first. */
  comments(): Promise<readonly ThreadComment[]>;
  /** @returns its id */
  create(body: string): Promise<number>;
  update(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
  /** Where people read it. */
  addressOf(id: number): string;
  /** A text that the forge takes as text, whatever it would do with it. */
  plain(body: string): string;
}
