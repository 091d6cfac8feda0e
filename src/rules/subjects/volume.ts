import { vmi } from './vmi';
import type { Volume } from '../../../imports/kubevirt.io';
import { partsOf } from '../subject';
import type { Subject } from '../subject';

/** Each volume of a VMI spec. */
export const volume: Subject<Volume> = partsOf(vmi, ({ spec: { volumes = [] } }) => (
  volumes.map((value, i) => ({ value, path: `volumes[${i}]` }))
));
