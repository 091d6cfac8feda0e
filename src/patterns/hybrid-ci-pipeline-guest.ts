import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CompleteCiPipeline, CompleteCiVirtualMachine, given } from './hybrid-ci-pipeline-defaults';
import { CloudInit, CloudInitCommand, GuestCpu, GuestProbe, RunStrategy, VirtualMachineProps } from '../compute';
import { GuestNetwork } from '../network';
import { Disk, DiskBus } from '../storage';

/** What engines write for what is known only in a run. */
export interface CiReferences {
  /** The image that was built, with its digest. */
  readonly image: string;
  /** The container disk of the VM. */
  readonly vmImage: string;
  /** The UID of the run. */
  readonly runUid: string;
}

/** From the first try on for ten minutes. */
const READY: { readonly initialDelay: Duration; readonly period: Duration; readonly failureThreshold: number } = {
  initialDelay: Duration.seconds(30), period: Duration.seconds(5), failureThreshold: 120,
};

/** The VM that is tested in: it runs once, and is ready once the application answers, or once the tests of the guest agent have succeeded. */
export function ciGuest(props: CompleteCiPipeline, { image, vmImage, runUid }: CiReferences): VirtualMachineProps {
  const { virtualMachine, runLabel, podLabels, isContainerDisk, readyPort, readyPath, test } = props;
  const labels = { [runLabel]: runUid };
  const { guest = {} } = virtualMachine;
  return {
    runStrategy: RunStrategy.ONCE,
    terminationGracePeriod: Duration.seconds(5),
    rng: true,
    ...sizeOf(virtualMachine),
    disks: [Disk.containerDisk('root', { image: isContainerDisk ? image : vmImage, bus: DiskBus.VIRTIO })],
    networks: [GuestNetwork.masquerade()],
    readinessProbe: test.guestCommand
      ? GuestProbe.exec(test.guestCommand, { ...READY, timeout: test.deadline })
      : GuestProbe.httpGet(readyPort, { ...READY, path: readyPath }),
    ...isContainerDisk ? {} : { cloudInit: application(image, readyPort) },
    ...given(guest),
    labels: { ...guest.labels, ...podLabels, ...labels },
    metadata: { ...guest.metadata, labels: { ...guest.metadata?.labels, ...labels } },
  };
}

function sizeOf({ cpus, memory, guest: { instancetype, cpu } = {} }: CompleteCiVirtualMachine): VirtualMachineProps {
  if (instancetype) return {};
  if (cpu) return { memory };
  return { cpu: GuestCpu.topology({ cores: cpus }), memory, resources: { cpuRequest: kplus.Cpu.units(cpus) } };
}

function application(image: string, port: number): CloudInit {
  return new CloudInit({
    packages: ['podman'],
    runCommands: [CloudInitCommand.argv('podman', 'run', '-d', '--name', 'app', '-p', `${port}:${port}`, image)],
  });
}
