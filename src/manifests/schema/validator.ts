import type { SchemaError } from './json-schema';
import type { Kind } from './kinds';
import { upstreamIn } from './releases';
import { errorsOf, shapeOf } from './shape';
import type { Judging, Shape } from './shape';
import { strictSchema } from './strict';

/** The metadata of every object, known or not. */
const OBJECT_META = 'kubernetes.json#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

const REWRITTEN = ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance'];

const shapes = new Map<string, Shape>();
let ofUnknownKind: Shape | undefined;

const [OF_KUBERNETES, OF_CRD, REWRITTEN_FIRST] = [{ custom: false }, { takesFractions: false }, {}].map((judged): Judging => (
  { ...judged, shapeAt, faultless: new WeakMap() }
));

/** What the schema of a kind has against an object; of an object of unknown kind (`undefined`) only the metadata is judged. */
export function schemaErrors(kind: Kind | undefined, manifest: unknown): readonly SchemaError[] {
  return errorsOf(kind ? shapeAt(kind.ref) : unknownKind(), manifest, judging(kind));
}

function unknownKind(): Shape {
  return ofUnknownKind ??= shapeOf({ type: 'object', properties: { metadata: { definition: OBJECT_META } } });
}

/**
 * The schema of a quantity in a CRD says integer or string. KubeVirt's mutating webhooks write VMs and VMIs anew before that schema is asked,
 * and a fraction becomes a string.
 */
function judging(kind: Kind | undefined): Judging {
  if (kind?.custom === false) return OF_KUBERNETES;
  return REWRITTEN.includes(`${kind?.group}/${kind?.kind}`) ? REWRITTEN_FIRST : OF_CRD;
}

/** Definitions are made ready when they are first needed: a VM may lead to hundreds, and most lead to a few dozen. */
function shapeAt(ref: string): Shape {
  const known = shapes.get(ref);
  if (known) return known;
  const [file, name] = ref.split('#/definitions/');
  const schema = upstreamIn(file)?.definitions[name];
  if (!schema) throw new Error(`there is no schema ${ref}`);
  const shape = shapeOf(strictSchema(schema, { file, name }));
  shapes.set(ref, shape);
  return shape;
}
