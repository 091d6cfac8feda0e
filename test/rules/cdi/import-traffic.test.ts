import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { dataVolume, from } from '../volume-table';
import { appTable, object } from '../workload-table';

says({
  'import-traffic/requires-egress-to-source': { level: FindingLevel.ADVISED, allowed: 'an egress rule for cdi.kubevirt.io: importer' },
  'import-traffic/requires-ingress-for-upload': { level: FindingLevel.ADVISED, allowed: 'an ingress rule for port 8443' },
  'import-traffic/requires-egress-to-dns': { level: FindingLevel.ADVISED, allowed: 'an egress rule for DNS' },
  'object/is-unique': { allowed: 'a name that no other NetworkPolicy in namespace x has' },
});

const policy = (spec: object, where = 'x') => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', spec, { namespace: where });
const deny = policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const egress = (...rules: object[]) => policy({ podSelector: { matchLabels: { 'cdi.kubevirt.io': 'importer' } }, policyTypes: ['Egress'], egress: rules });
const dns = { ports: [{ port: 53, protocol: 'UDP' }], to: [{ namespaceSelector: {} }] };
const web = { ports: [{ port: 80 }], to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] };
const http = (url: string) => dataVolume({ source: { http: { url } } });
const external = http('http://images.example.com/a.img');
const URL = 'spec.source.http.url';
const blocked = (host: string, port: number): [string, string, string] => (
  ['import-traffic/requires-egress-to-source', URL, `${host}, port ${port}, which no NetworkPolicy opens`]
);
const unresolved = (host: string): [string, string, string] => (
  ['import-traffic/requires-egress-to-dns', URL, `the name ${host}, and no NetworkPolicy opens port 53`]
);

describe('imports', () => {
  appTable('import-traffic', [
    ['no policies', [external]],
    ['policies of another namespace', [external, policy({ podSelector: {}, policyTypes: ['Egress'] }, 'y')]],
    ['policies on ingress only', [external, policy({ podSelector: {} })]],
    ['both opened', [external, deny, egress(dns, web)]],
    ['everything opened', [external, deny, egress({})]],
    ['a range of ports', [http('https://images.example.com:8443/a'), deny, egress(dns, { ports: [{ port: 8000, endPort: 9000 }] })]],
    ['what needs nobody', [dataVolume(from({ blank: {} })), dataVolume(from({ registry: { url: 'docker://q/i', pullMethod: 'node' } }), { name: 'b' }), deny]],
    ['a host inside the cluster', [http('http://images.web.svc/a'), deny, egress(dns, { to: [{ namespaceSelector: {} }] })]],
    ['nothing opened', [external, deny], unresolved('images.example.com'), blocked('images.example.com', 80)],
    ['another port', [http('https://images.example.com/a'), deny, egress(dns, web)], blocked('images.example.com', 443)],
    ['pods only', [external, deny, egress(dns, { to: [{ podSelector: {} }] })], blocked('images.example.com', 80)],
    ['no DNS', [external, deny, egress(web)], unresolved('images.example.com')],
    ['no DNS for an address', [http('http://203.0.113.7/a'), deny, egress(web)]],
    ['a registry', [dataVolume(from({ registry: { url: 'docker://quay.io/i' } })), deny, egress(dns)],
      ['import-traffic/requires-egress-to-source', 'spec.source.registry.url', 'quay.io, port 443, which no NetworkPolicy opens']],
  ]);
});

describe('uploads', () => {
  const upload = dataVolume(from({ upload: {} }));
  const ingress = (...rules: object[]) => policy({ podSelector: { matchLabels: { 'cdi.kubevirt.io': 'cdi-upload-server' } }, ingress: rules });
  appTable('import-traffic', [
    ['no policies', [upload]],
    ['opened for CDI', [upload, deny, ingress({ from: [{ namespaceSelector: {} }], ports: [{ port: 8443 }] })]],
    ['opened for the namespace only', [upload, deny, ingress({ from: [{ podSelector: {} }] })],
      ['import-traffic/requires-ingress-for-upload', 'spec.source.upload', 'no NetworkPolicy lets the upload proxy in']],
    ['not opened', [upload, deny], ['import-traffic/requires-ingress-for-upload', 'spec.source.upload', 'no NetworkPolicy lets the upload proxy in']],
  ]);
});
