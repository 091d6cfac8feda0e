import { vmi } from './vmi';
import type { Affinity } from '../../../imports/kubernetes';
import { partsOf } from '../subject';
import type { Subject } from '../subject';

/** The affinity of a VMI spec. Upstream reports its fields as if they stood in the VMI spec itself. */
export const affinity: Subject<Affinity> = partsOf(vmi, ({ spec }) => (
  spec.affinity ? [{ value: spec.affinity, path: 'affinity', reported: '' }] : []
));
