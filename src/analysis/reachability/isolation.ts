import type { ForgedPod, Matrix, PortSet, Reachability } from './model';
import { isNoPort, NO_PORTS, portsText, portsWithout, unitedPorts } from './port-set';
import { planeLines, whyLines } from './why';

/** A way from one tenant to another. */
export interface Leak {
  /** The class that calls, or the pod that somebody could make who may write objects of its namespace. */
  readonly from: number | ForgedPod;
  readonly to: number;
  readonly ports: PortSet;
}

/** The tenant of each namespace: namespaces with the same value of a label are one, those without it are each one. */
export function tenantsOf({ namespaces }: Reachability, label: string, except: readonly string[]): ReadonlyMap<string, string> {
  const tenants = [...namespaces].filter(([name]) => !except.includes(name));
  return new Map(tenants.map(([name, labels]) => [name, labels.has(label) ? `${label}=${labels.get(label)}` : name]));
}

/** The ways from tenants to others, first those of pods that are there, then of pods that could be where these reach more. */
export function* leaks(reach: Reachability, tenants: ReadonlyMap<string, string>): Generator<Leak> {
  const { classes, planes, attacker } = reach;
  const tenantOf = (namespace: string | undefined) => (namespace === undefined ? undefined : tenants.get(namespace));
  const ofClass = classes.map(({ namespace, isAssumed }) => (isAssumed ? undefined : tenantOf(namespace)));
  const told = new Map<string, PortSet>();
  const isNew = (namespace: string | undefined, to: number, ports: PortSet) => {
    const key = JSON.stringify([namespace, to]);
    const known = told.get(key) ?? NO_PORTS;
    told.set(key, unitedPorts(known, ports));
    return !isNoPort(portsWithout(ports, known));
  };
  for (const plane of planes) {
    for (const { from, to, ports } of foreign(plane, ofClass, ofClass)) {
      isNew(classes[from].namespace, to, ports);
      yield { from, to, ports };
    }
  }
  const ofPod = attacker.pods.map(({ namespace }) => tenantOf(namespace));
  for (const { from, to, ports } of foreign(attacker, ofPod, ofClass)) {
    if (isNew(attacker.pods[from].namespace, to, ports)) yield { from: attacker.pods[from], to, ports };
  }
}

function* foreign({ wide, pairs }: Matrix, sources: readonly (string | undefined)[], targets: readonly (string | undefined)[]) {
  const isForeign = (from: number, to: number) => sources[from] !== undefined && targets[to] !== undefined && sources[from] !== targets[to];
  const told = new Set(pairs.map(({ from, to }) => `${from} ${to}`));
  for (const { from, to, ports } of pairs) if (!isNoPort(ports) && isForeign(from, to)) yield { from, to, ports };
  for (const flow of wide) {
    const [some, others] = [flow.from.filter((from) => sources[from] !== undefined), flow.to.filter((to) => targets[to] !== undefined)];
    for (const from of some) {
      for (const to of others) if (isForeign(from, to) && !told.has(`${from} ${to}`)) yield { from, to, ports: flow.ports };
    }
  }
}

/** A leak for people, with the policies and rules that let it through. */
export function leakLines(reach: Reachability, { from, to, ports }: Leak): string[] {
  const target = reach.classes[to].name;
  if (typeof from === 'number') return [`${reach.classes[from].name} reaches ${target}:`, ...whyLines(reach, from, to).map((line) => `  ${line}`)];
  const explanation = reach.explainForged(from, to);
  return [
    `${forgedText(from)} would reach ${target} on ${portsText(ports)}:`, ...explanation ? planeLines(reach, explanation).map((line) => `  ${line}`) : [],
  ];
}

/** A pod that somebody could make, for people. */
export function forgedText({ namespace, labels, replacesPolicies }: ForgedPod): string {
  const written = Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(', ');
  return `a pod in ${namespace} ${written ? `with ${written}` : 'without labels'}${replacesPolicies ? ', once its NetworkPolicies are removed,' : ''}`;
}
