import type { ApprovalRule } from './approval-rule';
import type { Approvers } from './approvers';
import type { Bundle } from './bundle';
import type { GivenStatement } from './counted';

/** Somebody who wrote a part of what is approved: author, committer or co-author of a commit. */
export interface Author {
  readonly email: string;
  /** Of the list of approvers, where the address is of one. */
  readonly approver?: string;
}

/** What signatures of commits say. */
export interface CommitSignatures {
  /** Of the list of approvers, each once. */
  readonly signers: readonly string[];
  /** Commits that nobody of the list signed, and that add something, in hexadecimal. */
  readonly unsigned: readonly string[];
}

/** All that a gate looks at; nothing in here is taken from the change itself but what says so. */
export interface GateFacts {
  /** Made from what is on disk. */
  readonly bundle: Bundle;
  /** One that was bundled of this revision, to say what differs. */
  readonly approved?: Bundle;
  /** How the folder that would be deployed differs from what the revision renders, a sentence each. */
  readonly differences: readonly string[];
  /** As the pinned revision and the protected branch state it: all of them hold. */
  readonly rules: readonly ApprovalRule[];
  /** Of the protected branch. */
  readonly approvers: Approvers;
  readonly statements: readonly GivenStatement[];
  readonly authors: readonly Author[];
  /** Of the same commits, where a rule asks for them. */
  readonly signatures?: CommitSignatures;
  /** The digest of an older bundle that was of the very same, where others followed that one and nobody bundled it anew. */
  readonly replayed?: string;
  /** Stacks of the environment that Terraform deploys. */
  readonly stacks: number;
  /** Of the protected branch, in words. */
  readonly holds: readonly string[];
  /** Of the soak, in words, where it is not over. */
  readonly soak?: string;
  /** Whether policies let it pass today. */
  readonly policies: { readonly passed: boolean; readonly words: string };
  /** The protected branch, with its commit, for people. */
  readonly branch: string;
  /** Whether the remote was asked for it just now. */
  readonly isAsked: boolean;
  readonly now: Date;
}
