/** Which files of a node are which logs. The kubelet names them `<pod>_<namespace>_<container>-<id>.log`. */
export interface LogFiles {
  readonly containers: string;
  /** What is no log of a container in the sense of `containers`. */
  readonly notContainers: readonly string[];
  readonly consoles: string;
  readonly notConsoles: readonly string[];
}

/** The container of a launcher pod that writes the guest's serial console to its output (`pkg/virt-controller/services/serialconsolelog.go`). */
const CONSOLE = 'guest-console-log';

export function logFilesIn(folder: string, excludedNamespaces: readonly string[] = []): LogFiles {
  const excluded = excludedNamespaces.map((namespace) => `${folder}/*_${namespace}_*.log`);
  return {
    containers: `${folder}/*.log`,
    notContainers: [`${folder}/*_${CONSOLE}-*.log`, ...excluded],
    consoles: `${folder}/virt-launcher-*_${CONSOLE}-*.log`,
    notConsoles: excluded,
  };
}
