import { clusterVersion, daemonSet, facts, hyperConverged, ingressClass, kubevirt, node, objectsOfText, read, readText, service } from './cluster';
import { clusterOfConfiguration } from '../../../src/manifests/kubevirt-cr';
import { readCluster } from '../../../src/platform/from-cluster/read-cluster';

const valueOf = (prop: string, text: string) => new RegExp(`^ *${prop}: (.*)$`, 'm').exec(facts({ text }))?.[1];
const version = (text: string) => valueOf('kubernetesVersion', readText(text).text);

describe('the version of Kubernetes', () => {
  test.each([
    ['of the server', 'clientVersion: {gitVersion: v1.35.0}\nserverVersion: {gitVersion: v1.34.4+k3s1}\n', '"1.34"'],
    ['of a cloud', 'serverVersion: {major: "1", minor: 33+}\n', '"1.33"'],
    ['in JSON', '{"serverVersion": {"gitVersion": "v1.31.6-eks-bc803b4"}}', '"1.31"'],
    ['as text', 'Client Version: v1.35.0\nKustomize Version: v5.7.1\nServer Version: v1.34.4\n', '"1.34"'],
    ['of oc as text', 'Client Version: 4.21.0\nServer Version: 4.21.3\nKubernetes Version: v1.34.2\n', '"1.34"'],
  ])('%s', (_, text, expected) => expect(version(text)).toBe(expected));

  test('is that of the newest kubelet where the server is unknown, and that is said', () => {
    const { text, remarks } = read(node('a', { nodeInfo: { kubeletVersion: 'v1.33.9' } }), node('b', { nodeInfo: { kubeletVersion: 'v1.34.1-rc.0' } }));
    expect(text).toContain('# from the newest kubeletVersion of 2 Nodes: there is no output of kubectl version\nkubernetesVersion: "1.34"\n');
    expect(remarks).toContain('kubernetesVersion is that of the newest kubelet, since there is no output of kubectl version: the server may be newer');
  });

  test('is refused where two servers answered', () => {
    expect(() => version('serverVersion: {gitVersion: v1.34.4}\n---\nserverVersion: {gitVersion: v1.33.4}\n')).toThrow('got two versions of the server; allowed: the output of one');
  });

  test('that a Platform does not take is left out and told', () => {
    const { text, remarks } = readText('serverVersion: {gitVersion: v1.20.1}\n');
    expect(valueOf('kubernetesVersion', text)).toBeUndefined();
    expect(remarks).toContain('kubernetesVersion: got "1.20"; allowed: 1.28 or later (serverVersion of kubectl version: v1.20.1)');
    expect(text).toContain('# To look at:\n# - ');
  });
});

describe('the version of KubeVirt', () => {
  test.each<[string, object, string | undefined]>([
    ['that runs', { observedKubeVirtVersion: 'v1.8.2', operatorVersion: 'v1.9.0' }, '"1.8.2"'],
    ['of a downstream build', { observedKubeVirtVersion: 'sha256:0f6d1a', operatorVersion: 'v1.8.4-12-g5f2f2d6c1' }, '"1.8.4"'],
    ['without v', { observedKubeVirtVersion: '1.7.0-150700.3.16.2' }, '"1.7.0"'],
    ['that is older than what is judged', { observedKubeVirtVersion: 'v1.4.1' }, '"1.4.1"'],
    ['that is targeted only', { targetKubeVirtVersion: 'v1.9.0' }, '"1.9.0"'],
    ['of no form', { observedKubeVirtVersion: 'devel' }, undefined],
    ['of five parts', { observedKubeVirtVersion: '1.9.0.1.2' }, undefined],
  ])('%s', (_, status, expected) => expect(valueOf('kubevirtVersion', read(kubevirt({}, status)).text)).toBe(expected));

  test('an update under way is told', () => {
    expect(read(kubevirt({}, { observedKubeVirtVersion: 'v1.8.2', targetKubeVirtVersion: 'v1.9.0' })).remarks)
      .toContain('kubevirtVersion is what KubeVirt/kubevirt/kubevirt runs now; it is being updated to 1.9.0');
  });

});

