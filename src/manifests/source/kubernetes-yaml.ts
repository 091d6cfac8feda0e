import {
  binaryTag, boolYaml11Tag, defineScalarTag, FAILSAFE_SCHEMA, mapTag, mergeTag, NOT_RESOLVED, nullCoreTag, Schema, seqTag, strTag,
} from 'js-yaml';

const INTEGER = /^[-+]?(?:0[xX][\dA-Fa-f]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

const OF_ANY_TAG = { tagName: '', matchByTagPrefix: true };
/** Whether js-yaml asks for the sake of a merge key. */
let merges = false;
/** A mapping whose keys may be any scalar but null. A merge key overrides the keys before it: js-yaml goes through the keys of what is merged, and leaves out those that are there. */
const OBJECT: typeof mapTag = {
  ...mapTag,
  addPair: (object, key, value) => (key === null ? 'a key must be a string' : mapTag.addPair(object, key, value)),
  * keys(object) {
    merges = true;
    try {
      yield* mapTag.keys(object);
    } finally {
      merges = false;
    }
  },
  has: (object, key) => !merges && mapTag.has(object, key),
};

/**
 * YAML as `sigs.k8s.io/yaml` reads it, and with it kubectl, Helm and Argo CD: the words of YAML 1.1 (`yes`, `off`) are booleans and 0755 is
 * octal, but 0o755, 1e3 and 089 are numbers too, and neither 1:30 nor 2026-01-31 is anything but a string. Binary is text, a tag that is not
 * known makes a string of a scalar, and collections may have any tag.
 */
export const KUBERNETES_YAML = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullCoreTag,
  boolYaml11Tag,
  number('tag:yaml.org,2002:int'),
  number('tag:yaml.org,2002:float'),
  mergeTag,
  { ...binaryTag, resolve: (source, ...rest) => textOf(binaryTag.resolve(source, ...rest)) },
  OBJECT,
  { ...OBJECT, ...OF_ANY_TAG },
  { ...seqTag, ...OF_ANY_TAG },
  { ...strTag, ...OF_ANY_TAG },
]);

function textOf(bytes: Uint8Array | typeof NOT_RESOLVED): string | typeof NOT_RESOLVED {
  return bytes === NOT_RESOLVED ? bytes : new TextDecoder().decode(bytes);
}

function number(tag: string) {
  return defineScalarTag<number>(tag, {
    implicit: true,
    implicitFirstChars: [...'+-.0123456789'],
    identify: () => false,
    resolve: (source) => numberOf(source) ?? NOT_RESOLVED,
  });
}

function numberOf(source: string): number | undefined {
  if (INFINITE.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  if (NOT_A_NUMBER.test(source)) return NaN;
  const plain = source.replaceAll('_', '');
  const value = INTEGER.test(plain) ? integerOf(plain) : FLOAT.test(plain) ? Number(plain) : undefined;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function integerOf(plain: string): number {
  const digits = plain.replace(/^[-+]/, '');
  const size = /^0\d/.test(digits) ? parseInt(digits, 8) : Number(digits);
  return plain.startsWith('-') ? 0 - size : size;
}
