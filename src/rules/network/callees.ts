import type { LabelSelector, Service } from '../../../imports/kubernetes';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled } from '../../manifests/label-index';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { networkPolicies, openingsOf } from '../../manifests/network-policies';
import type { NetworkPolicies, Opening } from '../../manifests/network-policies';
import { oncePerInput } from '../../manifests/once-per-input';
import { podsOf } from '../../manifests/pods';
import { servicesOf } from '../../manifests/services';
import type { PodPort, Services } from '../../manifests/services';

/** Pods that NetworkPolicies close against all callers but some. */
export interface Callee {
  readonly openings: readonly Opening[];
  /** What makes them, as a finding names it. */
  readonly name: string;
}

/** Labels that pods of KubeVirt and CDI have, and those of others do not: a way that is open to them is open to nobody else. */
export const OF_NEITHER_KUBEVIRT_NOR_CDI = { 'kubevirt.io': undefined, 'cdi.kubevirt.io': undefined };

/** Who is called in an app: the pods behind its Services, as far as its NetworkPolicies close them. */
export const calleesOf = oncePerInput((manifests, cluster) => new Callees(manifests, cluster));

export class Callees {
  public readonly services: Services;
  private readonly policies: NetworkPolicies;
  /** Made when it is first asked for: most apps call nothing. */
  private pods?: LabelIndex<Labelled>;

  constructor(private readonly manifests: readonly Manifest[], private readonly cluster: Cluster) {
    this.policies = networkPolicies(manifests);
    this.services = this.policies.size > 0 ? servicesOf(manifests) : new Map();
  }

  /** The pods behind a Service, of which the first stands for all. */
  public behind({ metadata: { namespace }, spec: { selector = {} } = {} }: Manifest & Service): Callee | undefined {
    return Object.keys(selector).length > 0 ? this.selected(namespace, { matchLabels: selector }) : undefined;
  }

  /** The pods that a selector selects, of which the first stands for all. */
  public selected(namespace: string | undefined, selector: LabelSelector): Callee | undefined {
    if (!this.policies.size) return undefined;
    this.pods ??= new LabelIndex(podsOf(this.manifests, this.cluster));
    const pod = this.pods.find(namespace, selector);
    const openings = pod && openingsOf(this.policies, { namespace, labels: pod.labels }, 'Ingress');
    return openings && { openings, name: `${pod.manifest.kind} ${pod.manifest.metadata.name}` };
  }
}

/** A port as a finding names it. */
export function portText({ port }: PodPort): string {
  return port === undefined ? 'a named port' : `port ${port}`;
}
