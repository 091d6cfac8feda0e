import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { kubeVirtSpec } from '../subjects/kubevirt';

/** What KubeVirt's own default is: its user guide goes no further. */
const CPU_RATIO = 10;
/** Beyond it nodes need swap, which KubeVirt does not ask for by itself. */
const MEMORY_PERCENT = 150;

const developerConfiguration = partsOf(kubeVirtSpec, ({ configuration }) => {
  const value = configuration?.developerConfiguration;
  return value ? [{ value, path: 'configuration.developerConfiguration' }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'overcommit/avoids-high-ratios',
    level: FindingLevel.ADVISED,
    subject: developerConfiguration,
    summary: 'A cluster should not promise guests far more than it has',
    why: 'Beyond ten vCPUs to a CPU guests wait for each other, and beyond one and a half times its memory a node without swap kills guests as they fill theirs. '
      + 'Guests with dedicated CPUs, huge pages or devices share nothing whatever the ratio is.',
    fix: 'Lower the ratio, or acknowledge this finding with what guests really use.',
    * check({ cpuAllocationRatio, memoryOvercommit }) {
      if (cpuAllocationRatio && cpuAllocationRatio > CPU_RATIO) yield { field: 'cpuAllocationRatio', got: cpuAllocationRatio, allowed: `at most ${CPU_RATIO}` };
      if (memoryOvercommit && memoryOvercommit > MEMORY_PERCENT) yield { field: 'memoryOvercommit', got: memoryOvercommit, allowed: `at most ${MEMORY_PERCENT}` };
    },
  }),
];
