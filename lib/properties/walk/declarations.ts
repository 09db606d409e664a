import type * as ts from 'typescript';
import type { Kind } from '../property';
import type { Compiler } from './compiler';

/** Whose types a walk goes into. */
export interface Ground {
  /** From the ground up; what no declaration says belongs to the first. */
  readonly shelves: readonly [string, ...string[]];
  /** The shelf that a file belongs to; none for what is foreign. */
  shelfOf(file: string): string | undefined;
  /** Whether a file of a shelf holds what is public for tools, and takes nothing that people write. */
  isMachinery(file: string): boolean;
  /** Whether a foreign file is one of slipway, whose types have tables of their own. */
  isLibrary(file: string): boolean;
  /** Whether slipway's tables describe a type of that name. */
  isKnown(name: string): boolean;
}

/** What types are, as far as it shows where they are declared. */
export class Declarations {
  constructor(
    private readonly ts: Compiler,
    private readonly checker: ts.TypeChecker,
    private readonly ground: Ground,
  ) {}

  original(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & this.ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** The shelf that declares something; nothing of foreign code. */
  shelfOf(declaration: ts.Node | undefined): string | undefined {
    return declaration && this.ground.shelfOf(declaration.getSourceFile().fileName);
  }

  isMachinery(declaration: ts.Node): boolean {
    return this.ground.isMachinery(declaration.getSourceFile().fileName);
  }

  /** What a function, or a class by its constructor and methods, takes. */
  parametersOf(symbol: ts.Symbol): readonly ts.Symbol[] {
    const { ts, checker } = this;
    const declaration = symbol.declarations?.find((one) => ts.isFunctionDeclaration(one) || ts.isClassDeclaration(one));
    if (!declaration || !this.shelfOf(declaration) || this.isMachinery(declaration)) return [];
    const type = checker.getTypeOfSymbol(symbol);
    const methods = ts.isClassDeclaration(declaration)
      ? [...checker.getPropertiesOfType(type), ...checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))].filter(
          (one) => one.flags & ts.SymbolFlags.Method && this.shelfOf(one.declarations?.[0]),
        )
      : [];
    const signatures = [
      ...type.getCallSignatures(),
      ...type.getConstructSignatures(),
      ...methods.flatMap((method) => checker.getTypeOfSymbol(method).getCallSignatures()),
    ];
    return signatures.flatMap((signature) => signature.parameters);
  }

  /** The name of a type of slipway that its own tables describe. */
  knownName(type: ts.Type): string | undefined {
    const symbol = [type.aliasSymbol, type.symbol].find((one) => one?.declarations?.[0]);
    if (!symbol || !this.ground.isLibrary(symbol.declarations![0]!.getSourceFile().fileName)) return undefined;
    return this.ground.isKnown(symbol.name) ? symbol.name : undefined;
  }

  /** Whether it is an object with properties by name. */
  isPlain(type: ts.Type): boolean {
    if (!(type.flags & (this.ts.TypeFlags.Object | this.ts.TypeFlags.Intersection))) return false;
    if (this.checker.isArrayLikeType(type) || type.getCallSignatures().length > 0 || this.instanceOf(type)) return false;
    return !type.getStringIndexType() && !this.isForeign(type);
  }

  isForeign(type: ts.Type): boolean {
    const alias = type.aliasSymbol?.declarations?.[0];
    if (alias && this.isMachinery(alias)) return true;
    const declaration = type.symbol?.declarations?.[0];
    if (!declaration || type.flags & this.ts.TypeFlags.Intersection) return false;
    const isStructural = (type as ts.ObjectType).objectFlags & (this.ts.ObjectFlags.Mapped | this.ts.ObjectFlags.Anonymous);
    if (this.isMachinery(declaration)) return true;
    return !isStructural && !this.shelfOf(declaration);
  }

  /** An interface of ours without anything in it is made for users to say what is in it; or some of it. */
  isToBeAddedTo(type: ts.Type): boolean {
    const named = type.aliasSymbol?.name === 'Partial' ? type.aliasTypeArguments![0]! : type;
    const [declaration] = named.symbol?.declarations ?? [];
    if (!declaration || !this.ts.isInterfaceDeclaration(declaration) || !this.shelfOf(declaration)) return false;
    return declaration.members.length === 0 && !declaration.heritageClauses;
  }

  /** A class, or an interface with methods, is known by what its values have; nothing of plain objects. */
  instanceOf(type: ts.Type): Kind | undefined {
    const { SymbolFlags } = this.ts;
    const { symbol } = type;
    if (!symbol) return undefined;
    const members = this.checker.getPropertiesOfType(type).filter((member) => this.isPublic(member));
    const methods = members.filter((member) => member.flags & SymbolFlags.Method && !(member.flags & SymbolFlags.Optional));
    const isClass = Boolean(symbol.flags & SymbolFlags.Class);
    const [declaration] = symbol.declarations ?? [];
    const isOurs = declaration && (this.shelfOf(declaration) !== undefined || this.ground.isLibrary(declaration.getSourceFile().fileName));
    if (!isClass && !(isOurs && methods.length > 0)) return undefined;
    const required = members.filter(({ name, flags }) => !(flags & SymbolFlags.Optional) && /^[a-z]\w*$/i.test(name));
    // A copy of an instance has no methods.
    const first = ({ flags }: ts.Symbol) => (flags & SymbolFlags.Method ? 0 : 1);
    const has = required
      .filter(({ name }) => name !== 'toString' && name !== 'toJSON')
      .sort((a, b) => first(a) - first(b) || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
    return { is: 'instance', name: symbol.name, has: has.slice(0, 3) };
  }

  /** The interfaces of ours that one extends, as far as they are plain objects. */
  basesOf(type: ts.Type): readonly ts.Type[] {
    if (!type.isClassOrInterface()) {
      const { target } = type as Partial<ts.TypeReference>;
      return target && target !== type ? this.basesOf(target) : [];
    }
    return this.checker
      .getBaseTypes(type)
      .filter(
        (base) => base.symbol?.flags & this.ts.SymbolFlags.Interface && this.shelfOf(base.symbol.declarations?.[0]) && this.isPlain(base),
      );
  }

  /** Texts in a type as it is written, in its order: that of the compiler is none. */
  literalsIn(node: ts.Node, seen = new Set<ts.Node>()): readonly string[] {
    const { ts } = this;
    if (seen.has(node) || !this.shelfOf(node)) return [];
    seen.add(node);
    if (ts.isStringLiteral(node)) return [node.text];
    const name = ts.isTypeReferenceNode(node) ? node.typeName : ts.isTypeQueryNode(node) ? node.exprName : undefined;
    const symbol = name && this.checker.getSymbolAtLocation(name);
    const declared =
      symbol &&
      this.original(symbol).declarations?.find(
        (one) => ts.isTypeAliasDeclaration(one) || ts.isVariableDeclaration(one) || ts.isTypeParameterDeclaration(one),
      );
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    return [...(declared ? [declared] : []), ...children].flatMap((child) => this.literalsIn(child, seen));
  }

  /** Whether it is what the compiler takes for a type that it does not find. */
  isUnresolved(type: ts.Type): boolean {
    return (type as { readonly intrinsicName?: string }).intrinsicName === 'error';
  }

  isPublic(member: ts.Symbol): boolean {
    const { Private, Protected } = this.ts.ModifierFlags;
    const declaration = member.declarations?.[0] as ts.Declaration | undefined;
    return !declaration || !(this.ts.getCombinedModifierFlags(declaration) & (Private | Protected));
  }

  /** Whether nothing can be stated there. */
  isNever(member: ts.Symbol): boolean {
    const type = this.checker.getTypeOfSymbol(member);
    const parts = type.isUnion() ? type.types : [type];
    const { Never, Undefined } = this.ts.TypeFlags;
    return parts.every((part) => part.flags & (Never | Undefined) || (part.isStringLiteral() && part.value.startsWith('never: ')));
  }

  /** Whether it is made of other types, as `Pick<A, 'a'>` is. */
  isMapped(type: ts.Type): boolean {
    return Boolean((type as Partial<ts.ObjectType>).objectFlags! & this.ts.ObjectFlags.Mapped);
  }

  /** Whether it is a map whose entries may be `undefined`. */
  isRemovable(type: ts.Type | undefined): boolean {
    return this.hasUndefined(type?.getStringIndexType());
  }

  hasUndefined(type: ts.Type | undefined): boolean {
    return Boolean(type?.isUnion() && type.types.some(({ flags }) => flags & this.ts.TypeFlags.Undefined));
  }
}
