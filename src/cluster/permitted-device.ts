/** A device by vendor and device, as `lspci -n` and `lsusb` print it. */
interface Selector {
  readonly kind: 'pci' | 'mediated' | 'usb';
  readonly selectors: readonly string[];
}

/** Options for `PermittedDevice`. */
export interface PermittedDeviceOptions {
  /** The name of the resource by which guests ask for it, such as `nvidia.com/GA100_A100`. Each device of one name will do for them. */
  readonly resourceName: string;

  /**
   * Whether another device plugin, such as that of the vendor, advertises the resource. Otherwise KubeVirt does.
   *
   * @default false
   */
  readonly externalResourceProvider?: boolean;
}

/** A device of nodes that guests may have: `configuration.permittedHostDevices`. */
export class PermittedDevice {
  /**
   * A PCI device.
   *
   * @param vendorAndDevice both in hexadecimal, as in `10DE:20B0`
   * @param options the resource
   */
  public static pci(vendorAndDevice: string, options: PermittedDeviceOptions): PermittedDevice {
    return new PermittedDevice({ kind: 'pci', selectors: [vendorAndDevice] }, options);
  }

  /**
   * A mediated device, such as a vGPU.
   *
   * @param typeName the name of its type, as in `GRID T4-1Q`
   * @param options the resource
   */
  public static mediated(typeName: string, options: PermittedDeviceOptions): PermittedDevice {
    return new PermittedDevice({ kind: 'mediated', selectors: [typeName] }, options);
  }

  /**
   * USB devices, which a guest gets together.
   *
   * @param vendorsAndProducts each in hexadecimal, as in `0951:1666`
   * @param options the resource
   */
  public static usb(vendorsAndProducts: string[], options: PermittedDeviceOptions): PermittedDevice {
    return new PermittedDevice({ kind: 'usb', selectors: vendorsAndProducts }, options);
  }

  /** The name of the resource by which guests ask for it. */
  public readonly resourceName: string;
  /** Whether another device plugin advertises it. */
  public readonly externalResourceProvider?: boolean;
  /** @internal */
  public readonly _selector: Selector;

  private constructor(selector: Selector, { resourceName, externalResourceProvider }: PermittedDeviceOptions) {
    this.resourceName = resourceName;
    this.externalResourceProvider = externalResourceProvider;
    this._selector = selector;
  }
}

/** The types of mediated devices that nodes are set up with. */
export interface MediatedDeviceTypes {
  /** The names of types, as in `nvidia-222`. */
  readonly types: string[];

  /**
   * The labels of the nodes.
   *
   * @default - all nodes that no other entry selects
   */
  readonly nodeSelector?: { [label: string]: string };
}
