import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAll } from 'js-yaml';
import { endpointOf } from '../lib/analysis/reachability/endpoint';
import { PROTOCOLS } from '../lib/analysis/reachability/model';
import type { EndpointClass, ObjectRef, Reachability } from '../lib/analysis/reachability/model';
import { hasPort } from '../lib/analysis/reachability/port-set';
import { reachabilityOf } from '../lib/analysis/reachability/reachability';
import type { Manifest } from '../lib/manifests/manifest';
import { sampled } from '../test/analysis/reachability/random-policies';

/**
 * kube-network-policies, the reference of Kubernetes' network group (netpol/), and src/analysis/reachability say who reaches whom: among the objects of each
 * example and scenario, virtual machines as pods, and among random pods with random policies. They must say the same for each pair, port and protocol. With
 * --np-guard the judge is netpol-analyzer of np-guard, which knows no policies of administrators.
 */
const ROOT = resolve(__dirname, '..');
const CACHE = join(__dirname, '.cache');
/** The programs that judge, and what they can. To np-guard a named port is that of any protocol; no example and no scenario has one name for two. */
const JUDGES: Readonly<Record<string, (sample: Sample) => boolean>> = {
  'netpol': () => true,
  'np-guard': ({ name, manifests }) => !name.startsWith('random') || !manifests.some(namesPorts),
};
const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'np-guard': { type: 'boolean', default: false } } });
const [count = 2_000, seed = 1] = positionals.map(Number);
const SHOWN = 10;
const NOT_JUDGED = '-';
/** The policies of administrators that it knows. */
const JUDGED = ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'];
/** Packets of one question at most; of more every so many is asked. */
const MOST_ASKED = 200_000;

interface Json { readonly [key: string]: any }
interface Sample { readonly name: string; readonly manifests: readonly Json[] }
interface Packet { readonly from: string; readonly to: string; readonly port: number; readonly protocol: typeof PROTOCOLS[number] }
type Question = ReturnType<typeof packetsOf> & { readonly sample: Sample };
interface Asked extends Packet { readonly pair: readonly [number, number] }

run();

function run(): void {
  mkdirSync(CACHE, { recursive: true });
  execute('npx', ['tsx', join('projenrc', 'scenarios', 'main.ts')], ROOT);
  const judge = values['np-guard'] ? 'np-guard' : 'netpol';
  execute('go', ['build', '-ldflags', '-s -w', '-o', join(CACHE, judge), '.'], join(__dirname, judge));
  const asked = [...written(), ...random()].filter(JUDGES[judge]).map((sample): Question => ({ sample, ...packetsOf(sample) }));
  compareWith(judge, asked);
}

function compareWith(judge: string, asked: readonly Question[]): void {
  const input = asked.map(({ text }) => text).join('');
  const { stdout, stderr, status } = spawnSync(join(CACHE, judge), { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const answers = stdout.split('\n');
  if (status !== 0 || answers.length - 1 !== asked.length) throw new Error(`${judge} answered ${answers.length - 1} of ${asked.length} questions: ${stderr}`);
  const differences = asked.flatMap((question, i) => differencesIn(question, answers[i]));
  const [open, closed] = ['1', '0'].map((verdict) => answers.reduce((sum, answer) => sum + answer.split(verdict).length - 1, 0));
  console.log(`${judge}: ${open + closed} packets of ${asked.length} samples judged, ${open} let through, ${differences.length} judged otherwise by us`);
  for (const difference of differences.slice(0, SHOWN)) console.log(difference);
  if (differences.length || !open || !closed) process.exitCode = 1;
}

function packetsOf({ manifests }: Sample) {
  const reach = reachabilityOf(manifests);
  const byName = new Map(manifests.map((manifest) => [keyOf(manifest), endpointOf(manifest as unknown as Manifest)]));
  const onPodNetwork = new Set(reach.planes[0].classes);
  const isJudged = ({ id, kind, namespace }: EndpointClass) => onPodNetwork.has(id) && kind !== 'host' && (kind === 'addresses' || namespace !== undefined);
  const classes = reach.classes.filter(isJudged);
  const made = classes.filter(({ kind }) => kind === 'pods').map((each) => podOf(each, byName));
  const policies = manifests.filter(({ kind, apiVersion }) => kind === 'NetworkPolicy' && apiVersion === 'networking.k8s.io/v1');
  const all = classes.flatMap((from) => classes.map((to) => [from, to] as const)).filter(([from, to]) => from.kind === 'pods' || to.kind === 'pods');
  const ports = portsIn(manifests).flatMap((port) => PROTOCOLS.map((protocol) => ({ port, protocol })));
  const every = Math.ceil(all.length * ports.length / MOST_ASKED);
  const asked = all.flatMap(([from, to]) => (
    ports.map((port): Asked => ({ ...port, from: addressOf(from), to: addressOf(to), pair: [from.id, to.id] }))
  ));
  const packets = asked.filter((_, i) => i % every === 0);
  const text = JSON.stringify({
    namespaces: [...new Set(made.map(({ metadata }) => metadata.namespace))].map((name) => ({ metadata: { name, labels: labelsOf(name, reach) } })),
    pods: made,
    policies,
    admin: manifests.filter(({ kind }) => kind === 'AdminNetworkPolicy'),
    baseline: manifests.filter(({ kind }) => kind === 'BaselineAdminNetworkPolicy'),
    packets: packets.map(({ from, to, port, protocol }) => ({ from, to, port, protocol })),
  });
  return { reach, packets, text: `${text}\n` };
}

function differencesIn({ sample: { name }, reach, packets }: Question, answer: string): string[] {
  return packets.flatMap(({ pair: [from, to], port, protocol }, i) => {
    if (answer[i] === NOT_JUDGED) return [];
    const { forwarded } = reach.classes[to];
    const theirs = answer[i] === '1' && (!forwarded || hasPort(forwarded, port, protocol));
    const ours = hasPort(reach.between(from, to), port, protocol);
    const pair = `${reach.classes[from].name} → ${reach.classes[to].name}`;
    return theirs === ours ? [] : [`${name}: ${pair} ${protocol} ${port}: ${ours ? 'open to us' : 'open to them'}`];
  });
}

/** The objects of each example, and of each scenario. */
function written(): Sample[] {
  return [join(ROOT, 'test', 'golden'), join(ROOT, 'dist', 'scenarios')].flatMap((root) => readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map(({ name }): Sample => {
      const files = readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
      const manifests = files.flatMap((file) => loadAll(readFileSync(join(root, name, file), 'utf8')) as Json[]).filter((each) => each?.metadata);
      return { name, manifests };
    }));
}

function random(): Sample[] {
  return sampled(count, seed).map(([some, labelled, own, admin], i): Sample => ({
    name: `random ${i}`,
    manifests: [
      ...Object.entries(labelled).map(([name, labels]) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } })),
      ...some.map(({ namespace, labels, ports }, j) => (
        { apiVersion: 'v1', kind: 'Pod', metadata: { namespace, name: `pod-${j}`, labels }, spec: { containers: [{ name: 'c', ports }] } }
      )),
      // To it, a NetworkPolicy of one direction turns a baseline off in both; the API isolates by direction.
      ...admin.some(({ kind }) => kind === 'BaselineAdminNetworkPolicy') ? own.map(ofBothDirections) : own,
      // Of names of ports in policies of administrators it does not ask for the number; a network that is all of a family it takes for that of no IPv6 pod.
      ...admin.filter((policy) => JUDGED.includes(policy.kind) && !/namedPort|"0\.0\.0\.0\/0"/.test(JSON.stringify(policy))).map(asStored),
    ],
  }));
}

