import { groupBy } from '../../kubernetes/group-by';
import { listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';

export interface NodeSelector { readonly [label: string]: unknown }
/** What pulls an image beforehand, by image. */
export type PrePulls = ReadonlyMap<string, readonly PrePull[]>;

/** A DaemonSet whose pods bring images onto nodes before anything else asks for them. */
export interface PrePull {
  readonly manifest: Manifest;
  /** The labels of the nodes that it is confined to. */
  readonly nodeSelector: NodeSelector;
  /** Whether an affinity confines it further. */
  readonly isConfined: boolean;
}

/** The labels that every node has on which a guest can run: KubeVirt selects by the first, and its launchers are for Linux. */
const OF_ALL: ReadonlyMap<string, unknown> = new Map([['kubevirt.io/schedulable', 'true'], ['kubernetes.io/os', 'linux']]);

/** What pulls images beforehand: for containers, and for images that are mounted as volumes. */
export function prePullsOf(manifests: readonly Manifest[]): PrePulls {
  const found: [string, PrePull][] = [];
  for (const manifest of ofKind(manifests, 'apps/DaemonSet')) {
    const pod = mappingAt(manifest, 'spec', 'template', 'spec');
    const pull = { manifest, nodeSelector: mappingAt(pod, 'nodeSelector'), isConfined: 'affinity' in pod || 'nodeName' in pod };
    const images = [
      ...[...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')].map((container) => textAt(container, 'image')),
      ...listAt(pod, 'volumes').map((volume) => textAt(volume, 'image', 'reference')),
    ];
    for (const image of new Set(images)) if (image !== undefined) found.push([image, pull]);
  }
  return new Map([...groupBy(found, ([image]) => image)].map(([image, group]) => [image, group.map(([, pull]) => pull)]));
}

/** Whether it pulls on every node that something with this node selector can get to, as far as labels tell. */
export function coversNodes({ nodeSelector, isConfined }: PrePull, wanted: NodeSelector): boolean {
  return !isConfined && Object.entries(nodeSelector).every(([label, value]) => OF_ALL.get(label) === value || wanted[label] === value);
}
