import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ContainerDiskPrePullProps } from './container-disk-pre-pull-props';
import { renderContainerDiskPrePull } from './render-container-disk-pre-pull';
import { repeated } from '../../kubernetes/repeated';
import { Platform } from '../../platform/platform';
import { createApiObject } from '../../resource/create-api-object';
import { ResourceType } from '../../resource/resource-type';
import { messagesOf, throwIfAny, UsageError } from '../../usage-error';
import { Disk } from '../disks/disk';

const TYPE: ResourceType = { apiGroup: 'apps', version: 'v1', kind: 'DaemonSet', resourceType: 'daemonsets' };
/** The first release in which the gate ImageVolume is on by itself. */
const IMAGE_VOLUMES = '1.35';
/** A tag other than `latest`, or a digest. */
const PINNED = /(?:@sha256:[0-9a-f]{64}|:(?!latest$)[\w][\w.-]*)$/;

/**
 * Pulls container disks onto the nodes before a VM needs them: a DaemonSet whose pods meet the `restricted` level of pod security.
 *
 * A container disk has nothing to run. So either a static tool is copied in and run once (`tool`), or the image is mounted as a volume. The
 * kubelet may remove an image that no running container uses when its disk fills up: only a mounted one is safe from that; with a tool the images are there
 * until then.
 *
 * @example
 * new ContainerDiskPrePull(chart, 'images', {
 *   images: ['quay.io/containerdisks/ubuntu:24.04'],
 *   pauseImage: 'registry.k8s.io/pause:3.10',
 *   tool: { image: 'docker.io/library/busybox:1.37.0-musl' },
 *   nodeSelector: { pool: 'vms' },
 * });
 */
export class ContainerDiskPrePull extends kplus.Resource {
  /**
   * The images of the container disks among some disks, each once: `ContainerDiskPrePull.imagesOf(vm.disks)`.
   *
   * @param disks the disks of one or several VMs
   */
  public static imagesOf(disks: Disk[]): string[] {
    return [...new Set(disks.flatMap(({ image }) => image ?? []))];
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the DaemonSet unless `metadata.name` is given
   * @param props what is pulled, with what, and where
   * @throws without images, on an image twice, on one without a tag or with `latest`, and on user 0. Without `tool` synthesis fails on a Platform
   * before Kubernetes 1.35.
   */
  constructor(scope: Construct, id: string, props: ContainerDiskPrePullProps) {
    super(scope, id);
    throwIfAny(this, prePullProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderContainerDiskPrePull(this.name, props) }),
    });
    if (!props.tool) this.node.addValidation({ validate: () => messagesOf(imageVolumeProblems(Platform.of(this))) });
  }
}

function* prePullProblems({ images, user }: ContainerDiskPrePullProps): Generator<UsageError> {
  if (images.length === 0) yield { what: 'images', got: images, allowed: 'at least one', fix: 'Name the container disks of the VMs.' };
  for (const index of repeated(images, (image) => image)) {
    yield { what: 'images', got: images[index], allowed: 'each image once', fix: 'Drop the repetition.' };
  }
  for (const image of images.filter((one) => !PINNED.test(one))) {
    yield {
      what: 'images', got: image, allowed: 'a tag other than latest, or a digest', fix: 'Pin it: the VM pulls an unpinned image anew at each start anyway.',
    };
  }
  if (user !== undefined && !(Number.isInteger(user) && user > 0)) {
    yield { what: 'user', got: user, allowed: 'a whole number from 1', fix: '0 is root, which the pods may not be.' };
  }
}

function* imageVolumeProblems(platform: Platform): Generator<UsageError> {
  if (platform.kubernetesAtLeast(IMAGE_VOLUMES)) return;
  yield {
    what: 'tool',
    got: `none on Kubernetes ${platform.kubernetesVersion}`,
    allowed: `none from Kubernetes ${IMAGE_VOLUMES} on, where images can be volumes`,
    fix: 'Give a tool such as { image: \'docker.io/library/busybox:1.37.0-musl\' }, or state the release on the Platform.',
  };
}
