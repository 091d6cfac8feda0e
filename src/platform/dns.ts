/** The pods that answer DNS queries, as a NetworkPolicy sees them. */
export interface PlatformDns {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** The labels of the pods. */
  readonly podLabels: { [key: string]: string };
  /** The port the pods listen on, UDP and TCP alike; not the port of the Service in front of them. */
  readonly port: number;
}
