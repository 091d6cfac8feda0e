import { Construct } from 'constructs';
import { GuestProps } from './guest-props';
import { Gpu, HostDevice } from './host-device';
import { EvictionStrategy } from './policies';
import { Architecture } from '../../platform/distribution';
import { Platform } from '../../platform/platform';
import { UsageError } from '../../usage-error';

/** What of a guest decides whether it can migrate. */
interface Migrant {
  readonly props: GuestProps;
  readonly gpus: Iterable<Gpu>;
  readonly hostDevices: Iterable<HostDevice>;
}

/** A guest that must migrate when its node is drained, and never can. One GPU may be a vGPU that does: admission tells of the others. */
export function* evictionProblems({ props, gpus, hostDevices }: Migrant): Generator<UsageError> {
  const { evictionStrategy, launchSecurity, features } = props;
  if (evictionStrategy !== EvictionStrategy.LIVE_MIGRATE) return;
  const reasons = [
    ...launchSecurity ? ['launchSecurity'] : [],
    ...features?.hyperv?.isPassthrough ? ['HypervFeatures.passthrough()'] : [],
    ...[...hostDevices].length > 0 ? ['hostDevices'] : [],
    ...[...gpus].length > 1 ? ['several gpus'] : [],
  ];
  if (reasons.length === 0) return;
  yield {
    what: 'evictionStrategy',
    got: evictionStrategy,
    allowed: `one that lets a guest stop that cannot migrate, with ${reasons.join(', ')}`,
    fix: 'Write `EvictionStrategy.NONE` or `LIVE_MIGRATE_IF_POSSIBLE`: KubeVirt would refuse each eviction, and the drain of the node waits for good.',
  };
}

/** Encryption of another architecture. On s390x KubeVirt takes every `launchSecurity` for Secure Execution. */
export function* technologyProblems(scope: Construct, { launchSecurity, architecture: own }: GuestProps): Generator<UsageError> {
  if (!launchSecurity) return;
  const platform = Platform.of(scope);
  const architecture = own ?? (platform._architectureIsStated ? platform.architecture : launchSecurity.architecture);
  if ((architecture === Architecture.S390X) === (launchSecurity.architecture === Architecture.S390X)) return;
  yield {
    what: 'launchSecurity',
    got: launchSecurity.technology,
    allowed: `what there is on ${architecture}: ${architecture === Architecture.S390X ? 'Secure Execution' : 'SEV, SEV-ES, SEV-SNP, TDX'}`,
    fix: `Choose another technology, or \`architecture: Architecture.${launchSecurity.architecture === Architecture.S390X ? 'S390X' : 'AMD64'}\`.`,
  };
}
