import { spawnSync } from 'node:child_process';
import { binary } from './binary';
import { Dice } from './generator/dice';
import { claimsOf } from '../lib/analysis/namespace/claims';
import { boundsOf, claimOutOfBounds, podOutOfBounds } from '../lib/analysis/namespace/limit-range';
import { containerPods } from '../lib/analysis/namespace/pod-group';
import { isCharged, quotaOf } from '../lib/analysis/namespace/quota';
import { missingOf } from '../lib/analysis/namespace/required';
import { canonicalQuantity } from '../lib/kubernetes/canonical-quantity';
import { CDI_CONFIGURATION } from '../lib/manifests/cdi-configuration';
import type { Manifest } from '../lib/manifests/manifest';

/**
 * Kubernetes' LimitRanger and quota evaluators and src/analysis judge the same pods and claims.
 *
 *     tsx conformance/namespaces.ts [COUNT [SEED]]
 */
const [count = 5000, seed = 1] = process.argv.slice(2).map(Number);
const dice = new Dice(seed);
const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];
const AMOUNTS = ['0', '1m', '100m', '250m', '1', '1500m', '2', '3', '64Mi', '128M', '1Gi', '1.5Gi', '4Gi', '0.5'];
const KEYS = [
  'cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'requests.ephemeral-storage', 'pods', 'count/pods', 'requests.example.com/device',
];
type Json = { [key: string]: unknown };

const some = <T>(values: readonly T[], chance = 0.5): T[] => values.filter(() => dice.chance(chance));
const amounts = (names: readonly string[], chance = 0.5): Json => Object.fromEntries(some(names, chance).map((name) => [name, dice.pick(AMOUNTS)]));
const object = (kind: string, spec: Json): Manifest => (
  { apiVersion: 'v1', kind, metadata: { name: kind.toLowerCase(), namespace: 'x' }, spec } as unknown as Manifest
);

function resources(): Json {
  const devices = dice.chance(0.2) ? { 'example.com/device': '2' } : {};
  // Huge pages come with CPU or memory, or the pod is refused for another reason.
  const pages = dice.chance(0.1) ? { 'hugepages-2Mi': '4Mi', 'cpu': '1' } : {};
  return { requests: { ...amounts(RESOURCES), ...devices, ...pages }, limits: { ...amounts(RESOURCES), ...devices, ...pages } };
}

function podSpec(): Json {
  const container = (name: string): Json => ({ name, image: 'i', ...dice.chance(0.85) ? { resources: resources() } : {} });
  const init = some(['init', 'sidecar', 'last'], 0.25).map((name) => ({ ...container(name), ...name === 'sidecar' ? { restartPolicy: 'Always' } : {} }));
  return {
    containers: ['main', ...some(['beside'])].map(container),
    ...init.length ? { initContainers: init } : {},
    ...dice.chance(0.2) ? { activeDeadlineSeconds: dice.pick([0, 60]) } : {},
    ...dice.chance(0.1) ? { overhead: { cpu: '250m', memory: '64Mi' } } : {},
    priorityClassName: dice.pick(['gold', 'iron']),
  };
}

function limitRange(): Json {
  const item = (type: string): Json => ({
    type,
    ...dice.chance(0.5) ? { min: amounts(['cpu', 'memory'], 0.3) } : {},
    ...dice.chance(0.5) ? { max: amounts(['cpu', 'memory'], 0.3) } : {},
    ...dice.chance(0.3) ? { maxLimitRequestRatio: Object.fromEntries(some(['cpu', 'memory'], 0.4).map((name) => [name, dice.pick(['1', '2', '1500m', '10'])])) } : {},
    ...type === 'Container' && dice.chance(0.4) ? { default: amounts(RESOURCES) } : {},
    ...type === 'Container' && dice.chance(0.4) ? { defaultRequest: amounts(RESOURCES) } : {},
  });
  const claims = { type: 'PersistentVolumeClaim', min: { storage: dice.pick(['1Gi', '10Gi']) }, max: { storage: dice.pick(['10Gi', '20Gi']) } };
  return { limits: [...some(['Container', 'Pod', 'Container'], 0.5).map(item), ...dice.chance(0.5) ? [claims] : []] };
}

function quota(): Json {
  const selector = { scopeName: 'PriorityClass', operator: dice.pick(['In', 'NotIn', 'Exists', 'DoesNotExist']) };
  const values = ['In', 'NotIn'].includes(selector.operator as string) ? { values: some(['gold', 'iron', 'lead']).concat('tin') } : {};
  return {
    hard: Object.fromEntries([...some(KEYS, 0.4), 'pods', 'requests.storage'].map((key) => [key, '10'])),
    ...dice.chance(0.4) ? { scopes: [dice.pick(['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'PriorityClass'])] } : {},
    ...dice.chance(0.3) ? { scopeSelector: { matchExpressions: [{ ...selector, ...values }] } } : {},
  };
}

const written = (usage: ReadonlyMap<string, bigint>) => Object.fromEntries([...usage].map(([key, nano]) => [key, canonicalQuantity(nano, 'DecimalSI')]));

function podVector(name: string): Json {
  const [pod, limitRanges, spec] = [podSpec(), some([limitRange()], 0.7), quota()];
  const bounds = limitRanges.flatMap((range) => boundsOf(object('LimitRange', range)));
  const [group] = containerPods(object('Pod', pod), { bounds, autoscalers: new Map() });
  const [charged] = quotaOf(object('ResourceQuota', spec), '/ResourceQuota');
  const isOverLimit = group.containers.some(({ requests, limits }) => [...limits].some(([key, limit]) => (requests.get(key) ?? 0n) > limit));
  const expected = {
    usage: written(group.usage),
    isCharged: isCharged(charged, group),
    isComplete: missingOf(group, charged).keys.length === 0,
    isWithinBounds: !isOverLimit && [...podOutOfBounds(group.containers, group.resources, bounds)].length === 0,
  };
  return { name, pod, limitRanges, quota: spec, expected };
}

function claimVector(name: string): Json {
  const [limitRanges, spec] = [some([limitRange()], 0.7), quota()];
  const claim = {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: dice.pick(['512Mi', '1Gi', '10Gi', '10.5Gi', '20Gi', '21474836481', '1500m']) } },
    ...dice.chance(0.5) ? { storageClassName: dice.pick(['fast', '']) } : {},
  };
  const bounds = limitRanges.flatMap((range) => boundsOf(object('LimitRange', range)));
  const [{ usage, size = 0n }] = claimsOf(object('PersistentVolumeClaim', claim), { least: 1, usual: 1, most: 1 }, { storageClasses: [], cdi: CDI_CONFIGURATION });
  const [{ scopes }] = quotaOf(object('ResourceQuota', spec), '/ResourceQuota');
  const expected = {
    usage: written(usage), isCharged: scopes.length === 0, isComplete: true, isWithinBounds: [...claimOutOfBounds(size, size, bounds)].length === 0,
  };
  return { name, claim, limitRanges, quota: spec, expected };
}

const vectors = Array.from({ length: count }, (_, i) => (i % 5 === 0 ? claimVector(`claim ${i}`) : podVector(`pod ${i}`)));
const input = vectors.map((vector) => `${JSON.stringify(vector)}\n`).join('');
process.exitCode = spawnSync(binary(), ['namespace'], { input, stdio: ['pipe', 'inherit', 'inherit'] }).status ?? 1;
