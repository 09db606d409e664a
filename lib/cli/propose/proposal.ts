import type { CommentLimits } from '../../plan/formats/forges';

/** What is proposed for an environment: each kind has one branch there, and one request. */
export interface ProposalPlace {
  readonly kind: 'images' | 'promote' | 'rollback';
  readonly environment: string;
}

/** A change of a release file, as people review it. */
export interface Proposal extends ProposalPlace {
  readonly title: string;
  /** Markdown that fits in what a forge takes. */
  body(limits: CommentLimits): string;
  /** Of the commit, with the trailer by which a later run knows its own. */
  readonly message: string;
}

/** The one branch of it. */
export function branchOf({ kind, environment }: ProposalPlace): string {
  return `slipway/${kind}-${environment}`;
}

/** The key of the trailer. */
export function trailerKeyOf({ kind }: ProposalPlace): string {
  return `Slipway-${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** The last line of a commit that a later run may replace. */
export function trailerOf(place: ProposalPlace): string {
  return `${trailerKeyOf(place)}: ${place.environment}`;
}
