import { VIRTUAL_MACHINE } from '../../analysis/start/claims';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

/** What KubeVirt adds to the delay of a probe (`LibvirtStartupDelay`). */
const STARTUP_DELAY = 10;
/** The shortest boot of a full system: QEMU and firmware, and the application. */
const SHORTEST_BOOT = VIRTUAL_MACHINE.start.min + VIRTUAL_MACHINE.ready.min;
/** Kubernetes' own period and number of failures. */
const [PERIOD, FAILURES] = [10, 3];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'probe-delay/fits-boot',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A liveness probe must leave the guest the time that it needs to boot',
    why: `The probe fails as long as the guest boots, which takes some ${SHORTEST_BOOT} seconds at least. Kubernetes kills it after initialDelaySeconds (KubeVirt adds `
      + `${STARTUP_DELAY}) and as many periods as failures are allowed, and its run strategy starts it again: it never gets up.`,
    fix: 'Raise initialDelaySeconds to the time of the slowest boot.',
    * check({ spec: { livenessProbe } }) {
      if (!livenessProbe) return;
      const { initialDelaySeconds: got = 0, periodSeconds, failureThreshold } = livenessProbe;
      const killedAfter = got + STARTUP_DELAY + ((failureThreshold || FAILURES) - 1) * (periodSeconds || PERIOD);
      if (killedAfter >= SHORTEST_BOOT) return;
      const allowed = `at least ${got + SHORTEST_BOOT - killedAfter}: the guest is killed ${killedAfter} seconds after its start`;
      yield { field: 'livenessProbe.initialDelaySeconds', got, allowed };
    },
  }),
];
