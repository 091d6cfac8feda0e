import { adminPolicy, isAdminPolicy } from './admin-policies';
import { assumedEndpoints } from './assumed';
import { AtomIndex } from './atom-index';
import { Atoms } from './atoms';
import { classesOf } from './classes';
import type { Party } from './classes';
import { endpointOf } from './endpoint';
import type { Endpoint } from './endpoint';
import { explanationOf } from './explain';
import { behind, namespaceOf, publishedBy, servicePorts, servicesOf, targetPort, targetPorts } from './exposure';
import { forgedPods } from './forged';
import type { Forged } from './forged';
import { MANY, matrixOf, passing } from './matrix';
import type { End } from './matrix';
import type { Attacker, Explanation, Exposure, ForgedPod, ObjectRef, PortSet, Reachability, ServiceEndpoints } from './model';
import { NamespaceLabels } from './namespace-labels';
import { isNamespacedPolicy, namespacedPolicy } from './namespaced-policies';
import { PlaneMap } from './plane-map';
import { networksOf, planeOf } from './planes';
import type { Network } from './planes';
import { refOf } from './policy';
import type { Policy } from './policy';
import { commonPorts, isNoPort, NO_PORTS, unitedPorts } from './port-set';
import { groupBy } from '../../kubernetes/group-by';
import { isMapping } from '../../kubernetes/is-mapping';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { normalized } from '../../manifests/normalized';

/**
 * Who reaches whom among the pods and virtual machines of some manifests, and addresses outside, as their network policies decide. What policies of other
 * projects, service meshes and firewalls do besides is not in it. Any value is taken as a manifest: what is none makes nothing.
 *
 * @param many from how many classes on a selector counts as one that selects many, for which flows are told together
 */
export function reachabilityOf(written: readonly unknown[], many = MANY): Reachability {
  return new Reach(written.map(normalized).filter(isObject), many);
}

class Reach implements Reachability {
  public readonly classes: Reachability['classes'];
  public readonly planes: Reachability['planes'];
  public readonly namespaces: Reachability['namespaces'];
  private readonly parties: readonly Party[];
  private readonly networks: readonly Network[];
  private readonly index: AtomIndex;
  private readonly endpoints: readonly Endpoint[];
  private readonly map: PlaneMap;
  private readonly planesOf: ReadonlyMap<Party, readonly number[]>;
  private readonly partyOf: ReadonlyMap<string, Party>;
  private readonly byNamespace: ReadonlyMap<string | undefined, readonly Endpoint[]>;
  private readonly outside: readonly Party[];
  private readonly foreign: readonly Party[];
  /** The namespaces that are in the manifests. */
  private readonly known: readonly string[];
  private forgeries?: { readonly attacker: Attacker; readonly byNamespace: ReadonlyMap<string, readonly Forged[]> };
  private published?: readonly Exposure[];
  private served?: readonly ServiceEndpoints[];

  constructor(
    private readonly manifests: readonly Manifest[],
    private readonly many: number,
  ) {
    const atoms = new Atoms();
    const policies = manifests.flatMap((manifest): Policy[] => {
      if (isNamespacedPolicy(manifest)) return [namespacedPolicy(manifest, atoms)];
      return isAdminPolicy(manifest) ? [adminPolicy(manifest, atoms)] : [];
    });
    const namespaces = new NamespaceLabels(manifests);
    this.endpoints = manifests.flatMap((manifest) => endpointOf(manifest) ?? []);
    this.known = [...new Set([...namespaces.names(), ...this.endpoints.flatMap(({ namespace }) => namespace ?? [])])].sort();
    this.index = new AtomIndex(atoms, namespaces);
    this.map = new PlaneMap(manifests, namespaces, this.known);
    const made = new Set(this.endpoints.flatMap((endpoint) => this.index.of(endpoint)));
    const assumed = assumedEndpoints(policies, this.index, namespaces, made);
    const relevant = {
      keys: new Set(atoms.list.flatMap((atom) => (atom.kind === 'pods' ? atom.pods.requirements.map(({ key }) => key) : []))),
      portNames: new Set(
        policies
          .flatMap(({ rules: { Ingress = [], Egress = [] } }) => [...Ingress, ...Egress])
          .flatMap(({ ports }) => ports.names.map(({ name }) => name)),
      ),
      attachments: sharedAttachments(this.endpoints, this.map, policies),
    };
    this.parties = classesOf(this.endpoints, assumed, this.index, atoms, relevant);
    this.classes = this.parties.map(({ facts }) => facts);
    this.networks = networksOf(this.parties, this.map, policies);
    this.planes = this.networks.map((network) => planeOf(network, many));
    const memberships = this.networks.flatMap(({ parties }, plane) => [...parties].map((party) => ({ party, plane })));
    this.planesOf = new Map([...groupBy(memberships, ({ party }) => party)].map(([party, on]) => [party, on.map(({ plane }) => plane)]));
    this.partyOf = new Map(this.parties.flatMap((party) => party.facts.workloads.map((workload) => [keyOf(workload), party] as const)));
    this.byNamespace = groupBy(this.endpoints, ({ namespace }) => namespace);
    this.outside = this.parties.filter(({ facts: { kind } }) => kind === 'addresses');
    this.foreign = this.parties.filter(({ facts: { isAssumed, kind } }) => isAssumed || kind === 'host');
    this.namespaces = new Map(this.known.map((name) => [name, namespaces.of(name)]));
  }

