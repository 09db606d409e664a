import type { TextPlace } from './text-place';

/** Where the fields of a document stand. */
export type PlaceOf = (path: readonly (string | number)[]) => TextPlace;

/** Characters of the documents of which places are kept; so many of those asked last are, however long they are. */
const most = 4_000_000;
const least = 8;

/** Places of the documents that somebody asked for last: those of thousands would take more memory than the documents. */
export class RecentPlaces {
  private readonly kept = new Map<PlaceOf, { readonly placeOf: PlaceOf; readonly characters: number }>();
  private characters = 0;
  /** Its line is asked for, and then its column. */
  private last: { readonly places: PlaceOf; readonly path: Parameters<PlaceOf>[0]; readonly place: TextPlace } | undefined;

  /**
   * Places of a document, looked for once somebody asks, and again where many others were asked for since.
   *
   * @param characters of the document
   */
  in(characters: number, search: () => PlaceOf): PlaceOf {
    let root: TextPlace | undefined;
    const places: PlaceOf = (path) => {
      if (path.length === 0 && root) return root;
      if (this.last?.places === places && this.last.path === path) return this.last.place;
      const placeOf = this.kept.get(places)?.placeOf ?? this.keep(places, { placeOf: search(), characters });
      root ??= placeOf([]);
      this.last = { places, path, place: placeOf(path) };
      return this.last.place;
    };
    return places;
  }

  private keep(places: PlaceOf, found: { readonly placeOf: PlaceOf; readonly characters: number }): PlaceOf {
    this.kept.set(places, found);
    this.characters += found.characters;
    for (const [oldest, { characters }] of this.kept) {
      if (this.kept.size <= least || this.characters <= most) break;
      this.kept.delete(oldest);
      this.characters -= characters;
    }
    return found.placeOf;
  }
}
