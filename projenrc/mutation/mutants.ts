import ts from 'typescript';

/** One small change of a source file, as a programmer might make it by mistake. */
export interface Mutant {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** `level`, `allowed`, `comparison` …: figures are told by it. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** The whole file with the change. */
  readonly text: string;
}

const SWAPPED: { readonly [operator in ts.SyntaxKind]?: string } = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
};
const BOUNDARIES: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.LessThanToken, ts.SyntaxKind.LessThanEqualsToken, ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.GreaterThanEqualsToken,
];
/** The fields of a violation whose change every test must notice. */
const TOLD: { readonly [name: string]: (value: string) => string } = {
  level: (value) => (value.endsWith('.REJECTED') ? 'FindingLevel.ADVISED' : 'FindingLevel.REJECTED'),
  allowed: (value) => `\`\${${value}} or so\``,
  fix: (value) => `\`\${${value}} Or so.\``,
  got: () => "'mutant'",
  reported: () => 'undefined',
};

/** All mutants of a source file, in the order in which they stand there. Types and texts that only explain (`summary`, `why`) stay. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];
  const change = (node: ts.Node, kind: string, after: string): void => {
    const before = node.getText(source);
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    mutants.push({ file, line, kind, before, after, text: text.slice(0, node.getStart(source)) + after + text.slice(node.getEnd()) });
  };
  visit(source);
  return mutants;

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && isExplanation(node)) return;
    if (ts.isPropertyAssignment(node) && node.name.getText(source) in TOLD) {
      const name = node.name.getText(source);
      if (name !== 'level' || ts.isPropertyAccessExpression(node.initializer)) {
        change(node.initializer, name === 'fix' && isRuleFact(node) ? 'fix of the rule' : name, TOLD[name](node.initializer.getText(source)));
      }
    } else if (ts.isBinaryExpression(node) && SWAPPED[node.operatorToken.kind]) {
      const { kind } = node.operatorToken;
      const logic = kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
      change(node.operatorToken, BOUNDARIES.includes(kind) ? 'boundary' : logic ? 'logic' : 'comparison', SWAPPED[kind]!);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      change(node, 'negation', `(${node.operand.getText(source)})`);
    } else if (ts.isNumericLiteral(node) && !ts.isElementAccessExpression(node.parent)) {
      change(node, 'number', String(Number(node.text) + 1));
    } else if (ts.isBigIntLiteral(node)) {
      change(node, 'number', `${BigInt(node.text.slice(0, -1)) + 1n}n`);
    } else if (ts.isIfStatement(node)) {
      change(node.expression, 'condition', 'false');
    } else if (ts.isRegularExpressionLiteral(node)) {
      if (node.text.startsWith('/^')) change(node, 'pattern', node.text.replace('/^', '/'));
      if (/\$\/[a-z]*$/.test(node.text)) change(node, 'pattern', node.text.replace(/\$\/([a-z]*)$/, '/$1'));
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 1 && node.elements.every(ts.isStringLiteral) && !isUpstream(node)) {
      change(node.elements[0], 'list', "'mutant'");
      change(node.elements[node.elements.length - 1], 'list', "'mutant'");
    } else if (ts.isPropertyAccessExpression(node) && ['some', 'every'].includes(node.name.text)) {
      change(node.name, 'quantifier', node.name.text === 'some' ? 'every' : 'some');
    }
    ts.forEachChild(node, visit);
  }

  function isExplanation({ name }: ts.PropertyAssignment): boolean {
    return ['id', 'summary', 'why', 'upstream', 'note'].includes(name.getText(source));
  }

  function isRuleFact(node: ts.PropertyAssignment): boolean {
    return ts.isObjectLiteralExpression(node.parent) && node.parent.properties.some((property) => property.name?.getText(source) === 'id');
  }

  function isUpstream(node: ts.Node): boolean {
    return ts.isPropertyAssignment(node.parent) && isExplanation(node.parent);
  }
}
