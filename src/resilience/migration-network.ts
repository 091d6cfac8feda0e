import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { NetworkAttachment } from '../network/network-attachment';
import { NetworkAttachmentConfig } from '../network/network-attachment-config';
import { Platform } from '../platform/platform';
import { throwIfAny, UsageError } from '../usage-error';

/** Properties of `MigrationNetwork`. */
export interface MigrationNetworkProps extends kplus.ResourceProps {
  /**
   * What it attaches to, with IPAM that gives each node an address of its own: `NetworkAttachmentConfig.macvlan` on a card of the nodes with whereabouts.
   */
  readonly config: NetworkAttachmentConfig;
}

/**
 * A network of their own for live migrations, so that they do not compete with the pods: a NetworkAttachmentDefinition in the namespace of KubeVirt, wherever its
 * chart lives, as virt-handler looks for it there. Its `name` is what `migrations.network` of `KubeVirt` and `HyperConverged` takes.
 *
 * Each node must have the card, and gets an address. When the KubeVirt CR names it, virt-handler is rolled out anew on all nodes.
 *
 * @example
 * const network = new MigrationNetwork(chart, 'migration-net', {
 *   config: NetworkAttachmentConfig.macvlan({ networkInterface: 'ens3f1', ipam: { type: 'whereabouts', range: '10.200.5.0/24' } }),
 * });
 * new KubeVirt(chart, 'kubevirt', { migrations: { network: network.name } });
 */
export class MigrationNetwork extends NetworkAttachment {
  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it attaches to
   * @throws without IPAM, and with one that gives the same addresses on every node; on another namespace than that of KubeVirt
   */
  constructor(scope: Construct, id: string, props: MigrationNetworkProps) {
    const { config, metadata } = props;
    const { kubevirt: namespace } = Platform.of(scope).namespaces;
    super(scope, id, { config, metadata: { ...metadata, namespace } });
    throwIfAny(this, migrationNetworkProblems(config, metadata?.namespace ?? namespace, namespace));
  }
}

function* migrationNetworkProblems({ ipamTypes }: NetworkAttachmentConfig, got: string, namespace: string): Generator<UsageError> {
  if (got !== namespace) {
    yield {
      what: 'metadata.namespace',
      got,
      allowed: `${namespace}, the namespace of KubeVirt`,
      fix: 'Leave it out, or say in `Platform.namespaces.kubevirt` where KubeVirt runs.',
    };
  }
  if (ipamTypes.length === 0 || ipamTypes.includes('host-local')) {
    yield {
      what: 'config.ipam',
      got: ipamTypes.join(', ') || 'none',
      allowed: 'IPAM that gives each node an address of its own',
      fix: 'Write `ipam: { type: \'whereabouts\', range: \'10.200.5.0/24\' }`, with an address for each node.',
    };
  }
}