describe('gates', () => {
  test('are those of the lists, each once', () => {
    const { platform } = read(kubevirt({ developerConfiguration: { featureGates: ['Snapshot', 'HostDevices', 'Snapshot'], disabledFeatureGates: ['Snapshot', 'Template'] } }));
    expect([platform.featureGates, platform.disabledFeatureGates]).toEqual([['HostDevices', 'Snapshot'], ['Template']]);
  });

  test('that the distribution sets by itself, and this KubeVirt does not, are off', () => {
    const configuration = { developerConfiguration: { featureGates: ['Snapshot', 'DownwardMetrics'], disabledFeatureGates: ['Template'] } };
    const { platform, text } = read(clusterVersion('version'), hyperConverged('h', { namespace: 'kubevirt' }), kubevirt(configuration));
    expect(platform._admissionProfile.enabledFeatureGates).toEqual(clusterOfConfiguration(configuration, '1.9.0').enabledFeatureGates);
    expect(text).toContain('# from KubeVirt/kubevirt/kubevirt, which does not list CPUManager, ');
  });

  test('that are on whatever a KubeVirt lists are not said to be off', () => {
    expect(read(kubevirt()).platform.disabledFeatureGates).toEqual([]);
  });
});

test.each<[string, object, string | undefined]>([
  ['of its own', { observedVersion: 'v1.65.0', operatorVersion: 'v1.66.0' }, '"1.65.0"'],
  ['of OpenShift Virtualization', { observedVersion: 'v4.22.1' }, undefined],
  ['that is not there yet', {}, undefined],
])('a version of CDI %s', (_, status, expected) => {
  const cdi = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, status };
  expect(valueOf('cdiVersion', read(cdi).text)).toBe(expected);
});

test('a configuration of another shape is told, and the rest is read', () => {
  const { platform, remarks } = read(kubevirt({ permittedHostDevices: { pciHostDevices: 'all' }, developerConfiguration: { featureGates: ['Snapshot'] } }));
  expect(platform.featureGates).toEqual(['Snapshot']);
  expect(remarks).toContain('kubevirtConfiguration: spec.configuration of KubeVirt/kubevirt/kubevirt has another shape than its CRD allows');
});

test('a setting that a Platform does not take is told', () => {
  const { platform, remarks } = read(kubevirt({ developerConfiguration: { memoryOvercommit: 5 }, evictionStrategy: 'Pray' }));
  expect(platform.kubevirtConfiguration).toMatchObject({ memoryOvercommit: 100, evictionStrategy: 'None' });
  expect(remarks.filter((remark) => /^(?:memoryOvercommit|evictionStrategy): got/.test(remark))).toHaveLength(2);
});

test('without a KubeVirt it is said how to get one', () => {
  expect(read(node('a')).remarks[0]).toBe(
    'kubevirtVersion, featureGates and kubevirtConfiguration: there is no KubeVirt; kubectl get kubevirts.kubevirt.io -A -o yaml prints it',
  );
  expect(read(hyperConverged('h', { namespace: 'openshift-cnv' })).remarks[0]).toContain(': the KubeVirt that HyperConverged/openshift-cnv/h owns is not there; kubectl get');
});