  public get attacker(): Attacker {
    return this.attack().attacker;
  }

  public get exposures(): readonly Exposure[] {
    return (this.published ??= this.publish());
  }

  public get services(): readonly ServiceEndpoints[] {
    return (this.served ??= this.serve());
  }

  public between(from: number, to: number): PortSet {
    return this.sharing(from, to).reduce((all, { source, target }) => unitedPorts(all, passing(source, target)), NO_PORTS);
  }

  public explain(from: number, to: number): readonly Explanation[] {
    return this.sharing(from, to).map(({ plane, source, target }) => explanationOf(plane, source, target));
  }

  public forged(namespace: string, to: number): readonly { readonly pod: ForgedPod; readonly ports: PortSet }[] {
    const target = this.parties[to];
    const forged = this.attack().byNamespace.get(namespace) ?? [];
    return forged.flatMap(({ pod, end }) => {
      const { ends, parties } = this.networks[pod.plane];
      if (!target || !parties.has(target)) return [];
      const ports = passing(end, ends.end(to, target, 'Ingress'));
      return isNoPort(ports) ? [] : [{ pod, ports }];
    });
  }

  public explainForged(pod: ForgedPod, to: number): Explanation | undefined {
    const target = this.parties[to];
    const source = this.attack().byNamespace.get(pod.namespace)?.find((each) => each.pod === pod)?.end;
    const network = this.networks[pod.plane];
    return source && target && network.parties.has(target) ? explanationOf(pod.plane, source, network.ends.end(to, target, 'Ingress')) : undefined;
  }

  /** The planes that two classes are both on. Addresses do not call each other. */
  private sharing(from: number, to: number): { readonly plane: number; readonly source: End; readonly target: End }[] {
    const [source, target] = [this.parties[from], this.parties[to]];
    if (!source || !target || (source.facts.kind === 'addresses' && target.facts.kind === 'addresses')) return [];
    // Addresses are on all pod networks, pods on few networks.
    const few = source.facts.kind === 'addresses' ? target : source;
    return (this.planesOf.get(few) ?? []).flatMap((plane) => {
      const { parties, ends } = this.networks[plane];
      if (!parties.has(source) || !parties.has(target)) return [];
      return [{ plane, source: ends.end(from, source, 'Egress'), target: ends.end(to, target, 'Ingress') }];
    });
  }

  private attack(): NonNullable<Reach['forgeries']> {
    if (this.forgeries) return this.forgeries;
    const forged: Forged[] = [];
    const matrices = this.networks.map((network, plane) => {
      const own: Forged[] = [];
      for (const { namespace, attachments } of this.footholds(network)) {
        own.push(...forgedPods({ namespace, plane, attachments }, this.index, network.ends, forged.length + own.length));
      }
      forged.push(...own);
      const targets = [...network.parties].map((party) => network.ends.end(party.facts.id, party, 'Ingress'));
      return matrixOf(
        own.map(({ end }) => end),
        targets,
        this.many,
      );
    });
    const attacker = {
      pods: forged.map(({ pod }) => pod),
      wide: matrices.flatMap(({ wide }) => wide),
      pairs: matrices.flatMap(({ pairs }) => pairs),
    };
    return (this.forgeries = { attacker, byNamespace: groupBy(forged, ({ pod }) => pod.namespace) });
  }

