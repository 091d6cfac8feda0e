import type { Duration } from 'cdk8s';
import type { VirtualMachineSnapshotSpec } from '../../imports/snapshot.kubevirt.io';
import { formatGoDuration } from '../kubernetes/go-duration';
import type { IVirtualMachine } from '../virtual-machine-reference';

/** What a snapshot is told. */
interface SnapshotState {
  readonly source: IVirtualMachine;
  readonly deletionPolicy?: string;
  readonly failureDeadline?: Duration;
}

/** Renders the spec of a snapshot. */
export function renderVirtualMachineSnapshot({ source, deletionPolicy, failureDeadline }: SnapshotState): VirtualMachineSnapshotSpec {
  return {
    source: { apiGroup: source.apiGroup, kind: source.kind, name: source.name },
    deletionPolicy,
    failureDeadline: failureDeadline && formatGoDuration(failureDeadline.toSeconds()),
  };
}
