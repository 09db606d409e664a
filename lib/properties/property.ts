/** What a property takes. */
export type Kind =
  | { readonly is: 'text'; readonly values?: readonly string[] }
  | { readonly is: 'number'; readonly values?: readonly number[] }
  | { readonly is: 'flag' | 'function' | 'anything' }
  /** Of any copy of the library: known by what it has. */
  | { readonly is: 'instance'; readonly name: string; readonly has: readonly string[] }
  | { readonly is: 'list' | 'map'; readonly of: Kind }
  | { readonly is: 'object'; readonly type: string }
  | { readonly is: 'either'; readonly of: readonly Kind[] };

/** What the doc tags of a property state of its values, each of them where there are several. */
export interface Bounds {
  /** `@minimum`, `@maximum`: of a number; of a Duration, in its unit. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** `@because`: why there is a bound, in words that end the error. */
  readonly because?: string;
  /** `@unit`: what a number counts; of a Duration, its whole unit. */
  readonly unit?: string;
  /** `@format`: of a text, by its name among `formats`. */
  readonly format?: string;
  /** `@pattern <expression> <words>`: of a text whose form no other property has, and what that is in words. */
  readonly pattern?: string;
  readonly words?: string;
  /** `@propertyNames`: the format of the keys of a map. */
  readonly propertyNames?: string;
  /** `@minItems`: of a list. */
  readonly minItems?: number;
  /** `@uniqueItems`: no two of a list are the same. */
  readonly uniqueItems?: true;
  /** `@entries stated`: an entry of a map that is `undefined` is a mistake, not left out. */
  readonly entries?: 'stated';
}

/** One property of a public type. */
export type Property = Kind &
  Bounds & {
    readonly optional?: true;
    /** Whether `undefined` says something: it removes. */
    readonly removable?: true;
  };

/** The properties of a type by name, and the types whose properties it has too. */
export interface PropertyType {
  readonly extends?: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

/** Public types by name. */
export type PropertyTypes = Readonly<Record<string, PropertyType>>;
