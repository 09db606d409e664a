import { IConstruct } from 'constructs';
import { Source, UserError } from '../../errors';
import { Names } from '../../model/renaming/former-names';
import { Retirement } from '../../model/renaming/retired';
import { atSource } from '../../source/at-source';
import { kebabCase } from '../../wording/kebab-case';
import { SharedFolder } from '../bindings/shared-folder';
import { splitNames, textOfHome } from './elsewhere';
import { Carried, Homes, Named } from './homes';
import { Imports } from './imports';
import { distinct, Path, pathBelow, textOf } from './path';
import { requireOther, stillThere } from './refusals';
import { Retirements } from './retirements';

/** Something that was called otherwise before. */
export interface Renamed {
  /** Below its stack: `cart/uploads`. */
  readonly path: string;
  /** Every path that it may have had. */
  readonly former: readonly string[];
  /** The line that says so. */
  readonly source: Source | undefined;
}

/** A stack, as names see it. */
interface Stack extends IConstruct {
  readonly app: string;
}

/**
 * What the constructs of a stack are called outside of the code: as in the code, unless somebody says that they were called otherwise.
 *
 * Whatever is named in the cloud or in the cluster is named by it.
 */
export class StackNames {
  private readonly named = new Map<string, Named>();
  private readonly homes = new Homes(this.named);
  /** Who says that it was something. */
  private readonly former = new Map<string, Named>();
  /** What a path of the code is called outside. */
  private readonly outside = new Map<string, Path>();

  /** What is no longer made, and not destroyed. */
  readonly retirements: Retirements;
  /** What Terraform takes in. */
  readonly imports = new Imports();

  constructor(private readonly stack: Stack) {
    this.retirements = new Retirements(stack);
  }

  /** Whether somebody says that something was called otherwise before. */
  get hasFormer(): boolean {
    return this.former.size > 0;
  }

  /** What was called otherwise before, in the order of the program. */
  get renamed(): readonly Renamed[] {
    return [...this.named.values()]
      .filter(({ said }) => said && said.formerly.length > 0)
      .map(({ path, source }) => ({ path: textOf(path), former: this.formerOf(path).map(textOf), source }));
  }

  /**
   * Takes the names of a workload, or of what fulfils a dependency of one.
   *
   * @param scope the workload, or what the dependency stands in
   * @param id of the dependency there
   * @param source the line that defines it
   * @throws UserError naming both, if something is what another one says that it was, or is called outside as another one
   */
  enter(scope: IConstruct, id: string | undefined, said: Names | undefined, source: Source | undefined): void {
    const path = this.pathOf(scope, id);
    const { here, elsewhere, known } = splitNames(path, this.stack.app, said);
    const named: Named = { path, said: here, source: said?.source ?? source, elsewhere, known };
    this.named.set(textOf(path), named);
    const heir = this.former.get(textOf(path));
    if (heir) throw stillThere(heir, textOf(path), source);
    requireOther(path, here);
    for (const earlier of here ? this.formerOf(path) : []) this.takeFormer(named, textOf(earlier));
    this.takeOutside(named);
  }

  /** The line that defines what has a path in the stack, such as `orders/uploads`. */
  sourceOf(path: string): Source | undefined {
    return this.named.get(path)?.source;
  }

  /** Notes that something is left where it is, once it is entered. */
  leave(scope: IConstruct, id: string | undefined, retirement: Retirement, source: Source | undefined): void {
    const path = this.pathOf(scope, id);
    const [home] = this.homes.elsewhereOf(path);
    if (home)
      throw new UserError(
        `'${textOf(path)}' of app '${this.stack.app}' is retired, and was '${textOfHome(home)}' formerly.`,
        `Retire it where it is, in app '${home.app}'.`,
        source,
      );
    const paths = [...this.formerOf(path), path].map((each) => `${this.stack.node.path}/${textOf(each)}`);
    this.retirements.note(paths, retirement, source);
  }

  /** Path of a construct, or of something in it, as it is called outside. */
  of(construct: IConstruct, id?: string): Path {
    return this.outsideOf(this.pathOf(construct, id));
  }

  /** Name of an object in a cluster, such as `<workload>-<dependency>`. */
  objectName(construct: IConstruct, id?: string): string {
    return this.of(construct, id).join('-');
  }

  /** The same path without where a stack keeps what is shared: for names in the cloud, which go by where a dependency was first. */
  ownOf(construct: IConstruct, id?: string): Path {
    const home = this.homes.homeOf(this.pathOf(construct, id));
    const path = (home?.path ?? this.of(construct, id)).map(kebabCase);
    return path[0] === SharedFolder.id && (home || this.sharesThere) ? path.slice(1) : path;
  }

