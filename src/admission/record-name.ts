/** The file with what a synthesis judged by, beside what it wrote. Neither kubectl nor Argo CD takes it for a manifest. */
export const RECORD = '.cdk8s-admission';
