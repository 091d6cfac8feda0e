import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const WAVE = 'argocd.argoproj.io/sync-wave';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'gitops/avoids-halted-vm-in-early-wave',
    level: FindingLevel.ADVISED,
    summary: 'A VM that is not started is in the last sync wave',
    why: 'Argo CD calls a stopped VM Suspended and waits until it is healthy before the next wave (Argo CD issue 29663): what comes after it is never synced.',
    fix: `Raise its ${WAVE} to that of the last objects, or let it run.`,
    * check(manifests) {
      const waves = manifests.filter(({ metadata: { annotations = {} } }) => annotations[WAVE] !== undefined);
      if (!waves.length) return;
      const last = manifests.reduce((most, manifest) => Math.max(most, waveOf(manifest)), -Infinity);
      for (const manifest of manifests.filter((candidate) => kindOf(candidate) === 'kubevirt.io/VirtualMachine' && waveOf(candidate) < last)) {
        const { runStrategy, running } = manifest.spec as VirtualMachineSpec;
        const halted = `the VM is in wave ${waveOf(manifest)}, the last one is ${last}`;
        if (runStrategy === 'Halted') yield { manifest, field: 'spec.runStrategy', got: `Halted; ${halted}`, allowed: 'a VM that starts, or one in the last wave' };
        if (running === false) yield { manifest, field: 'spec.running', got: `false; ${halted}`, allowed: 'a VM that starts, or one in the last wave' };
      }
    },
  }),
];

/** Argo CD takes what is no number for 0. */
function waveOf({ metadata: { annotations = {} } }: Manifest): number {
  const text = annotations[WAVE] ?? '';
  return /^[-+]?\d+$/.test(text) ? Number(text) : 0;
}
