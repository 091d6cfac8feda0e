import { IConstruct } from 'constructs';
import { AppliedHardening } from './hardening-applied';
import { HardeningMeasure } from './hardening-measure';
import { LaunchSecurity } from '../compute/guest/launch-security';
import { repeated } from '../kubernetes/repeated';
import { throwIfAny, UsageError } from '../usage-error';

/** How a profile differs from what it is by default. */
export interface HardeningOptions {
  /**
   * Measures of the profile that are not taken, such as `NO_GRAPHICS_DEVICE` for desktops.
   *
   * @default - none: all are taken
   */
  readonly except?: HardeningMeasure[];
}

const BASELINE: readonly HardeningMeasure[] = [
  HardeningMeasure.NO_INPUT_DEVICES,
  HardeningMeasure.NO_VSOCK,
  HardeningMeasure.NO_CLIENT_PASSTHROUGH,
  HardeningMeasure.NO_DOWNWARD_METRICS,
  HardeningMeasure.RANDOM_NUMBER_GENERATOR,
];

const HARDENED: readonly HardeningMeasure[] = [
  ...BASELINE,
  HardeningMeasure.NO_GRAPHICS_DEVICE,
  HardeningMeasure.NO_SERIAL_CONSOLE,
  HardeningMeasure.NO_MEMORY_BALLOON,
  HardeningMeasure.NO_SERVICE_ACCOUNT_TOKEN,
  HardeningMeasure.NO_HOTPLUG,
  HardeningMeasure.SECURE_BOOT,
  HardeningMeasure.TPM,
];

const CONFIDENTIAL: readonly HardeningMeasure[] = [
  ...HARDENED.filter((measure) => measure !== HardeningMeasure.SECURE_BOOT),
  HardeningMeasure.LAUNCH_SECURITY,
];

/**
 * A profile of measures that make the guests of a VM, a tenant or an app harder to attack and to break out of: `Hardening.hardened().applyTo(tenant)`.
 *
 * It sets what neither props nor patches say, in all VMs, pools and replica sets of the scope, also in those that are made later. A VM that says
 * something else fails synthesis: exceptions are made by name (`except`), or by a profile of its own further down the tree, which then counts alone. What was
 * set is in `AppliedHardening.changes`.
 *
 * What KubeVirt does to every launcher anyway is no measure: user 107, no privilege escalation, all capabilities dropped but NET_BIND_SERVICE,
 * no service links, and no token of a service account but that of a mesh. What only the KubeVirt CR can do, such as seccomp and SELinux types, is in
 * `AppliedHardening.prerequisites`. VMs that are written as plain `ApiObject`s cannot be changed: they fail synthesis unless they say all of it themselves.
 */
export class Hardening {
  /**
   * What no guest on a server misses: no input devices, no sockets to the node, no USB redirection, no metrics of the node, and entropy from it.
   *
   * @param options exceptions
   * @throws on exceptions that are not in the profile
   */
  public static baseline(options: HardeningOptions = {}): Hardening {
    return new Hardening('baseline', BASELINE, options);
  }

  /**
   * The baseline, and: no graphics card, no serial console and so no console log, no memory balloon, no token of a service account, no hotplug, secure boot
   * with System Management Mode (amd64), a virtual TPM. The guest must boot by EFI, with signed code.
   *
   * @param options exceptions
   * @throws on exceptions that are not in the profile
   */
  public static hardened(options: HardeningOptions = {}): Hardening {
    return new Hardening('hardened', HARDENED, options);
  }

  /**
   * The hardened profile with memory that is encrypted against the node, instead of secure boot, which does not go with it. Such VMs do not migrate: a
   * drain shuts them down.
   *
   * @param launchSecurity the technology, which the nodes must have
   * @param options exceptions
   * @throws on exceptions that are not in the profile
   */
  public static confidential(launchSecurity: LaunchSecurity, options: HardeningOptions = {}): Hardening {
    return new Hardening('confidential', CONFIDENTIAL, options, launchSecurity);
  }

  /** The measures, without those that are excepted. */
  public readonly measures: HardeningMeasure[];

  private constructor(
    /** Name of the profile: baseline, hardened or confidential. */
    public readonly profile: string,
    measures: readonly HardeningMeasure[],
    { except = [] }: HardeningOptions,
    private readonly launchSecurity?: LaunchSecurity,
  ) {
    throwIfAny(undefined, exceptionProblems(profile, measures, except));
    this.measures = measures.filter((measure) => !except.includes(measure));
  }

  /**
   * Lets the profile count for a scope and all below, until a nearer one.
   *
   * @param scope a VM, a pool, a tenant, a chart or the app
   * @returns what it changes there
   * @throws when the scope has a profile already
   */
  public applyTo(scope: IConstruct): AppliedHardening {
    return AppliedHardening._apply(scope, { name: this.profile, measures: this.measures, launchSecurity: this.launchSecurity });
  }
}

function* exceptionProblems(profile: string, measures: readonly HardeningMeasure[], except: readonly HardeningMeasure[]): Generator<UsageError> {
  for (const got of except.filter((measure) => !measures.includes(measure))) {
    yield { what: `Hardening.${profile} except`, got, allowed: measures.join(', '), fix: 'It is no measure of this profile: drop it.' };
  }
  for (const index of repeated(except, (measure) => measure)) {
    yield { what: `Hardening.${profile} except`, got: except[index], allowed: 'each measure once', fix: 'Drop the repetition.' };
  }
}
