import * as ts from 'typescript';
import { checkField } from './kubernetes-fields';
import { exportsOf, program } from './program';

/** The properties of an interface as a table, from its doc comments; what of Kubernetes they become, where they say so. */
export function propertiesOf(name: string): string {
  const checker = program.getTypeChecker();
  const symbol = (['slipway/constructs', 'slipway'] as const).map((entry) => exportsOf(entry).get(name)).find(Boolean);
  if (!symbol) throw new Error(`'${name}' is not exported`);
  const rows = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).map((property) => {
    const { type } = property.declarations![0] as ts.PropertySignature;
    const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional);
    const tag = (name: string) => ts.displayPartsToString(property.getJsDocTags(checker).find((each) => each.name === name)?.text);
    return [
      `\`${property.name}\``,
      typeText(type!),
      isOptional ? defaultText(tag('default')) : 'required',
      ts.displayPartsToString(property.getDocumentationComment(checker)),
      listed(tag('field')).map(checkField).join(', '),
    ];
  });
  const columns = ['property', 'takes', 'default', 'is', 'Kubernetes field'];
  const shown = rows.some((row) => row.at(-1)) ? columns.length : columns.length - 1;
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.slice(0, shown).map(cell).join(' | ')} |\n`).join('');
}

function listed(text: string): readonly string[] {
  return text.split(/,\s*/).filter(Boolean);
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();
}

/** `- prose`, or code. */
function defaultText(text: string): string {
  return text.startsWith('- ') ? text.slice(2) : text && `\`${text}\``;
}

/** What a property takes, in words that a reader of the page knows. */
function typeText(type: ts.TypeNode): string {
  const checker = program.getTypeChecker();
  const known = checker.getTypeFromTypeNode(type);
  const values = (known.isUnion() ? known.types : [known]).filter((one) => one.isStringLiteral());
  if (values.length > 0) return values.map(({ value }) => `\`'${value}'\``).join(', ');
  if (ts.isConditionalTypeNode(type)) return typeText(type.trueType);
  if (ts.isParenthesizedTypeNode(type)) return typeText(type.type);
  if (ts.isUnionTypeNode(type)) return type.types.map(typeText).join(' or ');
  if (ts.isFunctionTypeNode(type)) return 'a function';
  if (ts.isTypeOperatorNode(type)) return typeText(type.type);
  if (ts.isArrayTypeNode(type)) return `list of ${typeText(type.elementType)}`;
  if (ts.isTypeLiteralNode(type)) return `\`{ ${type.members.map((member) => member.name?.getText()).join(', ')} }\``;
  if (!ts.isTypeReferenceNode(type)) return `\`${type.getText()}\``;
  const name = type.typeName.getText();
  const [first, second] = type.typeArguments ?? [];
  if (name === 'Readonly' || name === 'Partial') return typeText(first!);
  if (name === 'ByPlace') return `${typeText(first!)}, or a function of the place`;
  if (name === 'Record') return `${typeText(second!)} by name`;
  const declaration = known.isTypeParameter() ? known.symbol.declarations?.find(ts.isTypeParameterDeclaration) : undefined;
  const choices = declaration?.constraint && typeText(declaration.constraint);
  if (choices?.startsWith("`'")) return choices;
  return `\`${(declaration?.constraint ?? declaration?.default)?.getText() ?? name}\``;
}
