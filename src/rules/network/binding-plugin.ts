import type { KubeVirt } from '../../../imports/kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'binding-plugin/references-registered-plugin',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The binding of an interface must be a plugin that the KubeVirt CR registers, where the CR is there to read',
    why: 'KubeVirt admits any name. It cannot render the launcher pod then (unable to find the network binding plugin in Kubevirt configuration): the VM '
      + 'never starts.',
    fix: 'Register the plugin under spec.configuration.network.binding of the KubeVirt CR, or correct the name.',
    * check(manifests, cluster) {
      const registrations = manifests.filter(isKubeVirt).map(({ spec }) => Object.keys(spec?.configuration?.network?.binding ?? {}));
      if (!registrations.length) return;
      const registered = new Set(registrations.flat());
      for (const { manifest, path, written: { domain } } of workloadsOf(manifests, cluster)) {
        for (const [i, { binding }] of (domain.devices?.interfaces ?? []).entries()) {
          if (!binding || registered.has(binding.name)) continue;
          const allowed = registered.size ? `a plugin of the KubeVirt CR: ${[...registered].join(', ')}` : 'no plugin: the KubeVirt CR registers none';
          yield { manifest, field: `${path}.domain.devices.interfaces[${i}].binding.name`, got: binding.name, allowed };
        }
      }
    },
  }),
];

function isKubeVirt(manifest: Manifest): manifest is Manifest & KubeVirt {
  return kindOf(manifest) === 'kubevirt.io/KubeVirt';
}
