import type { VirtualMachine } from '../../../imports/kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { WAVE, waveOf } from '../../manifests/sync-wave';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';


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
      for (const manifest of manifests.filter(isVirtualMachine)) {
        const wave = waveOf(manifest);
        if (wave === last) continue;
        const { runStrategy, running } = manifest.spec;
        const early = `the VM is in wave ${wave}, the last one is ${last}`;
        if (runStrategy === 'Halted') yield { manifest, field: 'spec.runStrategy', got: `Halted; ${early}`, allowed };
        if (running === false) yield { manifest, field: 'spec.running', got: `false; ${early}`, allowed };
      }
    },
  }),
];

function isVirtualMachine(manifest: Manifest): manifest is Manifest & VirtualMachine {
  return kindOf(manifest) === 'kubevirt.io/VirtualMachine';
}
