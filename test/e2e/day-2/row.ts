import type { Program } from './program';
import type { World } from './world';

/** One change of what is deployed, and what holds of it. */
export interface Row {
  /** What somebody does. */
  readonly change: string;
  /** What the author says, in code: for people. */
  readonly says: string;
  /** Each is synthesized and applied before the next. */
  readonly steps: readonly ((program: Program, world: World) => Program | Promise<Program>)[];
  /** What synthesis says where it refuses; nothing is applied then. */
  readonly refused?: RegExp;
  /** Whether synthesis may refuse it, or not: what is refused is not applied. @default false */
  readonly isDrawn?: boolean;
  /** Whether it is committed, and applied with a later row: asked once its program is made. @default - it is applied */
  readonly isPutOff?: () => boolean;
  /** The stack whose state the list is told, as it is then: asked once its program is made. @default - none */
  readonly tells?: () => string | undefined;
  /** Deployments whose pods are made anew, since something of theirs changes: `shop/orders`. */
  readonly restarted?: readonly string[];
  /** How much of the data its owner destroys in the account. @default 0 */
  readonly destroyed?: number;
  /** The state of a stack is given to `slipway retire` before the last step is applied. */
  readonly asks?: string;
}

/** A program, what else is there, and the rows that change it. */
export interface Life {
  /** Its apps. */
  readonly namespaces: readonly string[];
  /** Makes what others have made in the clusters before. */
  readonly others?: (world: World) => Promise<void>;
  readonly firstDay: Program;
  readonly rows: readonly Row[];
}

/** What came of it. */
export interface Outcome {
  readonly row: Row;
  /** How often Terraform did what: `{ create: 7 }`. */
  readonly actions: Readonly<Record<string, number>>;
  /** Addresses of what holds data and was destroyed or replaced. */
  readonly lost: readonly string[];
  /** Data that is not there any longer. */
  readonly gone: readonly string[];
  /** How much data was looked for. */
  readonly looked: number;
  /** Deployments with pods that were there before and are not now, although the Deployment is. */
  readonly restarted: readonly string[];
  /** Pods whose Deployment stands. */
  readonly pods: number;
  /** Deployments that were not there before. */
  readonly made: readonly string[];
  /** What synthesis said where it refused. */
  readonly refusal?: string;
}
