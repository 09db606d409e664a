import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

/** One change of the sources that tests ought to notice. */
export interface Mutant {
  /** What tells it from others, whatever stands above it in the file. */
  readonly id: string;
  /** Relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The lines that it changes, with those beside them. */
  readonly place: string;
}

interface Change {
  readonly kind: string;
  readonly node: ts.Node;
  readonly replacement: string;
}

const operators: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '-': '+',
  '*': '/',
  '/': '*',
};
const methods: Readonly<Record<string, string>> = { some: 'every', every: 'some', min: 'max', max: 'min' };
/** Calls that are left out: what they are called on remains. */
const steps = ['filter', 'sort', 'reverse', 'toSorted', 'slice', 'trim', 'toLowerCase'];

/** The places of a file and how each is changed; texts of errors are none. */
function* changes(node: ts.Node): Generator<Change> {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
  if (ts.isTypeAliasDeclaration(node)) return;
  if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return;
  yield* changesOf(node);
  for (const child of node.getChildren()) yield* changes(child);
}

function* changesOf(node: ts.Node): Generator<Change> {
  const text = (of: ts.Node) => of.getText();
  if (ts.isBinaryExpression(node)) {
    const operator = text(node.operatorToken);
    const [left, right] = [text(node.left), text(node.right)];
    if (operators[operator]) yield { kind: operator, node, replacement: `(${left} ${operators[operator]} ${right})` };
    if (operator === '??') {
      yield { kind: 'left of ??', node, replacement: `(${left})` };
      yield { kind: 'right of ??', node, replacement: `(${right})` };
    }
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    yield { kind: '!', node, replacement: text(node.operand) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) yield { kind: 'true', node, replacement: 'false' };
  if (node.kind === ts.SyntaxKind.FalseKeyword) yield { kind: 'false', node, replacement: 'true' };
  if (ts.isNumericLiteral(node)) yield { kind: 'number', node, replacement: String(Number(node.text.replace(/_/g, '')) + 1) };
  if (ts.isConditionalExpression(node))
    yield { kind: '?:', node, replacement: `(${text(node.condition)} ? ${text(node.whenFalse)} : ${text(node.whenTrue)})` };
  if (ts.isIfStatement(node)) yield { kind: 'if', node: node.expression, replacement: 'false' };
  if (ts.isExpressionStatement(node) && !text(node).startsWith("'use ") && !text(node).startsWith('super('))
    yield { kind: 'statement', node, replacement: ';' };
  if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.parent)) {
    if (/^(dependsOn|provider|lifecycle)$/.test(text(node.name))) yield { kind: 'property', node, replacement: '...{}' };
    if (ts.isStringLiteral(node.initializer) && isDefault(node)) yield { kind: 'default', node: node.initializer, replacement: "'mutant'" };
  }
  if (ts.isSpreadAssignment(node)) yield { kind: 'spread', node, replacement: '...{}' };
  if (ts.isSpreadElement(node) && ts.isArrayLiteralExpression(node.parent)) yield { kind: 'spread', node, replacement: '...[]' };
  if ((ts.isBindingElement(node) || ts.isParameter(node)) && node.initializer && ts.isStringLiteral(node.initializer))
    yield { kind: 'default', node: node.initializer, replacement: "'mutant'" };
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    if (methods[name.text]) yield { kind: name.text, node: name, replacement: methods[name.text]! };
    if (steps.includes(name.text)) yield { kind: name.text, node, replacement: text(expression) };
  }
}

/** Whether a property stands in an object of defaults. */
function isDefault(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (ts.isVariableDeclaration(at)) return /default/i.test(at.name.getText());
  return false;
}

/** Every mutant of a file. */
export function mutantsOf(root: string, file: string): readonly Mutant[] {
  const code = fs.readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
  const lines = code.split('\n');
  const lineOf = (at: number) => source.getLineAndCharacterOfPosition(at).line;
  const seen = new Map<string, number>();
  return [...changes(source)].map(({ kind, node, replacement }) => {
    const start = node.getStart();
    const shown = node.getText().replace(/\s+/g, ' ').slice(0, 100);
    const name = `${file} · ${kind} · ${shown}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const [line, end] = [lineOf(start) + 1, node.getEnd()];
    const place = lines.slice(Math.max(line - 2, 0), lineOf(end) + 2).join('\n');
    return { id: nth > 1 ? `${name} · ${nth}` : name, file, line, start, end, replacement, place };
  });
}

/** Tables that are made of something else: their maker and a test of their freshness answer for them. */
const isGenerated = (file: string) => fs.readFileSync(file, 'utf8').startsWith('// Made by `npm run generate`');

/** As many mutants of a shelf as are drawn: the same ones as long as their text stays, whatever happens around them. */
export function draw(root: string, shelf: string, count: number, seed: number): readonly Mutant[] {
  const files = fs
    .readdirSync(path.join(root, shelf), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && path.basename(file) !== 'index.ts' && !file.endsWith('.d.ts'))
    .map((file) => path.posix.join(shelf, ...file.split(path.sep)))
    .filter((file) => !isGenerated(path.join(root, file)))
    .sort();
  const lot = (id: string) => createHash('sha256').update(`${seed} ${id}`).digest('hex');
  return files
    .flatMap((file) => mutantsOf(root, file))
    .map((mutant) => [lot(mutant.id), mutant] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, mutant]) => mutant);
}
