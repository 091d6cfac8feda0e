import type { ConfigMap } from '../../../imports/kubernetes';
import { fieldOf } from '../../kubernetes/field-path';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** How Fluentd (`path`) and Fluent Bit (`Unix_Path`, `Socket_Path`) are told of a socket. */
const SOCKET = /^[ \t]*(?:path|unix_path|socket_path)[ \t:]+["']?(\S*\/virt-handler\.sock)\b/im;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'log-source/avoids-virt-handler-socket',
    level: FindingLevel.ADVISED,
    subject: objectsOf<ConfigMap>('/ConfigMap'),
    summary: 'A log collector must not read serial consoles from a socket of virt-handler',
    why: 'virt-handler offers no log stream on a socket: nothing is ever read there. A container guest-console-log of each launcher pod writes what the guest '
      + 'writes to its serial console (pkg/virt-controller/services/serialconsolelog.go of KubeVirt), so it is among the container logs of the node.',
    fix: 'Tail /var/log/containers/virt-launcher-*_guest-console-log-*.log, as LogCollector does.',
    * check({ data = {} }) {
      for (const [key, text] of Object.entries(data)) {
        const [, socket] = SOCKET.exec(text) ?? [];
        if (socket) yield { field: fieldOf('data', key), got: socket, allowed: 'files of /var/log/containers' };
      }
    },
  }),
];
