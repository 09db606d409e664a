import type { ReleasedImage } from '../../release/release';

/** What a registry says of the image of one workload. */
export interface ImageState {
  /** `<app>/<workload>`. */
  readonly workload: string;
  /** Where its images lie, written out: `ghcr.io/acme/cart`. Several, where it has another name in some regions. */
  readonly repositories: readonly string[];
  /** What it runs by the release file. */
  readonly current: ReleasedImage;
  /** Where new ones come from: `semver('^2')`; left out where nothing is stated. */
  readonly rule?: string;
  /**
   * `current`: nothing is to do. `newer`: the rule has a newer version. `unpinned`: what runs has no digest yet. `moved`: its tag stands for
   * another digest now. `ahead`: it comes after the newest of the rule. `none`: the rule takes no tag. `not-followed`: no rule is stated.
   * `failed`: the registry does not say.
   */
  readonly state: 'current' | 'newer' | 'unpinned' | 'moved' | 'ahead' | 'none' | 'not-followed' | 'failed';
  /** What the release file would say, for `newer` and `unpinned`. */
  readonly update?: ReleasedImage;
  /** What the tag that runs stands for now, where that is not what the release file says. */
  readonly movedTo?: string;
  /** Tags that the rule takes, the newest first: ten at most. */
  readonly candidates: readonly string[];
  /** How many tags the rule takes. */
  readonly matching: number;
  /** Why the update is not written: what holds it, or what policy it would violate. */
  readonly refused?: { readonly by: 'hold' | 'policy'; readonly why: string };
  /** Why the registry does not say. */
  readonly failure?: string;
  /** What people must know beside. */
  readonly notes: readonly string[];
}

/** Whether there is an update that may be written. */
export function isWritable({ update, refused }: ImageState): boolean {
  return update !== undefined && refused === undefined;
}

/** Whether somebody must act: an update waits, or a tag moved. What is held is meant to stay. */
export function isPending(state: ImageState): boolean {
  return isWritable(state) || state.movedTo !== undefined || state.refused?.by === 'policy';
}
