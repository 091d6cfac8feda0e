import { selectedBy } from './selected';
import { percentOrAbsolute } from './virtual-machines';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Adopter, Surroundings, Written } from '../adopter';
import { fields, kubevirt, list, makePlus, plus } from '../expression';
import type { Optional } from '../expression';
import { flag, member, memberOfPlus, number, size, text, texts, textsByKey } from '../values';

/** A kind of cdk8s-plus, which is taken only where it writes what is there: what it adds by default is not asked for. */
function ofPlus(
  name: Parameters<typeof plus>[0], props: (manifest: Written, surroundings: Surroundings) => { readonly [prop: string]: Optional },
): Adopter {
  return (manifest, surroundings) => ({ type: plus(name), props: fields(props(manifest, surroundings)), isAllOrNothing: true });
}

export const namespaceAdopter = ofPlus('Namespace', () => ({}));

export const configMapAdopter = ofPlus('ConfigMap', ({ data, binaryData, immutable }) => ({
  data: textsByKey(data), binaryData: textsByKey(binaryData), immutable: flag(immutable),
}));

export const secretAdopter = ofPlus('Secret', ({ type, stringData, immutable }) => ({
  type: text(type), stringData: textsByKey(stringData), immutable: flag(immutable),
}));

export const serviceAccountAdopter = ofPlus('ServiceAccount', ({ automountServiceAccountToken: automountToken }) => ({
  automountToken: automountToken === false ? undefined : flag(automountToken),
}));

export const claimAdopter = ofPlus('PersistentVolumeClaim', ({ metadata, spec }, { scope, freshId }) => ({
  accessModes: list(listAt(spec, 'accessModes').map((mode) => memberOfPlus('PersistentVolumeAccessMode', mode))),
  storage: size(at(spec, 'resources', 'requests', 'storage')),
  storageClassName: text(at(spec, 'storageClassName')),
  volumeMode: memberOfPlus('PersistentVolumeMode', at(spec, 'volumeMode')),
  volume: at(spec, 'volumeName') === undefined ? undefined : makePlus(
    'PersistentVolume', 'fromPersistentVolumeName', scope, freshId(`${textAt(metadata, 'name') ?? 'claim'}-volume`), text(at(spec, 'volumeName')),
  ),
}));

export const serviceAdopter = ofPlus('Service', ({ metadata, spec }, surroundings) => ({
  type: at(spec, 'type') === 'ClusterIP' ? undefined : memberOfPlus('ServiceType', at(spec, 'type')),
  selector: at(spec, 'selector') === undefined ? undefined : selectedBy(at(spec, 'selector'), surroundings, textAt(metadata, 'name') ?? 'service'),
  ports: list(listAt(spec, 'ports').map(portOf)),
  clusterIP: text(at(spec, 'clusterIP')),
  externalIPs: texts(at(spec, 'externalIPs')),
  externalName: text(at(spec, 'externalName')),
  loadBalancerSourceRanges: texts(at(spec, 'loadBalancerSourceRanges')),
  publishNotReadyAddresses: flag(at(spec, 'publishNotReadyAddresses')),
}));

function portOf(port: unknown): Optional {
  return fields({
    name: text(at(port, 'name')),
    port: number(at(port, 'port')),
    targetPort: at(port, 'targetPort') === at(port, 'port') ? undefined : number(at(port, 'targetPort')),
    nodePort: number(at(port, 'nodePort')),
    protocol: at(port, 'protocol') === 'TCP' ? undefined : memberOfPlus('Protocol', at(port, 'protocol')),
  });
}

/** A disruption budget, which is ours. */
export const disruptionBudgetAdopter: Adopter = ({ metadata, spec }, surroundings) => {
  const selector = at(spec, 'selector', 'matchExpressions') === undefined
    ? selectedBy(at(spec, 'selector', 'matchLabels'), surroundings, textAt(metadata, 'name') ?? 'budget') : undefined;
  return selector && {
    type: kubevirt('PodDisruptionBudget'),
    props: fields({
      selector,
      minAvailable: percentOrAbsolute(at(spec, 'minAvailable')),
      maxUnavailable: percentOrAbsolute(at(spec, 'maxUnavailable')),
      unhealthyPodEvictionPolicy: member('UnhealthyPodEvictionPolicy', at(spec, 'unhealthyPodEvictionPolicy')),
    }),
  };
};
