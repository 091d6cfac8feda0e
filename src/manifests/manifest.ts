import type { CdiConfiguration } from './cdi-configuration';
import type { UnknownFact } from './cluster-facts';
import type { StatedCluster } from './kubevirt-cr';
import type { AdmissionProfile } from './profile';
import type { Releases } from './releases';
import type { Vmis } from './vmi';

/** A manifest as it leaves the construct tree, without `null` values. Its shape is checked before any object rule sees it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly namespace?: string;
    readonly generateName?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly spec?: unknown;
}

/** The CR that configures KubeVirt, and what it says. */
export interface ClusterSource {
  readonly manifest: Manifest;
  readonly stated: StatedCluster;
}

/** What may be unknown of a cluster. */
type Unknown = UnknownFact | 'kubernetesVersion' | 'permittedHostDevices' | 'networkBindings';

/** Every fact of a profile, given or by default. */
export interface Facts extends Required<Omit<AdmissionProfile, Unknown>>, Pick<AdmissionProfile, Unknown> {}

/** The cluster that admits. */
export interface Cluster extends Facts {
  /** The releases that it is judged by. */
  readonly releases: Releases;
  /** The CR in the input that configures KubeVirt, and what it says. */
  readonly source?: ClusterSource;
  /** What the input says of CDI, or CDI's defaults. */
  readonly cdi: CdiConfiguration;
  /** Names that stand in what could not be read of the input: objects of these names may be there. */
  readonly unread: ReadonlySet<string>;
  /** The VMI specs of a manifest whose kind holds one, as the webhooks see them. */
  vmis(manifest: Manifest): Vmis;
}

/** The API group of a manifest; empty for the core group. */
export function groupOf({ apiVersion }: Pick<Manifest, 'apiVersion'>): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The version in its group. */
export function versionOf({ apiVersion }: Pick<Manifest, 'apiVersion'>): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

const kinds = new Map<string, Map<string, string>>();
let last = { apiVersion: '', kind: '', name: '/' };

/** `<group>/<kind>` of a manifest. It is asked for so often that the text is made once: what looks it up need not hash it again. Most come after one of the same kind. */
export function kindOf({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  if (kind === last.kind && apiVersion === last.apiVersion) return last.name;
  last = { apiVersion, kind, name: kindIn(apiVersion, kind) };
  return last.name;
}

function kindIn(apiVersion: string, kind: string): string {
  const ofVersion = kinds.get(apiVersion) ?? new Map<string, string>();
  if (!ofVersion.size) kinds.set(apiVersion, ofVersion);
  const known = ofVersion.get(kind);
  if (known !== undefined) return known;
  const name = `${groupOf({ apiVersion })}/${kind}`;
  ofVersion.set(kind, name);
  return name;
}
