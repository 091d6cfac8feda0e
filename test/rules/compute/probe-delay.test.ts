import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

says({
  'probe-delay/fits-boot': {
    level: FindingLevel.ADVISED,
    allowed: ['at least 13: the guest is killed 13 seconds after its start', 'at least 15: the guest is killed 24 seconds after its start'],
  },
});

const liveness = (probe: Json) => ({ livenessProbe: { guestAgentPing: {}, ...probe } });
const FIELD = 'livenessProbe.initialDelaySeconds';

guestTable([
  ['the defaults', liveness({})],
  ['just enough', liveness({ initialDelaySeconds: 15, failureThreshold: 1 })],
  ['a readiness probe', { readinessProbe: { guestAgentPing: {}, initialDelaySeconds: 1, failureThreshold: 1 } }],
  ['a second less', liveness({ initialDelaySeconds: 14, failureThreshold: 1 }), ['probe-delay/fits-boot', FIELD, '14']],
  ['short periods', liveness({ initialDelaySeconds: 1, periodSeconds: 2, failureThreshold: 2 }), ['probe-delay/fits-boot', FIELD, '1']],
]);
