import { addressOf, ImportHosts } from './import-hosts';
import { parseGoUrl } from '../../kubernetes/go-url';
import type { Manifest } from '../../manifests/manifest';
import { networkPolicies, openingsOf, opensPort } from '../../manifests/network-policies';
import type { Opening } from '../../manifests/network-policies';
import { volumeImportsOf } from '../../manifests/volume-import';
import type { VolumeImport } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const IMPORTER = { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'importer', 'prometheus.cdi.kubevirt.io': 'true' };
const UPLOAD_SERVER = { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'cdi-upload-server' };
const UPLOAD_PORT = 8443;
const DNS_PORT = 53;
const HTTP_PORT = 80;
const HTTPS_PORT = 443;

interface Endpoint {
  readonly field: string;
  readonly host: string;
  readonly port: number;
}

interface RestrictedImport extends Endpoint {
  readonly manifest: Manifest;
  /** What NetworkPolicies leave open. */
  readonly openings: readonly Opening[];
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'import-traffic/requires-egress-to-source',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let importer pods reach the source of a volume',
    why: 'CDI imports in a pod of the namespace of the volume, labelled cdi.kubevirt.io: importer. Behind a default deny it never reaches the '
      + 'source, and the DataVolume stays in ImportInProgress.',
    fix: 'Allow egress from pods labelled cdi.kubevirt.io: importer to the address and port of the source. In a TenantNamespace `imageSources` opens 443 and '
      + '8443 to addresses, `sharedServices` any port of a service of the cluster.',
    upstream: ['cdi:np/importer-egress-blocked'],
    * check(manifests, cluster) {
      let hosts: ImportHosts | undefined;
      for (const { manifest, field, host, port, openings } of restrictedImports(manifests)) {
        hosts ??= new ImportHosts(manifests, cluster);
        if (hosts.canBeReached({ host, port, namespace: manifest.metadata.namespace }, openings)) continue;
        const got = `${host}, port ${port}, which no NetworkPolicy opens`;
        yield { manifest, field, got, allowed: 'an egress rule for cdi.kubevirt.io: importer' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'import-traffic/requires-egress-to-dns',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let importer pods ask the DNS',
    why: 'The importer of CDI looks up the host of its source like every pod; without port 53 it finds no address.',
    fix: 'Allow egress from pods labelled cdi.kubevirt.io: importer to the DNS of the cluster, UDP and TCP port 53.',
    upstream: ['cdi:np/importer-dns-blocked'],
    * check(manifests) {
      for (const { manifest, field, host, openings } of restrictedImports(manifests)) {
        if (addressOf(host) || openings.some((opening) => opensPort(opening, DNS_PORT, 'UDP'))) continue;
        yield { manifest, field, got: `the name ${host}, and no NetworkPolicy opens port ${DNS_PORT}`, allowed: 'an egress rule for DNS' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'import-traffic/requires-ingress-for-upload',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let the upload proxy reach upload pods',
    why: `CDI receives an upload in a pod of the namespace of the volume, labelled cdi.kubevirt.io: cdi-upload-server, on port ${UPLOAD_PORT}. `
      + 'Behind a default deny the proxy does not reach it.',
    fix: `Allow ingress to pods labelled cdi.kubevirt.io: cdi-upload-server on TCP port ${UPLOAD_PORT} from the pods cdi.kubevirt.io: `
      + 'cdi-uploadproxy of the namespace of CDI.',
    upstream: ['cdi:np/upload-ingress-blocked'],
    * check(manifests) {
      const policies = networkPolicies(manifests);
      if (!policies.size) return;
      for (const { holder: manifest, spec, path } of volumeImportsOf(manifests)) {
        if (!spec.source?.upload) continue;
        const openings = openingsOf(policies, { namespace: manifest.metadata.namespace, labels: UPLOAD_SERVER }, 'Ingress');
        if (!openings || openings.some((opening) => opensPort(opening, UPLOAD_PORT, 'TCP') && comesFromElsewhere(opening))) continue;
        const got = 'no NetworkPolicy lets the upload proxy in';
        yield { manifest, field: `${path}.source.upload`, got, allowed: `an ingress rule for port ${UPLOAD_PORT}` };
      }
    },
  }),
];

/** The imports whose pods NetworkPolicies restrict. */
function* restrictedImports(manifests: readonly Manifest[]): Iterable<RestrictedImport> {
  const policies = networkPolicies(manifests);
  if (!policies.size) return;
  for (const volume of volumeImportsOf(manifests)) {
    const { holder: manifest, metadata } = volume;
    const endpoint = endpointOf(volume);
    const pod = { namespace: manifest.metadata.namespace, labels: { ...IMPORTER, ...metadata.labels } };
    const openings = endpoint && openingsOf(policies, pod, 'Egress');
    if (openings) yield { manifest, ...endpoint, openings };
  }
}

/**
 * The server that the importer asks. There is none where the node pulls, for a blank disk and for an archive in the importer's own image; that
 * of a gs URL is not in the URL. GCS and registries speak HTTPS.
 */
function endpointOf({ spec: { source = {} }, path }: VolumeImport): Endpoint | undefined {
  const { http, s3, gcs, imageio, vddk, registry } = source;
  const member = Object.keys(source)[0];
  const pulled = registry?.pullMethod === 'node' ? undefined : registry?.url;
  const url = parseGoUrl((http ?? s3 ?? gcs ?? imageio ?? vddk)?.url ?? pulled ?? '', 'reference');
  if (!url || url.host === '' || url.scheme === 'gs') return undefined;
  const field = `${path}.source.${member}.url`;
  const port = /:(\d+)$/.exec(url.host)?.[1];
  if (port) return { field, host: url.host.slice(0, -`:${port}`.length), port: Number(port) };
  return { field, host: url.host, port: url.scheme === 'http' ? HTTP_PORT : HTTPS_PORT };
}

function comesFromElsewhere({ peers }: Opening): boolean {
  return !peers?.length || peers.some(({ ipBlock, namespaceSelector }) => (ipBlock ?? namespaceSelector) !== undefined);
}
