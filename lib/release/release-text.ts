import { atEnd, editJson, inOrder, type PlaceOfKey } from '../documents/json/edit-json';
import { holdOf, refuseHeld, refuseHeldCode } from './holds';
import { imageIn } from './image-in';
import { parseRelease } from './parse-release';
import type { Hold, Release, ReleasedImage } from './release';

/** Small things first, so that no edit of theirs touches the line after the last image. */
const beforeImages: PlaceOfKey = (keys) => {
  const images = keys.indexOf('images');
  return images < 0 ? keys.length : images;
};

/** A release file as text, which edits change no more than they must. It is never changed itself. */
export class ReleaseText {
  readonly release: Release;
  /** What was passed over, a sentence each. */
  readonly notes: readonly string[];

  /**
   * @param text of the file
   * @param file its name, for errors
   * @throws UserError naming the line and column where it is no release
   */
  constructor(
    readonly text: string,
    readonly file: string,
  ) {
    const { release, notes } = parseRelease(text, file);
    this.release = release;
    this.notes = notes;
  }

  /** What a workload runs here, if it is stated. */
  imageOf(workload: string): ReleasedImage | undefined {
    return imageIn(this.release, workload);
  }

  /**
   * Another image for a workload: the one way in which images move.
   *
   * @param workload `<app>/<workload>`
   * @param image `undefined` takes its entry away
   * @param today as `YYYY-MM-DD`
   * @throws UserError if it is held
   */
  withImage(workload: string, image: ReleasedImage | undefined, today: string): ReleaseText {
    refuseHeld(this.release, workload, today, this.file);
    return this.edited(['images', workload], image, inOrder);
  }

  /**
   * The commit at which the environment is rendered.
   *
   * @param today as `YYYY-MM-DD`
   * @throws UserError if anything is held: code moves for all workloads at once
   */
  withRevision(revision: string | undefined, today: string): ReleaseText {
    refuseHeldCode(this.release, today, this.file);
    return this.edited(['revision'], revision, beforeImages);
  }

  /**
   * @param held a workload, an app, or `*`
   * @param hold `undefined` releases it
   */
  withHold(held: string, hold: Hold | undefined): ReleaseText {
    const { holds = {} } = this.release;
    const others = Object.keys(holds).filter((key) => key !== held);
    if (!hold) return others.length === 0 ? this.edited(['holds'], undefined, atEnd) : this.edited(['holds', held], undefined, atEnd);
    return this.release.holds === undefined
      ? this.edited(['holds'], { [held]: hold }, beforeImages)
      : this.edited(['holds', held], hold, inOrder);
  }

  /** What keeps a workload where it is, and by which key. */
  holdOf(workload: string, today: string): readonly [key: string, hold: Hold] | undefined {
    return holdOf(this.release, workload, today);
  }

  private edited(path: readonly string[], value: unknown, placeOf: PlaceOfKey): ReleaseText {
    const text = editJson(this.text, path, value, placeOf);
    return text === this.text ? this : new ReleaseText(text, this.file);
  }
}
