import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, from, withTemplate } from '../volume-table';
import { appTable, object } from '../workload-table';

says({
  'import-traffic/requires-egress-to-dns': { level: FindingLevel.ADVISED, allowed: 'an egress rule for DNS' },
  'import-traffic/requires-egress-to-source': { level: FindingLevel.ADVISED, allowed: 'an egress rule for cdi.kubevirt.io: importer' },
  'import-traffic/requires-ingress-for-upload': { level: FindingLevel.ADVISED, allowed: 'an ingress rule for port 8443' },
});

const policy = (name: string, spec: Json, where = 'x') => object('networking.k8s.io/v1', 'NetworkPolicy', name, spec, { namespace: where });
const deny = policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const egress = (...rules: Json[]) => (
  policy('importer', { podSelector: { matchLabels: { 'cdi.kubevirt.io': 'importer' } }, policyTypes: ['Egress'], egress: rules })
);
const dns = { ports: [{ port: 53, protocol: 'UDP' }], to: [{ namespaceSelector: {} }] };
const cidr = [{ ipBlock: { cidr: '203.0.113.0/24' } }];
const blocks = (...cidrs: string[]) => cidrs.map((each) => ({ ipBlock: { cidr: each } }));
const web = { ports: [{ port: 80 }], to: cidr };
const secure = { ports: [{ port: 443 }], to: cidr };
const http = (url: string) => dataVolume({ source: { http: { url } } });
const external = http('http://images.example.com/a.img');
const HTTP = 'spec.source.http.url';
const blocked = (host: string, port: number, field = HTTP): [string, string, string] => (
  ['import-traffic/requires-egress-to-source', field, `${host}, port ${port}, which no NetworkPolicy opens`]
);
const unresolved = (host: string, field = HTTP): [string, string, string] => (
  ['import-traffic/requires-egress-to-dns', field, `the name ${host}, and no NetworkPolicy opens port 53`]
);

describe('an import with', () => {
  const selecting = (matchLabels: Json) => policy('selecting', { podSelector: { matchLabels }, policyTypes: ['Egress'] });
  const both = [unresolved('images.example.com'), blocked('images.example.com', 80)];
  appTable('import-traffic', [
    ['no NetworkPolicies', [external]],
    ['NetworkPolicies of another namespace', [external, policy('p', { podSelector: {}, policyTypes: ['Egress'] }, 'y')]],
    ['NetworkPolicies on ingress only', [external, policy('p', { podSelector: {} })]],
    ['NetworkPolicies on other pods', [external, selecting({ app: 'web' })]],
    ['source and DNS opened', [external, deny, egress(dns, web)]],
    ['everything opened', [external, deny, egress({})]],
    ['a range of ports opened', [http('https://images.example.com:8443/a'), deny, egress(dns, { ports: [{ port: 8000, endPort: 9000 }] })]],
    ['one address block among the peers', [external, deny, egress(dns, { ports: [{ port: 80 }], to: [{ podSelector: {} }, ...cidr] })]],
    ['nothing opened', [external, deny], ...both],
    ['a policy that selects importers by their app', [external, selecting({ app: 'containerized-data-importer' })], ...both],
    ['a policy that selects importers for Prometheus', [external, selecting({ 'prometheus.cdi.kubevirt.io': 'true' })], ...both],
    ['a policy that selects a label of the DataVolume', [dataVolume({ source: { http: { url: 'http://images.example.com/a' } } },
      { labels: { tier: 'db' } }), selecting({ tier: 'db' })], ...both],
    ['nothing opened for the template of a VM', [
      { ...withTemplate({ source: { http: { url: 'http://images.example.com/a' } } }), metadata: { name: 'vm', namespace: 'x' } }, deny,
    ],
    unresolved('images.example.com', 'spec.dataVolumeTemplates[0].spec.source.http.url'),
    blocked('images.example.com', 80, 'spec.dataVolumeTemplates[0].spec.source.http.url')],
    ['another port opened', [http('https://images.example.com/a'), deny, egress(dns, web)], blocked('images.example.com', 443)],
    ['its port opened for UDP', [external, deny, egress(dns, { ports: [{ port: 80, protocol: 'UDP' }] })], blocked('images.example.com', 80)],
    ['pods opened only', [external, deny, egress(dns, { to: [{ podSelector: {} }] })], blocked('images.example.com', 80)],
    ['no DNS opened', [external, deny, egress(web)], unresolved('images.example.com')],
    ['DNS opened for TCP only', [external, deny, egress(web, { ports: [{ port: 53 }] })], unresolved('images.example.com')],
  ]);
});

