import { CDI_CONFIGURATION } from './cdi-configuration';
import type { Amounts, CdiConfiguration } from './cdi-configuration';
import { kindOf, versionOf } from './manifest';
import type { Manifest } from './manifest';
import { ofKinds } from './of-kind';
import { at, listAt, mappingAt } from '../kubernetes/untyped';

/** Where a kind, and a version of another shape, says what: overhead, scratch class and resources. */
const PLACES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['cdi.kubevirt.io/CDI', [
    ['spec', 'config', 'filesystemOverhead'], ['spec', 'config', 'scratchSpaceStorageClass'], ['spec', 'config', 'podResourceRequirements'],
  ]],
  ['hco.kubevirt.io/HyperConverged', [
    ['spec', 'filesystemOverhead'], ['spec', 'scratchSpaceStorageClass'], ['spec', 'resourceRequirements', 'storageWorkloads'],
  ]],
  ['hco.kubevirt.io/HyperConverged/v1', [
    ['spec', 'storage', 'filesystemOverhead'], ['spec', 'storage', 'scratchSpaceStorageClass'], ['spec', 'storage', 'workloadResourceRequirements'],
  ]],
]);
/** `validOverhead` of CDI. */
const PART = /^(?:0(?:\.\d{1,3})?|1)$/;
const RESOURCES = ['cpu', 'memory'];
const HONOR = 'HonorWaitForFirstConsumer';
const ADOPTION = 'DataVolumeClaimAdoption';

/** What the one CR among manifests that configures CDI says; where there is none, or more than one, which may be alternatives, CDI's defaults. */
export function cdiConfigurationOf(manifests: readonly Manifest[]): CdiConfiguration {
  const [manifest, ...others] = ofKinds(manifests, PLACES.keys());
  if (!manifest || others.length) return CDI_CONFIGURATION;
  const places = PLACES.get(`${kindOf(manifest)}/${versionOf(manifest)}`) ?? PLACES.get(kindOf(manifest))!;
  const [overhead, scratchClass, resources] = places.map((keys) => at(manifest, ...keys));
  const { filesystemOverhead: { global: usual }, podResources: { requests, limits } } = CDI_CONFIGURATION;
  return {
    filesystemOverhead: {
      global: partOf(at(overhead, 'global')) ?? usual,
      storageClass: new Map(Object.entries(mappingAt(overhead, 'storageClass')).flatMap(([name, value]) => {
        const part = partOf(value);
        return part === undefined ? [] : [[name, part] as const];
      })),
    },
    ...typeof scratchClass === 'string' && scratchClass ? { scratchSpaceStorageClass: scratchClass } : {},
    // The operator of HyperConverged turns it on by itself.
    honorsWaitForFirstConsumer: kindOf(manifest) !== 'cdi.kubevirt.io/CDI' || listAt(manifest, 'spec', 'config', 'featureGates').includes(HONOR),
    adoptsClaims: listAt(manifest, 'spec', 'config', 'featureGates').includes(ADOPTION),
    podResources: { requests: { ...requests, ...amountsAt(resources, 'requests') }, limits: { ...limits, ...amountsAt(resources, 'limits') } },
  };
}

function partOf(value: unknown): number | undefined {
  return typeof value === 'string' && PART.test(value) ? Number(value) : undefined;
}

/** CDI takes the CPU and the memory. */
function amountsAt(resources: unknown, list: string): Amounts {
  return Object.fromEntries(Object.entries(mappingAt(resources, list)).filter((entry): entry is [string, string | number] => (
    RESOURCES.includes(entry[0]) && (typeof entry[1] === 'string' || typeof entry[1] === 'number')
  )));
}
