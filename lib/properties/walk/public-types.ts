import * as path from 'node:path';
import type * as ts from 'typescript';
import type { Kind, Property, PropertyType } from '../property';
import type { Documented, TypeDocs } from '../type-docs';
import type { Compiler } from './compiler';
import { Declarations, type Ground } from './declarations';
import { boundsOf, documentedOf } from './doc-bounds';
import { byKey, either, inOrder, joined } from './kinds';

/** A type, the shelf that declares it, and what its doc comments say. */
export interface Declared extends PropertyType, TypeDocs {
  readonly shelf: string;
}

/** Names of types that are given to something: they are walked though nobody takes them. */
const ofGiven = /(Props|Options|Facts)$/;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The types that a program's entry points take, and those that these reach. */
export class PublicTypes {
  /** By key: the name, unless two types have it. */
  readonly types = new Map<string, Declared>();
  /** Names of the interfaces and aliases that the entries export. */
  readonly exported: readonly string[];
  /** Where what is walked into is declared. */
  readonly nodes = new Set<ts.Node>();
  /** Properties, and what interfaces extend, whose types the compiler does not find: nobody knows what they take. */
  readonly unresolved: string[] = [];
  private readonly checker: ts.TypeChecker;
  private readonly declarations: Declarations;
  /** Keys by what declares the type: two types may have one name. */
  private readonly keys = new Map<unknown, string>();
  /** Names of slipway's types that a property has. */
  private readonly known = new Set<string>();

