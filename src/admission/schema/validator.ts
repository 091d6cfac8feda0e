import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { definition } from './definition';
import { goPattern } from './go-pattern';
import { formats, ownWords, quantity, uniqueBy } from './keywords';
import type { Judged } from './keywords';
import { allUpstreams } from './kinds';
import type { Kind } from './kinds';
import { strictSchemas } from './strict';

/** The metadata of every object, known or not. */
const OBJECT_META = 'kubernetes.json#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

const REWRITTEN = ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance'];

let ajv: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

/** What the schema of a kind has against an object; of an object of unknown kind (`undefined`) only the metadata is judged. */
export function schemaErrors(kind: Kind | undefined, manifest: unknown): ErrorObject[] {
  const ref = kind?.ref ?? OBJECT_META;
  let validate = compiled.get(ref);
  if (!validate) {
    ajv ??= createAjv();
    validate = ajv.compile(kind ? { $ref: ref } : { type: 'object', properties: { metadata: { $ref: ref } } });
    compiled.set(ref, validate);
  }
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

function createAjv(): Ajv {
  return new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    passContext: true,
    inlineRefs: false,
    validateSchema: false,
    meta: false,
    code: { optimize: false, regExp: Object.assign(goPattern, { code: 'goPattern' }) },
    formats,
    schemas: allUpstreams().map(strictSchemas),
    keywords: [definition, ownWords, quantity, uniqueBy],
  });
}
