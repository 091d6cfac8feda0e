import { identity, madeBy } from './made-objects';
import type { GitRepo } from '../../../imports/fleet.cattle.io';
import type { ConfigMap } from '../../../imports/kubernetes';
import type { VirtualMachine } from '../../../imports/kubevirt.io';
import { fieldOf } from '../../kubernetes/field-path';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { guestParts } from '../../manifests/guest-parts';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { guestReferences, importReferences } from '../../manifests/references';
import type { Reference } from '../../manifests/references';
import { WAVE, waveOf } from '../../manifests/sync-wave';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, CrossObjectViolation, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const ARGO = 'argocd.argoproj.io/';
const HOOK = `${ARGO}hook`;
/** What acts once, when it is made, by `<group>/<kind>`, and what it does again when it is made again. */
const ONE_SHOT: ReadonlyMap<string, string> = new Map([
  ['kubevirt.io/VirtualMachineInstanceMigration', 'moves the guest again'],
  ['snapshot.kubevirt.io/VirtualMachineRestore', 'puts old disks over newer ones'],
  ['clone.kubevirt.io/VirtualMachineClone', 'makes another clone'],
]);

/** Kinds whose health Argo CD reads (`resource_customizations` of v3.5.1), and which wait for what they need: others are healthy as soon as they are there. */
const WAITING: readonly string[] = ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance', 'cdi.kubevirt.io/DataVolume'];
/** Run strategies with which the VM waits for somebody to start it. */
const STOPPED: readonly (string | undefined)[] = ['Halted', 'Manual'];
const IN_TIME = 'the wave of what needs it, or an earlier one';
/** In nanoseconds. */
const SECOND = 1e9;
const [SHORTEST_POLLING, SHORTEST_RECONCILIATION] = [15, 30];
const SETTINGS = 'argocd-cm';
const RECONCILIATION = 'timeout.reconciliation';

const shortInterval = {
  level: FindingLevel.ADVISED,
  why: 'Each time the Git server is asked for every application or GitRepo, and what is there is compared: many of them keep both busy without being any faster, as '
    + 'a webhook tells of a commit at once.',
};

