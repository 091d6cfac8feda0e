import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** Options of every test. */
export interface CiTestOptions {
  /**
   * Time for the tests alone, in whole seconds.
   *
   * @default Duration.minutes(20)
   */
  readonly deadline?: Duration;
}

/** Options of tests that run in a container beside the VM. */
export interface CiContainerTestOptions extends CiTestOptions {
  /** The image with the tests. */
  readonly image: string;

  /**
   * The program that tests, in place of the entrypoint of the image. `CiTest.ADDRESS` stands for the address of the VM.
   *
   * @default - the entrypoint of the image
   */
  readonly command?: string[];

  /**
   * The arguments of the program. `CiTest.ADDRESS` stands for the address of the VM.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * What the container may use.
   *
   * @default - requests of 500m CPU and 512Mi memory, a limit of 512Mi
   */
  readonly resources?: kplus.ContainerResources;
}

/** Options of tests over SSH. */
export interface CiSshTestOptions extends CiTestOptions {
  /** An image with `ssh`. */
  readonly image: string;
  /** What is run in the guest, by its shell. It fails where this does. */
  readonly command: string;
  /** A Secret with the private key at `ssh-privatekey`, whose public key is in the guest. */
  readonly privateKey: kplus.ISecret;
  /** The user of the guest. */
  readonly user: string;

  /**
   * What the container may use.
   *
   * @default - requests of 500m CPU and 512Mi memory, a limit of 512Mi
   */
  readonly resources?: kplus.ContainerResources;
}

const RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(500) },
  memory: { request: Size.mebibytes(512), limit: Size.mebibytes(512) },
};

/** How what was built is tested in the VM. */
export class CiTest {
  /** What stands for the address of the VM in commands and arguments. */
  public static readonly ADDRESS = '<address of the VM>';

  /** By a container that calls the VM. */
  public static container(options: CiContainerTestOptions): CiTest {
    return new CiTest(options, { ...options, resources: options.resources ?? RESOURCES });
  }

  /** By a command that is run in the guest over SSH. The key of the host is new in each VM and not checked. */
  public static ssh(options: CiSshTestOptions): CiTest {
    const { image, user, command, resources = RESOURCES } = options;
    const flags = ['-i', '/ssh/ssh-privatekey', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'BatchMode=yes'];
    return new CiTest(options, { image, command: ['ssh', ...flags, `${user}@${CiTest.ADDRESS}`, command], resources }, options.privateKey);
  }

  /**
   * By a command that is run in the guest by the QEMU guest agent: the VM is ready once it has exited with 0, and it is run again until then, or until the deadline.
   * It needs no network, and the agent in the guest.
   *
   * @param command the command and its arguments; no shell
   */
  public static guestAgent(command: string[], options: CiTestOptions = {}): CiTest {
    return new CiTest(options, undefined, undefined, command);
  }

  /** Time for the tests alone. */
  public readonly deadline: Duration;
  /** The container that runs them, where one does. */
  public readonly containerOptions?: CiContainerTestOptions;
  /** The key that it is given at `/ssh`. */
  public readonly privateKey?: kplus.ISecret;
  /** What the guest agent runs, where it does. */
  public readonly guestCommand?: string[];

  private constructor(options: CiTestOptions, container?: CiContainerTestOptions, privateKey?: kplus.ISecret, guestCommand?: string[]) {
    this.deadline = options.deadline ?? Duration.minutes(20);
    this.containerOptions = container;
    this.privateKey = privateKey;
    this.guestCommand = guestCommand;
  }
}
