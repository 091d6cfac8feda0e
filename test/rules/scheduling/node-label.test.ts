import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';

const rule = 'node-label/has-known-key';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
says({ [rule]: { level: FindingLevel.ADVISED } });

describe(rule, () => {
  const selects = (key: string) => ({ nodeSelector: { [key]: 'a' } });
  const meant = (key: string, allowed: string): Row => [`${key} for ${allowed}`, selects(key), [rule, `nodeSelector[${key}]`, key, { allowed }]];
  const expression = (operator: string, key = 'kubernetes.io/hostnames') => ({
    affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator, ...operator === 'Exists' ? {} : { values: ['a'] } }] }] } } },
  });
  const term = (topologyKey: string) => ({ labelSelector: { matchLabels: { app: 'a' } }, topologyKey });
  const zones = 'topology.kubernetes.io/zones';
  const zone = 'topology.kubernetes.io/zone';
  guestTable([
    ...['kubernetes.io/hostname', zone, 'failure-domain.beta.kubernetes.io/zone', 'node-role.kubernetes.io/worker', 'topology.kubernetes.io/rack', 'hostname', 'example.com/zone',
      'topology.ebs.csi.aws.com/zone', 'cpu-model.node.kubevirt.io/Haswell', 'feature.node.kubernetes.io/pci-10de.present'].map((key): Row => [key, selects(key)]),
    meant('kubernetes.io/hostnane', 'kubernetes.io/hostname'),
    meant('kubernets.io/hostname', 'kubernetes.io/hostname'),
    meant('topology.kubernetes.io/hostname', 'kubernetes.io/hostname'),
    meant('kubernetes.io/zone', zone),
    meant('kubevirt.io/schedulabel', 'kubevirt.io/schedulable'),
    ['an affinity', expression('In'), [rule, `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[0].key`, 'kubernetes.io/hostnames', { allowed: 'kubernetes.io/hostname' }]],
    ['an affinity that every node meets', expression('NotIn')],
    ['pods apart', { affinity: { podAntiAffinity: { [REQUIRED]: [term(zones)] } } }, [rule, `affinity.podAntiAffinity.${REQUIRED}[0].topologyKey`, zones, { allowed: zone }]],
    ['pods beside', { affinity: { podAffinity: { [REQUIRED]: [term(zones)] } } }, [rule, `affinity.podAffinity.${REQUIRED}[0].topologyKey`, zones, { allowed: zone }]],
    ['a wish', { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term(zones) }] } } }],
    ['a spread', { topologySpreadConstraints: [{ topologyKey: zones, labelSelector: {}, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' }] }, [rule, 'topologySpreadConstraints[0].topologyKey', zones, { allowed: zone }]],
  ]);
});
