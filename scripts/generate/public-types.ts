import * as path from 'node:path';
import * as ts from 'typescript';
import { formats } from '../../lib/properties/formats';
import type { Bounds, Kind, Property, PropertyType } from '../../lib/properties/property';

/** What is public for tools, and takes nothing that people write. */
const machinery = /^lib\/(address|properties|policy\/(expression|judge|report|rules))\//;

/** A type, and the shelf that declares it. */
interface Declared extends PropertyType {
  readonly shelf: string;
}

/** The types that a program's entry points take, and those that these reach. */
export class PublicTypes {
  /** By key: the name, unless two types have it. */
  readonly types = new Map<string, Declared>();
  private readonly checker: ts.TypeChecker;
  /** Keys by what declares the type: two types may have one name. */
  private readonly keys = new Map<unknown, string>();

  /** @param shelves folders below the root whose types are walked into; everything else is foreign */
  constructor(
    program: ts.Program,
    private readonly root: string,
    private readonly shelves: readonly string[],
    entries: readonly string[],
  ) {
    this.checker = program.getTypeChecker();
    const exported = entries.flatMap((entry) => {
      const module = this.checker.getSymbolAtLocation(program.getSourceFile(path.join(root, entry))!)!;
      return this.checker.getExportsOfModule(module).map((symbol) => this.original(symbol));
    });
    const named = [...new Set(exported)].filter(({ flags }) => flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias));
    // Those that are exported keep their plain names.
    for (const symbol of named) if (!this.keys.has(symbol)) this.keys.set(symbol, this.freeKey(symbol.name, symbol));
    for (const symbol of named.filter(({ name }) => /(Props|Options|Facts)$/.test(name)))
      this.kindOf(this.checker.getDeclaredTypeOfSymbol(symbol), symbol.name);
    for (const symbol of new Set(exported)) this.walkParameters(symbol);
  }

  private original(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** What functions, constructors and methods take. */
  private walkParameters(symbol: ts.Symbol): void {
    const declaration = symbol.declarations?.find((one) => ts.isFunctionDeclaration(one) || ts.isClassDeclaration(one));
    if (!declaration || !this.shelfOf(declaration) || machinery.test(path.relative(this.root, declaration.getSourceFile().fileName)))
      return;
    const type = this.checker.getTypeOfSymbol(symbol);
    const methods = ts.isClassDeclaration(declaration)
      ? [
          ...this.checker.getPropertiesOfType(type),
          ...this.checker.getPropertiesOfType(this.checker.getDeclaredTypeOfSymbol(symbol)),
        ].filter((one) => one.flags & ts.SymbolFlags.Method && this.shelfOf(one.declarations?.[0]))
      : [];
    const signatures = [
      ...type.getCallSignatures(),
      ...type.getConstructSignatures(),
      ...methods.flatMap((method) => this.checker.getTypeOfSymbol(method).getCallSignatures()),
    ];
    for (const parameter of signatures.flatMap((signature) => signature.parameters))
      this.kindOf(this.checker.getTypeOfSymbol(parameter), `${symbol.name}.${parameter.name.replace(/^__(\d+)$/, 'parameter$1')}`);
  }

  /** The shelf that declares something; nothing of foreign code. */
  private shelfOf(declaration: ts.Node | undefined): string | undefined {
    if (!declaration) return undefined;
    const file = path.relative(this.root, declaration.getSourceFile().fileName);
    return this.shelves.find((shelf) => file.startsWith(`${shelf}/`));
  }

  private isMachinery(declaration: ts.Node): boolean {
    return machinery.test(path.relative(this.root, declaration.getSourceFile().fileName));
  }

  private freeKey(name: string, owner: unknown): string {
    const taken = new Set(this.keys.values());
    if (!taken.has(name)) return name;
    const declaration = (owner as Partial<ts.Symbol>).declarations?.[0];
    const folder = declaration ? path.basename(path.dirname(declaration.getSourceFile().fileName)) : 'other';
    let key = `${folder}.${name}`;
    for (let number = 2; taken.has(key); number++) key = `${folder}.${name}${number}`;
    return key;
  }

  /** @param where how to call the type, if it has no name of its own */
  private kindOf(type: ts.Type, where: string): Kind {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return { is: 'anything' };
    if (flags & ts.TypeFlags.BooleanLike) return { is: 'flag' };
    if (flags & ts.TypeFlags.StringLiteral) return { is: 'text', values: [(type as ts.StringLiteralType).value] };
    if (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Index)) return { is: 'text' };
    if (flags & ts.TypeFlags.NumberLike) return { is: 'number' };
    if (flags & ts.TypeFlags.Substitution) return this.kindOf((type as ts.SubstitutionType).baseType, where);
    if (flags & ts.TypeFlags.Conditional) return this.kindOfConditional(type as ts.ConditionalType, where);
    if (flags & ts.TypeFlags.TypeParameter) {
      const bound = this.checker.getBaseConstraintOfType(type) ?? type.getDefault();
      return bound && !(bound.flags & ts.TypeFlags.Unknown) ? this.kindOf(bound, where) : this.kindOfDefault(type, where);
    }
    if (flags & ts.TypeFlags.IndexedAccess) {
      const bound = this.checker.getBaseConstraintOfType(type);
      return bound ? this.kindOf(bound, where) : { is: 'anything' };
    }
    if (type.isUnion()) return this.kindOfUnion(type, where);
    if (type.isIntersection() && type.types.some((part) => part.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Index)))
      return { is: 'text' };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.kindOfObject(type, where);
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
      if (bound && !(bound.flags & ts.TypeFlags.Conditional)) return this.kindOf(bound, where);
    }
    return either(branches.map((node) => this.kindOf(this.checker.getTypeFromTypeNode(node), where)));
  }

  private kindOfUnion(type: ts.UnionType, where: string): Kind {
    const members = type.types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
    const plain = members.filter((member) => this.isPlain(member));
    const others = members.filter((member) => !plain.includes(member)).map((member) => this.kindOf(member, where));
    if (plain.length < 2) return either([...others, ...plain.map((member) => this.kindOf(member, where))]);
    return either([...others, this.objectOf(plain, type.aliasSymbol ? type : plain[0]!, where)]);
  }

  /** Whether it is an object with properties by name. */
  private isPlain(type: ts.Type): boolean {
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return false;
    if (this.checker.isArrayLikeType(type) || type.getCallSignatures().length > 0 || this.instanceOf(type)) return false;
    return !type.getStringIndexType() && !this.isForeign(type);
  }

  private isForeign(type: ts.Type): boolean {
    const alias = type.aliasSymbol?.declarations?.[0];
    if (alias && this.isMachinery(alias)) return true;
    const declaration = type.symbol?.declarations?.[0];
    if (!declaration || type.flags & ts.TypeFlags.Intersection) return false;
    const isStructural = (type as ts.ObjectType).objectFlags & (ts.ObjectFlags.Mapped | ts.ObjectFlags.Anonymous);
    if (this.isMachinery(declaration)) return true;
    return !isStructural && !this.shelfOf(declaration);
  }

  /** An interface of ours without anything in it is made for users to say what is in it; or some of it. */
  private isToBeAddedTo(type: ts.Type): boolean {
    const named = type.aliasSymbol?.name === 'Partial' ? type.aliasTypeArguments![0]! : type;
    const [declaration] = named.symbol?.declarations ?? [];
    return Boolean(declaration && ts.isInterfaceDeclaration(declaration) && this.shelfOf(declaration) && isEmpty(declaration));
  }

  private kindOfObject(type: ts.Type, where: string): Kind {
    if (this.checker.isArrayLikeType(type)) {
      const items = this.checker.getTypeArguments(type as ts.TypeReference).map((item) => this.kindOf(item, where));
      return { is: 'list', of: either(items) };
    }
    if (type.getCallSignatures().length > 0) return { is: 'function' };
    const instance = this.instanceOf(type);
    if (instance) return instance;
    if (this.isForeign(type)) return { is: 'anything' };
    if (this.isToBeAddedTo(type)) return { is: 'map', of: { is: 'anything' } };
    const entry = type.getStringIndexType();
    if (entry) return this.checker.getPropertiesOfType(type).length > 0 ? { is: 'anything' } : { is: 'map', of: this.kindOf(entry, where) };
    // By keys that only whoever uses the type knows.
    if (isMapped(type) && this.checker.getPropertiesOfType(type).length === 0) return { is: 'map', of: { is: 'anything' } };
    return this.objectOf([type], type, where);
  }

  /** A class, or an interface with methods, is known by what its values have; nothing of plain objects. */
  private instanceOf(type: ts.Type): Kind | undefined {
    const { symbol } = type;
    if (!symbol) return undefined;
    const members = this.checker.getPropertiesOfType(type).filter(isPublic);
    const methods = members.filter((member) => member.flags & ts.SymbolFlags.Method && !(member.flags & ts.SymbolFlags.Optional));
    const isClass = Boolean(symbol.flags & ts.SymbolFlags.Class);
    const isOurs = this.shelfOf(symbol.declarations?.[0]) !== undefined;
    if (!isClass && !(isOurs && methods.length > 0)) return undefined;
    const required = members.filter(({ name, flags }) => !(flags & ts.SymbolFlags.Optional) && /^[a-z]\w*$/i.test(name));
    // A copy of an instance has no methods.
    const first = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Method ? 0 : 1);
    const has = required
      .filter(({ name }) => name !== 'toString' && name !== 'toJSON')
      .sort((a, b) => first(a) - first(b) || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
    return { is: 'instance', name: symbol.name, has: has.slice(0, 3) };
  }

  /** @param alternatives whose properties are joined: none is required that one of them lacks */
  private objectOf(alternatives: readonly ts.Type[], named: ts.Type, where: string): Kind {
    const [key, isKnown] = this.keyOf(alternatives, named, where);
    if (isKnown && this.types.has(key)) return { is: 'object', type: key };

    const properties: Record<string, Property> = {};
    const bases = alternatives.length === 1 ? this.basesOf(alternatives[0]!) : [];
    const declaration = (named.aliasSymbol ?? named.symbol)?.declarations?.[0];
    const shelf = this.shelfOf(declaration) ?? this.types.get(where.slice(0, where.lastIndexOf('.')))?.shelf ?? this.shelves[0]!;
    const type: { -readonly [K in keyof Declared]: Declared[K] } = { shelf, properties };
    this.types.set(key, type);
    const parents = bases.map((base) => this.kindOf(base, where)).flatMap((kind) => (kind.is === 'object' ? [kind.type] : []));
    if (parents.length > 0) type.extends = parents;
    for (const alternative of alternatives) {
      for (const member of this.checker.getPropertiesOfType(alternative).filter(isPublic)) {
        if (isNever(member, this.checker) || !/^[\w$-]+$/.test(member.name)) continue;
        const inherited = bases.map((base) => this.checker.getPropertyOfType(base, member.name)).find(Boolean);
        if (inherited && inherited.declarations?.[0] === member.declarations?.[0]) continue;
        const property = this.propertyOf(member, `${key}.${member.name}`);
        const other = Object.hasOwn(properties, member.name) ? properties[member.name] : undefined;
        properties[member.name] = other ? joined(other, property) : property;
      }
    }
    for (const name of Object.keys(properties)) {
      const isInAll = alternatives.every((one) => {
        const member = this.checker.getPropertyOfType(one, name);
        return member && !isNever(member, this.checker);
      });
      if (!isInAll) properties[name] = { ...properties[name]!, optional: true };
    }
    // The compiler orders what it joins or maps by the order in which it met them.
    if (alternatives.length > 1 || !declaration || named.flags & ts.TypeFlags.Intersection || isMapped(named))
      type.properties = Object.fromEntries(Object.entries(properties).sort(byKey));
    return { is: 'object', type: key };
  }

  /** The interfaces of ours that one extends, as far as they are plain objects. */
  private basesOf(type: ts.Type): readonly ts.Type[] {
    if (!type.isClassOrInterface()) {
      const { target } = type as Partial<ts.TypeReference>;
      return target && target !== type ? this.basesOf(target) : [];
    }
    return this.checker
      .getBaseTypes(type)
      .filter((base) => base.symbol?.flags & ts.SymbolFlags.Interface && this.shelfOf(base.symbol.declarations?.[0]) && this.isPlain(base));
  }

  /** The key of a type, and whether it had one. */
  private keyOf(alternatives: readonly ts.Type[], named: ts.Type, where: string): readonly [string, boolean] {
    const alias = named.aliasSymbol;
    const own = [alias, alternatives.length === 1 ? named.symbol : undefined].find(
      (symbol) => symbol && !symbol.name.startsWith('__') && this.shelfOf(symbol.declarations?.[0]),
    );
    // `Partial<PodUser>` goes by its text; what is written in place, by the place where it is written.
    const text = alias && !own ? this.checker.typeToString(named) : undefined;
    const identity: unknown = own ?? text ?? (isMapped(named) ? where : (alternatives[0]!.symbol ?? where));
    const known = this.keys.get(identity);
    if (known !== undefined) return [known, true];
    const key = this.freeKey(own?.name ?? (text && text.length < 40 ? text : where), identity);
    this.keys.set(identity, key);
    return [key, false];
  }

  private propertyOf(member: ts.Symbol, where: string): Property {
    const declaration = member.declarations?.find((one): one is ts.PropertySignature => ts.isPropertySignature(one));
    const stated = declaration?.type && this.checker.getTypeFromTypeNode(declaration.type);
    const actual = this.checker.getTypeOfSymbol(member);
    // Below a mapped type the declared type may have been replaced.
    const type = stated && !(member as { readonly links?: { readonly mappedType?: unknown } }).links?.mappedType ? stated : actual;
    const removable =
      Boolean(stated?.isUnion() && stated.types.some(({ flags }) => flags & ts.TypeFlags.Undefined)) || this.isRemovable(stated);
    const kind = inOrder(this.kindOf(type, where), declaration?.type ? this.literalsIn(declaration.type) : []);
    const bounds = this.boundsOf(member);
    const below = kind.is === 'object' && (bounds.format ?? bounds.pattern) !== undefined ? this.types.get(kind.type) : undefined;
    // Of a type that maps names, what stands on the property is about each of them.
    for (const [name, property] of Object.entries(below?.properties ?? {}))
      Object.assign(below!.properties, { [name]: { ...property, ...bounds } });
    return {
      ...kind,
      ...(member.flags & ts.SymbolFlags.Optional && { optional: true as const }),
      ...(removable && { removable: true as const }),
      ...(below ? {} : bounds),
    };
  }

  /** Texts in a type as it is written, in its order: that of the compiler is none. */
  private literalsIn(node: ts.Node, seen = new Set<ts.Node>()): readonly string[] {
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

  /** Whether it is a map whose entries may be `undefined`. */
  private isRemovable(type: ts.Type | undefined): boolean {
    const entry = type?.getStringIndexType();
    return Boolean(entry?.isUnion() && entry.types.some(({ flags }) => flags & ts.TypeFlags.Undefined));
  }

  private boundsOf(member: ts.Symbol): Bounds {
    const tags = new Map(
      member.getJsDocTags(this.checker).map(({ name, text }) => [name, ts.displayPartsToString(text).replace(/\s+/g, ' ')]),
    );
    const number = (tag: string) => (tags.has(tag) ? { [tag]: numberOf(tags.get(tag)!, member.name) } : {});
    const [, pattern, words] = /^(\S+) (.+)$/.exec(tags.get('pattern') ?? '') ?? [];
    if (tags.has('pattern') && !words) throw new Error(`@pattern of '${member.name}' has no words.`);
    if (pattern) new RegExp(pattern, 'u');
    const format = (tag: 'format' | 'propertyNames') => {
      const name = tags.get(tag);
      if (name !== undefined && !Object.hasOwn(formats, name))
        throw new Error(`@${tag} of '${member.name}' is '${name}', which is no format.`);
      return name === undefined ? {} : { [tag]: name };
    };
    return {
      ...number('minimum'),
      ...number('maximum'),
      ...(tags.has('unit') && { unit: tags.get('unit')! }),
      ...(tags.has('because') && { because: tags.get('because')! }),
      ...format('format'),
      ...(pattern && { pattern, words: words! }),
      ...format('propertyNames'),
      ...number('minItems'),
      ...(tags.has('uniqueItems') && { uniqueItems: true as const }),
      ...(tags.get('entries') === 'stated' && { entries: 'stated' as const }),
    };
  }
}

