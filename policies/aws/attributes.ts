import { Condition, documents, expression, NumberTerm, Rule, ScalarTerm, TextTerm, told, unless } from '../../lib/rules';

/** An attribute of a type that the library describes no documents of. */
export type Attribute = TextTerm & ScalarTerm<boolean> & NumberTerm;

/** What attributes of some types must say. */
export interface Demand {
  /** Names of types without `aws_`, apart by spaces. */
  readonly types: string;
  /** Names that lead to the attribute, apart by dots; `[]` after that of blocks of which each is asked. */
  readonly field: string;
  readonly holds: (attribute: Attribute) => Condition;
  /** What excuses a document; `at` leads to another attribute of it. */
  readonly unless?: (at: (field: string) => Attribute) => Condition;
  /** As the end of a sentence about the resource. */
  readonly message: string;
  readonly cure: string;
}

/** Rules that ask attributes, each of its types alone. */
export function demandRules(demands: readonly Demand[]): readonly Rule[] {
  return demands.map((demand) =>
    expression(documents<Block>(...typesOf(demand)), (document) => {
      const block = document as unknown as Block;
      const asked = each(block, namesOf(demand.field), (attribute) => told(demand.holds(attribute), demand.message, demand.cure));
      return demand.unless
        ? unless(
            demand.unless((field) => within(block, namesOf(field))),
            asked,
          )
        : asked;
    }),
  );
}

export function typesOf({ types }: Pick<Demand, 'types'>): readonly string[] {
  return types.split(/\s+/).map((type) => `aws_${type}`);
}

/** A block, whose blocks and attributes go by their names. */
interface Block {
  readonly [name: string]: Block & { every(holds: (item: Block) => Condition): Condition };
}

function namesOf(field: string): readonly string[] {
  return field.split('.');
}

function each(block: Block, [name = '', ...rest]: readonly string[], holds: (attribute: Attribute) => Condition): Condition {
  const inner = block[name.replace('[]', '')]!;
  if (name.endsWith('[]')) return inner.every((item) => (rest.length === 0 ? holds(attributeOf(item)) : each(item, rest, holds)));
  return rest.length === 0 ? holds(attributeOf(inner)) : each(inner, rest, holds);
}

function within(block: Block, names: readonly string[]): Attribute {
  return attributeOf(names.reduce<Block>((inner, name) => inner[name]!, block));
}

function attributeOf(block: Block): Attribute {
  return block as unknown as Attribute;
}