export const rules: readonly ObjectRule[] = [
  defineRule({
    ...shortInterval,
    id: 'gitops/avoids-short-polling',
    subject: objectsOf<GitRepo>('fleet.cattle.io/GitRepo'),
    summary: 'A GitRepo of Fleet must not be polled more often than every 15 seconds, the default of Fleet (v0.16)',
    fix: 'Poll less often, and let a webhook tell Fleet of new commits.',
    * check({ spec }) {
      const { pollingInterval, disablePolling } = spec ?? {};
      if (pollingInterval && !disablePolling && isShorter(pollingInterval, SHORTEST_POLLING)) {
        yield { field: 'spec.pollingInterval', got: pollingInterval, allowed: `at least ${SHORTEST_POLLING}s` };
      }
    },
  }),
  defineRule({
    ...shortInterval,
    id: 'gitops/avoids-short-reconciliation',
    subject: objectsOf<ConfigMap>('/ConfigMap'),
    summary: 'Argo CD must not compare all applications more often than every 30 seconds',
    fix: 'Compare them less often, and let a webhook tell Argo CD of new commits.',
    * check({ metadata, data = {} }) {
      const got = metadata?.name === SETTINGS ? data[RECONCILIATION] : undefined;
      if (got && isShorter(got, SHORTEST_RECONCILIATION)) {
        yield { field: `data[${RECONCILIATION}]`, got, allowed: `at least ${SHORTEST_RECONCILIATION}s, or 0s for webhooks alone` };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'gitops/has-valid-wave',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A sync wave must be a whole number',
    why: 'Argo CD passes over every other text (`syncwaves.Wave` of v3.5.1) and takes 0, or the weight of a hook of Helm, so the object is not in the order that is meant.',
    fix: 'Write a whole number in quotes, such as "-1".',
    * check(manifests) {
      for (const manifest of manifests) {
        const got = manifest.metadata.annotations?.[WAVE];
        if (got !== undefined && !/^[-+]?\d+$/.test(got)) yield { manifest, field: fieldOf('metadata.annotations', WAVE), got, allowed: 'a whole number' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'gitops/avoids-halted-vm-in-early-wave',
    level: FindingLevel.ADVISED,
    summary: 'A VM that is not started must be in the last sync wave',
    why: 'Argo CD up to v3.5.1 calls a stopped VM Suspended and waits until it is healthy before the next wave: later waves are never synced. Later releases take one that is declared to be stopped for healthy '
      + '(Argo CD issue 29663).',
    fix: `Raise its ${WAVE} to that of the last objects, or let it run.`,
    * check(manifests) {
      if (!manifests.some(({ metadata: { annotations } }) => annotations?.[WAVE] !== undefined)) return;
      const last = manifests.reduce((latest, manifest) => Math.max(latest, waveOf(manifest)), -Infinity);
      const allowed = 'a VM that starts, or one in the last wave';
      for (const manifest of ofKind<Manifest & VirtualMachine>(manifests, 'kubevirt.io/VirtualMachine')) {
        const wave = waveOf(manifest);
        if (wave === last) continue;
        const { runStrategy, running } = manifest.spec;
        const early = `the VM is in wave ${wave}, the last one is ${last}`;
        if (STOPPED.includes(runStrategy)) yield { manifest, field: 'spec.runStrategy', got: `${runStrategy}; ${early}`, allowed };
        if (running === false) yield { manifest, field: 'spec.running', got: `false; ${early}`, allowed };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'gitops/avoids-needed-object-in-later-wave',
    level: FindingLevel.ADVISED,
    summary: 'What a VM or a DataVolume needs must not be in a later sync wave, nor must the namespace of an object',
    why: 'Argo CD takes a VM that does not start, and a DataVolume that is not filled, for Progressing, and a sync for failed whose namespace is not there: it never '
      + 'gets to the wave that has what is missing.',
    fix: 'Put what is needed into the same wave or an earlier one: within a wave Argo CD applies Namespaces, Secrets and claims before VMs.',
    * check(manifests, cluster) {
      if (!manifests.some(({ metadata: { annotations } }) => annotations?.[WAVE] !== undefined)) return;
      yield* lateNamespaces(manifests);
      const makers = new Map<string, Manifest>();
      for (const manifest of manifests) {
        for (const made of madeBy(manifest).map(identity)) {
          const other = makers.get(made);
          if (!other || waveOf(manifest) < waveOf(other)) makers.set(made, manifest);
        }
      }
      for (const { manifest, field, ...reference } of needs(manifests, cluster)) {
        const other = makers.get(identity(reference));
        if (!other || waveOf(other) <= waveOf(manifest)) continue;
        const got = `${reference.name} of wave ${waveOf(other)}, needed in wave ${waveOf(manifest)}`;
        yield { manifest, other, field, got, allowed: IN_TIME };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'gitops/avoids-one-shot-objects',
    reads: guestParts(),
    level: FindingLevel.ADVISED,
    summary: 'What acts once must not be among objects that Argo CD keeps as they are',
    why: 'A migration, a restore and a clone act when they are made, and are nothing after. Argo CD makes them again whenever they are gone: KubeVirt itself '
      + 'deletes old migrations, and a rebuilt namespace has none of them.',
    fix: `Leave it to virtctl or to a Job, or make it a hook: annotate it with ${HOOK}: PostSync.`,
    * check(manifests) {
      if (!manifests.some(({ metadata: { annotations = {} } }) => Object.keys(annotations).some((key) => key.startsWith(ARGO)))) return;
      for (const manifest of manifests) {
        const again = ONE_SHOT.get(kindOf(manifest));
        if (!again || manifest.metadata.annotations?.[HOOK] !== undefined) continue;
        yield { manifest, field: 'kind', got: `${manifest.kind}, which ${again} when it is made again`, allowed: 'what may be made again at any time' };
      }
    },
  }),
];

function* lateNamespaces(manifests: readonly Manifest[]): Iterable<CrossObjectViolation> {
  const first = new Map<string | undefined, Manifest>();
  for (const manifest of manifests) {
    const { namespace } = manifest.metadata;
    const other = first.get(namespace);
    if (!other || waveOf(manifest) < waveOf(other)) first.set(namespace, manifest);
  }
  for (const manifest of ofKind(manifests, '/Namespace')) {
    const other = first.get(manifest.metadata.name);
    if (!other || waveOf(other) >= waveOf(manifest)) continue;
    const got = `wave ${waveOf(manifest)}, after ${other.kind} ${other.metadata.name} in wave ${waveOf(other)}`;
    const field = manifest.metadata.annotations?.[WAVE] === undefined ? 'metadata' : `metadata.annotations[${WAVE}]`;
    yield { manifest, other, field, got, allowed: IN_TIME };
  }
}

/** What waits, and what for. A VM that nobody starts waits for nothing. */
function needs(manifests: readonly Manifest[], cluster: Cluster): (Reference & { readonly manifest: Manifest })[] {
  const guests = workloadsOf(manifests, cluster).filter(({ manifest }) => WAITING.includes(kindOf(manifest)) && !isStopped(manifest));
  return [
    ...guests.flatMap((workload) => guestReferences(workload).map((reference) => ({ ...reference, manifest: workload.manifest }))),
    ...[...guests.map(({ manifest }) => manifest), ...ofKind(manifests, 'cdi.kubevirt.io/DataVolume')].flatMap((manifest) => (
      importReferences(manifest).map((reference) => ({ ...reference, manifest }))
    )),
  ];
}

function isStopped({ spec }: Manifest): boolean {
  const { running, runStrategy } = (spec ?? {}) as Partial<VirtualMachine['spec']>;
  return running === false || STOPPED.includes(runStrategy);
}

function isShorter(interval: string, seconds: number): boolean {
  const duration = parseGoDuration(interval);
  return duration !== undefined && duration > 0 && duration < seconds * SECOND;
}
