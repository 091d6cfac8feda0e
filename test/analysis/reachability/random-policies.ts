import * as fc from 'fast-check';

/** Few words, so that selectors meet labels often. */
export const NAMESPACES = ['a', 'b', 'c'];
export const KEYS = ['app', 'tier'];
export const VALUES = ['1', '2'];
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const NAME_LABEL = 'kubernetes.io/metadata.name';
/** An address of each piece that the blocks below cut the address space into. */
export const ADDRESSES = ['9.9.9.9', '10.0.0.1', '10.1.0.1', '10.1.2.3', '192.168.0.1', '2001:db8::1', '2001:db8:1::1', 'fd00::1'];
const BLOCKS = [
  { cidr: '0.0.0.0/0' },
  { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] },
  { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
  { cidr: '10.1.2.3/32' },
  { cidr: '::/0', except: ['fd00::/8', '2001:db8::/48'] },
  { cidr: '2001:db8::/32' },
];
/** Ports at the edges of what is generated. */
export const PORTS = [1, 79, 80, 81, 90, 91, 443, 8080, 65535];

const labels = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { noNullPrototype: true });

const requirement = (keys: readonly string[], values: readonly string[]) =>
  fc.oneof(
    fc.record({
      key: fc.constantFrom(...keys),
      operator: fc.constantFrom('In', 'NotIn'),
      values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  );
const selector = (keys: readonly string[], values: readonly string[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    {
      weight: 3,
      arbitrary: fc.record({
        matchLabels: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ matchExpressions: fc.array(requirement(keys, values), { minLength: 1, maxLength: 2 }) }) },
  );
const podSelector = selector(KEYS, VALUES);
const namespaceSelector = fc.oneof(
  selector(['team'], VALUES),
  fc.constantFrom(...NAMESPACES).map((name) => ({ matchLabels: { [NAME_LABEL]: name } })),
);

const port = fc.oneof(
  fc.record({ port: fc.constantFrom<number | string>(80, 443, 'http', 'dns'), protocol: fc.constantFrom(...PROTOCOLS) }, { requiredKeys: ['port'] }),
  fc.constantFrom({ port: 80, endPort: 90 }, { protocol: 'UDP', port: 81, endPort: 8080 }, { protocol: 'SCTP' }, {}),
);
const peer = fc.oneof(
  fc.record({ podSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ namespaceSelector, podSelector }),
  fc.record({ ipBlock: fc.constantFrom(...BLOCKS) }),
);
const rule = (peers: string) =>
  fc.record({ [peers]: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) }, { requiredKeys: [] });
const policyTypes = fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress']);

const networkPolicy = fc
  .record({
    namespace: fc.constantFrom(...NAMESPACES),
    spec: fc.record(
      {
        podSelector,
        policyTypes,
        ingress: fc.array(rule('from'), { maxLength: 2 }),
        egress: fc.array(rule('to'), { maxLength: 2 }),
      },
      { requiredKeys: ['podSelector'] },
    ),
  })
  .map(({ namespace, spec }) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { namespace, name: '' }, spec }));

const podsPeer = fc.oneof(fc.record({ namespaces: namespaceSelector }), fc.record({ pods: fc.record({ namespaceSelector, podSelector }) }));
const networksPeer = fc.record({
  networks: fc.uniqueArray(fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '2001:db8::/32'), { minLength: 1, maxLength: 2 }),
});

const adminRules = (actions: readonly string[], portsField: string, ports: fc.Arbitrary<object>) => {
  const some = (peers: string, one: fc.Arbitrary<object>) =>
    fc.array(
      fc.record(
        {
          action: fc.constantFrom(...actions),
          [peers]: fc.array(one, { minLength: 1, maxLength: 2 }),
          [portsField]: fc.array(ports, { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: ['action', peers] },
      ),
      { maxLength: 2 },
    );
  return { ingress: some('from', podsPeer), egress: some('to', fc.oneof(podsPeer, networksPeer)) };
};
const adminPort = fc.oneof(
  fc.record({ portNumber: fc.record({ protocol: fc.constantFrom(...PROTOCOLS), port: fc.constantFrom(80, 443) }) }),
  fc.constantFrom(
    { portRange: { protocol: 'TCP', start: 80, end: 90 } },
    { portRange: { start: 81, end: 8080 } },
    { namedPort: 'http' },
    { namedPort: 'dns' },
  ),
);
const clusterPort = fc.constantFrom<object>(
  { tcp: {} },
  { tcp: { destinationPort: { number: 80 } } },
  { udp: { destinationPort: { range: { start: 81, end: 8080 } } } },
  { sctp: {} },
  { destinationNamedPort: 'http' },
);
const admin = (kind: string, version: string, spec: { [field: string]: fc.Arbitrary<unknown> }) =>
  fc.record(spec).map((fields) => ({ apiVersion: `policy.networking.k8s.io/${version}`, kind, metadata: { name: '' }, spec: fields }));

export const adminPolicies = fc
  .tuple(
    fc.array(admin('AdminNetworkPolicy', 'v1alpha1', { subject: podsPeer, ...adminRules(['Allow', 'Deny', 'Pass'], 'ports', adminPort) }), {
      maxLength: 2,
    }),
    fc.array(admin('BaselineAdminNetworkPolicy', 'v1alpha1', { subject: podsPeer, ...adminRules(['Allow', 'Deny'], 'ports', adminPort) }), {
      maxLength: 1,
    }),
    fc.array(
      admin('ClusterNetworkPolicy', 'v1alpha2', {
        tier: fc.constantFrom('Admin', 'Baseline'),
        subject: podsPeer,
        ...adminRules(['Accept', 'Deny', 'Pass'], 'protocols', clusterPort),
      }),
      { maxLength: 2 },
    ),
  )
  .map((kinds) => kinds.flat().map((policy, i) => ({ ...policy, metadata: { name: `admin-${i}` }, spec: { ...policy.spec, priority: i } as any })));

export const networkPolicies = fc
  .array(networkPolicy, { maxLength: 5 })
  .map((some) => some.map((policy, i) => ({ ...policy, metadata: { ...policy.metadata, name: `p${i}` } as any, spec: policy.spec as any })));

export const namespaces = fc
  .tuple(...NAMESPACES.map(() => fc.constantFrom<{ [key: string]: string }>({}, { team: '1' }, { team: '2' })))
  .map((teams) => Object.fromEntries(NAMESPACES.map((name, i) => [name, teams[i]])));

const ports = fc.subarray([
  { name: 'http', containerPort: 80 },
  { name: 'http', containerPort: 8080, protocol: 'UDP' },
  { name: 'dns', containerPort: 443, protocol: 'UDP' },
]);
const pod = { namespace: fc.constantFrom(...NAMESPACES), labels, ports };

export const pods = fc.array(fc.record(pod), { minLength: 1, maxLength: 6 });

/** Guests among them, and pods on the network of their node. */
export const endpoints = fc.array(
  fc.record({ ...pod, isGuest: fc.boolean(), hostNetwork: fc.constant(false) }).chain((one) => (
    fc.constantFrom(one, one, { ...one, isGuest: false, hostNetwork: true })
  )),
  { minLength: 1, maxLength: 6 },
);

/** Some of all of these, the same for the same seed. */
export function sampled(count: number, seed: number) {
  return fc.sample(fc.tuple(pods, namespaces, networkPolicies, adminPolicies), { numRuns: count, seed });
}
