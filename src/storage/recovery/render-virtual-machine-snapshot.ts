import type { VirtualMachineSnapshotProps } from './virtual-machine-snapshot-props';
import type { VirtualMachineSnapshotSpec } from '../../../imports/snapshot.kubevirt.io';
import { formatGoDuration } from '../../kubernetes/go-duration';

/** Renders the spec of a snapshot. */
export function renderVirtualMachineSnapshot({ source, deletionPolicy, failureDeadline }: VirtualMachineSnapshotProps): VirtualMachineSnapshotSpec {
  return {
    source: { apiGroup: source.apiGroup, kind: source.kind, name: source.name },
    deletionPolicy,
    failureDeadline: failureDeadline && formatGoDuration(failureDeadline.toSeconds()),
  };
}
