import { coversNodes } from './pre-pulls';
import type { NodeSelector, PrePull, PrePulls } from './pre-pulls';
import type { Preparation, Way } from './preparation';

/** An image that a node pulls. */
export interface PulledImage {
  readonly image: string;
  readonly imagePullPolicy?: string;
  readonly field: string;
  /** What it is, with its article: `the container disk`. */
  readonly noun: string;
}

/** A tag other than `latest`, or a digest. */
const PINNED = /(?:@sha256:[0-9a-f]+|:(?!latest$)[\w][\w.-]*)$/;

/** What it takes that an image is on the node. */
export function imagePreparation({ image, imagePullPolicy, field, noun }: PulledImage, prePulls: PrePulls, nodeSelector: NodeSelector): Preparation {
  const found = (way: Way, why: string): Preparation => ({ way, field, why, outlasts: false });
  if (imagePullPolicy === 'Never') return found('pulled-before', `The node must have ${noun} ${image} already: its pull policy is Never.`);
  const pull = prePulls.get(image)?.find((each) => coversNodes(each, nodeSelector));
  if (!pull) {
    const partly = prePulls.get(image)?.[0];
    const but = partly ? `; ${nameOf(partly)} does not pull on all nodes that it may start on` : '';
    return found('pull', `The node pulls ${noun} ${image}${but}.`);
  }
  const policy = imagePullPolicy || (PINNED.test(image) ? 'IfNotPresent' : 'Always');
  return policy === 'Always'
    ? found('asked-again', `${nameOf(pull)} pulls ${noun} ${image} beforehand, but its pull policy is Always: where the registry has another by then, it is downloaded.`)
    : found('pulled-before', `${nameOf(pull)} pulls ${noun} ${image} beforehand.`);
}

function nameOf({ manifest: { metadata: { name = '' } } }: PrePull): string {
  return `DaemonSet ${name}`;
}