describe('the distribution', () => {
  const distributionOf = (...objects: readonly object[]) => valueOf('distribution', read(...objects).text);
  const coreOs = node('a', { labels: { 'node.openshift.io/os_id': 'rhel' } });
  const owned = kubevirt({}, undefined, { ownerReferences: [{ kind: 'HyperConverged', name: 'h' }] });
  test.each<[string, readonly object[], string | undefined]>([
    ['OpenShift with HyperConverged', [clusterVersion('version'), hyperConverged('h', { namespace: 'openshift-cnv' })], 'openshift'],
    ['nodes of OpenShift', [coreOs], 'openshift'],
    ['a KubeVirt that HyperConverged owns', [coreOs, owned], 'openshift'],
    ['HyperConverged elsewhere', [hyperConverged('h', { namespace: 'kubevirt-hyperconverged' }), node('a')], undefined],
    ['OpenShift with a KubeVirt of its own', [clusterVersion('version'), kubevirt()], undefined],
    ['anything else', [node('a'), kubevirt()], undefined],
  ])('of %s', (_, objects, expected) => expect(distributionOf(...objects)).toBe(expected));

  const operator = (is: string) => hyperConverged('h', {
    namespace: 'openshift-cnv', status: { versions: [{ name: 'x', version: '9.9.9' }, { name: 'operator', version: is }] },
  });
  const cluster = (is: string) => clusterVersion('version', { status: { desired: { version: is } } });
  const harvester = (osImage: string) => node('a', { labels: { 'harvesterhci.io/managed': 'true' }, nodeInfo: { osImage } });
  test.each<[string, readonly object[], string | undefined]>([
    ['OpenShift Virtualization', [cluster('4.21.9'), operator('4.21.3')], '"4.21.3"'],
    ['OpenShift, of a HyperConverged of the community', [cluster('4.21.9'), operator('1.17.0')], '"4.21"'],
    ['OpenShift, of a HyperConverged that says none', [cluster('4.20.1'), hyperConverged('h', { namespace: 'openshift-cnv' })], '"4.20"'],
    ['Harvester', [harvester('Harvester v1.6.1')], '"1.6.1"'],
    ['Harvester by its newer name', [harvester('SUSE Virtualization v1.7.0')], '"1.7.0"'],
    ['Harvester on another system', [harvester('openSUSE Leap 15.6')], undefined],
    ['OpenShift that is not known', [cluster('4.12.0'), operator('4.12.0')], undefined],
    ['a plain Kubernetes', [node('a', { nodeInfo: { osImage: 'Harvester v1.6.1' } })], undefined],
  ])('has the version of %s', (_, objects, expected) => expect(valueOf('distributionVersion', read(...objects).text)).toBe(expected));

  test('a version that is not known is told', () => {
    expect(read(cluster('4.12.0'), operator('4.12.0')).remarks).toContain(
      'distributionVersion: got "4.12.0"; allowed: 4.18, 4.19, 4.20, 4.21, 4.22 (HyperConverged/openshift-cnv/h: status.versions)',
    );
  });

  test('OpenShift without HyperConverged is told', () => {
    expect(read(clusterVersion('version'), kubevirt()).remarks).toContain(
      'distribution: OpenShift (ClusterVersion/version), but no HyperConverged owns its KubeVirt; openshift would add the gates of HyperConverged',
    );
  });
});

const dnsService = (name: string, namespace: string, fields: object = {}, labels: object = { 'k8s-app': 'kube-dns' }) => service(name, {
  namespace, spec: { selector: { 'k8s-app': 'kube-dns' }, ports: [{ port: 53, targetPort: 53 }, { port: 9153, targetPort: 9153 }], ...fields },
}, { labels });