describe('the importer asks', () => {
  const pods = egress(dns, { to: [{ namespaceSelector: {} }] });
  const resolved = [deny, egress(dns)];
  const vddk = { uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' };
  const imageio = { diskId: 'd', secretRef: 's', certConfigMap: 'c' };
  appTable('import-traffic', [
    ['no server for a blank disk', [dataVolume(from({ blank: {} })), deny]],
    ['no server for an image that the node pulls', [dataVolume(from({ registry: { url: 'docker://quay.io/i', pullMethod: 'node' } })), deny]],
    ['no server for an archive', [dataVolume(from({ registry: { url: 'oci-archive:/p' } })), deny]],
    ['no server for a URL without a host', [http('http:///a'), deny]],
    ['no server for a URL that cannot be read', [http('http://h:port/a'), deny]],
    ['a server that a gs URL does not name', [dataVolume(from({ gcs: { url: 'gs://b/o' } })), deny]],
    ['a service inside the cluster', [http('http://images.web.svc/a'), deny, pods]],
    ['a service inside the cluster by its domain', [http('http://images.web.svc.example.org/a'), deny, pods]],
    ['a host of the domain of the cluster', [http('http://images.cluster.local/a'), deny, pods]],
    ['a bare name inside the cluster', [http('http://images/a'), deny, pods]],
    ['a host outside, whose domain looks like a service', [http('http://a.svcs.io/a'), deny, pods], blocked('a.svcs.io', 80)],
    ['a host outside, whose domain looks like that of the cluster', [http('http://a.cluster.local.io/a'), deny, pods], blocked('a.cluster.local.io', 80)],
    ['no DNS for an address', [http('http://203.0.113.7/a'), deny, egress(web)]],
    ['no DNS for an IPv6 address', [http('http://[2001:db8::1]:80/a'), deny, egress({ ports: [{ port: 80 }], to: blocks('2001:db8::/32') })]],
    ['an IPv6 address, where only IPv4 is open', [http('http://[2001:db8::1]:80/a'), deny, egress(web)], blocked('[2001:db8::1]', 80)],
    ['an IPv6 address outside of the block', [http('http://[2001:db9::1]/a'), deny, egress({ to: blocks('2001:db8::/32') })], blocked('[2001:db9::1]', 80)],
    ['an IPv6 address in a hole of the block', [http('http://[2001:db8::1]/a'), deny, egress({
      to: [
        { ipBlock: { cidr: '::/0', except: ['2001:db8::/64'] } },
      ],
    })], blocked('[2001:db8::1]', 80)],
    ['an IPv4 address outside of the block', [http('http://198.51.100.7/a'), deny, egress(web)], blocked('198.51.100.7', 80)],
    ['an IPv4 address in a hole of the block', [http('http://203.0.113.7/a'), deny, egress({
      to: [
        { ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.0/28'] } },
      ],
    })], blocked('203.0.113.7', 80)],
    ['an address of a block that cannot be read', [http('http://203.0.113.7/a'), deny, egress({ to: blocks('203.0.113.7') })], blocked('203.0.113.7', 80)],
    ['an address, where another way is open as well', [http('http://[2001:db8::1]/a'), deny, egress(web, { to: blocks('2001:db8::/32') })]],
    ['an address, where everything is open on the port', [http('http://[2001:db8::1]/a'), deny, egress({ ports: [{ port: 80 }] })]],
    ['the DNS for a name that starts like an address', [http('http://203.0.113.7.example.com/a'), deny, egress(web)],
      unresolved('203.0.113.7.example.com')],
    ['the DNS for a name that ends like an address', [http('http://a.203.0.113.7/a'), deny, egress(web)], unresolved('a.203.0.113.7')],
    ['S3 on the port of its URL', [dataVolume(from({ s3: { url: 'http://s3.io:9000/b/k', secretRef: 's' } })), ...resolved],
      blocked('s3.io', 9000, 'spec.source.s3.url')],
    ['GCS by HTTPS', [dataVolume(from({ gcs: { url: 'https://gcs.io/b/o' } })), ...resolved], blocked('gcs.io', 443, 'spec.source.gcs.url')],
    ['ImageIO by HTTPS', [dataVolume(from({ imageio: { ...imageio, url: 'https://ovirt.io/api' } })), ...resolved],
      blocked('ovirt.io', 443, 'spec.source.imageio.url')],
    ['VDDK by HTTPS', [dataVolume(from({ vddk: { ...vddk, url: 'https://vc.io/sdk' } })), deny, egress(dns, web)],
      blocked('vc.io', 443, 'spec.source.vddk.url')],
    ['no server for VDDK without a URL', [dataVolume(from({ vddk })), deny]],
    ['a registry by HTTPS', [dataVolume(from({ registry: { url: 'docker://quay.io/i' } })), ...resolved],
      blocked('quay.io', 443, 'spec.source.registry.url')],
    ['a registry by HTTPS, which is opened', [dataVolume(from({ registry: { url: 'docker://quay.io/i' } })), deny, egress(dns, secure)]],
    ['the port of HTTPS for a scheme with the name of a property of objects', [http('constructor://a.io/a'), ...resolved], blocked('a.io', 443)],
  ]);
});

describe('a service of the cluster', () => {
  const registry = dataVolume(from({ registry: { url: 'docker://registry.infra.svc:5000/i' } }));
  const named = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
  const infra = (spec: Json, name = 'registry', where = 'infra') => object('v1', 'Service', name, spec, { namespace: where });
  const pods = object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'i' }] }, { namespace: 'infra', labels: { app: 'registry', tier: 'infra' } });
  const closed = blocked('registry.infra.svc', 5000, 'spec.source.registry.url');
  const sameTenant = policy('same', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: {} }] }] });
  const to = (peer: Json, ports?: Json[]) => egress(dns, { to: [peer], ...ports && { ports } });
  const behind = (spec: Json) => infra({ selector: { app: 'registry' }, ports: [{ port: 5000, ...spec }] });
  appTable('import-traffic', [
    ['nothing open but the namespace itself', [registry, deny, egress(dns), sameTenant], closed],
    ['its namespace open', [registry, deny, to(named('infra'))]],
    ['its namespace open on its port', [registry, deny, to(named('infra'), [{ port: 5000 }])]],
    ['its namespace open beside addresses', [registry, deny, egress(dns, { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }, named('infra')], ports: [{ port: 8443 }] })]],
    ['its namespace open on a port that may be that of the pods', [registry, deny, to(named('infra'), [{ port: 8443 }])]],
    ['its namespace open for DNS', [registry, deny, to(named('infra'), [{ port: 53 }])], closed],
    ['its namespace open for UDP', [registry, deny, to(named('infra'), [{ port: 5000, protocol: 'UDP' }])], closed],
    ['another namespace open', [registry, deny, to(named('other'))], closed],
    ['addresses open on the port', [registry, deny, to({ ipBlock: { cidr: '10.0.0.0/8' } }, [{ port: 5000 }])]],
    ['addresses open on 443 and 8443, as imageSources does', [registry, deny, to({ ipBlock: { cidr: '0.0.0.0/0' } }, [{ port: 443 }, { port: 8443 }])], closed],
    ['the port of the Service open, which is not that of the pods', [registry, behind({ targetPort: 443 }), deny, to(named('infra'), [{ port: 5000 }])], closed],
    ['the port of the pods open', [registry, behind({ targetPort: 443 }), deny, to(named('infra'), [{ port: 443 }])]],
    ['the pods name their port', [registry, behind({ targetPort: 'https' }), deny, to(named('infra'), [{ port: 443 }])]],
    ['the Service has another port', [registry, behind({ port: 80 }), deny, to(named('infra'), [{ port: 5000 }])]],
    ['its pods open by a label', [registry, behind({}), pods, deny, to({ ...named('infra'), podSelector: { matchLabels: { tier: 'infra' } } })]],
    ['other pods open', [registry, behind({}), pods, deny, to({ ...named('infra'), podSelector: { matchLabels: { tier: 'web' } } })], closed],
    ['other pods than the Service selects open', [registry, behind({}), deny, to({ ...named('infra'), podSelector: { matchLabels: { app: 'web' } } })], closed],
    ['a name for a host outside', [registry, infra({ type: 'ExternalName', externalName: 'quay.io' }), deny, egress(dns)]],
    ['a name of its own namespace', [http('http://images/a'), deny, egress(dns), sameTenant]],
    ['a name of its own namespace, with it', [http('http://images.x.svc/a'), deny, egress(dns), sameTenant]],
    ['a name of its own namespace, while another is open', [http('http://images/a'), deny, to(named('infra'))], blocked('images', 80)],
    ['a pod of a StatefulSet', [http('http://r-0.registry.infra.svc.cluster.local/a'), deny, egress(dns), sameTenant],
      blocked('r-0.registry.infra.svc.cluster.local', 80)],
    ['a name with its namespace, of a Service that the app makes', [http('http://registry.infra:5000/a'), behind({}), deny, to(named('infra'))]],
    ['a name with its namespace, not open', [http('http://registry.infra:5000/a'), behind({}), deny, egress(dns), sameTenant], blocked('registry.infra', 5000)],
    ['a name of three parts, which is outside', [http('http://registry.infra.io/a'), infra({}, 'registry', 'infra'), deny, egress(dns, { to: [named('infra')] })],
      blocked('registry.infra.io', 80)],
    ['another name of the domain of the cluster', [http('http://a.b.cluster.local/a'), deny, egress(dns), sameTenant]],
    ['another name of the domain of the cluster, nothing open', [http('http://a.b.cluster.local/a'), deny, egress(dns)], blocked('a.b.cluster.local', 80)],
  ]);
});

