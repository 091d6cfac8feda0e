import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { namespace } from '../workload-table';

says({
  'isolation/avoids-name-label': { level: FindingLevel.ADVISED, allowed: 'kubernetes.io/metadata.name: shared' },
  'isolation/avoids-dns-by-udp-alone': { level: FindingLevel.ADVISED, allowed: 'UDP and TCP' },
});

const policy = (spec: Json) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p', namespace: 'x' }, spec: { podSelector: {}, ...spec } });
const peers = (matchLabels: Json) => [{ podSelector: {} }, { namespaceSelector: { matchLabels } }];
const BY_NAME = peers({ name: 'shared' });
const named = (path: string): Verdict => ['isolation/avoids-name-label', `${path}.namespaceSelector.matchLabels.name`, 'shared'];

test.each<[string, Json[], Verdict[]]>([
  ['the label of Kubernetes', [policy({ ingress: [{ from: peers({ 'kubernetes.io/metadata.name': 'shared' }) }] })], []],
  ['the label name', [policy({ ingress: [{ from: BY_NAME }] })], [named('spec.ingress[0].from[1]')]],
  ['the label name, on the way out', [policy({ egress: [{}, { to: BY_NAME }] })], [named('spec.egress[1].to[1]')]],
  ['a namespace of that name without the label', [policy({ ingress: [{ from: BY_NAME }] }), namespace('shared')], [named('spec.ingress[0].from[1]')]],
  ['a namespace with the label', [policy({ ingress: [{ from: BY_NAME }] }), merged(namespace('y'), { metadata: { labels: { name: 'shared' } } })], []],
  ['the label of pods', [policy({ ingress: [{ from: [{ podSelector: { matchLabels: { name: 'shared' } } }] }] })], []],
  ['no peers', [policy({ ingress: [{}], egress: [{}] })], []],
])('namespaces by %s', (_, manifests, expected) => {
  expect(judge(manifests)).toEqual(expected);
});

const udp = { protocol: 'UDP', port: 53 };
const tcp = { protocol: 'TCP', port: 53 };
const egress = (...rules: Json[][]) => policy({ policyTypes: ['Egress'], egress: rules.map((ports) => ({ ports })) });
const alone = (field: string): Verdict => ['isolation/avoids-dns-by-udp-alone', field, 'UDP'];

test.each<[string, Json, Verdict[]]>([
  ['UDP', egress([udp]), [alone('spec.egress[0].ports[0]')]],
  ['UDP beside https', egress([{ port: 443 }, udp]), [alone('spec.egress[0].ports[1]')]],
  ['a range of UDP', egress([{ protocol: 'UDP', port: 50, endPort: 60 }]), [alone('spec.egress[0].ports[0]')]],
  ['a range of UDP that ends there', egress([{ protocol: 'UDP', port: 50, endPort: 53 }]), [alone('spec.egress[0].ports[0]')]],
  ['another port of UDP', egress([{ protocol: 'UDP', port: 54 }, { protocol: 'UDP', port: 123, endPort: 130 }]), []],
  ['a range that ends before', egress([{ protocol: 'UDP', port: 50, endPort: 52 }]), []],
  ['both', egress([udp, tcp]), []],
  ['both in two rules', egress([udp], [{ port: 53 }]), []],
  ['TCP by name, which may be 53', egress([udp], [{ port: 'dns-tcp', protocol: 'TCP' }]), []],
  ['all ports elsewhere', egress([udp], []), []],
  ['no ports of UDP alone', egress([{ port: 443 }]), []],
])('DNS by %s', (_, manifest, expected) => {
  expect(judge(manifest)).toEqual(expected);
});