describe('DNS', () => {
  const dnsOf = (...objects: readonly object[]) => read(...objects).platform.dns;
  test('of a Service with another port', () => {
    expect(dnsOf(dnsService('coredns', 'kube-system', { selector: { app: 'dns' }, ports: [{ port: 53, targetPort: 1053 }] }))).toEqual({
      namespace: 'kube-system', podLabels: { app: 'dns' }, port: 1053, addresses: [],
    });
  });

  test('of OpenShift, whose port has a name', () => {
    expect(dnsOf(dnsService('dns-default', 'openshift-dns', { ports: [{ port: 53, targetPort: 'dns' }] }, {}))).toMatchObject({ namespace: 'openshift-dns', port: 5353 });
  });

  test.each<[string, object]>([
    ['another namespace', dnsService('kube-dns', 'demo', { selector: { app: 'evil' } })],
    ['no selector', dnsService('kube-dns', 'kube-system', { selector: undefined })],
    ['no port 53', dnsService('kube-dns', 'kube-system', { selector: { app: 'x' }, ports: [{ port: 80 }] })],
    ['no label', dnsService('kube-dns', 'kube-system', { selector: { app: 'x' } }, {})],
    ['the way of the cache', dnsService('kube-dns-upstream', 'kube-system', { selector: { app: 'x' } })],
  ])('a Service with %s is none of it', (_, object) => expect(facts(read(object, node('a')))).not.toContain('dns:'));

  test('two that select different pods are told', () => {
    const { text, remarks } = read(dnsService('a', 'kube-system'), dnsService('b', 'kube-system', { selector: { app: 'b' } }));
    expect(facts({ text })).not.toContain('dns:');
    expect(remarks).toContain('dns: Service/kube-system/a and Service/kube-system/b select different pods');
  });

  test('a port that a Platform does not take is told', () => {
    expect(read(dnsService('a', 'kube-system', { ports: [{ port: 53, targetPort: 70000 }] })).remarks)
      .toContain('dns.port: got 70000; allowed: 1 to 65535 (Service/kube-system/a: targetPort)');
  });

  test.each([[['-localip', '169.254.20.10,10.43.0.10']], [['-localip=169.254.20.10,10.43.0.10,nowhere']], [['-conf', 'x=-localip', '-localip', '169.254.20.10, 10.43.0.10', '10.0.0.1', 'a-localip', '10.0.0.2']]])('the addresses of a cache with %j', (args) => {
    const cache = daemonSet('node-local-dns', { namespace: 'kube-system', spec: { template: { spec: { containers: [{ args }] } } } });
    expect(dnsOf(cache).addresses).toEqual(['10.43.0.10', '169.254.20.10']);
  });

  test('a DaemonSet or Service of another namespace is no cache', () => {
    const args = ['-localip', '169.254.20.10'];
    const cache = daemonSet('node-local-dns', { namespace: 'demo', spec: { template: { spec: { containers: [{ args }] } } } });
    const { platform, remarks } = read(cache, service('kube-dns-upstream', { namespace: 'demo' }));
    expect([platform.dns.addresses, remarks.join().includes('NodeLocal')]).toEqual([[], false]);
  });

  test.each<[string, object, string]>([
    ['a cache that does not say its addresses', daemonSet('node-local-dns', { namespace: 'kube-system' }), 'DaemonSet/kube-system/node-local-dns'],
    ['a Service of a cache', service('kube-dns-upstream', { namespace: 'kube-system' }), 'Service/kube-system/kube-dns-upstream'],
  ])('%s is told', (_, object, label) => {
    expect(read(object).remarks).toContain(
      `dns.addresses: ${label} is of NodeLocal DNSCache, and no DaemonSet says its addresses (-localip); write them into dns.addresses`,
    );
  });
});

