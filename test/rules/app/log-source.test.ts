import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const RULE = 'log-source/avoids-virt-handler-socket';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'files of /var/log/containers' } });

const SOCKET = '/var/run/kubevirt/virt-handler.sock';
const config = (text: string) => ({ ...object('v1', 'ConfigMap', 'c'), spec: undefined, data: { 'a.conf': text } });
const found = (title: string, text: string, got = SOCKET): AppRow => [title, [config(text)], [RULE, 'data[a.conf]', got]];

appTable('log-source', [
  found('Fluentd', `<source>\n  @type unix\n  path ${SOCKET}\n</source>\n`),
  found('Fluentd in quotes', `<source>\n  @type unix\n  path "${SOCKET}"\n</source>\n`),
  found('Fluent Bit', '[INPUT]\n    Name forward\n    Unix_Path /run/virt-handler.sock\n', '/run/virt-handler.sock'),
  found('Fluent Bit in YAML', `pipeline:\n  inputs:\n  - name: unix_socket\n    socket_path: ${SOCKET}\n`),
  ['another socket', [config('path /var/run/docker.sock\n')]],
  ['a longer name', [config('path /run/virt-handler.sockets/a\n')]],
  ['a text about it', [config(`# path ${SOCKET} has no logs\nsee the path ${SOCKET}\n`)]],
  ['another file', [config('path /var/log/containers/*.log\n')]],
  ['no data', [{ ...object('v1', 'ConfigMap', 'c'), spec: undefined }]],
]);