describe('an upload with', () => {
  const rule = 'import-traffic/requires-ingress-for-upload';
  const upload = dataVolume(from({ upload: {} }));
  const ingress = (...rules: Json[]) => (
    policy('upload', { podSelector: { matchLabels: { 'cdi.kubevirt.io': 'cdi-upload-server' } }, policyTypes: ['Ingress'], ingress: rules })
  );
  const selecting = policy('selecting', { podSelector: { matchLabels: { app: 'containerized-data-importer' } }, policyTypes: ['Ingress'] });
  const ports = [{ port: 8443 }];
  const refused: [string, string, string] = [rule, 'spec.source.upload', 'no NetworkPolicy lets the upload proxy in'];
  appTable('import-traffic', [
    ['no NetworkPolicies', [upload]],
    ['NetworkPolicies of another namespace', [upload, policy('p', { podSelector: {} }, 'y')]],
    ['NetworkPolicies on egress only', [upload, policy('p', { podSelector: {}, policyTypes: ['Egress'] })]],
    ['namespaces let in', [upload, deny, ingress({ from: [{ namespaceSelector: {} }], ports })]],
    ['addresses let in beside pods', [upload, deny, ingress({ from: [{ podSelector: {} }, ...cidr], ports })]],
    ['everything let in', [upload, deny, ingress({})]],
    ['an import in its place', [dataVolume(from({ blank: {} })), deny]],
    ['nothing let in', [upload, deny], refused],
    ['nothing let in to CDI', [upload, selecting], refused],
    ['nothing let in to the volume of a VM', [{ ...withTemplate(from({ upload: {} })), metadata: { name: 'vm', namespace: 'x' } }, deny],
      [rule, 'spec.dataVolumeTemplates[0].spec.source.upload', 'no NetworkPolicy lets the upload proxy in']],
    ['another port let in', [upload, deny, ingress({ from: [{ namespaceSelector: {} }], ports: [{ port: 443 }] })], refused],
    ['its port let in for UDP', [upload, deny, ingress({ ports: [{ port: 8443, protocol: 'UDP' }] })], refused],
    ['pods of the namespace let in only', [upload, deny, ingress({ from: [{ podSelector: {} }] })], refused],
  ]);
});
