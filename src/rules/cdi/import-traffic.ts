import { parseGoUrl } from '../../kubernetes/go-url';
import type { Manifest } from '../../manifests/manifest';
import { networkPolicies, openingsOf, opensPort } from '../../manifests/network-policies';
import type { Opening } from '../../manifests/network-policies';
import { volumeImports } from '../../manifests/volume-import';
import type { VolumeImport } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const IMPORTER = { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'importer', 'prometheus.cdi.kubevirt.io': 'true' };
const UPLOAD_SERVER = { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'cdi-upload-server' };
const UPLOAD_PORT = 8443;
const DNS_PORT = 53;
/** The URL's own port, else that of its scheme; GCS and registries speak HTTPS. */
const PORTS: { readonly [scheme: string]: number | undefined } = { http: 80 };
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;
const INSIDE = /^[^.]+$|\.svc(?:\.|$)|\.cluster\.local$/;

interface Endpoint {
  readonly field: string;
  readonly host: string;
  readonly port: number;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'import-traffic/reaches-source',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies let importer pods reach the source of a volume',
    why: 'CDI imports in a pod of the namespace of the volume, labelled cdi.kubevirt.io: importer. Behind a default deny it never reaches the source, and the DataVolume stays in ImportInProgress.',
    fix: 'Allow egress from pods labelled cdi.kubevirt.io: importer to the address and port of the source.',
    upstream: ['cdi:np/importer-egress-blocked'],
    * check(manifests) {
      for (const { volume: { holder: manifest }, endpoint: { field, host, port }, openings } of restrictedImports(manifests)) {
        if (openings.some((opening) => opensPort(opening, port, 'TCP') && leadsTo(opening, host))) continue;
        yield { manifest, field, got: `${host}, port ${port}, which no NetworkPolicy opens`, allowed: 'an egress rule for cdi.kubevirt.io: importer' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'import-traffic/resolves-source',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies let importer pods ask the DNS',
    why: 'The importer of CDI looks the host of its source up like every pod; without port 53 it finds nobody.',
    fix: 'Allow egress from pods labelled cdi.kubevirt.io: importer to the DNS of the cluster, UDP and TCP port 53.',
    upstream: ['cdi:np/importer-dns-blocked'],
    * check(manifests) {
      for (const { volume: { holder: manifest }, endpoint: { field, host }, openings } of restrictedImports(manifests)) {
        if (ADDRESS.test(host) || openings.some((opening) => opensPort(opening, DNS_PORT, 'UDP'))) continue;
        yield { manifest, field, got: `the name ${host}, and no NetworkPolicy opens port ${DNS_PORT}`, allowed: 'an egress rule for DNS' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'import-traffic/receives-upload',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies let the upload proxy reach upload pods',
    why: 'CDI receives an upload in a pod of the namespace of the volume, labelled cdi.kubevirt.io: cdi-upload-server, on port 8443. Behind a default deny the proxy does not reach it.',
    fix: 'Allow ingress to pods labelled cdi.kubevirt.io: cdi-upload-server on TCP port 8443 from the pods cdi.kubevirt.io: cdi-uploadproxy of the namespace of CDI.',
    upstream: ['cdi:np/upload-ingress-blocked'],
    * check(manifests) {
      const policies = networkPolicies(manifests);
      if (!policies.size) return;
      for (const { holder: manifest, spec, path } of manifests.flatMap(volumeImports)) {
        if (!spec.source?.upload) continue;
        const openings = openingsOf(policies, { namespace: manifest.metadata.namespace, labels: UPLOAD_SERVER }, 'Ingress');
        if (!openings || openings.some((opening) => opensPort(opening, UPLOAD_PORT, 'TCP') && comesFromElsewhere(opening))) continue;
        yield { manifest, field: `${path}.source.upload`, got: 'no NetworkPolicy lets the upload proxy in', allowed: `an ingress rule for port ${UPLOAD_PORT}` };
      }
    },
  }),
];

/** The imports whose pods NetworkPolicies restrict, with what these leave open. */
function* restrictedImports(manifests: readonly Manifest[]): Iterable<{ volume: VolumeImport; endpoint: Endpoint; openings: Opening[] }> {
  const policies = networkPolicies(manifests);
  if (!policies.size) return;
  for (const volume of manifests.flatMap(volumeImports)) {
    const endpoint = endpointOf(volume);
    const labels = { ...IMPORTER, ...volume.metadata.labels };
    const openings = endpoint && openingsOf(policies, { namespace: volume.holder.metadata.namespace, labels }, 'Egress');
    if (openings) yield { volume, endpoint, openings };
  }
}

/** Whom the importer asks; a node that pulls, a blank disk and an archive in the importer's own image need nobody. */
function endpointOf({ spec: { source = {} }, path }: VolumeImport): Endpoint | undefined {
  const { http, s3, gcs, imageio, vddk, registry } = source;
  const member = Object.keys(source)[0];
  const pulled = registry?.pullMethod === 'node' ? undefined : registry?.url;
  const url = parseGoUrl((http ?? s3 ?? gcs ?? imageio ?? vddk)?.url ?? pulled ?? '', 'reference');
  if (!url || url.host === '' || url.scheme === 'gs') return undefined;
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(url.host) ?? [];
  return { field: `${path}.source.${member}.url`, host, port: port ? Number(port) : PORTS[url.scheme] ?? 443 };
}

/** Whether what is opened may be the host: an address block, anybody, or a pod for a name inside the cluster. */
function leadsTo({ peers }: Opening, host: string): boolean {
  return !peers?.length || INSIDE.test(host) || peers.some(({ ipBlock }) => ipBlock !== undefined);
}

function comesFromElsewhere({ peers }: Opening): boolean {
  return !peers?.length || peers.some(({ ipBlock, namespaceSelector }) => (ipBlock ?? namespaceSelector) !== undefined);
}
