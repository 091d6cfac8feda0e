import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'binding-plugin/references-registered-plugin': {
    level: FindingLevel.UNSTARTABLE, allowed: ['no plugin: the KubeVirt CR registers none', 'a plugin of the KubeVirt CR: passt, l2'],
  },
});

const guest = (binding: Json) => machine({ domain: { devices: { interfaces: [{ name: 'n', ...binding }] } }, networks: [{ name: 'n', pod: {} }] });
const kubevirt = (network?: Json) => object('kubevirt.io/v1', 'KubeVirt', 'kubevirt', network && { configuration: { network } }, { namespace: 'kubevirt' });
const bound = guest({ binding: { name: 'macvtap' } });
const registered = kubevirt({ binding: { passt: {}, l2: {} } });
const found: Verdict = ['binding-plugin/references-registered-plugin', 'spec.template.spec.domain.devices.interfaces[0].binding.name', 'macvtap'];

appTable('binding-plugin', [
  ['a plugin where no CR is there to read', [bound]],
  ['a plugin that is registered', [guest({ binding: { name: 'l2' } }), registered]],
  ['a binding that is none of a plugin', [guest({ masquerade: {} }), kubevirt()]],
  ['a plugin that is not registered', [bound, registered], found],
  ['a plugin where none is', [bound, kubevirt({})], found],
  ['a plugin where the CR says nothing', [bound, kubevirt()], found],
]);