  /** The namespaces whose pods may be on a network: on a secondary one those that have an attachment to it. */
  private footholds({ key, kind, attachments }: Network): { readonly namespace: string; readonly attachments: readonly string[] }[] {
    if (kind === 'secondary') {
      return [...groupBy(attachments, (name) => name.split('/')[0])]
        .filter(([namespace]) => this.known.includes(namespace))
        .map(([namespace, own]) => ({ namespace, attachments: own }));
    }
    return this.known
      .filter((namespace) => (this.map.primaryOf(namespace) ?? 'pod network') === key)
      .map((namespace) => ({ namespace, attachments: [] }));
  }

  private publish(): Exposure[] {
    return publishedBy(this.manifests).flatMap(({ by, type, service, port }) =>
      this.backed(service).map(([party, members]): Exposure => {
        const ports = members.reduce((all, endpoint) => unitedPorts(all, targetPorts(service, port, endpoint)), NO_PORTS);
        const callers = type === 'Ingress' || type === 'Route' ? this.controllers(party) : this.outside;
        const open = callers.reduce((all, caller) => unitedPorts(all, commonPorts(ports, this.between(caller.facts.id, party.facts.id))), NO_PORTS);
        const workloads = members.flatMap(({ workload }) => workload ?? []);
        return { by, type, service: refOf(service, namespaceOf(service)), to: party.facts.id, workloads, ports, open };
      }),
    );
  }

  private serve(): ServiceEndpoints[] {
    const served = servicesOf(this.manifests).flatMap(({ ref, service }): ServiceEndpoints[] => {
      const backed = this.backed(service);
      const ports = servicePorts(service).map(({ port, name, protocol, entry }) => ({
        port,
        ...(name === undefined ? {} : { name }),
        protocol,
        targets: backed.map(([party, members]) => ({
          to: party.facts.id,
          ports: members.reduce((all, endpoint) => unitedPorts(all, targetPort(entry, endpoint)), NO_PORTS),
        })),
      }));
      return [{ service: ref, classes: backed.map(([party]) => party.facts.id), ports }];
    });
    return served.filter(({ classes }) => classes.length);
  }

  /** The pods behind a Service by their classes. */
  private backed(service: Manifest): [Party, Endpoint[]][] {
    const found = behind(service, this.byNamespace).flatMap((endpoint) => {
      const party = endpoint.workload && this.partyOf.get(keyOf(endpoint.workload));
      return party ? [{ party, endpoint }] : [];
    });
    return [...groupBy(found, ({ party }) => party)].map(([party, members]) => [party, members.map(({ endpoint }) => endpoint)]);
  }

  /** Pods in which an ingress controller may run: those of other namespaces that no manifest makes, and those of nodes. */
  private controllers({ facts }: Party): Party[] {
    return this.foreign.filter(({ facts: { namespace } }) => namespace === undefined || namespace !== facts.namespace);
  }
}

/** The attachments to networks that more than one endpoint is on. */
function sharedAttachments(endpoints: readonly Endpoint[], map: PlaneMap, policies: readonly Policy[]): ReadonlySet<string> {
  const attached = endpoints.flatMap(({ attachments }, i) => attachments.map((name) => ({ name, i, plane: map.ofAttachment(name) })));
  const policed = new Set(policies.flatMap(({ attachments = [] }) => attachments));
  const shared = [...groupBy(attached, ({ plane }) => plane).values()].filter(
    (on) => new Set(on.map(({ i }) => i)).size > 1 || on.some(({ name }) => policed.has(name)),
  );
  return new Set(shared.flat().map(({ name }) => name));
}

function keyOf({ apiVersion, kind, namespace, name }: ObjectRef): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}

function isObject(manifest: Manifest): boolean {
  return typeof manifest.apiVersion === 'string' && typeof manifest.kind === 'string' && isMapping(manifest.metadata) && kindOf(manifest) !== '/';
}
