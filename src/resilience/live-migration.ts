import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { LiveMigrationProps } from './live-migration-props';
import type { VirtualMachineInstanceMigrationSpec } from '../../imports/kubevirt.io';
import { createApiObject } from '../resource/create-api-object';
import { namespaceProblems } from '../resource/references';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = {
  apiGroup: 'kubevirt.io', version: 'v1', kind: 'VirtualMachineInstanceMigration', resourceType: 'virtualmachineinstancemigrations',
};

/**
 * One live migration: a VM that runs moves to another node when this object is created. It is an order, not a state: its `status` tells how it went, it never
 * changes, and KubeVirt deletes all but the newest five that are finished of a VM. Its user needs the ClusterRole `kubevirt.io:migrate`.
 *
 * So it has no name by default, and belongs to `kubectl create`, in a chart of its own. Under GitOps there are three ways:
 * - let it be done by what it is for: a drain moves VMs by `EvictionStrategy.LIVE_MIGRATE`, an update of KubeVirt by `WorkloadUpdateMethod.LIVE_MIGRATE`, a
 *   change of CPU, memory or network cards by itself;
 * - with `once: true` and a name that says why, `move-db-2026-11`: it moves the VM once. Remove it afterwards: what KubeVirt has deleted is made again;
 * - as a hook of Argo CD, by the annotation `argocd.argoproj.io/hook: PostSync`, which works without a name: it moves the VM at each sync.
 *
 * Whether a VM can migrate, KubeVirt tells in its condition `LiveMigratable`. How long it takes is what `MigrationEstimate` estimates.
 *
 * @example
 * new LiveMigration(chart, 'ledger-to-new-rack', { virtualMachine: vm, addedNodeSelector: { rack: 'r7' }, once: true });
 */
export class LiveMigration extends kplus.Resource {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to, in the namespace of the VM
   * @param id the construct's id; with `once` the object's name unless `metadata.name` is given
   * @param props which VM, and where it goes
   * @throws on a pool or a replica set; on a name without `once`
   */
  constructor(scope: Construct, id: string, props: LiveMigrationProps) {
    super(scope, id);
    throwIfAny(this, liveMigrationProblems(props));
    const { virtualMachine, once = false, metadata } = props;
    const named = once ? metadata : { generateName: `${virtualMachine.name}-`, ...metadata, name: virtualMachine.name };
    this.apiObject = createApiObject(this, id, TYPE, { metadata: named, spec: Lazy.any({ produce: () => renderLiveMigration(props) }) });
    throwIfAny(this, namespaceProblems(this, { virtualMachine: [virtualMachine] }));
    // cdk8s gives every object a name.
    if (!once) this.apiObject.addJsonPatch(JsonPatch.remove('/metadata/name'));
  }
}

function* liveMigrationProblems({ virtualMachine: { kind, name }, once, metadata }: LiveMigrationProps): Generator<UsageError> {
  if (kind !== 'VirtualMachine') {
    yield {
      what: 'virtualMachine',
      got: `${kind} "${name}"`,
      allowed: 'a VirtualMachine',
      fix: 'Name one of its VMs by `VirtualMachine.fromVirtualMachineName`.',
    };
  }
  if (metadata?.name !== undefined && !once) {
    yield {
      what: 'metadata.name',
      got: metadata.name,
      allowed: 'none: KubeVirt names each migration, as an object of the same name would not move the VM again',
      fix: 'Leave it out, or write `once: true` for a migration that is to happen once.',
    };
  }
}

function renderLiveMigration({ virtualMachine, addedNodeSelector, sendTo, receive }: LiveMigrationProps): VirtualMachineInstanceMigrationSpec {
  return {
    vmiName: virtualMachine.name,
    addedNodeSelector,
    sendTo: sendTo && { migrationID: sendTo.migrationId, connectURL: sendTo.connectUrl },
    receive: receive && { migrationID: receive.migrationId },
  };
}
