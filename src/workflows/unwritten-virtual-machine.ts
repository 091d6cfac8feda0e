import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CloudInitPlacement, RunStrategy, VirtualMachine, VirtualMachineIdentity, VirtualMachineProps } from '../compute';
import { usageError } from '../usage-error';

/** A manifest as `toJson` gives it. */
export interface VirtualMachineManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly [key: string]: unknown };
  readonly spec: { readonly dataVolumeTemplates?: readonly unknown[] };
}

/**
 * Lets a VM be for a moment, as a child of a construct and so with its Platform, its hardening and its path in errors: what it would be in a manifest is read,
 * and it is gone before anything is written.
 *
 * @throws where `VirtualMachine` does, and where it needs an object besides its own
 */
export function withVirtualMachine<T>(scope: Construct, id: string, props: VirtualMachineProps, use: (vm: VirtualMachine) => T): T {
  try {
    const vm = new VirtualMachine(scope, id, { ...props, cloudInitPlacement: props.cloudInitPlacement ?? CloudInitPlacement.INLINE });
    const [own, ...others] = vm.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
    if (others.length) {
      throw usageError(vm, {
        what: 'cloudInitPlacement',
        got: props.cloudInitPlacement,
        allowed: 'CloudInitPlacement.INLINE, or texts in a Secret that is there: `CloudInit.userDataSecret`',
        fix: `A template makes one object: ${own.node.path} would need a Secret beside it.`,
      });
    }
    return use(vm);
  } finally {
    scope.node.tryRemoveChild(id);
  }
}

/** The props of a VM of which every run makes another. */
export function perRun(props: VirtualMachineProps, name: string): VirtualMachineProps {
  const { runStrategy = RunStrategy.ONCE, identity = VirtualMachineIdentity.fromCluster(), metadata } = props;
  return { ...props, runStrategy, identity, metadata: { ...metadata, name } };
}

/** A manifest for the namespace of whatever creates it. */
export function unplaced({ metadata: { namespace, ...metadata }, ...manifest }: VirtualMachineManifest): VirtualMachineManifest {
  return { ...manifest, metadata };
}

/** The manifest of such a VM, as it would be written. */
export function manifestOf(vm: VirtualMachine): VirtualMachineManifest {
  return ApiObject.of(vm).toJson();
}
