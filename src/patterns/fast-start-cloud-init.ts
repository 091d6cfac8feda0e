import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CompleteFastStart } from './fast-start-defaults';
import { CloudInit } from '../compute';

/** The name to which the controller appends each VM's ordinal. */
export function secretBase(pool: string): string {
  return `${pool}-cloudinit`;
}

/** One configuration per ordinal that the pool may hand out: the controller takes the lowest free one. */
export function cloudInitsPerVm({ cloudInitPerVm, most, detached = 0 }: CompleteFastStart, pool: string): CloudInit[] {
  if (!cloudInitPerVm) return [];
  return Array.from({ length: most + detached }, (_, ordinal) => cloudInitPerVm.cloudInitFor(`${pool}-${ordinal}`, ordinal));
}

/** The configuration in the pool's template: the common base of the Secrets' names. */
export function sharedCloudInit(scope: Construct, pool: string, perVm: readonly CloudInit[]): CloudInit {
  const secret = kplus.Secret.fromSecretName(scope, `${secretBase(pool)}-template`, secretBase(pool));
  const hasNetworkData = perVm.some((cloudInit) => cloudInit.toNetworkData() !== undefined);
  return CloudInit.fromSecret(secret, { dataSource: perVm[0].dataSource, networkDataSecret: hasNetworkData ? secret : undefined });
}