function namesPorts({ kind, spec }: Json): boolean {
  return kind === 'NetworkPolicy' && /"port":"/.test(JSON.stringify(spec));
}

function ofBothDirections(policy: Json): Json {
  return { ...policy, spec: { ...policy.spec, policyTypes: ['Ingress', 'Egress'] } };
}

/** As the CRD defaults it; the only baseline that a cluster may have has a name of its own. */
function asStored(policy: Json): Json {
  const stored = JSON.parse(JSON.stringify(policy), (key, value) => (key === 'portRange' ? { protocol: 'TCP', ...value } : value)) as Json;
  return policy.kind === 'BaselineAdminNetworkPolicy' ? { ...stored, metadata: { name: 'default' } } : stored;
}

function podOf(each: EndpointClass, byName: ReadonlyMap<string, ReturnType<typeof endpointOf>>): Json {
  const endpoint = each.workloads.length ? byName.get(refKey(each.workloads[0])) : undefined;
  const ports = (endpoint?.ports ?? []).map(({ name, port, protocol }) => ({ name, containerPort: port, protocol }));
  return {
    metadata: { namespace: each.namespace, name: `class-${each.id}`, labels: endpoint ? Object.fromEntries(endpoint.labels) : each.labels },
    spec: { containers: [{ name: 'c', ports }] },
    status: { podIPs: [{ ip: addressOf(each) }] },
  };
}

/** Pods have addresses that are in no block of the examples and of the random policies: what a block says of pods is that of the network. */
function addressOf({ kind, id, addresses }: EndpointClass): string {
  return kind === 'addresses' ? addresses[0].replace(/\/.*$/, '') : `fd00:1::${(id + 1).toString(16)}`;
}

function labelsOf(name: string, { namespaces: known }: Reachability): Json {
  return { 'kubernetes.io/metadata.name': name, ...Object.fromEntries(known.get(name) ?? []) };
}

/** The numbers that stand in objects, with their neighbours. */
function portsIn(manifests: readonly Json[]): number[] {
  const numbers = [...JSON.stringify(manifests).matchAll(/"(?:port|endPort|containerPort|start|end)":(\d+)/g)].map(([, text]) => Number(text));
  return [...new Set([1, 65535, ...numbers.flatMap((number) => [number - 1, number, number + 1])])].filter((port) => port > 0 && port <= 65535);
}

function keyOf({ apiVersion, kind, metadata: { namespace = 'default', name } }: Json): string {
  return refKey({ apiVersion, kind, namespace, name });
}

function refKey({ apiVersion, kind, namespace, name }: ObjectRef): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}

function execute(command: string, args: readonly string[], cwd: string): void {
  if (spawnSync(command, args, { cwd, stdio: 'inherit' }).status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}