  /** The app by which something is named in the cloud: that of its stack, or that in which a dependency was first. */
  appOf(construct: IConstruct, id?: string): string {
    return this.homes.homeOf(this.pathOf(construct, id))?.app ?? this.stack.app;
  }

  /** The dependencies, and what is shared, that were in the stacks of other apps, in the order of the program. */
  get carried(): readonly Carried[] {
    return this.homes.carried;
  }

  /** That of them which a construct is, or in which it stands. */
  carriedOf(construct: IConstruct): Carried | undefined {
    return this.carriedAt(this.pathOf(construct, undefined));
  }

  /** The same for a path below the stack. */
  carriedAt(path: Path): Carried | undefined {
    return this.homes.carriedAt(path);
  }

  /** Whether something was in the stack of another app, or stands in what was. */
  isCarried(construct: IConstruct): boolean {
    return this.homes.elsewhereOf(this.pathOf(construct, undefined).slice(0, 2)).length > 0;
  }

  /** Whether something says that it was at a path of this stack, or is there. */
  holderOf(path: string): { readonly path: string; readonly source: Source | undefined } | undefined {
    const holder = this.named.get(path) ?? this.former.get(path);
    return holder && { path: textOf(holder.path), source: holder.source };
  }

  /** What a path was in the code before, in the order in which it was renamed. */
  formerOf(path: Path): readonly Path[] {
    const text = textOf(path);
    return this.lineOf(path).filter((earlier) => textOf(earlier) !== text);
  }

  /** Every path that a state may know it by, each renamed to the next one; the last is that of the code. */
  private lineOf(path: Path): readonly Path[] {
    const last = path.at(-1);
    if (last === undefined) return [[]];
    const { formerly = [] } = this.named.get(textOf(path))?.said ?? {};
    const elsewhere = formerly.filter((name) => name.includes('/')).map((name) => name.split('/'));
    const ids = [...formerly.filter((name) => !name.includes('/')), last];
    return distinct([...elsewhere, ...this.lineOf(path.slice(0, -1)).flatMap((parent) => ids.map((id) => [...parent, id]))]);
  }

  private outsideOf(path: Path): Path {
    const last = path.at(-1);
    if (last === undefined) return path;
    return this.outside.get(textOf(path)) ?? [...this.outsideOf(path.slice(0, -1)), last];
  }

  /** By what somebody says of it and of what it stands in. */
  private resolve({ path, said }: Named): Path {
    const name = said?.knownAs ?? said?.formerly[0] ?? path.at(-1)!;
    const around = name.includes('/') ? name.split('/').slice(0, -1) : path.slice(0, -1);
    return [...this.outsideOf(around), name.split('/').at(-1)!];
  }

  private takeFormer(named: Named, earlier: string): void {
    const [other, heir] = [this.named.get(earlier), this.former.get(earlier)];
    if (other) throw stillThere(named, earlier, other.source);
    if (heir && heir !== named)
      throw new UserError(
        `'${textOf(named.path)}' and '${textOf(heir.path)}'${atSource(heir.source)} both say that they were '${earlier}' formerly.`,
        "Drop 'formerly' of the one that is new.",
        named.source,
      );
    this.former.set(earlier, named);
  }

  private takeOutside(named: Named): void {
    const [code, outside] = [textOf(named.path), this.resolve(named)];
    const other = this.isPlain(named)
      ? undefined
      : [...this.named.values()].find((one) => one !== named && textOf(this.outsideOf(one.path)) === textOf(outside));
    if (other)
      throw new UserError(
        `'${code}' and '${textOf(other.path)}'${atSource(other.source)} are both known as '${textOf(outside)}' outside of the code.`,
        "Drop one of them, or know the new one as something else: 'knownAs'.",
        named.source,
      );
    if (!named.said) return;
    if (textOf(outside) !== code) this.outside.set(code, outside);
    const early = [...this.outside].find(([other, there]) => textOf(this.resolve(this.named.get(other)!)) !== textOf(there));
    if (early)
      throw new UserError(
        `'${early[0]}' was in '${code}' formerly, which is known as '${textOf(outside)}' and stands only behind it.`,
        `Define '${code}' first.`,
        this.named.get(early[0])!.source,
      );
  }

  /** Whether nothing in the stack is called otherwise outside: then no two can be called alike. */
  private isPlain({ said }: Named): boolean {
    return !said && this.outside.size === 0;
  }

  private pathOf(construct: IConstruct, id: string | undefined): Path {
    const ids = pathBelow(this.stack, construct);
    return id === undefined ? ids : [...ids, id];
  }

  /** Whether the path `shared` is where the stack keeps what is shared, and no workload of that name. */
  private get sharesThere(): boolean {
    const there = this.stack.node.tryFindChild(SharedFolder.id);
    return there === undefined || there instanceof SharedFolder;
  }
}
