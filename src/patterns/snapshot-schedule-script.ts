/** What the script of a schedule depends on. */
export interface SnapshotScript {
  readonly schedule: string;
  readonly virtualMachines: readonly string[];
  readonly keepLast?: number;
  readonly keepForSeconds?: number;
  readonly failureDeadlineSeconds?: number;
}

const KIND = 'virtualmachinesnapshots.snapshot.kubevirt.io';
const COLUMNS = '{range .items[*]}{.metadata.labels.snapshot-taken} {.metadata.name} {.status.readyToUse}{"\\n"}{end}';
/** KubeVirt's default, in seconds. */
const FAILURE_DEADLINE = 300;
/** For the controller to say so once the deadline is over. */
const GRACE = 60;

/**
 * The script that a run of a schedule executes, in POSIX sh. A run that is repeated takes no second snapshot, and old snapshots are deleted only once the new
 * one is ready.
 */
export function snapshotScript({ schedule, virtualMachines, keepLast, keepForSeconds, failureDeadlineSeconds }: SnapshotScript): string {
  const manifest = JSON.stringify({
    apiVersion: 'snapshot.kubevirt.io/v1beta1',
    kind: 'VirtualMachineSnapshot',
    metadata: {
      name: '%s',
      labels: { 'snapshot-schedule': schedule, 'snapshot-source': '%s', 'snapshot-run': '%s', 'snapshot-taken': '%s' },
    },
    spec: {
      source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: '%s' },
      ...failureDeadlineSeconds === undefined ? {} : { failureDeadline: `${failureDeadlineSeconds}s` },
    },
  });
  const expired = [
    ...keepLast === undefined ? [] : [`[ "$kept" -ge ${keepLast} ]`],
    ...keepForSeconds === undefined ? [] : [`[ "$taken" -lt $((now - ${keepForSeconds})) ]`],
  ].join(' || ');
  return `set -u
now=$(date -u +%s)
stamp=$(date -u +%Y%m%d%H%M%S)

snapshot() {
  of="snapshot-schedule=${schedule},snapshot-source=$1"
  made=$(kubectl get ${KIND} -l "$of,snapshot-run=$RUN" -o 'jsonpath={.items[*].metadata.name}') || return 1
  if [ -z "$made" ]; then
    made="${schedule}-$1-$stamp"
    printf '${manifest}' "$made" "$1" "$RUN" "$now" "$1" | kubectl create --validate=false -f - || return 1
  fi
  kubectl wait "${KIND}/$made" '--for=jsonpath={.status.readyToUse}=true' --timeout=${(failureDeadlineSeconds ?? FAILURE_DEADLINE) + GRACE}s || return 1
  all=$(kubectl get ${KIND} -l "$of,snapshot-taken" -o 'jsonpath=${COLUMNS}') || return 1
  printf '%s\\n' "$all" | sort -rn | {
    kept=0
    while read -r taken name ready; do
      [ -n "$taken" ] || continue
      if ${expired}; then
        kubectl delete "${KIND}/$name" --ignore-not-found --wait=false || exit 1
      elif [ "$ready" = true ]; then
        kept=$((kept + 1))
      fi
    done
  }
}

failed=0
for vm in ${virtualMachines.join(' ')}; do
  snapshot "$vm" || failed=1
done
exit $failed
`;
}
