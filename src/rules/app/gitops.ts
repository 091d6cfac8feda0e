import type { VirtualMachine } from '../../../imports/kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { WAVE, waveOf } from '../../manifests/sync-wave';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const ARGO = 'argocd.argoproj.io/';
const HOOK = `${ARGO}hook`;
/** What acts once, when it is made, by `<group>/<kind>`, and what it does again when it is made again. */
const ONE_SHOT: ReadonlyMap<string, string> = new Map([
  ['kubevirt.io/VirtualMachineInstanceMigration', 'moves the guest again'],
  ['snapshot.kubevirt.io/VirtualMachineRestore', 'puts old disks over newer ones'],
  ['clone.kubevirt.io/VirtualMachineClone', 'makes another clone'],
]);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'gitops/avoids-halted-vm-in-early-wave',
    level: FindingLevel.ADVISED,
    summary: 'A VM that is not started must be in the last sync wave',
    why: 'Argo CD calls a stopped VM Suspended and waits until it is healthy before the next wave (Argo CD issue 29663): later waves are never synced.',
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
        if (runStrategy === 'Halted') yield { manifest, field: 'spec.runStrategy', got: `Halted; ${early}`, allowed };
        if (running === false) yield { manifest, field: 'spec.running', got: `false; ${early}`, allowed };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'gitops/avoids-one-shot-objects',
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
