import {
  BondOptions, LinuxBridgeOptions, NodeInterfaceOptions, NodeInterfaceState, NodeVlanOptions, OvsBridgeOptions,
} from './node-interface-options';
import { outOfRange } from './out-of-range';
import { isCidr } from '../kubernetes/ip-block';
import { repeated } from '../kubernetes/repeated';
import { keepProblems, UsageError } from '../usage-error';

interface Fields {
  readonly [field: string]: unknown;
}

/** Linux names interfaces by at most 15 characters, without blanks, `/` and `:`. */
const NAME = /^[^\s/:]{1,15}$/;

/** An interface of nodes as a `NodeNetworkConfigurationPolicy` wants it. The policy that takes it throws on a name that Linux has not. */
export class NodeInterface {
  /**
   * A Linux bridge, for `NetworkAttachmentConfig.bridge`.
   *
   * @param name its name, at most 15 characters
   */
  public static linuxBridge(name: string, options: LinuxBridgeOptions = {}): NodeInterface {
    const { ports = [], stp = false } = options;
    const bridge = { options: { stp: { enabled: stp } }, port: portsOf(ports) };
    return new NodeInterface(name, 'linux-bridge', options, { bridge }, ports);
  }

  /**
   * A bridge of Open vSwitch, for `NetworkAttachmentConfig.ovs` and, by `bridgeMappings`, for localnet networks.
   *
   * @param name its name, at most 15 characters
   */
  public static ovsBridge(name: string, options: OvsBridgeOptions = {}): NodeInterface {
    const { ports = [], stp, allowExtraPatchPorts } = options;
    const bridge = {
      ...allowExtraPatchPorts === undefined ? {} : { 'allow-extra-patch-ports': allowExtraPatchPorts },
      ...stp === undefined ? {} : { options: { stp: { enabled: stp } } },
      port: portsOf(ports),
    };
    return new NodeInterface(name, 'ovs-bridge', options, { bridge }, ports);
  }

  /**
   * Several cards as one.
   *
   * @param name its name, at most 15 characters
   */
  public static bond(name: string, options: BondOptions): NodeInterface {
    const { mode, ports, options: driver } = options;
    return new NodeInterface(name, 'bond', options, { 'link-aggregation': { mode, options: driver, port: [...ports] } }, ports);
  }

  /**
   * A VLAN of another interface.
   *
   * @param name its name, at most 15 characters, such as `bond0.100`
   */
  public static vlan(name: string, options: NodeVlanOptions): NodeInterface {
    const vlan = { 'base-iface': options.baseInterface, 'id': options.id };
    return new NodeInterface(name, 'vlan', options, { vlan }, [], outOfRange(`vlan id of ${name}`, options.id, 1, 4094, 'Write the number of the VLAN.'));
  }

  /**
   * A card.
   *
   * @param name its name
   */
  public static ethernet(name: string, options: NodeInterfaceOptions = {}): NodeInterface {
    return new NodeInterface(name, 'ethernet', options, {}, []);
  }

  /**
   * An interface of any other type of NMState, such as `vxlan`, `vrf` or `ovs-interface`; `extra` has the fields of the type.
   *
   * @param name its name
   * @param interfaceType its type
   */
  public static of(name: string, interfaceType: string, options: NodeInterfaceOptions = {}): NodeInterface {
    return new NodeInterface(name, interfaceType, options, {}, []);
  }

  private constructor(
    /** Its name on the nodes. */
    public readonly name: string,
    /** Its type, as NMState calls it. */
    public readonly type: string,
    private readonly options: NodeInterfaceOptions,
    private readonly fields: Fields,
    /** The interfaces that are its ports. */
    public readonly ports: string[],
    problems: Iterable<UsageError> = [],
  ) {
    keepProblems(this, [...interfaceProblems(this, options), ...problems]);
  }

  /** @internal */
  public get _isAbsent(): boolean {
    return this.options.state === NodeInterfaceState.ABSENT;
  }

  /** @internal */
  public _render(): Fields {
    const { state = NodeInterfaceState.UP, mtu, ipv4, ipv6, description, extra } = this.options;
    return {
      name: this.name,
      type: this.type,
      state,
      description,
      mtu,
      ipv4: ipv4?._render(4),
      ipv6: ipv6?._render(6),
      ...this._isAbsent ? {} : this.fields,
      ...extra,
    };
  }
}

function portsOf(names: readonly string[]): { readonly name: string }[] {
  return names.map((name) => ({ name }));
}

function* interfaceProblems({ name, ports }: NodeInterface, { mtu, ipv4, ipv6 }: NodeInterfaceOptions): Generator<UsageError> {
  for (const got of [name, ...ports].filter((each) => !NAME.test(each))) {
    yield { what: 'name of a node interface', got, allowed: 'at most 15 characters without blanks, "/" and ":"', fix: 'Shorten it.' };
  }
  for (const i of repeated(ports, (port) => port)) {
    yield { what: `ports of ${name}`, got: ports[i], allowed: 'each port once', fix: 'Drop the second one.' };
  }
  yield* outOfRange(`mtu of ${name}`, mtu, 68, 65535, 'Write the bytes of a packet, such as 9000.');
  for (const got of [...ipv4?._addresses ?? [], ...ipv6?._addresses ?? []].filter((address) => !isCidr(address))) {
    yield { what: `addresses of ${name}`, got, allowed: 'an address with its prefix length', fix: "Write '10.0.0.5/24'." };
  }
}
