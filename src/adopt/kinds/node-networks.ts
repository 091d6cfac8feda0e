import type { NodeNetworkConfigurationPolicyProps, SriovNetworkNodePolicyProps, SriovNetworkProps, SriovNicSelector } from '../../index';
import { isEmpty, isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import { at, textAt } from '../../kubernetes/untyped';
import type { Adoption, Written } from '../adopter';
import { fields, kubevirt } from '../expression';
import { flag, member, number, text, texts, textsByKey, value } from '../values';

/** How nodes are cabled inside: as it is written, since interfaces of NMState have more fields than props. */
export function nodeNetworkAdopter({ spec }: Written): Adoption {
  return {
    type: kubevirt('NodeNetworkConfigurationPolicy'),
    props: fields<NodeNetworkConfigurationPolicyProps>({
      nodeSelector: textsByKey(at(spec, 'nodeSelector')),
      maxUnavailable: text(at(spec, 'maxUnavailable')),
      capture: textsByKey(at(spec, 'capture')),
      desiredState: value(at(spec, 'desiredState')),
    }),
  };
}

const CAPABLE = 'feature.node.kubernetes.io/network-sriov.capable';

/** Virtual functions of the cards that it selects. */
export function sriovPolicyAdopter({ spec }: Written): Adoption {
  const nic = at(spec, 'nicSelector');
  const nodes = at(spec, 'nodeSelector');
  const isUsual = textAt(nodes, CAPABLE) === 'true' && Object.keys(nodes as object).length === 1;
  const deviceType = at(spec, 'deviceType');
  return {
    type: kubevirt('SriovNetworkNodePolicy'),
    props: fields<SriovNetworkNodePolicyProps>({
      resourceName: text(at(spec, 'resourceName')),
      nicSelector: fields<SriovNicSelector>({
        vendor: text(at(nic, 'vendor')), deviceId: text(at(nic, 'deviceID')), pfNames: texts(at(nic, 'pfNames')), rootDevices: texts(at(nic, 'rootDevices')),
      }),
      numVfs: number(at(spec, 'numVfs')),
      nodeSelector: isUsual ? undefined : textsByKey(nodes),
      priority: number(at(spec, 'priority')),
      mtu: number(at(spec, 'mtu')),
      deviceType: deviceType === 'vfio-pci' ? undefined : member('SriovDeviceType', deviceType),
      isRdma: flag(at(spec, 'isRdma')),
      linkType: member('SriovLinkType', at(spec, 'linkType')),
      excludeTopology: flag(at(spec, 'excludeTopology')),
      externallyManaged: flag(at(spec, 'externallyManaged')),
    }),
  };
}

/** A network of virtual functions. */
export function sriovNetworkAdopter({ spec }: Written): Adoption {
  const onOff = (written: unknown) => flag(new Map<unknown, boolean>([['on', true], ['off', false]]).get(written));
  const ipam = parsedJson(textAt(spec, 'ipam') ?? '');
  return {
    type: kubevirt('SriovNetwork'),
    props: fields<SriovNetworkProps>({
      resourceName: text(at(spec, 'resourceName')),
      networkNamespace: text(at(spec, 'networkNamespace')),
      vlan: number(at(spec, 'vlan')),
      vlanQos: number(at(spec, 'vlanQoS')),
      linkState: member('SriovLinkState', at(spec, 'linkState')),
      minTxRateMbps: number(at(spec, 'minTxRate')),
      maxTxRateMbps: number(at(spec, 'maxTxRate')),
      spoofChk: onOff(at(spec, 'spoofChk')),
      trust: onOff(at(spec, 'trust')),
      ipam: isMapping(ipam) && !isEmpty(ipam) ? value(ipam) : undefined,
    }),
  };
}