function numberOf(text: string, where: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`'${where}' has a tag with '${text}', which is no number.`);
  return Number(text);
}

function isEmpty({ members, heritageClauses }: ts.InterfaceDeclaration): boolean {
  return members.length === 0 && !heritageClauses;
}

function isPublic(member: ts.Symbol): boolean {
  const declaration = member.declarations?.[0];
  return (
    !declaration || !(ts.getCombinedModifierFlags(declaration as ts.Declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected))
  );
}

function isNever(member: ts.Symbol, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeOfSymbol(member);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(
    (part) => part.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined) || (part.isStringLiteral() && part.value.startsWith('never: ')),
  );
}

/** The kinds as one: values of texts together, nothing twice. */
export function either(kinds: readonly Kind[]): Kind {
  const flat = kinds.flatMap((kind) => (kind.is === 'either' ? kind.of : [kind]));
  if (flat.some(({ is }) => is === 'anything')) return { is: 'anything' };
  const texts = flat.filter((kind): kind is Kind & { readonly is: 'text' } => kind.is === 'text');
  const isOpen = texts.some(({ values }) => !values);
  const text: Kind[] =
    texts.length === 0
      ? []
      : [isOpen ? { is: 'text' } : { is: 'text', values: [...new Set(texts.flatMap(({ values }) => values!))].sort() }];
  const others = flat.filter(({ is }) => is !== 'text');
  // In an order of their own: the compiler's is that in which it met them.
  const distinct = [...new Map([...text, ...others].map((kind) => [JSON.stringify(kind), kind])).entries()]
    .sort(byKey)
    .map(([, kind]) => kind);
  return distinct.length === 1 ? distinct[0]! : { is: 'either', of: distinct };
}

