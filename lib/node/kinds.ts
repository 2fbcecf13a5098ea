/**
 * What kind of number an expression or a place holds, as docs/language.md defines it: sized types by their brand, arithmetic by its operands,
 * unannotated locals by their initialiser.
 */
import { ts } from 'ts-morph';
import { constantOf } from './constants.ts';

export type IntegerKind = 'u8' | 'u16' | 'u32' | 'i8' | 'i16' | 'i32';
export type BigKind = 'i64' | 'u64';
/** A kind that a place can have. */
export type PlaceKind = IntegerKind | BigKind | 'f32' | 'f64';
/**
 * exact: integer arithmetic (exactU: with a u32 operand); big, bigU: the same of bigint. integer, fraction: literals alone, which take the type of
 * what they meet. null: the literal, which says nothing of the value's kind.
 */
export type Kind = PlaceKind | 'exact' | 'exactU' | 'big' | 'bigU' | 'integer' | 'fraction' | 'null' | 'other';

const integerKinds: readonly string[] = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32'];
const exactKinds: readonly string[] = [...integerKinds, 'exact', 'exactU', 'integer'];
const bigKinds: readonly string[] = ['i64', 'u64', 'big', 'bigU'];

/** What fits without loss: the lattice of the brands. */
const fits: Record<PlaceKind, readonly Kind[]> = {
  u8: ['u8'],
  u16: ['u8', 'u16'],
  u32: ['u8', 'u16', 'u32'],
  i8: ['i8'],
  i16: ['i8', 'u8', 'i16'],
  i32: ['i8', 'u8', 'i16', 'u16', 'i32'],
  i64: ['i64'],
  u64: ['u64'],
  f32: ['i8', 'u8', 'i16', 'u16', 'f32'],
  f64: ['i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'f32', 'f64', 'fraction'],
};

export function isIntegerPlace(kind: Kind): kind is IntegerKind {
  return integerKinds.includes(kind);
}
/** A number (no bigint) that is an integer. */
export function isExact(kind: Kind): boolean {
  return exactKinds.includes(kind);
}
export function isBig(kind: Kind): boolean {
  return bigKinds.includes(kind);
}
export function isFloat(kind: Kind): boolean {
  return kind === 'f32' || kind === 'f64' || kind === 'fraction';
}
export function fitsWithoutLoss(value: Kind, place: PlaceKind): boolean {
  return fits[place].includes(value);
}

/** The kind of arithmetic on both. */
export function combine(left: Kind, right: Kind): Kind {
  if (left === 'null' || right === 'null') return left === 'null' ? right : left;
  if (left === 'other' || right === 'other') return 'other';
  if (isBig(left) || isBig(right)) return [left, right].some((kind) => kind === 'u64' || kind === 'bigU') ? 'bigU' : 'big';
  if (left === 'f64' || right === 'f64') return 'f64';
  if (left === 'f32' || right === 'f32') return 'f32';
  const literals = [left, right].filter((kind) => kind === 'fraction' || kind === 'integer');
  if (literals.length === 2) return literals.includes('fraction') ? 'fraction' : 'integer';
  // A fraction beside an integer is whole, as Math.floor(2.5) is: others are refused.
  return [left, right].some((kind) => kind === 'u32' || kind === 'exactU') ? 'exactU' : 'exact';
}

/** The type of a place without annotation, from the kind of its initial value. */
export function placeOf(value: Kind): PlaceKind | undefined {
  switch (value) {
    case 'integer':
    case 'exact':
      return 'i32';
    case 'exactU':
      return 'u32';
    case 'big':
      return 'i64';
    case 'bigU':
      return 'u64';
    case 'fraction':
      return 'f64';
    case 'null':
    case 'other':
      return undefined;
    default:
      return value;
  }
}

const typedArrays: Record<string, PlaceKind> = {
  Uint8Array: 'u8',
  Int8Array: 'i8',
  Uint16Array: 'u16',
  Int16Array: 'i16',
  Uint32Array: 'u32',
  Int32Array: 'i32',
  Float32Array: 'f32',
  Float64Array: 'f64',
  BigInt64Array: 'i64',
  BigUint64Array: 'u64',
};
const elementMethods = ['forEach', 'map', 'some', 'every', 'findIndex', 'reduce'];

/** The array whose elements a parameter gets: of a function passed to a method of the array, or to `mapInto`. */
function arrayOf(parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  let node: ts.Node = parameter.parent;
  const position = (node as ts.SignatureDeclaration).parameters.indexOf(parameter);
  while (ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const call = node.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const callee = call.expression;
  if (ts.isIdentifier(callee))
    return callee.text === 'mapInto' && call.arguments[2] === node && position === 0 ? call.arguments[0] : undefined;
  if (!ts.isPropertyAccessExpression(callee) || !elementMethods.includes(callee.name.text) || call.arguments[0] !== node) return undefined;
  return position === (callee.name.text === 'reduce' ? 1 : 0) ? callee.expression : undefined;
}

/** The array whose last elements a name holds: `const [first, ...rest] = array`. */
function restSource(declaration: ts.Declaration | undefined): ts.Expression | undefined {
  if (!declaration || !ts.isBindingElement(declaration) || !declaration.dotDotDotToken) return undefined;
  const owner = declaration.parent.parent;
  return ts.isVariableDeclaration(owner) ? owner.initializer : undefined;
}

/** A literal that only u32 holds. */
const isWide = (value: number | undefined) => value !== undefined && value >= 2 ** 31 && value < 2 ** 32;

const roundings = ['trunc', 'floor', 'round', 'ceil'];
const floatConstants = ['PI', 'E', 'LN2', 'LN10', 'SQRT2'];

/** Answers for one program; remembers what it found. */
export class Kinds {
  private readonly checker: ts.TypeChecker;
  private readonly declarations = new Map<ts.Node, Kind>();
  private readonly expressions = new Map<ts.Expression, Kind>();
  private readonly types = new Map<ts.Type, Kind>();
  /** Declarations that are being looked at; what is found of an expression meanwhile may not be all. */
  private pending = 0;

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  /** The sized type that a TypeScript type names; 'exact' for plain integers (enums, literal unions). */
  ofType(type: ts.Type): Kind {
    const known = this.types.get(type);
    if (known !== undefined) return known;
    const kind = this.findType(type);
    this.types.set(type, kind);
    return kind;
  }

  private findType(type: ts.Type): Kind {
    if (type.flags & ts.TypeFlags.TypeParameter) {
      const constraint = this.checker.getBaseConstraintOfType(type);
      return constraint && constraint !== type ? this.ofType(constraint) : 'other';
    }
    if (type.flags & ts.TypeFlags.EnumLike) return type.flags & ts.TypeFlags.StringLiteral ? 'other' : 'exact';
    if (type.isNumberLiteral()) return !Number.isInteger(type.value) ? 'f64' : isWide(type.value) ? 'exactU' : 'exact';
    if (type.flags & ts.TypeFlags.BigIntLiteral) return 'big';
    if (type.isUnion()) {
      const kinds = type.types
        .filter((part) => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)))
        .map((part): Kind => (part.isNumberLiteral() && !Number.isInteger(part.value) ? 'fraction' : this.ofType(part)));
      const first = kinds[0] ?? 'other';
      const kind = kinds.every((each) => each === first) ? first : kinds.reduce(combine);
      // Beside an f32 a literal is one too.
      return kind === 'fraction' ? 'f64' : kind;
    }
    const brand = type.getProperty('__number');
    if (brand) return this.ofBrand(this.checker.getTypeOfSymbol(brand));
    return 'other';
  }

  private ofBrand(type: ts.Type): Kind {
    const names = (type.isUnion() ? type.types : [type]).flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
    const order: PlaceKind[] = ['i64', 'u64', 'f64', 'f32', 'i32', 'u32', 'i16', 'u16', 'i8', 'u8'];
    return order.find((kind) => names.includes(kind)) ?? 'other';
  }

  /** A type, or where it says only `number`, the declaration behind it. */
  private ofTypeOr(type: ts.Type, declaration: ts.Node | undefined): Kind {
    const kind = this.ofType(type);
    if (kind !== 'other' || !(type.flags & (ts.TypeFlags.Number | ts.TypeFlags.BigInt))) return kind;
    const declared = declaration ? this.ofDeclaration(declaration) : 'other';
    if (declared !== 'other') return declared;
    return type.flags & ts.TypeFlags.BigInt ? 'big' : 'exact';
  }

  /** The kind of the variable, parameter, field or function result that a node declares. */
  ofDeclaration(node: ts.Node): Kind {
    const known = this.declarations.get(node);
    if (known !== undefined) return known;
    this.declarations.set(node, 'other');
    this.pending++;
    const kind = this.findDeclaration(node);
    this.pending--;
    this.declarations.set(node, kind);
    return kind;
  }

  private findDeclaration(node: ts.Node): Kind {
    if (ts.isFunctionLike(node)) {
      // A call of a generator gives no number.
      if ((node as ts.FunctionLikeDeclaration).asteriskToken) return 'other';
      if (node.type) return this.ofType(this.checker.getTypeFromTypeNode(node.type));
      return placeOf(this.ofReturns(node)) ?? 'other';
    }
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)) {
      const type = this.checker.getTypeAtLocation(node);
      if (node.type) return this.ofType(type);
      if (node.initializer && ts.isIdentifier(node.name)) {
        const value = this.of(node.initializer);
        const literal = ts.isVariableDeclaration(node) && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
        return literal && value === 'fraction' ? value : (placeOf(value) ?? 'other');
      }
      if (ts.isVariableDeclaration(node) && ts.isForOfStatement(node.parent.parent)) {
        const over = node.parent.parent.expression;
        return this.ofElement(over) ?? this.ofType(type);
      }
      const array = ts.isParameter(node) ? arrayOf(node) : undefined;
      return (array && this.ofElement(array)) ?? this.ofType(type);
    }
    if (ts.isPropertyAssignment(node)) {
      const contextual = this.checker.getContextualType(node.initializer);
      const kind = contextual ? this.ofType(contextual) : 'other';
      if (kind !== 'other') return kind;
      return this.inferredPlace([node.initializer]) ?? 'other';
    }
    if (ts.isShorthandPropertyAssignment(node)) return placeOf(this.of(node.name)) ?? 'other';
    if (ts.isPropertySignature(node)) return this.ofType(this.checker.getTypeAtLocation(node));
    return 'other';
  }

  /** What `return` in a `function*` gives: the second type argument of Generator. */
  ofSequenceResult(node: ts.SignatureDeclaration): Kind {
    const signature = this.checker.getSignatureFromDeclaration(node);
    const type = signature && this.checker.getReturnTypeOfSignature(signature);
    const value = type && this.checker.getTypeArguments(type as ts.TypeReference)[1];
    return value ? this.ofType(value) : 'other';
  }

  private ofReturns(node: ts.SignatureDeclaration): Kind {
    const body = (node as ts.FunctionLikeDeclaration).body;
    if (!body) return 'other';
    if (!ts.isBlock(body)) return this.of(body);
    const kinds: Kind[] = [];
    const visit = (inner: ts.Node): void => {
      if (ts.isFunctionLike(inner)) return;
      if (ts.isReturnStatement(inner) && inner.expression) kinds.push(this.of(inner.expression));
      ts.forEachChild(inner, visit);
    };
    visit(body);
    const first = kinds[0] ?? 'other';
    return kinds.every((kind) => kind === first) ? first : kinds.reduce(combine);
  }

  /** Elements of an array expression; undefined when it is none. */
  ofElement(array: ts.Expression): Kind | undefined {
    const type = this.checker.getNonNullableType(this.checker.getTypeAtLocation(array));
    const element = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    const plain =
      element !== undefined && this.ofType(element) === 'other' && (element.flags & (ts.TypeFlags.Number | ts.TypeFlags.BigInt)) !== 0;
    const literal = plain && !(type.symbol?.name in typedArrays) ? this.literalOf(array) : undefined;
    if (literal && literal.elements.length > 0)
      return placeOf(literal.elements.map((item) => this.ofItem(item)).reduce(combine)) ?? 'other';
    const rest = plain ? restSource(this.checker.getSymbolAtLocation(array)?.valueDeclaration) : undefined;
    if (rest) return this.ofElement(rest);
    return this.ofElementType(type);
  }

  /** A member of a tuple whose members are of different types, by its index; undefined for other arrays. */
  ofPart(array: ts.Expression, index: number | undefined): Kind | undefined {
    const type = this.checker.getNonNullableType(this.checker.getTypeAtLocation(array));
    return index === undefined ? undefined : this.ofMember(type, index);
  }

  /** The same by the type. */
  ofMember(type: ts.Type, index: number): Kind | undefined {
    const members = this.membersOf(type);
    if (!members) return undefined;
    const kinds = members.map((each) => this.ofType(each));
    return kinds.every((kind) => kind === kinds[0]) ? undefined : kinds[index];
  }

  /** The types of the members of a tuple; undefined for all else. */
  membersOf(type: ts.Type): readonly ts.Type[] | undefined {
    return this.checker.isTupleType(type) ? this.checker.getTypeArguments(type as ts.TypeReference) : undefined;
  }

  /** The type of a place for all of these, of which nothing is declared; undefined for what is no number. */
  inferredPlace(items: readonly ts.Expression[]): PlaceKind | undefined {
    if (items.length === 0) return undefined;
    // In a table `as const`; elsewhere it is refused.
    if (items.some((item) => isWide(constantOf(this.checker, item)))) return 'u32';
    return placeOf(items.map((item) => this.ofItem(item)).reduce(combine));
  }

  /** An item of an array literal. */
  ofItem(item: ts.Expression): Kind {
    return ts.isSpreadElement(item) ? (this.ofElement(item.expression) ?? 'other') : this.of(item);
  }

  /** Elements of an array type; undefined when it is none. */
  ofElementType(type: ts.Type): Kind | undefined {
    const typed = typedArrays[type.symbol?.name ?? ''];
    if (typed) return typed;
    const element = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (!element || !type.getProperty('length')) return undefined;
    const kind = this.ofType(element);
    if (kind !== 'other' || !(element.flags & (ts.TypeFlags.Number | ts.TypeFlags.BigInt))) return kind;
    return element.flags & ts.TypeFlags.BigInt ? 'i64' : 'i32';
  }

  /** The field that a symbol stands for. */
  ofField(field: ts.Symbol): Kind {
    return this.ofTypeOr(this.checker.getTypeOfSymbol(field), field.valueDeclaration);
  }

  /** The array literal that a name was declared with. */
  private literalOf(array: ts.Expression): ts.ArrayLiteralExpression | undefined {
    if (ts.isArrayLiteralExpression(array)) return array;
    const declaration = this.checker.getSymbolAtLocation(array)?.valueDeclaration;
    const initializer =
      declaration &&
      (ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration) || ts.isPropertyDeclaration(declaration))
        ? declaration.initializer
        : undefined;
    return initializer && ts.isArrayLiteralExpression(initializer) ? initializer : undefined;
  }

  isTypedArray(array: ts.Expression): boolean {
    const type = this.checker.getNonNullableType(this.checker.getTypeAtLocation(array));
    const names = (type.isUnion() ? type.types : [type]).map((part) => part.symbol?.name ?? '');
    return names.every((name) => name in typedArrays);
  }

  of(node: ts.Expression): Kind {
    const known = this.expressions.get(node);
    if (known !== undefined) return known;
    const kind = this.find(node);
    if (this.pending === 0) this.expressions.set(node, kind);
    return kind;
  }

  private find(node: ts.Expression): Kind {
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isSatisfiesExpression(node))
      return this.of(node.expression);
    if (ts.isAsExpression(node)) {
      const kind = ts.isConstTypeReference(node.type) ? 'other' : this.ofType(this.checker.getTypeFromTypeNode(node.type));
      return kind === 'other' ? this.of(node.expression) : kind;
    }
    if (ts.isNumericLiteral(node)) return Number.isInteger(Number(node.text)) ? 'integer' : 'fraction';
    if (ts.isBigIntLiteral(node)) return 'big';
    if (node.kind === ts.SyntaxKind.NullKeyword) return 'null';
    if (ts.isPrefixUnaryExpression(node)) return this.ofUnary(node);
    if (ts.isPostfixUnaryExpression(node)) return this.of(node.operand);
    if (ts.isBinaryExpression(node)) return this.ofBinary(node);
    if (ts.isConditionalExpression(node)) {
      const yes = this.of(node.whenTrue);
      const no = this.of(node.whenFalse);
      return yes === no ? yes : combine(yes, no);
    }
    if (ts.isIdentifier(node)) return this.ofIdentifier(node);
    if (ts.isPropertyAccessExpression(node)) return this.ofProperty(node);
    if (ts.isElementAccessExpression(node)) {
      const index = constantOf(this.checker, node.argumentExpression);
      return this.ofPart(node.expression, index) ?? this.ofElement(node.expression) ?? this.ofType(this.checker.getTypeAtLocation(node));
    }
    if (ts.isCallExpression(node)) return this.ofCall(node);
    return this.ofType(this.checker.getTypeAtLocation(node));
  }

  private ofUnary(node: ts.PrefixUnaryExpression): Kind {
    const kind = this.of(node.operand);
    switch (node.operator) {
      case ts.SyntaxKind.TildeToken:
        return isBig(kind) ? 'big' : 'i32';
      case ts.SyntaxKind.ExclamationToken:
        return 'other';
      case ts.SyntaxKind.PlusPlusToken:
      case ts.SyntaxKind.MinusMinusToken:
        return kind;
      default:
        return isExact(kind) || isBig(kind) ? combine(kind, isBig(kind) ? 'big' : 'integer') : kind;
    }
  }

  private ofBinary(node: ts.BinaryExpression): Kind {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.CommaToken || operator === ts.SyntaxKind.EqualsToken) return this.of(node.right);
    if (operator >= ts.SyntaxKind.FirstCompoundAssignment && operator <= ts.SyntaxKind.LastCompoundAssignment) return this.of(node.left);
    const left = this.of(node.left);
    const right = this.of(node.right);
    switch (operator) {
      case ts.SyntaxKind.PlusToken:
      case ts.SyntaxKind.MinusToken:
      case ts.SyntaxKind.AsteriskToken:
      case ts.SyntaxKind.AsteriskAsteriskToken:
      case ts.SyntaxKind.PercentToken:
        return combine(left, right);
      case ts.SyntaxKind.SlashToken: {
        const kind = combine(left, right);
        // A quotient of integers is no integer; where it becomes one, Math.trunc or `| 0` says so, or it is a constant without a fraction.
        if (isExact(kind) && Number.isSafeInteger(constantOf(this.checker, node))) return kind;
        return kind === 'integer' ? 'fraction' : isExact(kind) ? 'f64' : kind;
      }
      case ts.SyntaxKind.AmpersandToken:
      case ts.SyntaxKind.BarToken:
      case ts.SyntaxKind.CaretToken:
      case ts.SyntaxKind.LessThanLessThanToken:
      case ts.SyntaxKind.GreaterThanGreaterThanToken:
        return isBig(left) ? combine(left, right) : left === 'other' ? 'other' : 'i32';
      case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
        return 'u32';
      case ts.SyntaxKind.AmpersandAmpersandToken:
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return left === right ? left : combine(left, right);
      default:
        return 'other';
    }
  }

  private ofIdentifier(node: ts.Identifier): Kind {
    if (node.text === 'NaN' || node.text === 'Infinity') return 'fraction';
    const symbol = this.resolve(node);
    if (!symbol) return 'other';
    const type = this.checker.getTypeOfSymbol(symbol);
    const kind = this.ofTypeOr(type, symbol.valueDeclaration);
    return kind === 'exact' || type.isNumberLiteral() ? this.ofConstant(symbol, kind) : kind;
  }

  /** `const LIMIT = 5` has the literal type 5, `const GAIN = 0.1` the type 0.1: the declaration says what it is. */
  private ofConstant(symbol: ts.Symbol, otherwise: Kind): Kind {
    const declared = symbol.valueDeclaration ? this.ofDeclaration(symbol.valueDeclaration) : 'other';
    return declared === 'other' ? otherwise : declared;
  }

  /** The symbol of a name, through imports. */
  resolve(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private ofProperty(node: ts.PropertyAccessExpression): Kind {
    if (this.mathName(node) !== undefined) return floatConstants.includes(node.name.text) ? 'fraction' : 'other';
    const symbol = this.resolve(node.name);
    if (!symbol) return 'other';
    return this.ofTypeOr(this.checker.getTypeOfSymbol(symbol), symbol.valueDeclaration);
  }

  /** The name in `Math.name`. */
  mathName(node: ts.Expression): string | undefined {
    return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Math'
      ? node.name.text
      : undefined;
  }

  private ofCall(node: ts.CallExpression): Kind {
    const callee = node.expression;
    const signature = this.checker.getResolvedSignature(node);
    const name = this.mathName(callee);
    if (name !== undefined) {
      if (name === 'fround') return 'f32';
      if (name === 'imul' || name === 'clz32') return name === 'imul' ? 'i32' : 'u8';
      const values = node.arguments.map((argument) => this.of(argument));
      const kind = values.length === 1 ? combine(values[0]!, 'integer') : values.reduce(combine, 'integer');
      if (roundings.includes(name)) return isExact(kind) || isQuotient(node.arguments[0], this) ? 'exact' : kind;
      if (['abs', 'min', 'max', 'sign'].includes(name)) return kind;
      // Of literals alone: as good as a literal itself.
      if (kind === 'fraction' || kind === 'integer') return 'fraction';
      return kind === 'f32' ? 'f32' : 'f64';
    }
    if (!signature) return 'other';
    // A call that never returns says nothing of what stands beside it.
    if (this.checker.getReturnTypeOfSignature(signature).flags & ts.TypeFlags.Never) return 'null';
    if (ts.isIdentifier(callee) && callee.text === 'BigInt' && node.arguments[0] && isBig(this.of(node.arguments[0])))
      return this.of(node.arguments[0]);
    return this.ofTypeOr(this.checker.getReturnTypeOfSignature(signature), signature.declaration);
  }
}

/** Whether an expression is the quotient of two integers: `a / b`. */
export function isQuotient(node: ts.Expression | undefined, kinds: Kinds): boolean {
  if (node && ts.isParenthesizedExpression(node)) return isQuotient(node.expression, kinds);
  return (
    node !== undefined &&
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.SlashToken &&
    isExact(kinds.of(node.left)) &&
    isExact(kinds.of(node.right))
  );
}
