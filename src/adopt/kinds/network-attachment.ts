import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type {
  BridgeAttachmentOptions, LinuxBridgeAttachmentOptions, MacvlanAttachmentOptions, SriovAttachmentOptions,
} from '../../network/network-attachment-options';
import type { Adoption, Written } from '../adopter';
import { fields, kubevirt, make } from '../expression';
import type { Optional } from '../expression';
import { flag, member, number, text, value } from '../values';

/** A NetworkAttachmentDefinition: by its type where that writes what is there, else by its configuration as it is. */
export function networkAttachmentAdopter({ metadata, spec }: Written): readonly Adoption[] {
  const config = parsed(at(spec, 'config'));
  const resource = text(at(metadata, 'annotations', RESOURCE_NAME));
  if (!config) return [];
  const { cniVersion, name = at(metadata, 'name'), ...others } = config;
  const isUsual = cniVersion === '0.4.0' && name === at(metadata, 'name');
  const raw = make('NetworkAttachmentConfig', 'raw', value(isUsual ? others : config), resource);
  return [configOf(config, resource), raw].filter((each) => each !== undefined).map((attachment) => (
    { type: kubevirt('NetworkAttachment'), props: fields({ config: attachment }), impliedAnnotations: [RESOURCE_NAME] }
  ));
}

const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';

function parsed(config: unknown): Written | undefined {
  try {
    const written: unknown = JSON.parse(typeof config === 'string' ? config : '');
    return isMapping(written) ? written : undefined;
  } catch {
    return undefined;
  }
}

function configOf(config: Written, resource: Optional): Optional {
  const ipam = isMapping(config.ipam) && Object.keys(config.ipam).length > 0 ? value(config.ipam) : undefined;
  const [vlan, mtu, bridge] = [number(config.vlan), number(config.mtu), text(config.bridge)];
  switch (config.type) {
    case 'bridge':
      return bridge && make('NetworkAttachmentConfig', 'bridge', fields<LinuxBridgeAttachmentOptions>({
        bridge,
        vlan,
        mtu,
        ipam,
        macSpoofCheck: config.macspoofchk === true ? undefined : flag(config.macspoofchk),
        vmOnly: flag(config.disableContainerInterface),
      }));
    case 'ovs':
      return bridge && make('NetworkAttachmentConfig', 'ovs', fields<BridgeAttachmentOptions>({ bridge, vlan, mtu, ipam }));
    case 'macvlan': {
      const networkInterface = text(config.master);
      return networkInterface && make('NetworkAttachmentConfig', 'macvlan', fields<MacvlanAttachmentOptions>({
        networkInterface, mode: config.mode === 'bridge' ? undefined : member('MacvlanMode', config.mode), mtu, ipam,
      }));
    }
    case 'sriov':
      return resource && make('NetworkAttachmentConfig', 'sriov', fields<SriovAttachmentOptions>({
        resourceName: resource,
        vlan,
        vlanQos: number(config.vlanQoS),
        linkState: member('SriovLinkState', config.link_state),
        minTxRateMbps: number(config.min_tx_rate),
        maxTxRateMbps: number(config.max_tx_rate),
        spoofChk: onOff(config.spoofchk),
        trust: onOff(config.trust),
        ipam,
      }));
    default:
      return undefined;
  }
}

function onOff(written: unknown): Optional {
  return written === 'on' ? value(true) : written === 'off' ? value(false) : undefined;
}