/** The kind, its texts in an order that is given, the others behind. */
function inOrder(kind: Kind, order: readonly string[]): Kind {
  const place = (text: string) => (order.includes(text) ? order.indexOf(text) : order.length);
  if (kind.is === 'text' && kind.values) return { ...kind, values: [...kind.values].sort((a, b) => place(a) - place(b)) };
  if (kind.is === 'list' || kind.is === 'map') return { ...kind, of: inOrder(kind.of, order) };
  return kind.is === 'either' ? { ...kind, of: kind.of.map((one) => inOrder(one, order)) } : kind;
}

/** One property of two alternatives. */
function joined(one: Property, other: Property): Property {
  const [first, second] = [one, other].map(kindIn);
  return {
    ...withoutKind(one),
    ...withoutKind(other),
    ...either([first!, second!]),
    ...((one.optional || other.optional) && { optional: true as const }),
  };
}

const ofKind = ['is', 'values', 'name', 'has', 'of', 'type'];

function kindIn(property: Property): Kind {
  return Object.fromEntries(Object.entries(property).filter(([name]) => ofKind.includes(name))) as unknown as Kind;
}

function withoutKind(property: Property): Partial<Property> {
  return Object.fromEntries(Object.entries(property).filter(([name]) => !ofKind.includes(name)));
}

function isMapped(type: ts.Type): boolean {
  return Boolean((type as Partial<ts.ObjectType>).objectFlags! & ts.ObjectFlags.Mapped);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
