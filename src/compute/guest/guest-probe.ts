import { Duration } from 'cdk8s';
import type { Probe } from '../../../imports/kubevirt.io';
import { isPortNumber, PORT_WORDS } from '../../kubernetes/port';
import { keepProblems, UsageError } from '../../usage-error';
import { PROBES } from '../wire-forms';

/** Timing of a probe. */
export interface GuestProbeOptions {
  /**
   * Wait before the first try, counted from the start of the guest. KubeVirt adds 10 s by itself.
   *
   * @default Duration.seconds(0)
   */
  readonly initialDelay?: Duration;

  /**
   * Time between tries.
   *
   * @default - Kubernetes': 10 seconds
   */
  readonly period?: Duration;

  /**
   * Time for one try.
   *
   * @default - Kubernetes': 1 second
   */
  readonly timeout?: Duration;

  /**
   * Failures in a row until the guest counts as not ready, or is stopped (liveness).
   *
   * @default - Kubernetes': 3
   */
  readonly failureThreshold?: number;

  /**
   * Successes in a row until the guest counts as ready again. Must be 1 for liveness.
   *
   * @default - Kubernetes': 1
   */
  readonly successThreshold?: number;
}

/** Options of an HTTP probe. */
export interface HttpGetGuestProbeOptions extends GuestProbeOptions {
  /**
   * Path to get.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Whether to speak HTTPS; the certificate is not checked.
   *
   * @default false
   */
  readonly https?: boolean;
}

/** How the cluster finds out whether a guest is ready or alive. */
export class GuestProbe {
  /**
   * An HTTP GET answered with 200 to 399. Needs the pod network.
   *
   * @param port the guest's port
   */
  public static httpGet(port: number, options: HttpGetGuestProbeOptions = {}): GuestProbe {
    return new GuestProbe({ httpGet: { port, path: options.path ?? '/', scheme: options.https ? 'HTTPS' : undefined } }, options);
  }

  /**
   * A TCP connection that opens. Needs the pod network.
   *
   * @param port the guest's port
   */
  public static tcpSocket(port: number, options: GuestProbeOptions = {}): GuestProbe {
    return new GuestProbe({ tcpSocket: { port } }, options);
  }

  /**
   * A command in the guest that exits with 0. Needs the QEMU guest agent.
   *
   * @param command the command and its arguments; no shell
   */
  public static exec(command: string[], options: GuestProbeOptions = {}): GuestProbe {
    return new GuestProbe({ exec: { command } }, options);
  }

  /** The QEMU guest agent answers. Needs the agent in the guest; works without the pod network. */
  public static guestAgentPing(options: GuestProbeOptions = {}): GuestProbe {
    return new GuestProbe({ guestAgentPing: {} }, options);
  }

  private constructor(handler: Probe, options: GuestProbeOptions) {
    keepProblems(this, handlerProblems(handler));
    PROBES.set(this, {
      ...handler,
      initialDelaySeconds: options.initialDelay?.toSeconds(),
      periodSeconds: options.period?.toSeconds(),
      timeoutSeconds: options.timeout?.toSeconds(),
      failureThreshold: options.failureThreshold,
      successThreshold: options.successThreshold,
    });
  }
}

/** What the launcher pod takes over, and Kubernetes refuses of it. */
function* handlerProblems({ httpGet, tcpSocket, exec }: Probe): Generator<UsageError> {
  const { port } = httpGet ?? tcpSocket ?? {};
  if (typeof port === 'number' && !isPortNumber(port)) {
    yield { what: 'port of a GuestProbe', got: port, allowed: PORT_WORDS, fix: 'Give the port on which the guest listens.' };
  }
  if (exec && !exec.command?.length) {
    yield { what: 'command of GuestProbe.exec', got: exec.command, allowed: 'one text or more', fix: 'Give the command and its arguments, one text each.' };
  }
}
