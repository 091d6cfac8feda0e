/** An emulated sound card. */
export enum SoundModel {
  /** Intel HD Audio of the ICH9, which all newer guests know. KubeVirt's default. */
  ICH9 = 'ich9',
  /** AC'97, for old guests. */
  AC97 = 'ac97',
}

/** An emulated graphics card. */
export enum VideoType {
  /** VGA; amd64. KubeVirt's default with BIOS. */
  VGA = 'vga',
  /** A Cirrus Logic card, for very old guests; amd64. */
  CIRRUS = 'cirrus',
  /** virtio-gpu; every architecture. KubeVirt's default on arm64 and s390x. */
  VIRTIO = 'virtio',
  /** A frame buffer in memory, until another driver takes over; amd64 and arm64. */
  RAMFB = 'ramfb',
  /** A VGA without its legacy; amd64. KubeVirt's default with EFI. */
  BOCHS = 'bochs',
}

/** A device by which a guest tells that it has crashed. */
export enum PanicDeviceModel {
  /** That of the architecture. */
  DEFAULT = 'default',
  /** The crash registers of Hyper-V, for Windows; amd64. */
  HYPERV = 'hyperv',
  /** An ISA device; amd64. */
  ISA = 'isa',
  /** A PCI device. */
  PVPANIC = 'pvpanic',
}

/** How an input device is attached. */
export enum InputBus {
  /** USB, which every guest has a driver for. */
  USB = 'usb',
  /** virtio. */
  VIRTIO = 'virtio',
}

/** A tablet: a pointer with absolute coordinates, which VNC needs where it shall be where the mouse is. */
export interface InputDevice {
  /** Name within the guest's definition, unique among its input devices. */
  readonly name: string;

  /**
   * How it is attached.
   *
   * @default - the preference's, else InputBus.USB
   */
  readonly bus?: InputBus;
}
