import Ajv, { _ } from 'ajv';
import type { ValidateFunction } from 'ajv';
import type { CodeKeywordDefinition, DataValidationCxt, FuncKeywordDefinition } from 'ajv/dist/types';
import { callRef } from 'ajv/dist/vocabularies/core/ref';
import { goPattern } from '../../../src/manifests/schema/go-pattern';
import type { JsonSchema, Judged } from '../../../src/manifests/schema/json-schema';
import { KEYWORDS } from '../../../src/manifests/schema/keywords';
import type { Test } from '../../../src/manifests/schema/keywords';

/** An error, as much of it as both validators say. */
export interface Said {
  readonly keyword: string;
  readonly pointer: string;
  readonly property?: string;
}

/** Judges as Ajv does, by the same schemas; the words that JSON Schema does not have mean what they mean in the library. */
export class AjvJudge {
  private readonly ajv: Ajv;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly schemaAt: (definition: string) => JsonSchema) {
    this.ajv = new Ajv({
      allErrors: true,
      strict: false,
      strictNumbers: true,
      passContext: true,
      validateSchema: false,
      meta: false,
      code: { optimize: false, regExp: Object.assign(goPattern, { code: 'goPattern' }) },
      formats: { 'int32': integer(2n ** 31n), 'int64': integer(2n ** 63n), 'date-time': text('date-time'), 'byte': text('byte') },
      keywords: [this.definitionKeyword(), ...(['ownWords', 'quantity', 'uniqueBy'] as const).map(ownKeyword)],
    });
  }

  /** What Ajv has against a value. Where the type is wrong it goes on with what needs no type, which tells nothing new. */
  judge(definition: string, judged: Judged, data: unknown): Said[] {
    const validate = this.validatorOf(definition);
    validate.call(judged, data);
    const errors = validate.errors ?? [];
    const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
    return errors.filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath)).map(({ keyword, instancePath: pointer, params }) => {
      const property = (params.missingProperty ?? params.additionalProperty) as string | undefined;
      return { keyword, pointer, ...property === undefined ? {} : { property } };
    });
  }

  private validatorOf(definition: string): ValidateFunction {
    const validate = this.compiled.get(definition) ?? this.ajv.compile(this.schemaAt(definition));
    this.compiled.set(definition, validate);
    return validate;
  }

  private definitionKeyword(): CodeKeywordDefinition {
    const validatorOf = (definition: string) => this.validatorOf(definition);
    return {
      keyword: 'definition',
      schemaType: 'string',
      code(cxt) {
        const definition = cxt.schema as string;
        const lazily = { get validate() { return validatorOf(definition); } };
        callRef(cxt, _`${cxt.gen.scopeValue('wrapper', { ref: lazily })}.validate`);
      },
    };
  }
}

function integer(bound: bigint) {
  return { type: 'number' as const, validate: (value: number) => value >= -Number(bound) && value < Number(bound) };
}

function text(format: string) {
  return { type: 'string' as const, validate: (value: string) => testOf('format', 'string', { format })(value as never, UNUSED, []) };
}

function ownKeyword(keyword: 'ownWords' | 'quantity' | 'uniqueBy'): FuncKeywordDefinition {
  const types = ['number', 'string', 'array'] as const;
  return {
    keyword,
    validate: function (this: Judged, value: unknown, data: unknown, _schema: unknown, context?: DataValidationCxt): boolean {
      const type = types.find((candidate) => (candidate === 'array' ? Array.isArray(data) : typeof data === candidate));
      const path = context?.instancePath.split('/').slice(1) ?? [];
      return type === undefined || testOf(keyword, type, { [keyword]: value } as JsonSchema)(data as never, this, path);
    },
  };
}

const UNUSED: Judged = { custom: true, takesFractions: true };

function testOf(keyword: string, type: 'number' | 'string' | 'array', schema: JsonSchema): Test {
  const known = KEYWORDS.find((candidate) => candidate.keyword === keyword && candidate.types?.includes(type));
  return known?.test(schema as Required<JsonSchema>) ?? (() => true);
}