describe('the namespace of the ingress controller', () => {
  const INSTALLED = { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/instance': 'ingress-nginx' };
  const helm = { 'meta.helm.sh/release-namespace': 'edge' };
  const DEFAULT = { 'ingressclass.kubernetes.io/is-default-class': 'true' };
  const namespaceOf = (...objects: readonly object[]) => valueOf('ingress', read(node('a'), ...objects).text);
  test('is that of a release of Helm', () => expect(namespaceOf(ingressClass('nginx', {}, { annotations: helm }))).toBe('edge'));
  test('is that of the default class', () => {
    expect(namespaceOf(ingressClass('a', {}, { annotations: { ...helm, ...DEFAULT } }), ingressClass('b', {}, { annotations: helm }))).toBe('edge');
  });
  test('is that of a Service of the same installation', () => {
    expect(namespaceOf(ingressClass('nginx', {}, { labels: INSTALLED }), service('controller', { namespace: 'web' }, { labels: INSTALLED }))).toBe('web');
  });
  test.each<[string, readonly object[], string]>([
    ['two classes', [ingressClass('a'), ingressClass('b')], 'namespaces.ingress: there are 2 IngressClasses, and 0 are marked as default'],
    ['a class that tells nothing', [ingressClass('a'), service('s', { namespace: 'web' })],
      'namespaces.ingress: neither an annotation of Helm nor labels of a Service tell where the controller of IngressClass/a runs'],
  ])('is unknown with %s', (_, objects, remark) => {
    expect(namespaceOf(...objects)).toBeUndefined();
    expect(read(...objects).remarks).toContain(remark);
  });
  test('is not that of a Service that shares one label only', () => {
    const other = { ...INSTALLED, 'app.kubernetes.io/instance': 'other' };
    expect(namespaceOf(ingressClass('nginx', {}, { labels: INSTALLED }), service('controller', { namespace: 'web' }, { labels: other }))).toBeUndefined();
    expect(namespaceOf(ingressClass('nginx'), service('controller', { namespace: 'web' }))).toBeUndefined();
  });
  test('is that of the distribution on OpenShift', () => expect(namespaceOf(ingressClass('o', { spec: { controller: 'openshift.io/ingress-to-route' } }))).toBeUndefined());
});

test.each<[string, object, string | undefined]>([
  ['the Service of CDI', service('cdi-uploadproxy', { namespace: 'data' }, { labels: { 'cdi.kubevirt.io': 'cdi-uploadproxy' } }), 'data'],
  ['another of its name', service('cdi-uploadproxy', { namespace: 'data' }), undefined],
  ['another of its label', service('x', { namespace: 'data' }, { labels: { 'cdi.kubevirt.io': '' } }), undefined],
])('the namespace of CDI by %s', (_, object, expected) => expect(valueOf('cdi', read(object).text)).toBe(expected));

test.each<[unknown, string | undefined]>([[true, 'true'], [false, 'false'], ['yes', undefined], [undefined, undefined]])('an operator of SR-IOV with enableInjector %s', (enableInjector, expected) => {
  const { text } = read({
    apiVersion: 'sriovnetwork.openshift.io/v1', kind: 'SriovOperatorConfig', metadata: { name: 'default', namespace: 'sriov' }, spec: { enableInjector },
  });
  expect([valueOf('sriovOperator', text), valueOf('resourcesInjector', text)]).toEqual(['sriov', expected]);
});

describe('inputs', () => {
  const textOf = (text: string) => readCluster(objectsOfText(text), { schema: 's' }).text;
  const state = (resourceVersion: string | undefined, cpu: string, uid = 'u') => {
    const { metadata, ...rest } = node('a', { allocatable: { cpu } });
    return JSON.stringify({ ...rest, metadata: { ...metadata, uid, resourceVersion } });
  };

  test('without an object that is read are refused, and nothing of them is shown', () => {
    expect(() => textOf('apiVersion: v1\nkind: Secret\nmetadata: {name: hidden}\n')).toThrow(/^got only objects of other kinds \(1\); allowed: Node, Service, /);
    expect(() => textOf('a: hidden')).toThrow(/^got no object; allowed: Node, /);
    expect(() => textOf('clientVersion: {gitVersion: v1.34.0}')).toThrow('got no object, and a kubectl version that did not reach the server; allowed: ');
  });

  test('with the version only are enough', () => expect(facts({ text: textOf('serverVersion: {gitVersion: v1.34.0}') })).toBe('kubernetesVersion: "1.34"'));

  test('with nothing that can be said are an empty mapping', () => {
    expect(facts({ text: textOf('apiVersion: hco.kubevirt.io/v1beta1\nkind: HyperConverged\nmetadata: {name: a}') })).toBe('{}');
  });

  test('with two clusters are refused', () => {
    const other = { ...kubevirt(), metadata: { name: 'other', namespace: 'kubevirt' } };
    expect(() => read(kubevirt(), other)).toThrow('got KubeVirt/kubevirt/kubevirt and KubeVirt/kubevirt/other; allowed: one KubeVirt, as a cluster has. Give one cluster');
  });

  test.each([
    ['twice the same', `${state('1', '4')}\n---\n${state('1', '4')}`, 4],
    ['an older state first', `${state('9', '4')}\n---\n${state('10', '8')}`, 8],
    ['a newer state first', `${state('10', '8')}\n---\n${state('9', '4')}`, 8],
  ])('with an object that is there %s', (_, text, cpus) => expect(valueOf('cpus', textOf(text))).toBe(String(cpus)));

  test.each([
    ['of two clusters', state('1', '4', 'a'), state('2', '8', 'b')],
    ['that nothing orders', state(undefined, '4'), state(undefined, '8')],
  ])('with two states of an object %s are refused', (_, one, other) => {
    expect(() => textOf(`${one}\n---\n${other}`)).toThrow('Node/a: got two states of it in cluster.yaml; allowed: one. Give one cluster at a time');
  });
});
