import type { Parameter } from '../parameter';
import type { Scalar } from '../values/scalar';
import type { Facts } from './facts';

/** A value of a document, or one made of it. */
export type TermNode =
  | SubjectNode
  | VariableNode
  | LiteralNode
  | ParameterNode
  | FieldNode
  | EntryNode
  | KeysNode
  | JoinNode
  | WhereNode
  | CountNode
  | FallbackNode
  | ConcatNode
  | CastNode
  | RelatedNode;

/** Something that holds, does not hold, or is unknown. */
export type ConditionNode = (IsSetNode | CompareNode | OneOfNode | TextNode | QuantifierNode | AllNode | AnyNode | NotNode | ChoiceNode) & {
  /** Whether it excuses from the conditions beside it: nobody who violates them needs to hear of it. */
  readonly excuses?: true;
  /** What is told where it does not hold, in place of what stands there. */
  readonly told?: Told;
};

/** A sentence of the rule's own about a place where a condition does not hold. */
export interface Told {
  /** Its end, in parts: literals are words, other terms stand for their values. */
  readonly message: readonly TermNode[];
  /** What to change there, in parts as well; left out where the policy says it. */
  readonly remediation?: readonly TermNode[];
}

/** The document that is judged, or the pod template in it. */
export interface SubjectNode {
  readonly kind: 'subject';
}

/** An item of a list, inside a quantifier; told apart by identity. */
export interface VariableNode {
  readonly kind: 'variable';
  /** Singular of the list's name, for readers. */
  readonly name: string;
}

export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: Scalar | readonly Scalar[];
}

export interface ParameterNode {
  readonly kind: 'parameter';
  readonly parameter: Parameter;
}

export interface FieldNode {
  readonly kind: 'field';
  readonly of: TermNode;
  readonly name: string;
}

/** The value at a key of a map. */
export interface EntryNode {
  readonly kind: 'entry';
  readonly of: TermNode;
  readonly key: TermNode;
}

/** The keys of a map. */
export interface KeysNode {
  readonly kind: 'keys';
  readonly of: TermNode;
}

/** Several lists as one. */
export interface JoinNode {
  readonly kind: 'join';
  readonly lists: readonly TermNode[];
}

/** Those items of a list that a condition holds for. */
export interface WhereNode {
  readonly kind: 'where';
  readonly of: TermNode;
  readonly variable: VariableNode;
  readonly condition: ConditionNode;
}

/** How many items a list has; 0 where it is not set. */
export interface CountNode {
  readonly kind: 'count';
  readonly of: TermNode;
}

/** The first value, or the second where the first is not set. */
export interface FallbackNode {
  readonly kind: 'fallback';
  readonly of: TermNode;
  readonly otherwise: TermNode;
}

/** Texts joined; not set where one of them is not. */
export interface ConcatNode {
  readonly kind: 'concat';
  readonly parts: readonly TermNode[];
}

/** A value read as something else; not set where it is no such thing. */
export interface CastNode {
  readonly kind: 'cast';
  readonly of: TermNode;
  readonly to: 'number' | 'text' | 'lowerCase' | 'quantity';
}

/** Resources of a type in the same stack whose `field` refers to the judged one. */
export interface RelatedNode {
  readonly kind: 'related';
  readonly type: string;
  readonly field: string;
}

export interface IsSetNode {
  readonly kind: 'isSet';
  readonly of: TermNode;
}

/** False where one side is not set. */
export interface CompareNode {
  readonly kind: 'compare';
  readonly operator: '==' | '<' | '<=' | '>' | '>=';
  readonly left: TermNode;
  readonly right: TermNode;
}

/** False where it is not set. */
export interface OneOfNode {
  readonly kind: 'oneOf';
  readonly of: TermNode;
  /** A list. */
  readonly values: TermNode;
}

/** False where one side is not set. */
export interface TextNode {
  readonly kind: 'text';
  readonly operator: 'startsWith' | 'endsWith' | 'contains' | 'matches';
  readonly of: TermNode;
  /** For `matches`, a regular expression. */
  readonly with: TermNode;
}

/** `every` holds for a list that is not set, `some` does not. */
export interface QuantifierNode {
  readonly kind: 'quantifier';
  readonly quantifier: 'every' | 'some';
  readonly list: TermNode;
  readonly variable: VariableNode;
  readonly condition: ConditionNode;
}

export interface AllNode {
  readonly kind: 'all';
  readonly conditions: readonly ConditionNode[];
}

export interface AnyNode {
  readonly kind: 'any';
  readonly conditions: readonly ConditionNode[];
}

export interface NotNode {
  readonly kind: 'not';
  readonly condition: ConditionNode;
}

/** One condition in some places, another in others: where a document is deployed decides, not what is in it. */
export interface ChoiceNode {
  readonly kind: 'choice';
  readonly holds: (facts: Facts) => boolean;
  /** For readers, such as `from Kubernetes 1.31 on`. */
  readonly here: string;
  readonly condition: ConditionNode;
  /** The same for all other places. */
  readonly elsewhere: string;
  readonly otherwise: ConditionNode;
}
