import { vmi } from './vmi';
import type { Affinity } from '../../../imports/kubernetes';
import type { Vmi } from '../../manifests/vmi';
import { partsOf } from '../subject';
import type { Subject } from '../subject';

/** The affinity of a VMI spec. Upstream reports its fields as if they stood in the VMI spec itself. */
export const affinity: Subject<{ readonly affinity: Affinity; readonly vmi: Vmi }> = partsOf(vmi, (value) => (
  value.spec.affinity ? [{ value: { affinity: value.spec.affinity, vmi: value }, path: 'affinity', reported: '' }] : []
));