  /**
   * @param entries files whose exports are walked
   * @param wanted names of other exported types that are walked though nobody takes them
   */
  constructor(
    private readonly ts: Compiler,
    program: ts.Program,
    private readonly ground: Ground,
    entries: readonly string[],
    wanted: readonly string[] = [],
  ) {
    this.checker = program.getTypeChecker();
    this.declarations = new Declarations(ts, this.checker, ground);
    const all = entries.flatMap((entry) => {
      const module = this.checker.getSymbolAtLocation(program.getSourceFile(entry)!);
      return module ? this.checker.getExportsOfModule(module).map((symbol) => this.declarations.original(symbol)) : [];
    });
    const exported = [...new Set(all)];
    const named = exported.filter(({ flags }) => flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias));
    this.exported = named.map(({ name }) => name).sort();
    // Those that are exported keep their plain names.
    for (const symbol of named) this.keys.set(symbol, this.freeKey(symbol.name, symbol));
    for (const symbol of named.filter(({ name }) => ofGiven.test(name) || wanted.includes(name)))
      this.kindOf(this.checker.getDeclaredTypeOfSymbol(symbol), symbol.name);
    for (const symbol of exported) this.walkParameters(symbol);
  }

  private walkParameters(symbol: ts.Symbol): void {
    for (const parameter of this.declarations.parametersOf(symbol)) {
      if (this.declarations.shelfOf(parameter.declarations?.[0])) this.nodes.add(parameter.declarations![0]!);
      this.kindOf(this.checker.getTypeOfSymbol(parameter), `${symbol.name}.${parameter.name.replace(/^__(\d+)$/, 'parameter$1')}`);
    }
  }

  private freeKey(name: string, owner: unknown): string {
    const taken = new Set([...this.keys.values(), ...this.known]);
    if (!taken.has(name)) return name;
    const declaration = (owner as Partial<ts.Symbol>).declarations?.[0];
    const folder = declaration ? path.basename(path.dirname(declaration.getSourceFile().fileName)) : 'other';
    let key = `${folder}.${name}`;
    for (let number = 2; taken.has(key); number++) key = `${folder}.${name}${number}`;
    return key;
  }

  /** @param where how to call the type, if it has no name of its own */
  private kindOf(type: ts.Type, where: string): Kind {
    const { TypeFlags } = this.ts;
    const { flags } = type;
    if (this.declarations.isUnresolved(type)) this.unresolved.push(where);
    if (flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive)) return { is: 'anything' };
    if (flags & TypeFlags.BooleanLike) return { is: 'flag' };
    if (flags & TypeFlags.StringLiteral) return { is: 'text', values: [(type as ts.StringLiteralType).value] };
    if (flags & (TypeFlags.StringLike | TypeFlags.Index)) return { is: 'text' };
    if (flags & TypeFlags.NumberLiteral) return { is: 'number', values: [(type as ts.NumberLiteralType).value] };
    if (flags & TypeFlags.NumberLike) return { is: 'number' };
    if (flags & TypeFlags.Substitution) return this.kindOf((type as ts.SubstitutionType).baseType, where);
    if (flags & TypeFlags.Conditional) return this.kindOfConditional(type as ts.ConditionalType, where);
    if (flags & TypeFlags.TypeParameter) {
      const bound = this.checker.getBaseConstraintOfType(type) ?? type.getDefault();
      return bound && !(bound.flags & TypeFlags.Unknown) ? this.kindOf(bound, where) : this.kindOfDefault(type, where);
    }
    if (flags & TypeFlags.IndexedAccess) {
      const bound = this.checker.getBaseConstraintOfType(type);
      return bound ? this.kindOf(bound, where) : { is: 'anything' };
    }
    if (type.isUnion()) return this.kindOfUnion(type, where);
    if (type.isIntersection() && type.types.some((part) => part.flags & (TypeFlags.StringLike | TypeFlags.Index))) return { is: 'text' };
    if (flags & (TypeFlags.Object | TypeFlags.Intersection)) return this.kindOfObject(type, where);
    return { is: 'anything' };
  }

  private kindOfDefault(type: ts.Type, where: string): Kind {
    const chosen = type.getDefault();
    return chosen ? this.kindOf(chosen, where) : { is: 'anything' };
  }

  /** By the branches that something can have: a contradiction is there for the compiler's message only. */
  private kindOfConditional(type: ts.ConditionalType, where: string): Kind {
    const { trueType, falseType } = type.root.node;
    const branches = [trueType, falseType].filter((node) => !/^Contradiction\b|^never$/.test(node.getText()));
    if (branches.length === 2) {
      const bound = this.checker.getBaseConstraintOfType(type);
      if (bound && !(bound.flags & this.ts.TypeFlags.Conditional)) return this.kindOf(bound, where);
    }
    return either(branches.map((node) => this.kindOf(this.checker.getTypeFromTypeNode(node), where)));
  }

  /** `null` is nothing that a table takes: where a type takes it, nothing is checked. */
  private kindOfUnion(type: ts.UnionType, where: string): Kind {
    const { Undefined, Null } = this.ts.TypeFlags;
    if (type.types.some(({ flags }) => flags & Null)) return { is: 'anything' };
    const members = type.types.filter(({ flags }) => !(flags & Undefined));
    const plain = members.filter((member) => this.declarations.isPlain(member));
    const others = members.filter((member) => !plain.includes(member)).map((member) => this.kindOf(member, where));
    if (plain.length < 2) return either([...others, ...plain.map((member) => this.kindOf(member, where))]);
    return either([...others, this.objectOf(plain, type.aliasSymbol ? type : plain[0]!, where)]);
  }

  private kindOfObject(type: ts.Type, where: string): Kind {
    if (this.checker.isArrayLikeType(type)) {
      const items = this.checker.getTypeArguments(type as ts.TypeReference).map((item) => this.kindOf(item, where));
      return { is: 'list', of: either(items) };
    }
    if (type.getCallSignatures().length > 0) return { is: 'function' };
    const instance = this.declarations.instanceOf(type);
    if (instance) return instance;
    const known = this.declarations.knownName(type);
    if (known !== undefined && ![...this.keys.values()].includes(known)) {
      this.known.add(known);
      return { is: 'object', type: known };
    }
    if (this.declarations.isForeign(type)) return { is: 'anything' };
    if (this.declarations.isToBeAddedTo(type)) return { is: 'map', of: { is: 'anything' } };
    const entry = type.getStringIndexType();
    if (entry) return this.checker.getPropertiesOfType(type).length > 0 ? { is: 'anything' } : { is: 'map', of: this.kindOf(entry, where) };
    // By keys that only whoever uses the type knows; `{}` takes whatever is no null.
    if (this.checker.getPropertiesOfType(type).length === 0)
      return this.declarations.isMapped(type) ? { is: 'map', of: { is: 'anything' } } : { is: 'anything' };
    return this.objectOf([type], type, where);
  }

  /** @param alternatives whose properties are joined: none is required that one of them lacks */
  private objectOf(alternatives: readonly ts.Type[], named: ts.Type, where: string): Kind {
    const { declarations } = this;
    const [key, isKnown] = this.keyOf(alternatives, named, where);
    if (isKnown && this.types.has(key)) return { is: 'object', type: key };

    const properties: Record<string, Property> = {};
    const documented: Record<string, Documented> = {};
    const bases = alternatives.length === 1 ? declarations.basesOf(alternatives[0]!) : [];
    const symbol = named.aliasSymbol ?? named.symbol;
    const declaration = symbol?.declarations?.[0];
    for (const node of symbol?.declarations ?? []) if (declarations.shelfOf(node)) this.note(node, key);
    const shelf =
      declarations.shelfOf(declaration) ?? this.types.get(where.slice(0, where.lastIndexOf('.')))?.shelf ?? this.ground.shelves[0];
    const text =
      symbol && declarations.shelfOf(declaration) ? this.ts.displayPartsToString(symbol.getDocumentationComment(this.checker)) : '';
    const type: Writable<Declared> = { shelf, properties, text, documented };
    this.types.set(key, type);
    const parents = bases.map((base) => this.kindOf(base, where)).flatMap((kind) => (kind.is === 'object' ? [kind.type] : []));
    if (parents.length > 0) type.extends = parents;
    for (const alternative of alternatives) {
      for (const member of this.checker.getPropertiesOfType(alternative).filter((one) => declarations.isPublic(one))) {
        // Symbols have no name that somebody writes.
        if (declarations.isNever(member) || member.name.startsWith('__@')) continue;
        const inherited = bases.map((base) => this.checker.getPropertyOfType(base, member.name)).find(Boolean);
        if (inherited && inherited.declarations?.[0] === member.declarations?.[0]) continue;
        const property = this.propertyOf(member, `${key}.${member.name}`);
        const other = Object.hasOwn(properties, member.name) ? properties[member.name] : undefined;
        properties[member.name] = other ? joined(other, property) : property;
        documented[member.name] ??= documentedOf(this.ts, this.checker, member);
      }
    }
    for (const name of Object.keys(properties)) {
      const isInAll = alternatives.every((one) => {
        const member = this.checker.getPropertyOfType(one, name);
        return member && !declarations.isNever(member);
      });
      if (!isInAll) properties[name] = { ...properties[name]!, optional: true };
    }
    // The compiler orders what it joins or maps by the order in which it met them.
    if (alternatives.length > 1 || !declaration || named.flags & this.ts.TypeFlags.Intersection || declarations.isMapped(named))
      type.properties = Object.fromEntries(Object.entries(properties).sort(byKey));
    return { is: 'object', type: key };
  }

  private note(node: ts.Node, key: string): void {
    this.nodes.add(node);
    const parents = this.ts.isInterfaceDeclaration(node) ? (node.heritageClauses ?? []).flatMap(({ types }) => types) : [];
    for (const parent of parents)
      if (this.declarations.isUnresolved(this.checker.getTypeAtLocation(parent)))
        this.unresolved.push(`${key} extends ${parent.getText()}`);
  }

  /** The key of a type, and whether it had one. */
  private keyOf(alternatives: readonly ts.Type[], named: ts.Type, where: string): readonly [string, boolean] {
    const alias = named.aliasSymbol;
    const own = [alias, alternatives.length === 1 ? named.symbol : undefined].find(
      (symbol) => symbol && !symbol.name.startsWith('__') && this.declarations.shelfOf(symbol.declarations?.[0]),
    );
    // `Partial<PodUser>` goes by its text; what is written in place, by the place where it is written.
    const text = alias && !own ? this.checker.typeToString(named) : undefined;
    const identity: unknown = own ?? text ?? (this.declarations.isMapped(named) ? where : (alternatives[0]!.symbol ?? where));
    const known = this.keys.get(identity);
    if (known !== undefined) return [known, true];
    const key = this.freeKey(own?.name ?? (text && text.length < 40 ? text : where), identity);
    this.keys.set(identity, key);
    return [key, false];
  }

  private propertyOf(member: ts.Symbol, where: string): Property {
    const { declarations } = this;
    const declaration = member.declarations?.find((one): one is ts.PropertySignature => this.ts.isPropertySignature(one));
    const stated = declaration?.type && this.checker.getTypeFromTypeNode(declaration.type);
    const actual = this.checker.getTypeOfSymbol(member);
    // Below a mapped type the declared type may have been replaced.
    const type = stated && !(member as { readonly links?: { readonly mappedType?: unknown } }).links?.mappedType ? stated : actual;
    const saysUndefined = declarations.hasUndefined(stated);
    const removesEntries = declarations.isRemovable(stated && this.checker.getNonNullableType(stated));
    const kind = inOrder(this.kindOf(type, where), declaration?.type ? declarations.literalsIn(declaration.type) : []);
    const bounds = boundsOf(this.ts, this.checker, member);
    const below = kind.is === 'object' && (bounds.format ?? bounds.pattern) !== undefined ? this.types.get(kind.type) : undefined;
    // Of a type that maps names, what stands on the property is about each of them.
    for (const [name, property] of Object.entries(below?.properties ?? {}))
      Object.assign(below!.properties, { [name]: { ...property, ...bounds } });
    return {
      ...kind,
      ...((member.flags & this.ts.SymbolFlags.Optional || saysUndefined) && { optional: true as const }),
      ...((kind.is === 'map' ? removesEntries : saysUndefined) && { removable: true as const }),
      ...(below ? {} : bounds),
    };
  }
}
