import type { Acknowledgement } from './acknowledgement';
import type { DeploymentWindow } from './window';

/** What an environment asks of its approvals. */
export interface ApprovalRule {
  /** How many people must approve, at least one. */
  readonly count: number;
  /** Of these roles; empty for anybody who is listed. */
  readonly roles: readonly string[];
  /** Who must have acknowledged what a plan holds; anybody of those who count, where a class is left out. */
  readonly acknowledgedBy: Readonly<Partial<Record<Acknowledgement, readonly string[]>>>;
  /** Seconds after which an approval no longer counts; left out for never. */
  readonly maxAgeSeconds?: number;
  readonly windows: readonly DeploymentWindow[];
  /** Whether each commit must be signed by a listed key; left out where it need not. */
  readonly requireSigned?: true;
}
