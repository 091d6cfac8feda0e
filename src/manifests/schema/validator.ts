import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { definitionKeyword } from './definition';
import { goPattern } from './go-pattern';
import { formats, ownWords, quantity, uniqueBy } from './keywords';
import type { Judged } from './keywords';
import { allUpstreams } from './kinds';
import type { Kind } from './kinds';
import { strictSchema } from './strict';

/** The metadata of every object, known or not. */
const OBJECT_META = 'kubernetes.json#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const OF_UNKNOWN_KIND = 'unknown kind';

const REWRITTEN = ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance'];

let ajv: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

/** What the schema of a kind has against an object; of an object of unknown kind (`undefined`) only the metadata is judged. */
export function schemaErrors(kind: Kind | undefined, manifest: unknown): ErrorObject[] {
  const validate = validatorOf(kind?.ref ?? OF_UNKNOWN_KIND);
  return validate.call(judged(kind), manifest) ? [] : validate.errors ?? [];
}

/**
 * The schema of a quantity in a CRD says integer or string. KubeVirt's mutating webhooks write VMs and VMIs anew before that schema is asked,
 * and a fraction becomes a string.
 */
function judged(kind: Kind | undefined): Judged {
  const custom = kind?.custom ?? true;
  return { custom, takesFractions: !custom || REWRITTEN.includes(`${kind?.group}/${kind?.kind}`) };
}

/** Definitions are compiled when they are first needed: a VM may lead to hundreds, and most lead to a few dozen. */
function validatorOf(ref: string): ValidateFunction {
  const known = compiled.get(ref);
  if (known) return known;
  ajv ??= createAjv();
  const validate = ajv.compile(ref === OF_UNKNOWN_KIND ? { type: 'object', properties: { metadata: { definition: OBJECT_META } } } : schemaOf(ref));
  compiled.set(ref, validate);
  return validate;
}

function schemaOf(ref: string): object {
  const [file, name] = ref.split('#/definitions/');
  const schema = allUpstreams().find((upstream) => upstream.file === file)?.definitions[name];
  if (!schema) throw new Error(`there is no schema ${ref}`);
  return strictSchema(schema, { file, name });
}

function createAjv(): Ajv {
  return new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    strictNumbers: true,
    passContext: true,
    validateSchema: false,
    meta: false,
    code: { optimize: false, regExp: Object.assign(goPattern, { code: 'goPattern' }) },
    formats,
    keywords: [definitionKeyword(validatorOf), ownWords, quantity, uniqueBy],
  });
}
